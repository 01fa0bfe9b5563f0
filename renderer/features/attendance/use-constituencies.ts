import { useTranslation } from 'react-i18next'
import { type Constituency, constituencies } from '#shared/schema/vocabulary.ts'

/** The unsur to choose from, in the language of the screen. */
export function useConstituencies(): { value: Constituency; label: string }[] {
  const { t } = useTranslation('domain')
  return constituencies.map((value) => ({ value, label: t(`constituency.${value}`) }))
}
