import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone, showRefusal } from '#renderer/app/notify.ts'
import { hasManyLines } from '#shared/domain/paste.ts'
import { type Note, maxNoteLength } from '#shared/schema/board.ts'
import { LengthHint } from './LengthHint.tsx'
import { NewNoteLabelsButton, labelsForNew } from './NewNoteLabels.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import type { BoardStore } from './board-store.ts'
import { addNotes } from './commands.ts'

/** The longest paste that is looked at, in characters; more belongs into a file. */
const longestPaste = 1_000_000

interface Props {
  zoneId: string
  zoneTitle: string
  /** 1 for the first zone. */
  place: number
  /** On a board with rows: the row of the cell, null below the rows. The field is then a small one. */
  rowId?: string | null
}

/** Write a note and Enter, again and again; or paste a list. Typing renders nothing but this field. */
export function Composer({ zoneId, zoneTitle, place, rowId }: Props) {
  const { t } = useTranslation('board')
  const { store, selection, view } = useBoard()
  const [text, setText] = useState('')
  const [pasted, setPasted] = useState<string | null>(null)
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const isInCell = rowId !== undefined

  const add = async () => {
    const written = text.trim()
    if (written === '') return
    setText('')
    const added = await addNotes(zoneId, [written], labelsForNew(view, store), rowId)
    // Nothing typed is lost: the text comes back, unless the next note is being written already.
    if (added === null) setText((next) => (next === '' ? written : next))
    else showLast(added)
  }
  const addMany = async (texts: string[]): Promise<boolean> => {
    const added = await addNotes(zoneId, texts, labelsForNew(view, store), rowId)
    if (added === null) return false
    showDone(t('paste.done', { count: texts.length, zone: zoneTitle }))
    showLast(added)
    return true
  }
  const showLast = (added: readonly Note[]) => {
    const lastId = added.at(-1)?.id
    const list = fieldRef.current?.closest('[data-zone-id]')?.querySelector('[data-place-id]')
    // The answer may overtake the live event that brings the cards.
    if (lastId === undefined) return
    whenKnown(store, lastId, () => {
      if (isInCell) fieldRef.current?.scrollIntoView({ block: 'nearest' })
      else list?.scrollTo({ top: list.scrollHeight })
    })
  }

  const onPaste = (event: React.ClipboardEvent) => {
    const clip = event.clipboardData.getData('text/plain')
    const isTooLong = clip.length > longestPaste || (!hasManyLines(clip) && clip.trim().length > maxNoteLength)
    if (isTooLong) {
      // The field would cut it silently.
      event.preventDefault()
      const maxLength = clip.length > longestPaste ? longestPaste : maxNoteLength
      showRefusal({ code: 'TEXT_TOO_LONG', data: { maxLength } })
    } else if (hasManyLines(clip)) {
      event.preventDefault()
      setPasted(clip)
    }
  }

  return (
    <div className={css.composer}>
      <textarea
        ref={fieldRef}
        className={css.composerText}
        rows={1}
        dir="auto"
        value={text}
        maxLength={maxNoteLength}
        placeholder={isInCell ? '+' : t('composer.placeholder')}
        aria-label={t('composer.label', { zone: zoneTitle })}
        data-composer={place}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={() => selection.clear()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void add()
        }}
        onPaste={onPaste}
      />
      <LengthHint length={text.length} />
      {!isInCell && <NewNoteLabelsButton />}
      {pasted !== null && (
        <PasteDialog
          pasted={pasted}
          zoneTitle={zoneTitle}
          onAdd={addMany}
          onClose={() => {
            setPasted(null)
            fieldRef.current?.focus()
          }}
        />
      )}
    </div>
  )
}

/** Calls back in the frame after a note has come onto the board. */
function whenKnown(store: BoardStore, noteId: string, then: () => void): void {
  if (store.getState().notes.has(noteId)) return void requestAnimationFrame(then)
  const stop = store.subscribe(({ notes }) => {
    if (!notes.has(noteId)) return
    stop()
    requestAnimationFrame(then)
  })
}
