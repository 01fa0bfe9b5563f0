import { fold, foldWords } from './text.ts'

/** One key for all ways to write a unit, so that `dinkes`, `Dinas Kesehatan` and `DINAS KESEHATAN ` are the same. */
export interface UnitMatcher {
  /** Whether the text names one of the workshop's units by name or short name. */
  isKnown: (unitText: string) => boolean
  /** Equal for texts that mean the same unit; empty for an empty text. */
  keyOf: (unitText: string) => string
}

/** `&` is read as `dan`: both spellings of the same office stand in one list. */
const unitWords = (text: string) => foldWords(text.replaceAll('&', ' dan '))

export function matchUnits(units: readonly { name: string; short: string }[]): UnitMatcher {
  const keyByWords = new Map<string, string>()
  units.forEach((unit, index) => {
    for (const words of [unitWords(unit.name), unitWords(unit.short)]) {
      if (words !== '' && !keyByWords.has(words)) keyByWords.set(words, `#${index}`)
    }
  })
  return {
    isKnown: (unitText) => keyByWords.has(unitWords(unitText)),
    keyOf: (unitText) => {
      const words = unitWords(unitText)
      return keyByWords.get(words) ?? words
    },
  }
}

// How names of perangkat daerah begin, and the short names that follow no pattern. Only used to tell "Diskominfo /
// Bappeda" (two) from "Universitas / Perguruan Tinggi" (one) where the workshop's own list cannot.
const officeStart =
  /^(?:dinas|badan|bagian|bag|biro|kantor|sekretariat|inspektorat|satuan|satpol|distrik|kecamatan|kelurahan|kampung|puskesmas|rsud|rumah sakit|balai|uptd?|polres|kodim|setda|setwan|bappeda\w*|bapperida|bapenda|dispenda|bpkad|bpkd|bkd|bkpsdm|bkpp|bpbd|bpm|bps|bpn|(?:ba)?kesbangpol|dlh|d?pupr|dpu|pu|dpmptsp|dpm\w?|dp3a\w*|dppkb\w*|dis[a-z]{3,}|dinkes|dinsos)\b/

const separators = /\s*[/,;&+\n]\s*|\s+(?:dan|and)\s+/gi

/**
 * The units named in one cell. More than one only where at least two parts are units by the workshop's list or by the
 * usual names of offices; `Dinas Komunikasi & Informatika` and `Satpol PP dan Damkar` stay one.
 */
export function splitUnits(unitText: string, matcher: UnitMatcher): string[] {
  if (unitText === '' || matcher.isKnown(unitText)) return [unitText]
  const looksLikeUnit = (part: string) => matcher.isKnown(part) || officeStart.test(fold(part))
  const cuts = [...unitText.matchAll(separators)]
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)]
  const ends = [...cuts.map((cut) => cut.index), unitText.length]
  const units: { start: number; end: number }[] = []
  starts.forEach((start, index) => {
    const end = ends[index] ?? unitText.length
    const last = units.at(-1)
    // A part that is no unit by itself continues the name before it.
    if (last === undefined || looksLikeUnit(unitText.slice(start, end))) units.push({ start, end })
    else last.end = end
  })
  const parts = units.map(({ start, end }) => unitText.slice(start, end).trim()).filter((part) => part !== '')
  return parts.filter(looksLikeUnit).length >= 2 ? parts : [unitText]
}
