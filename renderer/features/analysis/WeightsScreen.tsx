import { useTranslation } from 'react-i18next'
import { factorTables } from '#shared/domain/analysis/sides.ts'
import css from './analysis.module.css'
import { FactorTable } from './FactorTable.tsx'

/** Bobot & rating: IFAS and EFAS, filled in by the room with the keyboard alone. */
export function WeightsScreen() {
  const { t } = useTranslation('analysis')
  return (
    <div className={css.scroller}>
      <p className={css.help}>{t('weights.help')}</p>
      <div className={css.tables} data-walk>
        {factorTables.map((kind) => (
          <FactorTable key={kind} kind={kind} />
        ))}
      </div>
    </div>
  )
}
