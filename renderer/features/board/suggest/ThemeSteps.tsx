import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone } from '#renderer/app/notify.ts'
import { type ThemeSuggestion, strengthStepOf } from '#shared/domain/suggestions/suggest-themes.ts'
import { useBoard } from '../board-context.ts'
import { useNote, useZones } from '../board-store.ts'
import { groupNotes, moveNotes } from '../commands.ts'
import { useNames } from '../use-names.ts'
import { StepList } from './StepList.tsx'
import { useSuggest } from './suggest-store.ts'
import css from './suggest.module.css'

/** What somebody changed of a suggestion before accepting it. */
interface Draft {
  title?: string
  leftOutIds: ReadonlySet<string>
}

const untouched: Draft = { leftOutIds: new Set() }
const maxTitleLength = 160

/** Themes that the words in common suggest, decided one by one. */
export function ThemeSteps() {
  const { t } = useTranslation('suggest')
  const { suggest, store } = useBoard()
  const { zoneTitle } = useNames()
  const zones = useZones(store)
  const suggestions = useSuggest(suggest, (state) => state.suggestions) ?? []
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map())
  const draftOf = ({ key }: ThemeSuggestion) => drafts.get(key) ?? untouched
  const change = ({ key }: ThemeSuggestion, draft: Partial<Draft>) =>
    setDrafts(new Map(drafts).set(key, { ...untouched, ...drafts.get(key), ...draft }))

  const accept = async (suggestion: ThemeSuggestion) => {
    const { title, leftOutIds } = draftOf(suggestion)
    const { notes } = store.getState()
    // Others work on the board as well: what they grouped meanwhile stays where they put it.
    const noteIds = suggestion.noteIds.filter((id) => !leftOutIds.has(id) && notes.get(id)?.themeId === null)
    if (noteIds.length === 0) return
    const written = title?.trim() ?? ''
    const newTitle = (written === '' ? suggestion.title : written).slice(0, maxTitleLength)
    const themeId = await send(suggestion, noteIds, newTitle)
    if (themeId === null) return
    suggest.dismiss([...leftOutIds].map((id) => `${themeId}/note:${id}`))
    suggest.drop(suggestion.key)
    showDone(
      t('themes.done', { count: noteIds.length, title: suggestion.themeId === null ? newTitle : suggestion.title }),
    )
  }
  const dismiss = ({ key, dismissKeys }: ThemeSuggestion) => {
    suggest.dismiss(dismissKeys)
    suggest.drop(key)
  }

  if (suggestions.length === 0) return <p className={css.message}>{t('themes.empty')}</p>
  return (
    <>
      <StepList
        items={suggestions}
        label={t('themes.list')}
        labelOf={({ title, noteIds }) => t('themes.item', { title, count: noteIds.length })}
        onAccept={(suggestion) => void accept(suggestion)}
        onDismiss={dismiss}
        renderHead={(suggestion) => {
          const zone = zones.find(({ id }) => id === suggestion.zoneId)
          return (
            <>
              <div className={css.itemHead}>
                <span className={css.zone} data-tone={zone?.tone} title={zone === undefined ? '' : zoneTitle(zone)}>
                  {zone?.letter}
                </span>
                <strong className={css.title} dir="auto">
                  {draftOf(suggestion).title ?? suggestion.title}
                </strong>
                <span className={css.count}>{t('themes.count', { count: suggestion.noteIds.length })}</span>
              </div>
              <p className={css.reason}>
                {t('themes.reason', { count: suggestion.words.length, words: suggestion.words.join(', ') })}
                {' · '}
                {t(`themes.strength.${strengthStepOf(suggestion.strength)}`)}
              </p>
            </>
          )
        }}
        renderBody={(suggestion) => (
          <>
            {suggestion.themeId === null ? (
              <TextInput
                size="xs"
                label={t('themes.title')}
                value={draftOf(suggestion).title ?? suggestion.title}
                maxLength={maxTitleLength}
                onChange={(event) => change(suggestion, { title: event.currentTarget.value })}
              />
            ) : (
              <p className={css.join}>{t('themes.join', { title: suggestion.title })}</p>
            )}
            <ul className={css.notes} aria-label={t('themes.notes')}>
              {suggestion.noteIds.map((id) => (
                <NoteChoice
                  key={id}
                  id={id}
                  isChosen={!draftOf(suggestion).leftOutIds.has(id)}
                  onChange={(isChosen) => {
                    const leftOutIds = new Set(draftOf(suggestion).leftOutIds)
                    if (isChosen) leftOutIds.delete(id)
                    else leftOutIds.add(id)
                    change(suggestion, { leftOutIds })
                  }}
                />
              ))}
            </ul>
            <div className={css.buttons}>
              <Button
                size="xs"
                disabled={draftOf(suggestion).leftOutIds.size >= suggestion.noteIds.length}
                rightSection={<kbd>Enter</kbd>}
                onClick={() => void accept(suggestion)}
              >
                {t('themes.accept')}
              </Button>
              <Button size="xs" variant="default" rightSection={<kbd>Del</kbd>} onClick={() => dismiss(suggestion)}>
                {t('themes.dismiss')}
              </Button>
            </div>
          </>
        )}
      />
      <p className={css.hint}>{t('hint')}</p>
    </>
  )
}

/** Sends a suggestion as one command. @returns the theme that holds the notes now, or null after a refusal */
async function send({ themeId, zoneId }: ThemeSuggestion, noteIds: string[], title: string): Promise<string | null> {
  if (themeId === null) return (await groupNotes(noteIds, null, title))?.id ?? null
  return (await moveNotes({ noteIds, zoneId, themeId, beforeId: null })) ? themeId : null
}

interface NoteChoiceProps {
  id: string
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}

function NoteChoice({ id, isChosen, onChange }: NoteChoiceProps) {
  const note = useNote(useBoard().store, id)
  if (note === undefined) return null
  return (
    <li className={css.note}>
      <Checkbox
        size="xs"
        checked={isChosen}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={<span dir="auto">{note.text.slice(0, 300)}</span>}
      />
    </li>
  )
}
