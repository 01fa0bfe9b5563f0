import { IconDots } from '@tabler/icons-react'
import { memo, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dragHelpId } from '#renderer/ui/sorting/DragSurface.tsx'
import { keepFocusOn } from '#renderer/ui/sorting/focus.ts'
import { useIsFocusStop, useIsSelected } from '#renderer/ui/sorting/selection.ts'
import { type Note, maxNoteLength } from '#shared/schema/board.ts'
import { LengthHint } from './LengthHint.tsx'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { useNote } from './board-store.ts'
import { drawnText } from './cards.ts'
import { editNote } from './commands.ts'
import { stopEditing, useIsEditing } from './editing.ts'
import { ReadinessMark } from './rows/ReadinessMark.tsx'
import { useGroupName, useUnitName } from './label-names.ts'
import { useIsDuplicate } from './suggest/suggest-store.ts'

/** A note on the board. Its keys, clicks and drags are handled by the surface around it. */
export const NoteCard = memo(function NoteCard({ id, isFirst }: { id: string; isFirst: boolean }) {
  const { store, selection, editing, isReadOnly, words, suggest } = useBoard()
  const note = useNote(store, id)
  const isSelected = useIsSelected(selection, id)
  const isFocusStop = useIsFocusStop(selection, id)
  const isEditing = useIsEditing(editing, id) && !isReadOnly
  const isDuplicate = useIsDuplicate(suggest, id)
  if (note === undefined) return null
  return (
    <li
      className={css.card}
      data-card-id={id}
      data-selected={isSelected || undefined}
      data-editing={isEditing || undefined}
      tabIndex={isFirst || isFocusStop ? 0 : -1}
      aria-describedby={dragHelpId}
    >
      {isEditing ? (
        <NoteEditor note={note} />
      ) : (
        <>
          <NoteFace note={note} />
          {isDuplicate && <span className={css.duplicateMark}>{words.maybeDuplicate}</span>}
          {isSelected && <span className={css.spoken}>{words.isSelected}</span>}
          {!isReadOnly && (
            <button
              type="button"
              className={css.cardMenu}
              data-menu-of={id}
              tabIndex={-1}
              aria-label={words.menuOf(note.text)}
              title={words.menuTitle}
            >
              <IconDots size={16} aria-hidden />
            </button>
          )}
        </>
      )}
    </li>
  )
})

/** What a card says; also under the pointer while it is dragged. Participants' words are only ever text. */
export function NoteFace({ note }: { note: Note }) {
  return (
    <div className={css.face}>
      <span className={css.noteText} dir="auto">
        {drawnText(note.text)}
      </span>
      <NoteLabels note={note} />
      <ReadinessMark note={note} />
    </div>
  )
}

/** Dimension, OPD and Pokja of a note in one calm line; nothing where it has none. */
function NoteLabels({ note }: { note: Note }) {
  const { words } = useBoard()
  const { dimension, unitId, workingGroupId } = note
  if (dimension === null && unitId === null && workingGroupId === null) return null
  return (
    <span className={css.labels}>
      {dimension !== null && (
        <span className={css.dimension} data-dimension={dimension}>
          {words.dimension(dimension)}
        </span>
      )}
      {(unitId !== null || workingGroupId !== null) && <OtherLabels unitId={unitId} workingGroupId={workingGroupId} />}
    </span>
  )
}

function OtherLabels({ unitId, workingGroupId }: Pick<Note, 'unitId' | 'workingGroupId'>) {
  const { names } = useBoard()
  const unit = useUnitName(names, unitId)
  const group = useGroupName(names, workingGroupId)
  return (
    <span className={css.otherLabels} dir="auto">
      {[unit, group].filter(Boolean).join(' · ')}
    </span>
  )
}

/** The text of a note, written in place: Enter keeps it, Escape brings the old one back, leaving keeps it too. */
export function NoteEditor({ note }: { note: Note }) {
  const { t } = useTranslation('board')
  const { editing, surfaceRef } = useBoard()
  const [text, setText] = useState(note.text)
  const isClosed = useRef(false)
  const editorRef = useRef<HTMLDivElement>(null)
  // The field is higher than its card and grows with the text: at the lower edge of a zone it would be cut off.
  useLayoutEffect(() => {
    editorRef.current?.scrollIntoView({ block: 'nearest' })
  })

  const close = (isByKey: boolean) => {
    isClosed.current = true
    stopEditing(editing, note.id)
    if (isByKey && surfaceRef.current !== null) keepFocusOn(surfaceRef.current, note.id)
  }
  const save = async (isByKey: boolean) => {
    if (isClosed.current) return
    const next = text.trim()
    if (next === '' || next === note.text) return close(isByKey)
    isClosed.current = true
    // A refused text stays in its editor: nothing that was typed is lost.
    if (await editNote(note.id, next)) close(isByKey)
    else isClosed.current = false
  }

  return (
    <div ref={editorRef} className={css.editor}>
      <textarea
        ref={focusAtEnd}
        className={css.editorText}
        dir="auto"
        value={text}
        maxLength={maxNoteLength}
        aria-label={t('card.edit')}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void save(false)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') return close(true)
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void save(true)
        }}
      />
      <LengthHint length={text.length} />
    </div>
  )
}

function focusAtEnd(element: HTMLTextAreaElement | null): void {
  if (element === null || document.activeElement === element) return
  element.focus()
  element.setSelectionRange(element.value.length, element.value.length)
}
