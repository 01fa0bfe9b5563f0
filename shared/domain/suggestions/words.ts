import { stemmer } from '@orama/stemmers/indonesian'
import { stopwords } from '@orama/stopwords/indonesian'

/** A word of a note that can say what the note is about. */
export interface Word {
  /** What its forms have in common: `layan` for *layanan* and *pelayanan*. Never shown. */
  stem: string
  /** As it stands in the note; names keep their capital. */
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

/** Words that the list of stop words lacks, and how they are shortened on notes. Their own forms may say much. */
const missingStopwords = 'untuk guna atas via tsb kadang sebagian terus mulai krn sdh msh byk dpt spt shg dlm'.split(
  ' ',
)

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

const emptyWords = new Set([...stopwords, ...missingStopwords, ...wordsOfEveryBoard])
const emptyStems = new Set(wordsOfEveryBoard.map(stemOf))

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

/** The words of a text that can say what it is about, in their order; doubled words (*desa-desa*) count as two. */
export function wordsOf(text: string): Word[] {
  const normal = text.normalize('NFKC')
  // A capital at the start (but for UMKM), or in a text of capitals only, is none of the word's own.
  const isShouting = normal === normal.toUpperCase()
  const words: Word[] = []
  for (const { 0: written, index } of normal.matchAll(wordPattern)) {
    const plain = written.toLowerCase()
    if (plain.length < 3 || emptyWords.has(plain) || /^\p{N}+$/u.test(plain)) continue
    const stem = stemOf(plain)
    if (emptyStems.has(stem)) continue
    const isOpening = index === 0 && written !== written.toUpperCase()
    words.push({ stem, shown: isOpening || isShouting ? plain : written })
  }
  return words
}
