import { useMemo } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { WallContentOf } from '#shared/contract/wall.ts'
import type { PictureProps } from './BoardPicture.tsx'
import { PagedSheets, type Sheet } from './PagedSheets.tsx'
import css from './wall-view.module.css'

/** A vote that runs: how many have voted, and never for what. */
export function OpenRoundPicture({ content }: { content: WallContentOf<'round_open'> }) {
  const { t } = useTranslation('wall')
  const { votedCount, entitledCount } = content
  return (
    <div className={css.progress}>
      <p className={css.progressText}>
        <Trans t={t} i18nKey="round.voted" values={{ votedCount, entitledCount }} components={{ b: <strong /> }} />
      </p>
      <progress max={Math.max(1, entitledCount)} value={votedCount} aria-label={t('round.progress')} />
      <p className={css.muted}>{t('round.hidden')}</p>
    </div>
  )
}

type Result = WallContentOf<'round_result'>
type Option = Result['options'][number]

/** A closed vote: places, points and the cut line; ties are named. */
export function ResultPicture({ content, page, scale, onPageCount }: PictureProps<Result>) {
  const sheets = useMemo((): Sheet[] => {
    const { options, cutAt } = content
    const mostPoints = Math.max(1, ...options.map(({ score }) => score))
    const cutIndex = lastAbove(options)
    const blocks = options.map((option, index) => ({
      id: option.optionId,
      node: (
        <>
          <ResultRow option={option} mostPoints={mostPoints} />
          {index === cutIndex && <CutLine cutAt={cutAt} />}
        </>
      ),
    }))
    const zone = { id: 'result', tone: 'plain', header: null, blocks, empty: null }
    return [{ id: 'result', title: null, zonesPerRow: 1, columnsPerZone: 1, zones: [zone] }]
  }, [content])
  return <PagedSheets sheets={sheets} page={page} scale={scale} onPageCount={onPageCount} />
}

/** Where the cut line is drawn: below a tie that lies across it; nowhere when nothing is left out. */
function lastAbove(options: readonly Option[]): number {
  const last = options.findLastIndex(({ isAboveCut, isTiedAtCut }) => isAboveCut || isTiedAtCut)
  return last === options.length - 1 ? -1 : last
}

function ResultRow({ option, mostPoints }: { option: Option; mostPoints: number }) {
  const { t } = useTranslation('wall')
  const { rankFrom, rankTo, score, title, isAboveCut, isTiedAtCut } = option
  const isTied = rankFrom !== rankTo && score > 0
  return (
    <div className={css.row} data-in={isAboveCut || isTiedAtCut || undefined}>
      <span className={css.rank}>
        {rankFrom === rankTo ? rankFrom : `${rankFrom}–${rankTo}`}
        {isTied && <span className={css.tie}>{t('round.tie')}</span>}
      </span>
      <span className={css.rowTitle} dir="auto">
        {title}
      </span>
      <span className={css.bar} aria-hidden="true">
        <span style={{ width: `${(100 * score) / mostPoints}%` }} data-tied={isTiedAtCut || undefined} />
      </span>
      <span className={css.points}>{score}</span>
    </div>
  )
}

function CutLine({ cutAt }: { cutAt: number }) {
  const { t } = useTranslation('wall')
  return <p className={css.cut}>{t('round.cutLine', { count: cutAt })}</p>
}
