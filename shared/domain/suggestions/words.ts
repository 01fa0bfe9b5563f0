import { stemmer } from '@orama/stemmers/indonesian'
import { stopwords } from '@orama/stopwords/indonesian'

/** A word of a note that can say what the note is about. */
export interface Word {
  /** What its forms have in common: `layan` for *layanan* and *pelayanan*. Never shown. */
  stem: string
  /** As it stands in the note, in lower case. */
  shown: string
}

/**
 * Words that any note of any Smart City board may hold: the region itself, and how good or bad something is, which the
 * zone says already. Grouped by them, notes would have nothing in common.
 */
const wordsOfEveryBoard = `
  daerah kabupaten kota provinsi distrik kecamatan pemerintah pemda pemkab pemkot masyarakat warga orang
  opd smart city cerdas tahun hari kurang minim terbatas rendah lemah sulit buruk jauh mudah tinggi kuat
  baik besar luas cukup penuh utama umum baru merata optimal maksimal jumlah punya memiliki tersedia
  terdapat menjadi dilakukan perlu membuat berjalan tingkat bagi lewat secara serta akibat berbasis
  terkait dll dsb yg dgn utk blm tdk
`
  .trim()
  .split(/\s+/)

const stems = new Map<string, string>()

/** Affixes are taken off by the Snowball algorithm for Indonesian (Tala 2003); short words have none. */
function stemOf(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) {
    stem = word.length <= 4 ? word : stemmer(word)
    stems.set(word, stem)
  }
  return stem
}

const emptyWords = new Set([...stopwords, ...wordsOfEveryBoard])
const emptyStems = new Set(wordsOfEveryBoard.map(stemOf))

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

/** The words of a text that can say what it is about, in their order; doubled words (*desa-desa*) count as two. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const [shown] of text.normalize('NFKC').toLowerCase().matchAll(wordPattern)) {
    if (shown.length < 3 || emptyWords.has(shown) || /^\p{N}+$/u.test(shown)) continue
    const stem = stemOf(shown)
    if (!emptyStems.has(stem)) words.push({ stem, shown })
  }
  return words
}
