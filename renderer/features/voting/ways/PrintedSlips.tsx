import encodeQr from 'qr'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { regencyName } from '#shared/domain/regency.ts'
import { printedCode } from '#shared/domain/voting/codes.ts'
import type { Slip } from '#shared/contract/voting-ways.ts'
import { useWorkshop } from '../use-rounds.ts'
import css from './printed.module.css'
import { usePrint } from './use-print.ts'

/** Slips to cut apart, ten a page, for the printer only. Papers speak the workshop's language. */
export function PrintedSlips({ slips, onDone }: { slips: readonly Slip[]; onDone: () => void }) {
  const workshop = useWorkshop()
  const { i18n } = useTranslation()
  usePrint(onDone)
  if (workshop === null || workshop === undefined) return null
  const t = i18n.getFixedT(workshop.settings.documentLocale, 'ways')
  return createPortal(
    <section className={css.sheet} data-print lang={workshop.settings.documentLocale}>
      <div className={css.slips}>
        {slips.map(({ voterId, label, institution, code }) => (
          <article key={voterId} className={css.slip}>
            <p className={`${css.small} ${css.slipHead}`}>{t('slips.title', { regency: regencyName(workshop) })}</p>
            <div className={css.slipText}>
              <p className={css.name}>{label === '' ? t('slips.token') : label}</p>
              <p className={css.institution}>{institution}</p>
              <p className={css.code}>{printedCode(code)}</p>
            </div>
            <Qr text={code} />
            <p className={`${css.small} ${css.slipHint}`}>{t('slips.hint')}</p>
          </article>
        ))}
      </div>
    </section>,
    document.body,
  )
}

/** One square a dark module; readers want four light ones around. */
function Qr({ text }: { text: string }) {
  const modules = encodeQr(text, 'raw', { border: 4 })
  const squares = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className={css.qr} viewBox={`0 0 ${modules.length} ${modules.length}`} aria-hidden shapeRendering="crispEdges">
      <path d={squares.join('')} />
    </svg>
  )
}
