import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallContentOf } from '#shared/contract/wall.ts'
import { horizonYears } from '#shared/domain/horizons.ts'
import { type Dimension, type Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import type { PictureProps } from './BoardPicture.tsx'
import { PagedSheets, type Sheet } from './PagedSheets.tsx'
import css from './wall-view.module.css'

type Programmes = WallContentOf<'programmes'>['programmes']

/**
 * The sorting grid: first how many lie where, then a page a dimension with their names. All names at once would be too
 * small for row ten.
 */
export function ProgrammesPicture({
  content,
  firstPlanYear,
  page,
  scale,
  onPageCount,
}: PictureProps<WallContentOf<'programmes'>> & { firstPlanYear: number }) {
  const { t } = useTranslation(['wall', 'domain'])
  const { programmes } = content
  const sheets = useMemo(
    () =>
      dimensions
        .filter((dimension) => programmes.some((one) => one.dimension === dimension && one.horizon !== null))
        .map((dimension): Sheet => ({
          id: dimension,
          title: (
            <h2 className={css.sheetTitle} data-tone={dimension}>
              {t(`domain:dimension.${dimension}.name`)}
            </h2>
          ),
          zonesPerRow: horizons.length,
          columnsPerZone: 1,
          zones: horizons.map((horizon) => {
            const inCell = cell(programmes, dimension, horizon)
            return {
              id: `${dimension} ${horizon}`,
              tone: dimension,
              header: (
                <header className={css.zoneHeader}>
                  <h3 className={css.zoneTitle}>{t(`domain:horizon.${horizon}`)}</h3>
                  <span className={css.zoneCount}>{inCell.length}</span>
                </header>
              ),
              blocks: inCell.map(({ id, name, isQuickWin }) => ({
                id,
                node: (
                  <p className={css.note} dir="auto">
                    {isQuickWin && <QuickWin />}
                    {name}
                  </p>
                ),
              })),
              empty: <p className={css.muted}>{t('programmes.empty')}</p>,
            }
          }),
        })),
    [programmes, t],
  )
  return (
    <PagedSheets
      sheets={sheets}
      lead={<Overview programmes={programmes} firstPlanYear={firstPlanYear} />}
      page={page}
      scale={scale}
      onPageCount={onPageCount}
    />
  )
}

const cell = (programmes: Programmes, dimension: Dimension, horizon: Horizon) =>
  programmes.filter((one) => one.dimension === dimension && one.horizon === horizon)

function QuickWin() {
  const { t } = useTranslation('wall')
  return (
    <span className={css.star}>
      <span aria-hidden="true">★ </span>
      <span className="visually-hidden">{t('programmes.quickWin')}: </span>
    </span>
  )
}

function Overview({ programmes, firstPlanYear }: { programmes: Programmes; firstPlanYear: number }) {
  const { t } = useTranslation(['wall', 'domain'])
  return (
    <table className={css.overview}>
      <thead>
        <tr>
          <td aria-hidden="true" />
          {dimensions.map((dimension) => (
            <th key={dimension} scope="col" data-tone={dimension}>
              {t(`domain:dimension.${dimension}.short`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {horizons.map((horizon) => {
          const { from, to } = horizonYears(firstPlanYear, horizon)
          return (
            <tr key={horizon}>
              <th scope="row">
                {t(`domain:horizonShort.${horizon}`)}
                <small>{from === to ? from : `${from}–${to}`}</small>
              </th>
              {dimensions.map((dimension) => {
                const inCell = cell(programmes, dimension, horizon)
                const quickWinCount = inCell.filter(({ isQuickWin }) => isQuickWin).length
                return (
                  <td key={dimension} data-tone={dimension} data-empty={inCell.length === 0 || undefined}>
                    <span className={css.cell}>
                      <strong>{inCell.length === 0 ? '–' : inCell.length}</strong>
                      {quickWinCount > 0 && (
                        <span className={css.star}>
                          <span aria-hidden="true">★ {quickWinCount}</span>
                          <span className="visually-hidden">{t('programmes.quickWins', { count: quickWinCount })}</span>
                        </span>
                      )}
                    </span>
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
