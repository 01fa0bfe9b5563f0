import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type NoteToGroup, strengthStepOf, suggestThemes } from '#shared/domain/suggestions/suggest-themes.ts'
import { wordsOf } from '#shared/domain/suggestions/words.ts'

const notesOf = (texts: readonly string[], zoneId = 'w', themeId: string | null = null): NoteToGroup[] =>
  texts.map((text, index) => ({ id: `${zoneId}${themeId ?? ''}${index + 1}`, zoneId, rowId: null, themeId, text }))

const waste = [
  'Sampah rumah tangga dibuang ke kali',
  'Armada pengangkut sampah hanya tiga truk',
  'Pengelolaan sampah di pasar belum berjalan',
]
const water = ['Air bersih tidak mengalir di perbukitan', 'Pipa air bersih bocor', 'Pelanggan air bersih belum terdata']

describe('the words that say what a note is about', () => {
  it('B300: leaves out what any note may say, and knows the forms of a word as one', () => {
    expect(wordsOf('Belum ada pelayanan di kabupaten yang baik').map(({ shown }) => shown)).toEqual(['pelayanan'])
    const stems = ['layanan', 'Pelayanan,', 'MELAYANI'].flatMap((text) => wordsOf(text).map(({ stem }) => stem))
    expect(new Set(stems).size).toBe(1)
    expect(wordsOf('Dataran Prafi subur').map(({ shown }) => shown)).toEqual(['dataran', 'Prafi', 'subur'])
    expect(wordsOf('2023 – 100 % 🙂 <b>')).toEqual([])
  })
})

describe('suggested themes', () => {
  it('B381: words like *untuk* are nothing in common, in capitals or shortened; a word made of one is', () => {
    const texts = [
      'Untuk dana kampung',
      'Dana belum cair untuk guru',
      'ASRAMA UNTUK SISWA',
      'Solar krn mahal untuk kapal',
    ]
    expect(texts.flatMap((text) => wordsOf(text).map(({ stem }) => stem))).not.toContain('untuk')
    expect(suggestThemes(notesOf(texts), []).flatMap(({ words }) => words)).toEqual(['dana'])
    expect(wordsOf('Dana dlm APBD, krn sdh cair').map(({ shown }) => shown)).toEqual(['dana', 'APBD', 'cair'])
    expect(wordsOf('Peruntukan lahan').map(({ shown }) => shown)).toEqual(['peruntukan', 'lahan'])
  })

  it('B301: three notes with a word in common are suggested as a theme, with that word as its reason', () => {
    const suggestions = suggestThemes(notesOf([...waste, 'Listrik sering padam', ...water]), [])
    expect(suggestions.map(({ title, words, noteIds }) => ({ title, words, noteIds }))).toEqual([
      { title: 'Air bersih', words: ['air', 'bersih'], noteIds: ['w5', 'w6', 'w7'] },
      { title: 'Sampah', words: ['sampah'], noteIds: ['w1', 'w2', 'w3'] },
    ])
  })

  it('B302: two notes are a theme when they have two words in common, and not for one among many', () => {
    const sentences = [
      'Literasi digital orang tua dan guru di kampung masih rendah',
      'Guru di distrik jauh kurang dan sering tidak berada di tempat tugas',
    ]
    expect(suggestThemes(notesOf(sentences), [])).toEqual([])
    // Of the same length, with a second word in common.
    const [long] = suggestThemes(notesOf([sentences[0]!, sentences[1]!.replace('distrik', 'kampung')]), [])
    expect(long).toMatchObject({ noteIds: ['w1', 'w2'], words: ['guru', 'kampung'] })
    const [pair] = suggestThemes(notesOf(['Guru pindah sekolah', 'Sekolah tanpa guru']), [])
    expect(pair).toMatchObject({ noteIds: ['w1', 'w2'], words: ['guru', 'sekolah'] })
  })

  it('B384: two notes are a theme for one word that is much of what they say, when no larger group takes them', () => {
    const texts = ['Banyak hoaks di WA', 'Banjir tiap hujan', 'Hoaks saat pilkada', 'Banjir di jalan Merdeka', ...waste]
    const found = suggestThemes(notesOf(texts), []).map(({ words, noteIds }) => ({ words, noteIds }))
    expect(found).toHaveLength(3)
    expect(found).toContainEqual({ words: ['sampah'], noteIds: ['w5', 'w6', 'w7'] })
    expect(found).toContainEqual({ words: ['hoaks'], noteIds: ['w1', 'w3'] })
    expect(found).toContainEqual({ words: ['banjir'], noteIds: ['w2', 'w4'] })
    const dismissedKeys = new Set(['w/hoaks'])
    expect(suggestThemes(notesOf(texts), [], { dismissedKeys })).toHaveLength(2)
  })

  it('B384: a pair takes no note out of a larger group, nor has one that is in it', () => {
    const flooded = ['Sampah bikin banjir', 'Sampah menumpuk', 'Sampah dibakar', 'Banjir tiap hujan']
    // A word of the whole board: by its weight alone the pair would come before the group.
    const elsewhere = notesOf(
      Array.from({ length: 25 }, (_, index) => `Sampah lokasi${String.fromCharCode(97 + index)}`),
      's',
    )
    const found = suggestThemes([...notesOf(flooded), ...elsewhere], []).filter(({ zoneId }) => zoneId === 'w')
    expect(found.map(({ words, noteIds }) => ({ words, noteIds }))).toEqual([
      { words: ['sampah'], noteIds: ['w1', 'w2', 'w3'] },
    ])
  })

  it('B384: no two sentences of the sample are a theme for one word in common', () => {
    const [, ...rows] = fs.readFileSync('resources/samples/swot.csv', 'utf8').trim().split('\n')
    const notes = rows.map((row, index): NoteToGroup => {
      const [zoneId, , ...text] = row.split(',')
      return { id: `n${index}`, zoneId: zoneId!, rowId: null, themeId: null, text: text.join(',') }
    })
    const suggestions = suggestThemes(notes, [])
    expect(suggestions.length).toBeGreaterThan(0)
    expect(suggestions.filter(({ noteIds, words }) => noteIds.length === 2 && words.length === 1)).toEqual([])
  })

  it('B383: a title has the words in common in the order of the notes, and those side by side in most as one phrase', () => {
    const titleOf = (...texts: string[]) => suggestThemes(notesOf(texts), [])[0]!.title
    expect(titleOf('Potensi wisata alam melimpah', 'Ada potensi wisata alam', 'Alam wisata')).toBe(
      'Potensi wisata alam',
    )
    const inTwoOfFour = ['Potensi wisata alam', 'Ada potensi wisata alam', 'Wisata alam bahari', 'Wisata alam hutan']
    expect(titleOf(...inTwoOfFour)).toBe('Wisata alam')
    expect(titleOf('Potensi besar pada alam', 'potensi laut dan alam')).toBe('Potensi, alam')
    expect(titleOf('UMKM go online', 'UMKM naik kelas lewat pasar online')).toBe('UMKM, online')
    expect(titleOf('Hutan di hulu jadi sumber air', 'Air resapan dari hutan', 'Hutan penyimpan air')).toBe('Hutan, air')
  })

  it('B382: how alike the notes of a suggestion are is said in three steps', () => {
    const stepOf = (...texts: string[]) => strengthStepOf(suggestThemes(notesOf(texts), [])[0]!.strength)
    expect(stepOf('Harga BBM naik', 'Harga sembako naik karena BBM')).toBe('strong')
    expect(stepOf('Wisatawan kapal pesiar datang', 'Kapal pesiar singgah dua kali')).toBe('fair')
    expect(stepOf(...waste)).toBe('weak')
    expect([0, 0.29, 0.3, 0.49, 0.5, 1].map(strengthStepOf)).toEqual([
      'weak',
      'weak',
      'fair',
      'fair',
      'strong',
      'strong',
    ])
  })

  it('B303: notes of different zones or rows are never put together', () => {
    const [one, other, third] = waste
    const zones = [...notesOf([one!, other!], 's'), ...notesOf([third!], 'w')]
    expect(suggestThemes(zones, [])).toEqual([])
    const rows = notesOf(waste).map((note, index) => ({ ...note, rowId: `row${index}` }))
    expect(suggestThemes(rows, [])).toEqual([])
  })

  it('B304: a note that shares the words of a theme is suggested to join it; grouped notes stay where they are', () => {
    const theme = { id: 't', zoneId: 'w', rowId: null, title: 'Persampahan' }
    const notes = [...notesOf(waste, 'w', 't'), ...notesOf(['Truk sampah rusak', 'Listrik padam'])]
    const [join, ...others] = suggestThemes(notes, [theme])
    expect(join).toMatchObject({ themeId: 't', noteIds: ['w1'], title: 'Persampahan', words: ['sampah'] })
    expect(others).toEqual([])
    expect(suggestThemes(notes, [{ ...theme, zoneId: 's' }])).toEqual([])
    expect(suggestThemes(notes, [theme], { dismissedKeys: new Set(['t/note:w1']) })).toEqual([])
  })

  it('B305: 23 like notes are one suggestion, also among others', () => {
    const like = Array.from(
      { length: 23 },
      (_, index) => `Sampah di pantai kampung ${String.fromCodePoint(97 + index)}xyz`,
    )
    const [first] = suggestThemes(notesOf([...like.slice(0, 11), ...water, ...like.slice(11)]), [])
    expect(first!.noteIds).toHaveLength(23)
    expect(first!.words.toSorted()).toEqual(['kampung', 'pantai', 'sampah'])
  })

  it('B306: no note is in two suggestions, and the same board gives the same answer in whatever order it is read', () => {
    const texts = [...waste, ...water, 'Air kali penuh sampah', 'Sampah menyumbat pipa air bersih']
    const notes = notesOf(texts)
    const suggestions = suggestThemes(notes, [])
    const ids = suggestions.flatMap(({ noteIds }) => noteIds)
    expect(new Set(ids).size).toBe(ids.length)
    const groupsOf = (answer: typeof suggestions) => answer.map(({ key, noteIds }) => [key, noteIds.toSorted()])
    expect(groupsOf(suggestThemes(notes.toReversed(), []))).toEqual(groupsOf(suggestions))
  })

  it('B307: what was dismissed is not suggested again for the same words, also when notes are added', () => {
    const [first] = suggestThemes(notesOf(waste), [])
    const dismissedKeys = new Set(first!.dismissKeys)
    expect(suggestThemes(notesOf(waste), [], { dismissedKeys })).toEqual([])
    expect(suggestThemes(notesOf([...waste, 'Bank sampah aktif']), [], { dismissedKeys })).toEqual([])
    expect(suggestThemes(notesOf(waste, 's'), [], { dismissedKeys })).toHaveLength(1)
  })

  it('B308: a word of very many notes makes no theme by itself', () => {
    const texts = Array.from({ length: 60 }, (_, index) => `Digital ${'abcdefghij'[index % 10]!.repeat(5)}${index}`)
    expect(suggestThemes(notesOf(texts), [])).toEqual([])
  })

  it('B309: empty boards, notes without words, very long words and right-to-left text are taken as they are', () => {
    expect(suggestThemes([], [])).toEqual([])
    expect(suggestThemes(notesOf(['🙂', '—', '2023', 'x'.repeat(500), '<script>']), [])).toEqual([])
    const [arabic] = suggestThemes(notesOf(['مدينة ذكية', 'مدينة نظيفة', 'مدينة جميلة']), [])
    expect(arabic!.words).toEqual(['مدينة'])
  })
})
