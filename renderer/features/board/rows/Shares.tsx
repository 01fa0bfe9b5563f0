import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { isRatedBoard, readinessShares } from '#shared/domain/readiness.ts'
import { readinessLevels } from '#shared/schema/vocabulary.ts'
import { useBoard } from '../board-context.ts'
import { useIsFaceDown } from '../board-store.ts'
import { ReadinessShape } from '#renderer/ui/ReadinessShape.tsx'
import css from './rows.module.css'

/** Shares of the rated notes of the board, of one zone or of one row; computed anew when notes change. */
function useShares(part: { zoneId?: string; rowId?: string } = {}) {
  const notes = useStore(useBoard().store, (state) => state.notes)
  const { zoneId, rowId } = part
  return useMemo(() => {
    const isPart = (note: { zoneId: string; rowId: string | null }) =>
      (zoneId === undefined || note.zoneId === zoneId) && (rowId === undefined || note.rowId === rowId)
    return readinessShares([...notes.values()].filter(isPart))
  }, [notes, zoneId, rowId])
}

/** A thin bar with its numbers: how ready a zone or a row is. */
export function SharesBar(part: { zoneId?: string; rowId?: string }) {
  const { t } = useTranslation('layout')
  const shares = useShares(part)
  if (useIsFaceDown(useBoard().store) || shares.ratedCount === 0) return null
  return (
    <div className={css.shares} role="img" aria-label={t('readiness.shares', shares.percents)}>
      <Bar percents={shares.percents} />
      <span className={css.sharesText} aria-hidden>
        {readinessLevels.map((level) => (
          <span key={level}>
            <ReadinessShape level={level} />
            {t('readiness.percent', { percent: shares.percents[level] })}
          </span>
        ))}
      </span>
    </div>
  )
}

function Bar({ percents }: { percents: Record<(typeof readinessLevels)[number], number> }) {
  return (
    <span className={css.bar} aria-hidden>
      {readinessLevels.map((level) => (
        <span key={level} data-level={level} style={{ flexGrow: percents[level] }} hidden={percents[level] === 0} />
      ))}
    </span>
  )
}

/** How ready the region is, in the words that are read out: "51 % baik, 32 % sedang, 17 % kurang". */
export function ReadinessStrip() {
  const { t } = useTranslation('layout')
  const { store } = useBoard()
  const isRated = useStore(store, ({ board }) => board !== null && isRatedBoard(board) && !board.isFaceDown)
  return isRated ? <Strip label={t('readiness.title')} /> : null
}

function Strip({ label }: { label: string }) {
  const { t } = useTranslation('layout')
  const { ratedCount, totalCount, percents } = useShares()
  if (totalCount === 0) return null
  return (
    <div className={css.strip}>
      <strong>{label}</strong>
      {ratedCount === 0 ? (
        <span>{t('readiness.howTo')}</span>
      ) : (
        <>
          <Bar percents={percents} />
          <output className={css.stripText}>{t('readiness.shares', percents)}</output>
          <span className={css.hint}>{t('readiness.ratedOf', { count: totalCount, rated: ratedCount })}</span>
        </>
      )}
    </div>
  )
}
