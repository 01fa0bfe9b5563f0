import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { dictionaries, namespaces } from '#shared/i18n/dictionaries.ts'
import type { Locale } from '#shared/schema/vocabulary.ts'

/** Starts the texts of a page; both languages are in the bundle, so switching is instant. */
export async function startTexts(locale: Locale): Promise<void> {
  if (i18next.isInitialized) return switchTexts(locale) // the tab was asked for the PIN first
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'id',
    ns: namespaces,
    defaultNS: 'common',
    resources: dictionaries,
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  })
  document.documentElement.lang = locale
}

export async function switchTexts(locale: Locale): Promise<void> {
  if (i18next.language !== locale) await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}
