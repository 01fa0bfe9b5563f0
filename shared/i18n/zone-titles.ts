import type { Locale } from '../schema/vocabulary.ts'
import en from './en/board.json' with { type: 'json' }
import id from './id/board.json' with { type: 'json' }

const known: Record<Locale, Record<string, string>> = { id: id.zone.known, en: en.zone.known }

/** Title of a zone in a language: that of a template is translated, one that the room wrote stays as it is. */
export function zoneTitle({ key, title }: { key: string; title: string }, locale: Locale): string {
  return known.id[key] === title ? (known[locale][key] ?? title) : title
}
