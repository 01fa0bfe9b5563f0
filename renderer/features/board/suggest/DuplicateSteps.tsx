import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { showDone } from '#renderer/app/notify.ts'
import type { DuplicateGroup } from '#shared/domain/duplicates.ts'
import { useBoard } from '../board-context.ts'
import { useNote } from '../board-store.ts'
import { drawnText } from '../cards.ts'
import { mergeNotes } from '../commands.ts'
import { StepList } from './StepList.tsx'
import { useSuggest } from './suggest-store.ts'
import css from './suggest.module.css'

/** Notes that may say the same: made one with the texts of all, or said to be different; decided one by one. */
export function DuplicateSteps() {
  const { t } = useTranslation('suggest')
  const { suggest, store } = useBoard()
  const groups = useSuggest(suggest, (state) => state.duplicates)
  const merge = async ({ key, noteIds }: DuplicateGroup) => {
    const { notes } = store.getState()
    const present = noteIds.filter((id) => notes.has(id))
    if (present.length < 2) return
    const merged = await mergeNotes(present)
    if (merged === null) return
    suggest.drop(key)
    showDone(t('duplicates.done', { count: present.length, note: `C-${merged.number}` }))
  }
  const dismiss = ({ key, noteIds }: DuplicateGroup) => {
    suggest.dismissDuplicates(noteIds)
    suggest.drop(key)
  }
  if (groups.length === 0) return <p className={css.message}>{t('duplicates.empty')}</p>
  return (
    <>
      <StepList
        items={groups}
        label={t('duplicates.list')}
        labelOf={({ noteIds }) => t('duplicates.item', { count: noteIds.length })}
        onAccept={(group) => void merge(group)}
        onDismiss={dismiss}
        renderHead={({ noteIds, isSame }) => (
          <>
            <FirstText id={noteIds[0]!} />
            <p className={css.reason}>
              {t('duplicates.count', { count: noteIds.length })}
              {' · '}
              {isSame ? t('duplicates.same') : t('duplicates.alike')}
            </p>
          </>
        )}
        renderBody={(group) => (
          <>
            <ul className={css.notes} aria-label={t('themes.notes')}>
              {group.noteIds.map((id) => (
                <NoteText key={id} id={id} />
              ))}
            </ul>
            <div className={css.buttons}>
              <Button size="xs" rightSection={<kbd>Enter</kbd>} onClick={() => void merge(group)}>
                {t('duplicates.merge')}
              </Button>
              <Button size="xs" variant="default" rightSection={<kbd>Del</kbd>} onClick={() => dismiss(group)}>
                {t('duplicates.dismiss')}
              </Button>
            </div>
          </>
        )}
      />
      <p className={css.hint}>{t('duplicates.hint')}</p>
    </>
  )
}

function FirstText({ id }: { id: string }) {
  const note = useNote(useBoard().store, id)
  return (
    <strong className={css.title} dir="auto">
      {note?.text.slice(0, 120)}
    </strong>
  )
}

function NoteText({ id }: { id: string }) {
  const note = useNote(useBoard().store, id)
  if (note === undefined) return null
  return (
    <li className={css.duplicate}>
      <span className={css.number}>C-{note.number}</span>
      <span dir="auto">{drawnText(note.text)}</span>
    </li>
  )
}
