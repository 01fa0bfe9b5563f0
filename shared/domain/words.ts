import type { Locale, TimeZone } from '#shared/schema/vocabulary.ts'

const smallNumbers = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
] as const

const largestNumberInWords = 999_999_999

/**
 * Spells a whole number in Indonesian (terbilang), lower case as inside a sentence.
 * @param n whole number from 0 to 999,999,999
 * @throws RangeError outside of that: nothing in a workshop counts further, so it is a bug
 * @see domain guide §5, "Date in words"; tests/SPEC.md D1-D2
 */
export function numberInWords(n: number): string {
  assertWholeNumber(n, 0, largestNumberInWords)
  return spell(n)
}

function spell(n: number): string {
  if (n < 12) return smallNumbers[n]!
  if (n < 20) return `${smallNumbers[n - 10]} belas`
  if (n < 100) return withRest(`${smallNumbers[Math.floor(n / 10)]} puluh`, n % 10)
  // One hundred and one thousand are contracted (seratus, seribu); one million is not (satu juta).
  if (n < 200) return withRest('seratus', n - 100)
  if (n < 1000) return withRest(`${smallNumbers[Math.floor(n / 100)]} ratus`, n % 100)
  if (n < 2000) return withRest('seribu', n - 1000)
  if (n < 1_000_000) return withRest(`${spell(Math.floor(n / 1000))} ribu`, n % 1000)
  return withRest(`${spell(Math.floor(n / 1_000_000))} juta`, n % 1_000_000)
}

const withRest = (head: string, rest: number) => (rest === 0 ? head : `${head} ${spell(rest)}`)

/**
 * The ordinal that heads a clause of a berita acara: KESATU, KEDUA … KESEPULUH, KESEBELAS, KEDUA BELAS.
 * @param n whole number from 1
 * @see domain guide §5, "Ordinals"; tests/SPEC.md D3
 */
export function ordinalWord(n: number): string {
  assertWholeNumber(n, 1, largestNumberInWords)
  return `KE${spell(n).toUpperCase()}`
}

const romanDigits = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/**
 * Roman numeral for stages, annexes and the month of a document number.
 * @param n whole number from 1 to 3999
 */
export function romanNumeral(n: number): string {
  assertWholeNumber(n, 1, 3999)
  let rest = n
  let numeral = ''
  for (const [value, digits] of romanDigits) {
    while (rest >= value) {
      numeral += digits
      rest -= value
    }
  }
  return numeral
}

/** Day of the week: `Rabu` / `Wednesday`. Indonesian writes *Jumat*, never *Jum'at*. */
export function weekdayName(isoDate: string, locale: Locale): string {
  return dateFormats[locale].weekday.format(utcMidnight(isoDate))
}

/** A date as papers write it: `17 Oktober 2023` / `17 October 2023`. */
export function longDate(isoDate: string, locale: Locale): string {
  const { day, month, year } = dateParts(isoDate, locale)
  return `${day} ${month} ${year}`
}

/**
 * The days of a stage in one phrase, without repeating what two dates share: `5–6 Juli 2023`,
 * `31 Juli–1 Agustus 2023`, `31 Desember 2023–1 Januari 2024`. Days that do not follow one another are listed, since
 * a dash would claim the days between: `5 Juli 2023 dan 7 Juli 2023`. Order and repetition of the input do not matter.
 * @returns the phrase, empty for no dates
 */
export function dateRange(isoDates: readonly string[], locale: Locale): string {
  const phrases = consecutiveRuns(isoDates).map(([first, last]) => rangeOfRun(first, last, locale))
  return listFormats[locale].format(phrases)
}

function rangeOfRun(first: string, last: string, locale: Locale): string {
  if (first === last) return longDate(first, locale)
  const from = dateParts(first, locale)
  const to = dateParts(last, locale)
  if (from.year !== to.year) return `${longDate(first, locale)}–${longDate(last, locale)}`
  if (from.month !== to.month) return `${from.day} ${from.month}–${longDate(last, locale)}`
  return `${from.day}–${longDate(last, locale)}`
}

function consecutiveRuns(isoDates: readonly string[]): [first: string, last: string][] {
  const runs: [string, string][] = []
  for (const date of [...new Set(isoDates)].toSorted()) {
    const run = runs.at(-1)
    if (run && utcMidnight(date).getTime() - utcMidnight(run[1]).getTime() === msPerDay) run[1] = date
    else runs.push([date, date])
  }
  return runs
}

/**
 * A date for the opening sentence of a berita acara, always in Indonesian: day and year spelt out, the names as names
 * ("hari Selasa tanggal tujuh belas bulan Oktober tahun dua ribu dua puluh tiga").
 * @see domain guide §5; tests/SPEC.md D6
 */
export function dateInWords(isoDate: string): { weekday: string; day: string; month: string; year: string } {
  const { day, month, year } = dateParts(isoDate, 'id')
  return { weekday: weekdayName(isoDate, 'id'), day: numberInWords(day), month, year: numberInWords(year) }
}

const hoursAheadOfUtc: Record<TimeZone, number> = { WIB: 7, WITA: 8, WIT: 9 }

/**
 * Time of day in one of Indonesia's zones, `08.30` without the name of the zone (print `08.30 WIT` from both). The
 * workshop's zone counts, not the laptop's: many are still set to Jakarta.
 */
export function clockTime(epochMs: number, timeZone: TimeZone): string {
  return clockFromMinutes(Math.floor((epochMs + hoursAheadOfUtc[timeZone] * msPerHour) / msPerMinute))
}

/**
 * Minutes from midnight of a calendar day to a moment, in the workshop's zone: negative the day before, 1440 and more
 * the day after.
 */
export function minutesOfDate(epochMs: number, isoDate: string, timeZone: TimeZone): number {
  const localMidnightMs = utcMidnight(isoDate).getTime() - hoursAheadOfUtc[timeZone] * msPerHour
  return Math.floor((epochMs - localMidnightMs) / msPerMinute)
}

/** Calendar day `YYYY-MM-DD` of a moment in the workshop's zone. */
export function isoDateOf(epochMs: number, timeZone: TimeZone): string {
  return new Date(epochMs + hoursAheadOfUtc[timeZone] * msPerHour).toISOString().slice(0, 10)
}

/** Minutes after midnight as `08.30`; beyond midnight the clock starts again. */
export function clockFromMinutes(minutes: number): string {
  const ofDay = ((Math.floor(minutes) % 1440) + 1440) % 1440
  return `${twoDigits(Math.floor(ofDay / 60))}.${twoDigits(ofDay % 60)}`
}

/**
 * A number the way the language writes it: `1.234,5` / `1,234.5`, with the minus of formulas and signs, `−0,62`, where
 * Intl puts a hyphen.
 * @param fractionDigits exactly so many decimals; without it as many as there are, at most three
 */
export function formatNumber(n: number, locale: Locale, fractionDigits?: number): string {
  // Adding zero turns -0, which a subtraction may leave, into 0.
  return numberFormat(locale, fractionDigits)
    .format(n + 0)
    .replace('-', '−')
}

/**
 * Rupiah in the official form `Rp1.250.000,00`, the same in both languages. Intl puts a no-break space behind the sign
 * and drops the cents, therefore it only writes the number here.
 */
export function formatRupiah(rupiah: number): string {
  const amount = formatNumber(Math.abs(rupiah), 'id', 2)
  return rupiah < 0 ? `-Rp${amount}` : `Rp${amount}`
}

const msPerMinute = 60_000
const msPerHour = 60 * msPerMinute
const msPerDay = 24 * msPerHour

const languageTags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' }

const dateFormatsOf = (tag: string) => ({
  weekday: new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }),
})
const dateFormats = { id: dateFormatsOf(languageTags.id), en: dateFormatsOf(languageTags.en) }

const listFormats = {
  id: new Intl.ListFormat(languageTags.id, { type: 'conjunction' }),
  en: new Intl.ListFormat(languageTags.en, { type: 'conjunction' }),
}

// An Intl formatter costs more to build than a thousand numbers to write.
const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: Locale, fractionDigits: number | undefined): Intl.NumberFormat {
  const key = `${locale}${fractionDigits ?? ''}`
  let format = numberFormats.get(key)
  if (!format) {
    const digits =
      fractionDigits === undefined
        ? {}
        : { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits }
    format = new Intl.NumberFormat(languageTags[locale], digits)
    numberFormats.set(key, format)
  }
  return format
}

function dateParts(isoDate: string, locale: Locale): { day: number; month: string; year: number } {
  const date = utcMidnight(isoDate)
  return { day: date.getUTCDate(), month: dateFormats[locale].month.format(date), year: date.getUTCFullYear() }
}

/** A calendar day has no zone; it is read and written in UTC so that no laptop's setting can move it. */
function utcMidnight(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`)
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

function assertWholeNumber(n: number, least: number, most: number): void {
  if (!Number.isInteger(n) || n < least || n > most)
    throw new RangeError(`not a whole number ${least} to ${most}: ${n}`)
}
