import 'i18next'
import type { Texts } from '#shared/i18n/dictionaries.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts
    returnNull: false
  }
}
