import { Button, SegmentedControl, Switch, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconMapPin } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PositionPicture } from '#renderer/ui/PositionPicture.tsx'
import { darkPalette, lightPalette } from '#shared/charts/palette.ts'
import { factorTables } from '#shared/domain/analysis/sides.ts'
import { type FactorTable, type SwotPosition, halved } from '#shared/domain/analysis/swot.ts'
import css from './analysis.module.css'
import { MissingList } from './MissingList.tsx'
import { useLoaded } from './analysis-context.ts'
import { useWords } from './use-words.ts'

const displays = ['quadrants', 'classic'] as const
type Display = (typeof displays)[number]

/** Posisi: the quadrant and what it means; the classic IFE/EFE form as a second way of reading, never mixed with it. */
export function PositionScreen({ onWeights }: { onWeights: () => void }) {
  const { t } = useTranslation('analysis')
  const { swot, isReadOnly } = useLoaded()
  const [display, setDisplay] = useState<Display>('quadrants')
  if (swot.position === null) {
    return (
      <section className={css.empty}>
        <h2>{t('position.incompleteTitle')}</h2>
        <MissingList />
        {!isReadOnly && <Button onClick={onWeights}>{t('position.toWeights')}</Button>}
      </section>
    )
  }
  return (
    <div className={css.scroller}>
      <SegmentedControl
        size="xs"
        className={css.display}
        value={display}
        onChange={setDisplay}
        data={displays.map((value) => ({ value, label: t(`position.${value}`) }))}
        aria-label={t('position.display')}
      />
      {display === 'quadrants' ? <Quadrants position={swot.position} /> : <Classic />}
    </div>
  )
}

function Quadrants({ position }: { position: SwotPosition }) {
  const { t } = useTranslation('analysis')
  const colours = useComputedColorScheme('light')
  const { ref, width } = useElementSize()
  const [isHalved, setHalved] = useState(false)
  const shown = isHalved ? halved(position) : position
  return (
    <section className={css.position} aria-label={t('position.label')}>
      <div ref={ref} className={css.chart}>
        {width > 0 && (
          <PositionPicture
            position={shown}
            width={Math.floor(Math.min(width, 860))}
            palette={colours === 'dark' ? darkPalette : lightPalette}
          />
        )}
      </div>
      <div className={css.reading}>
        <Meaning position={position} />
        <Differences position={shown} isHalved={isHalved} />
        <Switch
          checked={isHalved}
          onChange={(event) => setHalved(event.currentTarget.checked)}
          label={t('position.halve')}
          description={t('position.halveHint')}
        />
      </div>
    </section>
  )
}

function Meaning({ position: { quadrants, isOnLine } }: { position: SwotPosition }) {
  const { t } = useTranslation(['analysis', 'domain'])
  const names = quadrants.map((quadrant) => t(`domain:position.${quadrant}.name`)).join(' – ')
  return (
    <>
      <h2 className={css.quadrantName}>
        <IconMapPin size={28} aria-hidden />
        {isOnLine ? t('domain:positionOnLine', { names }) : names}
      </h2>
      {isOnLine && <p>{t('position.onLineHelp')}</p>}
      {quadrants.map((quadrant) => (
        <p key={quadrant}>
          <strong>{t(`domain:position.${quadrant}.signs`)}</strong> {t(`domain:position.${quadrant}.meaning`)}
        </p>
      ))}
    </>
  )
}

/** x and y as differences of the subtotals that the room has just seen. */
function Differences({ position: { x, y }, isHalved }: { position: SwotPosition; isHalved: boolean }) {
  const { t } = useTranslation('analysis')
  const { swot } = useLoaded()
  const { number } = useWords()
  const parts = ({ sides: [helping, hindering] }: FactorTable) => {
    return { first: number(helping.score ?? 0, 2), second: number(hindering.score ?? 0, 2) }
  }
  return (
    <div className={css.formulas}>
      <p>{t(isHalved ? 'position.xHalf' : 'position.x', { ...parts(swot.ifas), result: number(x, 2) })}</p>
      <p>{t(isHalved ? 'position.yHalf' : 'position.y', { ...parts(swot.efas), result: number(y, 2) })}</p>
    </div>
  )
}

const classicAverage = 2.5

function Classic() {
  const { t } = useTranslation('analysis')
  const { swot } = useLoaded()
  return (
    <section aria-label={t('position.classic')}>
      <p className={css.help}>{t('classic.help')}</p>
      <div className={css.tables}>
        {factorTables.map((kind) => (
          <ClassicTable key={kind} table={swot[kind]} name={t(kind === 'ifas' ? 'classic.ife' : 'classic.efe')} />
        ))}
      </div>
    </section>
  )
}

function ClassicTable({ table, name }: { table: FactorTable; name: string }) {
  const { t } = useTranslation('analysis')
  const words = useWords()
  const total = table.classicTotal ?? 0
  const difference = Math.round((total - classicAverage) * 100)
  const level = difference === 0 ? 'average' : difference > 0 ? 'above' : 'below'
  return (
    <section className={css.tableBox}>
      <table className={css.table}>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('weights.factor')}</th>
            <th scope="col" className={css.numeric}>
              {t('weights.weight')}
            </th>
            <th scope="col" className={css.numeric}>
              {t('classic.rating')}
            </th>
            <th scope="col" className={css.numeric}>
              {t('weights.score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.factors.map(({ themeId, code, side, title, weight, classicRating, classicScore }) => (
            <tr key={themeId}>
              <th scope="row">
                <span className={css.code} data-side={side}>
                  {code}
                </span>
                {title}
              </th>
              <td className={css.numeric}>{words.number(weight ?? 0, table.weightDecimals)}</td>
              <td className={css.numeric}>{words.rating(classicRating ?? 0)}</td>
              <td className={css.numeric}>{words.number(classicScore ?? 0, 2)}</td>
            </tr>
          ))}
          <tr className={css.subtotal}>
            <th scope="row">{t('classic.total', { table: name })}</th>
            <td className={css.numeric}>{words.number(table.weightSum, table.weightDecimals)}</td>
            <td className={css.numeric} colSpan={2}>
              {words.number(total, 2)}
            </td>
          </tr>
        </tbody>
      </table>
      <p className={css.sumLine}>{t(`classic.${level}`)}</p>
    </section>
  )
}
