import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core'
import { IconClipboardText, IconDots, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import { plannedStarts } from '#shared/domain/agenda.ts'
import { regencyName } from '#shared/domain/regency.ts'
import { clockFromMinutes, dateRange, longDate, weekdayName } from '#shared/domain/words.ts'
import type { Activity, Stage, StageDay } from '#shared/schema/workshop.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/use-command.ts'
import { roman } from './format.ts'
import styles from './room.module.css'
import { useRoomPlace } from './use-room-place.ts'

interface RailProps {
  view: WorkshopView
  stage: Stage
  /** The activity on show; null on the pages of the secretary. */
  activity: Activity | null
}

/** Left side: whose workshop this is, its four stages, the agenda of the one on show, and the secretary's pages. */
export function Rail({ view, stage, activity }: RailProps) {
  const { t, i18n } = useTranslation('room')
  const { place, go } = useRoomPlace()
  const locale = i18n.language === 'en' ? 'en' : 'id'
  const { workshop } = view
  const goToStage = (target: Stage) => {
    const days = view.days.filter((day) => day.stageId === target.id)
    const ofStage = view.activities.filter((candidate) => days.some((day) => day.id === candidate.dayId))
    const next =
      ofStage.find((candidate) => candidate.state === 'open') ??
      ofStage.find((candidate) => candidate.state === 'planned') ??
      ofStage[0]
    if (place.page === 'activity') go({ page: 'activity', activityId: next?.id ?? null })
    else go({ page: place.page, stageId: target.id })
  }
  return (
    <nav className={styles.rail} aria-label={t('stages')}>
      <div className={styles.railHead}>
        <p className={styles.brand}>Rembuk</p>
        <WorkshopMenu stage={stage} />
      </div>
      <div className={styles.place}>
        <strong>{regencyName(workshop)}</strong>
        <small>
          {workshop.province} · {workshop.year}
        </small>
      </div>
      <ol className={styles.stages}>
        {view.stages.map((candidate) => {
          const isCurrent = candidate.id === stage.id
          const days = view.days.filter((day) => day.stageId === candidate.id)
          const dates = dateRange(
            days.map((day) => day.date),
            locale,
          )
          return (
            <li key={candidate.id}>
              <UnstyledButton
                className={styles.stageButton}
                data-current={isCurrent || undefined}
                aria-expanded={isCurrent}
                onClick={() => goToStage(candidate)}
              >
                <span className={styles.numeral} data-state={candidate.state} aria-hidden>
                  {roman(candidate.number)}
                </span>
                <span>
                  <strong>{candidate.title}</strong>
                  <small>{t(`stageLine.${candidate.state}`, { dates })}</small>
                </span>
              </UnstyledButton>
              {isCurrent && <Agenda view={view} days={days} activity={activity} />}
            </li>
          )
        })}
      </ol>
      <div className={styles.railFoot}>
        <Button
          variant={place.page === 'attendance' ? 'light' : 'subtle'}
          color={place.page === 'attendance' ? undefined : 'gray'}
          size="compact-sm"
          justify="start"
          leftSection={<IconUsers size={16} />}
          aria-current={place.page === 'attendance' ? 'page' : undefined}
          onClick={() => go({ page: 'attendance', stageId: stage.id })}
        >
          {t('attendance')}
        </Button>
        <Button
          variant={place.page === 'minutes' ? 'light' : 'subtle'}
          color={place.page === 'minutes' ? undefined : 'gray'}
          size="compact-sm"
          justify="start"
          leftSection={<IconClipboardText size={16} />}
          aria-current={place.page === 'minutes' ? 'page' : undefined}
          onClick={() => go({ page: 'minutes', stageId: stage.id })}
        >
          {t('minutes')}
        </Button>
      </div>
    </nav>
  )
}

function Agenda({
  view,
  days,
  activity,
}: {
  view: WorkshopView
  days: readonly StageDay[]
  activity: Activity | null
}) {
  const { t, i18n } = useTranslation('room')
  const { go } = useRoomPlace()
  const locale = i18n.language === 'en' ? 'en' : 'id'
  return days.map((day) => {
    const ofDay = view.activities.filter((candidate) => candidate.dayId === day.id)
    const starts = plannedStarts(day.startMinutes, ofDay)
    const date = `${weekdayName(day.date, locale)}, ${longDate(day.date, locale)}`
    return (
      <div key={day.id}>
        <div className={styles.dayName}>{t('day', { number: day.number, date })}</div>
        <ol className={styles.agenda}>
          {ofDay.map((candidate, index) => (
            <li key={candidate.id}>
              <UnstyledButton
                className={styles.activityButton}
                aria-current={candidate.id === activity?.id ? 'step' : undefined}
                ref={candidate.id === activity?.id ? bringIntoView : undefined}
                data-state={candidate.state}
                data-skipped={candidate.isSkipped || undefined}
                onClick={() => go({ page: 'activity', activityId: candidate.id })}
              >
                <span className={styles.activityName}>
                  {candidate.state === 'open' && <span className={styles.liveDot} />}
                  {candidate.title}
                  {candidate.isSkipped && <span className="visually-hidden"> ({t('activity.skipped')})</span>}
                </span>
                <time>{clockFromMinutes(starts[index]!)}</time>
              </UnstyledButton>
            </li>
          ))}
        </ol>
      </div>
    )
  })
}

function WorkshopMenu({ stage }: { stage: Stage }) {
  const { t, i18n } = useTranslation('room')
  const { t: help } = useTranslation('help')
  const { show } = useRoomPlace()
  const { run } = useCommand()
  const isDark = document.documentElement.dataset['theme'] === 'dark'
  const importOf = (what: 'organisations' | 'participants' | 'notes' | 'programmes') =>
    show({ kind: 'import', what, activityId: null })
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('menu.label')}>
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => show({ kind: 'settings' })}>{t('menu.settings')}</Menu.Item>
        <Menu.Item onClick={() => show({ kind: 'agenda', stageId: stage.id })}>{t('menu.agenda')}</Menu.Item>
        <Menu.Item onClick={() => show({ kind: 'closeStage', stageId: stage.id })}>
          {stage.state === 'closed' ? t('closeStage.reopen') : t('closeStage.button')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => importOf('organisations')}>{t('menu.importUnits')}</Menu.Item>
        <Menu.Item onClick={() => importOf('participants')}>{t('menu.importPeople')}</Menu.Item>
        <Menu.Item onClick={() => importOf('notes')}>{t('menu.importNotes')}</Menu.Item>
        <Menu.Item onClick={() => importOf('programmes')}>{t('menu.importProgrammes')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => show({ kind: 'history' })}>{t('menu.history')}</Menu.Item>
        <Menu.Item onClick={() => show({ kind: 'help', page: 'board' })}>{help('title')}</Menu.Item>
        <Menu.Item onClick={() => show({ kind: 'keys' })}>{t('menu.help')}</Menu.Item>
        <Menu.Item onClick={() => void run(() => api.app.setPreferences({ theme: isDark ? 'light' : 'dark' }))}>
          {isDark ? t('menu.themeLight') : t('menu.themeDark')}
        </Menu.Item>
        <Menu.Item
          onClick={() => void run(() => api.app.setPreferences({ locale: i18n.language === 'id' ? 'en' : 'id' }))}
        >
          {t('menu.language')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void run(() => api.app.closeFile())}>{t('menu.closeFile')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Keeps the activity on show visible in a long agenda. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
