import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/use-command.ts'
import { roman } from './format.ts'
import styles from './room.module.css'
import { useHistoryCommands } from './use-history-commands.ts'
import { useRoomPlace } from './use-room-place.ts'

interface PaletteCommand {
  id: string
  text: string
  hint?: string
  run: () => void
}

/** The command palette (Ctrl+K): type a few letters of a command, a stage or an activity. */
export function Palette({ view, onClose }: { view: WorkshopView; onClose: () => void }) {
  const { t } = useTranslation('room')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState(0)
  const commands = useCommands(view)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = commands.filter((command) => {
    const text = `${command.text} ${command.hint ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const index = Math.min(chosen, Math.max(0, found.length - 1))
  const choose = (command: PaletteCommand | undefined) => {
    if (command === undefined) return
    onClose()
    command.run()
  }
  return (
    <Modal opened onClose={onClose} title={t('palette.title')} withCloseButton={false} size="lg" yOffset="12vh">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="palette-options"
        aria-activedescendant={found[index] === undefined ? undefined : `palette-${found[index].id}`}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, index + 1))
          else if (event.key === 'ArrowUp') setChosen(Math.max(0, index - 1))
          else if (event.key === 'Enter') choose(found[index])
          else return
          event.preventDefault()
        }}
      />
      <div id="palette-options" role="listbox" aria-label={t('palette.title')} className={styles.options}>
        {found.length === 0 && <p className={styles.muted}>{t('palette.none')}</p>}
        {found.map((command, place) => (
          <div
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            aria-selected={place === index}
            tabIndex={-1}
            className={styles.option}
            onClick={() => choose(command)}
            onKeyDown={(event) => event.key === 'Enter' && choose(command)}
          >
            <span>{command.text}</span>
            <span className={styles.muted}>{command.hint}</span>
          </div>
        ))}
      </div>
    </Modal>
  )
}

function useCommands(view: WorkshopView): PaletteCommand[] {
  const { t, i18n } = useTranslation('room')
  const { t: help } = useTranslation('help')
  const { go, show } = useRoomPlace()
  const { undo, redo } = useHistoryCommands()
  const { run } = useCommand()
  const open = view.activities.find((activity) => activity.state === 'open')
  const currentDay = view.days.find((day) => day.id === open?.dayId)
  const stage = view.stages.find((candidate) => candidate.id === currentDay?.stageId) ?? view.stages[0]!
  const isDark = document.documentElement.dataset['theme'] === 'dark'
  const activities = view.activities.map((activity): PaletteCommand => {
    const stageId = view.days.find((day) => day.id === activity.dayId)?.stageId
    const number = view.stages.find((candidate) => candidate.id === stageId)?.number ?? 1
    return {
      id: activity.id,
      text: t('palette.goTo', { title: activity.title }),
      hint: roman(number),
      run: () => go({ page: 'activity', activityId: activity.id }),
    }
  })
  return [
    { id: 'attendance', text: t('attendance'), run: () => go({ page: 'attendance', stageId: stage.id }) },
    { id: 'minutes', text: t('minutes'), run: () => go({ page: 'minutes', stageId: stage.id }) },
    { id: 'undo', text: t('status.undo'), hint: 'Ctrl Z', run: () => void undo() },
    { id: 'redo', text: t('status.redo'), hint: 'Ctrl Y', run: () => void redo() },
    { id: 'agenda', text: t('menu.agenda'), run: () => show({ kind: 'agenda', stageId: stage.id }) },
    { id: 'closeStage', text: t('closeStage.button'), run: () => show({ kind: 'closeStage', stageId: stage.id }) },
    { id: 'settings', text: t('menu.settings'), run: () => show({ kind: 'settings' }) },
    { id: 'history', text: t('menu.history'), run: () => show({ kind: 'history' }) },
    { id: 'help', text: help('title'), run: () => show({ kind: 'help', page: 'board' }) },
    { id: 'secrecy', text: help('page.secrecy.title'), run: () => show({ kind: 'help', page: 'secrecy' }) },
    { id: 'keys', text: t('menu.help'), hint: '?', run: () => show({ kind: 'keys' }) },
    ...(['organisations', 'participants', 'notes', 'programmes'] as const).map((what): PaletteCommand => {
      const texts = {
        organisations: t('menu.importUnits'),
        participants: t('menu.importPeople'),
        notes: t('menu.importNotes'),
        programmes: t('menu.importProgrammes'),
      }
      return { id: what, text: texts[what], run: () => show({ kind: 'import', what, activityId: null }) }
    }),
    {
      id: 'theme',
      text: isDark ? t('menu.themeLight') : t('menu.themeDark'),
      run: () => void run(() => api.app.setPreferences({ theme: isDark ? 'light' : 'dark' })),
    },
    {
      id: 'language',
      text: t('menu.language'),
      run: () => void run(() => api.app.setPreferences({ locale: i18n.language === 'id' ? 'en' : 'id' })),
    },
    { id: 'close', text: t('menu.closeFile'), run: () => void run(() => api.app.closeFile()) },
    ...activities,
  ]
}
