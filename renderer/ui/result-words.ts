import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultWords } from '#shared/domain/voting/readings/reading.ts'
import { Locale } from '#shared/schema/vocabulary.ts'

/** The texts of results in the language of this page, for the readings that screen, wall and papers share. */
export function useResultWords(): ResultWords {
  const { t, i18n } = useTranslation(['results', 'domain'])
  return useMemo(() => {
    // Readings put keys together from codes; a test looks all of them up in both languages.
    const say = t as unknown as (key: string, values: object) => string
    return { locale: Locale.catch('id').parse(i18n.language), say: (key, values) => say(key, values ?? {}) }
  }, [t, i18n.language])
}
