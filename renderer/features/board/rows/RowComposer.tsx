import { Select } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { type Dimension, dimensions } from '#shared/schema/vocabulary.ts'
import { useBoard } from '../board-context.ts'
import { useNames } from '../use-names.ts'
import css from './rows.module.css'

/** Name a row and Enter, again and again. The dimension that was chosen last is kept for the next one. */
export function RowComposer() {
  const { t } = useTranslation('layout')
  const { store } = useBoard()
  const { dimensionName } = useNames()
  const { run } = useCommand()
  const [title, setTitle] = useState('')
  const [dimension, setDimension] = useState<Dimension | null>(null)
  const fieldRef = useRef<HTMLInputElement>(null)
  const add = async () => {
    const written = title.trim()
    const boardId = store.getState().board?.id
    if (written === '' || boardId === undefined) return
    setTitle('')
    const added = await run(() => api.boardLayout.addRow({ boardId, title: written, dimension }))
    // Nothing typed is lost, unless the next row is being written already.
    if (added === undefined) setTitle((next) => (next === '' ? written : next))
    else requestAnimationFrame(() => fieldRef.current?.scrollIntoView({ block: 'nearest' }))
  }
  return (
    <div className={css.rowComposer}>
      <input
        ref={fieldRef}
        className={css.rowField}
        dir="auto"
        value={title}
        maxLength={200}
        placeholder={t('row.addPlaceholder')}
        aria-label={t('row.add')}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
        }}
      />
      <Select
        size="xs"
        className={css.rowDimensionField}
        data={dimensions.map((value) => ({ value, label: dimensionName(value) }))}
        value={dimension}
        onChange={setDimension}
        placeholder={t('row.noDimension')}
        aria-label={t('row.setDimension')}
        clearable
      />
    </div>
  )
}
