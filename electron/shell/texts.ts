import { createInstance } from 'i18next'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import type { AppError } from '#shared/schema/errors.ts'
import type { Locale } from '#shared/schema/vocabulary.ts'

/** The words that Electron itself shows: menu, titles, dialogs. */
export interface ShellText {
  readonly locale: Locale
  /** A sentence of `shell.json`. */
  t(key: string, values?: Record<string, string | number>): string
  /** The sentence of a refusal. */
  refusal(error: AppError): string
}

const both: Record<Locale, ShellText> = { id: makeText('id'), en: makeText('en') }

export function shellText(locale: Locale): ShellText {
  return both[locale]
}

function makeText(locale: Locale): ShellText {
  const instance = createInstance()
  const { shell, errors } = dictionaries[locale]
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    ns: ['shell', 'errors'],
    defaultNS: 'shell',
    resources: { [locale]: { shell, errors } },
    interpolation: { escapeValue: false },
  })
  // Keys come from constants of this folder and from error codes; a test asks for every one of them.
  const translate = instance.t as (key: string, options: Record<string, unknown>) => string
  return {
    locale,
    t: (key, values) => translate(key, { ...values }),
    refusal: ({ code, data }) => translate(code, { ns: 'errors', ...data }),
  }
}
