import { useTranslation } from 'react-i18next'
import { ReadinessShape } from '#renderer/ui/ReadinessShape.tsx'
import type { WallContentOf } from '#shared/contract/wall.ts'
import { readinessLevels } from '#shared/schema/vocabulary.ts'
import type { Sheet } from './PagedSheets.tsx'
import css from './wall-view.module.css'

type Readiness = NonNullable<WallContentOf<'board'>['readiness']>
type Shares = Readiness['all']

/** How ready the region is, dimension by dimension: what the room rated, in shares. */
export function readinessSheet({ rows, all }: Readiness): Sheet {
  return {
    id: 'readiness',
    title: <Title />,
    zonesPerRow: 1,
    columnsPerZone: 1,
    zones: [
      {
        id: 'readiness',
        tone: 'plain',
        header: null,
        blocks: [
          ...rows.map(({ id, title, shares }) => ({ id, node: <Line title={title} shares={shares} /> })),
          { id: 'all', node: <Line title={null} shares={all} /> },
        ],
        empty: null,
      },
    ],
  }
}

function Title() {
  const { t } = useTranslation(['wall', 'domain'])
  return (
    <div className={css.readyHead}>
      <h2 className={css.sheetTitle}>{t('readiness.title')}</h2>
      <p className={css.readyKey}>
        {readinessLevels.map((level) => (
          <span key={level}>
            <ReadinessShape level={level} /> {t(`domain:readiness.${level}`)}
          </span>
        ))}
      </p>
    </div>
  )
}

/** @param title of a dimension; null for all of them */
function Line({ title, shares: { percents, ratedCount, totalCount } }: { title: string | null; shares: Shares }) {
  const { t } = useTranslation('wall')
  return (
    <div className={css.ready} data-all={title === null || undefined}>
      <p className={css.readyTitle} dir="auto">
        {title ?? t('readiness.all')}
      </p>
      <span className={css.readyBar} aria-hidden>
        {ratedCount > 0 &&
          readinessLevels.map(
            (level) =>
              percents[level] > 0 && <span key={level} data-level={level} style={{ flexGrow: percents[level] }} />,
          )}
      </span>
      {ratedCount === 0 ? (
        <p className={css.muted}>{t('readiness.notRated')}</p>
      ) : (
        <p className={css.readyShares}>
          {readinessLevels.map((level) => (
            <span key={level}>
              <ReadinessShape level={level} /> {t('readiness.percent', { percent: percents[level] })}
            </span>
          ))}
        </p>
      )}
      <p className={css.readyCount}>{t('readiness.ratedOf', { rated: ratedCount, count: totalCount })}</p>
    </div>
  )
}
