import { createInstance } from 'i18next'
import { dictionaries, namespaces } from '#shared/i18n/dictionaries.ts'
import type { AppError } from '#shared/schema/errors.ts'
import type { Locale } from '#shared/schema/vocabulary.ts'
import type { CliContext } from './io.ts'

/** The texts of the command line; a key without a namespace is one of `cli.json`. */
export function cliTexts(locale: Locale): CliContext['t'] {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    defaultNS: 'cli',
    ns: namespaces,
    resources: dictionaries,
    interpolation: { escapeValue: false },
  })
  // Keys are put together from names of commands and codes of refusals; a test looks every one of them up.
  const translate = instance.t as (key: string, values: Record<string, string | number>) => string
  return (key, values = {}) => translate(key, values)
}

/** A refusal as one sentence. */
export function errorSentence(t: CliContext['t'], error: AppError): string {
  return t(`errors:${error.code}`, error.data)
}
