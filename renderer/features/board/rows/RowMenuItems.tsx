import { Menu } from '@mantine/core'
import { IconGauge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import { readinessLevels } from '#shared/schema/vocabulary.ts'
import { useBoard } from '../board-context.ts'
import { useRows } from '../board-store.ts'
import { themeIdOfCard } from '../cards.ts'
import type { Gestures } from '../use-gestures.ts'
import { ReadinessShape } from '#renderer/ui/ReadinessShape.tsx'
import css from './rows.module.css'

interface Props {
  /** Notes, or one theme. */
  ids: string[]
  cardId: string
  gestures: Gestures
}

/** The rows of the board as places to move to; nothing on a board without rows. */
export function RowMenuItems({ ids, cardId, gestures }: Props) {
  const { t } = useTranslation('layout')
  const { store } = useBoard()
  const rows = useRows(store)
  if (rows.length === 0) return null
  const { notes, themes } = store.getState()
  const rowOf = (id: string) => (notes.get(id) ?? themes.get(themeIdOfCard(id) ?? ''))?.rowId
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('row.moveTo')}</Menu.Label>
      <div className={css.menuScroll}>
        {rows.map((row) => (
          <Menu.Item
            key={row.id}
            disabled={ids.every((id) => rowOf(id) === row.id)}
            onClick={() => gestures.moveToRow(ids, cardId, row.id)}
          >
            <span className={css.menuRow} dir="auto">
              {row.title}
            </span>
          </Menu.Item>
        ))}
      </div>
    </>
  )
}

/** The way to the ratings; only on boards whose notes are rated. */
export function RateMenuItem({ onSwitch }: { onSwitch: () => void }) {
  const { t } = useTranslation('layout')
  const { board } = useBoard().store.getState()
  if (board === null || !isRatedBoard(board)) return null
  return (
    <Menu.Item
      leftSection={<IconGauge size={16} />}
      rightSection={<kbd>R</kbd>}
      closeMenuOnClick={false}
      onClick={onSwitch}
    >
      {t('readiness.rate')}
    </Menu.Item>
  )
}

/** Baik, Sedang, Kurang by click or by their digits; 0 takes the rating back. */
export function ReadinessItems({ ids, cardId, gestures, onPicked }: Props & { onPicked: () => void }) {
  const { t } = useTranslation(['layout', 'domain'])
  const { store } = useBoard()
  const ratings = new Set(ids.map((id) => store.getState().notes.get(id)?.readiness))
  const current = ratings.size === 1 ? [...ratings][0] : undefined
  return (
    <Menu.Dropdown
      aria-label={t('layout:readiness.rate')}
      onKeyDown={(event) => {
        const digit = /^[0-3]$/.test(event.key) ? Number(event.key) : null
        if (digit === null) return
        event.preventDefault()
        gestures.rate(ids, cardId, readinessLevels[digit - 1] ?? null)
        onPicked()
      }}
    >
      <Menu.Label>{t('layout:readiness.rateMany', { count: ids.length })}</Menu.Label>
      {readinessLevels.map((level, index) => (
        <Menu.Item
          key={level}
          leftSection={<ReadinessShape level={level} />}
          rightSection={<kbd>{index + 1}</kbd>}
          aria-current={current === level || undefined}
          fw={current === level ? 700 : undefined}
          onClick={() => gestures.rate(ids, cardId, level)}
        >
          {t(`domain:readiness.${level}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        leftSection={<ReadinessShape level={null} />}
        rightSection={<kbd>0</kbd>}
        onClick={() => gestures.rate(ids, cardId, null)}
      >
        {t('layout:readiness.none')}
      </Menu.Item>
    </Menu.Dropdown>
  )
}
