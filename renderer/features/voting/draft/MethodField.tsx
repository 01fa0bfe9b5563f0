import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Method, methods } from '#shared/schema/voting.ts'
import css from './draft.module.css'

/** The eight ways of voting, each with one sentence when to use it. */
export function MethodField({ value, onChange }: { value: Method; onChange: (method: Method) => void }) {
  const { t } = useTranslation(['voting', 'domain'])
  return (
    <details className={css.methods}>
      <summary>
        <span className={css.methodLabel}>{t('method.label')}</span>
        <strong>{t(`method.${value}`, { ns: 'domain' })}</strong>
        <span className={css.change}>{t('method.change')}</span>
      </summary>
      <Radio.Group aria-label={t('method.label')} value={value} onChange={(next) => onChange(Method.parse(next))}>
        <div className={css.methodList}>
          {methods.map((method) => (
            <Radio
              key={method}
              value={method}
              label={t(`method.${method}`, { ns: 'domain' })}
              description={t(`method.use.${method}`)}
            />
          ))}
        </div>
      </Radio.Group>
    </details>
  )
}
