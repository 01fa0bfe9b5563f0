import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { BoardRow } from '#shared/schema/board.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import { useBoard } from '../board-context.ts'
import { useRows } from '../board-store.ts'
import { useNames } from '../use-names.ts'
import { SharesBar } from './Shares.tsx'
import css from './rows.module.css'

/** The heading of a row. Rows that the room named are renamed, moved, given a dimension and removed here. */
export function RowHeading({ row, index, isRated }: { row: BoardRow | null; index: number; isRated: boolean }) {
  const { t } = useTranslation('layout')
  const { store, isReadOnly } = useBoard()
  const { dimensionShort } = useNames()
  const [isNaming, setNaming] = useState(false)
  const isFree = store.getState().board?.rowKind === 'free'
  if (row === null) {
    return (
      <div className={css.rowHead}>
        <div className={css.rowText}>
          <h3 className={css.rowTitle}>{t('row.below')}</h3>
          <p className={css.hint}>{t('row.belowHint')}</p>
        </div>
      </div>
    )
  }
  return (
    <div className={css.rowHead} data-dimension={row.dimension ?? undefined}>
      <div className={css.rowText}>
        {isNaming ? (
          <RowName row={row} onDone={() => setNaming(false)} />
        ) : (
          <h3 className={css.rowTitle} dir="auto" title={row.title}>
            {isFree && !isReadOnly ? (
              <button type="button" className={css.rename} title={t('row.rename')} onClick={() => setNaming(true)}>
                {row.title}
              </button>
            ) : (
              row.title
            )}
          </h3>
        )}
        {isFree && row.dimension !== null && <span className={css.rowDimension}>{dimensionShort(row.dimension)}</span>}
        {isRated && <SharesBar rowId={row.id} />}
        {isFree && !isReadOnly && !isNaming && <RowMenu row={row} index={index} onRename={() => setNaming(true)} />}
      </div>
    </div>
  )
}

function RowName({ row, onDone }: { row: BoardRow; onDone: () => void }) {
  const { t } = useTranslation('layout')
  const { run } = useCommand()
  const [title, setTitle] = useState(row.title)
  const isClosed = useRef(false)
  const close = () => {
    isClosed.current = true
    onDone()
  }
  const save = async () => {
    if (isClosed.current) return
    const next = title.trim()
    if (next === '' || next === row.title) return close()
    isClosed.current = true
    await run(() => api.boardLayout.updateRow({ rowId: row.id, patch: { title: next } }))
    onDone()
  }
  return (
    <input
      ref={selectAllOnce}
      className={css.rowName}
      dir="auto"
      value={title}
      maxLength={200}
      aria-label={t('row.name')}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close()
        else if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save()
      }}
    />
  )
}

function selectAllOnce(element: HTMLInputElement | null): void {
  if (element === null || document.activeElement === element) return
  element.focus()
  element.select()
}

function RowMenu({ row, index, onRename }: { row: BoardRow; index: number; onRename: () => void }) {
  const { t } = useTranslation('layout')
  const { store } = useBoard()
  const { dimensionName } = useNames()
  const rows = useRows(store)
  const { run } = useCommand()
  const move = (beforeId: string | null) => void run(() => api.boardLayout.moveRow({ rowId: row.id, beforeId }))
  const setDimension = (dimension: BoardRow['dimension']) =>
    void run(() => api.boardLayout.updateRow({ rowId: row.id, patch: { dimension } }))
  const remove = async () => {
    const removed = await run(async () => {
      await api.boardLayout.removeRow({ rowId: row.id })
      return true
    })
    if (removed === true) showDone(t('row.removed', { title: row.title }))
  }
  return (
    <Menu position="right-start" withinPortal shadow="lg" width={260} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon
          className={css.rowMenu}
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('row.menu', { title: row.title })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
          {t('row.rename')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={16} />}
          disabled={index === 0}
          onClick={() => move(rows[index - 1]?.id ?? null)}
        >
          {t('row.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} />}
          disabled={index >= rows.length - 1}
          onClick={() => move(rows[index + 2]?.id ?? null)}
        >
          {t('row.down')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('row.setDimension')}</Menu.Label>
        {dimensions.map((dimension) => (
          <Menu.Item
            key={dimension}
            leftSection={<span className={css.dot} data-dimension={dimension} />}
            aria-current={row.dimension === dimension || undefined}
            fw={row.dimension === dimension ? 700 : undefined}
            onClick={() => setDimension(dimension)}
          >
            {dimensionName(dimension)}
          </Menu.Item>
        ))}
        <Menu.Item disabled={row.dimension === null} onClick={() => setDimension(null)}>
          {t('row.noDimension')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} c="var(--danger)" onClick={() => void remove()}>
          {t('row.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
