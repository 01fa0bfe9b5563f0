import { createInstance } from 'i18next'
import type { Locale } from '#shared/schema/vocabulary.ts'
import domainEn from '#shared/i18n/en/domain.json' with { type: 'json' }
import exportsEn from '#shared/i18n/en/exports.json' with { type: 'json' }
import historyEn from '#shared/i18n/en/history.json' with { type: 'json' }
import resultsEn from '#shared/i18n/en/results.json' with { type: 'json' }
import domainId from '#shared/i18n/id/domain.json' with { type: 'json' }
import exportsId from '#shared/i18n/id/exports.json' with { type: 'json' }
import historyId from '#shared/i18n/id/history.json' with { type: 'json' }
import resultsId from '#shared/i18n/id/results.json' with { type: 'json' }

/** Looks up a sentence; a key without a namespace is one of `exports.json`. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

/** Texts of the papers in one language, ready at once: nothing is loaded later and nothing is escaped for HTML. */
export function createTranslate(locale: Locale): Translate {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    defaultNS: 'exports',
    ns: ['exports', 'domain', 'history', 'results'],
    resources: {
      id: { exports: exportsId, domain: domainId, history: historyId, results: resultsId },
      en: { exports: exportsEn, domain: domainEn, history: historyEn, results: resultsEn },
    },
    interpolation: { escapeValue: false },
  })
  // The screens know their keys as types; papers also build keys from codes, so a test checks theirs instead.
  const translate = instance.t as unknown as (key: string, values: object) => string
  return (key, values) => translate(key, values ?? {})
}
