import type { TimeZone } from '#shared/schema/vocabulary.ts'

// Presidential decree 41/1987, with the provinces founded since.
const easternWords = /\b(papua|maluku)\b/
const centralWords = /\b(bali|nusa tenggara|ntb|ntt|sulawesi|gorontalo|kalimantan (selatan|timur|utara))\b/

/** The usual time zone of a province; a proposal that the workshop's settings may change. Unknown names are western. */
export function timeZoneOfProvince(province: string): TimeZone {
  const words = province.toLowerCase()
  if (easternWords.test(words)) return 'WIT'
  return centralWords.test(words) ? 'WITA' : 'WIB'
}
