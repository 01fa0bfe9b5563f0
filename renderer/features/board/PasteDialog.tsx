import { Button, Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PastedLine, readPaste } from '#shared/domain/paste.ts'
import { maxNoteLength } from '#shared/schema/board.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { drawnText } from './cards.ts'
import { mostNotesAtOnce } from './commands.ts'

interface Props {
  pasted: string
  zoneTitle: string
  /** @returns false when the core refused; the choice stays on the screen then */
  onAdd: (texts: string[]) => Promise<boolean>
  onClose: () => void
}

/** Lines drawn at first; a long paste is paged so that it opens at once. */
const pageLength = 300

/** A paste of many lines, looked at before it becomes notes: one note a line, in one undo step. */
export function PasteDialog({ pasted, zoneTitle, onAdd, onClose }: Props) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const { lines, emptyCount } = useMemo(() => {
    const texts = [...store.getState().notes.values()].map(({ text }) => text)
    return readPaste(pasted, texts, maxNoteLength)
  }, [store, pasted])
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() =>
    linesOf(lines.filter(({ problem }) => problem === null)),
  )
  const [drawnCount, setDrawnCount] = useState(pageLength)
  const [isBusy, setBusy] = useState(false)
  const possible = lines.filter(({ problem }) => problem !== 'tooLong')
  const repeatedCount = lines.filter(({ problem }) => problem === 'repeated' || problem === 'onBoard').length

  const choose = (lineNumber: number, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(lineNumber)
    else next.delete(lineNumber)
    setChosen(next)
  }
  const add = async () => {
    setBusy(true)
    const texts = lines.filter(({ lineNumber }) => chosen.has(lineNumber)).map(({ text }) => text)
    const isAdded = await onAdd(texts)
    setBusy(false)
    if (isAdded) onClose()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('paste.title', { zone: zoneTitle })}
      size="44rem"
      centered
      returnFocus={false}
    >
      <p className={css.pasteSummary}>
        {t('paste.lines', { count: lines.length })}
        {emptyCount > 0 && ` ${t('paste.empty', { count: emptyCount })}`}
        {repeatedCount > 0 && ` ${t('paste.repeated', { count: repeatedCount })}`}
      </p>
      <ol className={css.pasteLines}>
        {lines.slice(0, drawnCount).map((line) => (
          <Line key={line.lineNumber} line={line} isChosen={chosen.has(line.lineNumber)} onChoose={choose} />
        ))}
      </ol>
      {drawnCount < lines.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setDrawnCount(drawnCount + pageLength)}>
          {t('paste.more', { count: lines.length - drawnCount })}
        </Button>
      )}
      {chosen.size > mostNotesAtOnce && (
        <p className={css.pasteTooMany} role="alert">
          {t('paste.tooMany', { count: mostNotesAtOnce })}
        </p>
      )}
      <div className={css.pasteFoot}>
        <Button
          variant="subtle"
          onClick={() => setChosen(chosen.size === possible.length ? new Set() : linesOf(possible))}
        >
          {chosen.size === possible.length ? t('paste.none') : t('paste.all')}
        </Button>
        <span className={css.grow} />
        <Button variant="default" onClick={onClose}>
          {t('paste.cancel')}
        </Button>
        <Button
          data-autofocus
          loading={isBusy}
          disabled={chosen.size === 0 || chosen.size > mostNotesAtOnce}
          onClick={() => void add()}
        >
          {t('paste.add', { count: chosen.size })}
        </Button>
      </div>
    </Modal>
  )
}

const linesOf = (lines: readonly PastedLine[]): ReadonlySet<number> =>
  new Set(lines.map(({ lineNumber }) => lineNumber))

function Line(props: {
  line: PastedLine
  isChosen: boolean
  onChoose: (lineNumber: number, isChosen: boolean) => void
}) {
  const { t } = useTranslation('board')
  const { line, isChosen, onChoose } = props
  const { lineNumber, problem, sameAsLine } = line
  return (
    <li className={css.pasteLine} data-chosen={isChosen || undefined}>
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={problem === 'tooLong'}
          onChange={(event) => onChoose(lineNumber, event.currentTarget.checked)}
        />
        <span dir="auto">{drawnText(line.text)}</span>
      </label>
      {problem !== null && (
        <span className={css.pasteProblem}>
          {problem === 'repeated' && t('paste.sameAsLine', { line: sameAsLine })}
          {problem === 'onBoard' && t('paste.onBoard')}
          {problem === 'tooLong' && t('paste.tooLong', { maxLength: maxNoteLength })}
        </span>
      )}
    </li>
  )
}
