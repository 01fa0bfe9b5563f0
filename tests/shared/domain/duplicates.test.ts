import { describe, expect, it } from 'vitest'
import { findDuplicates, pairKey } from '#shared/domain/duplicates.ts'

const notesOf = (...texts: string[]) =>
  texts.map((text, index) => ({ id: `n${index + 1}`, zoneId: 'w', rowId: null as string | null, text }))

const long = 'Aplikasi antar-OPD belum saling terhubung sehingga data diketik berulang kali'

describe('possible duplicates', () => {
  it('B320: texts that differ in case, spacing and punctuation only are the same', () => {
    const notes = notesOf('Jalan rusak', 'Listrik padam', 'JALAN  rusak.', '“Jalan” rusak!')
    expect(findDuplicates(notes)).toEqual([{ key: 'n1|n3|n4', noteIds: ['n1', 'n3', 'n4'], isSame: true }])
  })

  it('B321: texts with a few other letters or one word more are alike; other notes on the subject are not', () => {
    const notes = notesOf(
      long,
      'Aplikasi antar OPD blm saling terhubung sehingga data diketik berulang kali',
      `${long} di kantor`,
      'Aplikasi perizinan belum terhubung dengan data kependudukan',
    )
    expect(findDuplicates(notes)).toEqual([{ key: 'n1|n2|n3', noteIds: ['n1', 'n2', 'n3'], isSame: false }])
  })

  it('B330: like texts with other numbers are different notes; with the same numbers they are alike', () => {
    const district = 'Jaringan listrik sering padam di distrik'
    expect(findDuplicates(notesOf(`${district} 3`, `${district} 4`, `${district} 13`))).toEqual([])
    expect(findDuplicates(notesOf(`${district} 3`, `Jaringan listrik sering padam pada distrik 3`))).toHaveLength(1)
  })

  it('B322: short texts are compared whole', () => {
    expect(findDuplicates(notesOf('Jalan A', 'Jalan B', '🙂', '—'))).toEqual([])
    expect(findDuplicates(notesOf('🙂', '🙂'))).toHaveLength(1)
  })

  it('B323: notes of different zones or rows are no duplicates', () => {
    const [one, other] = notesOf(long, long)
    expect(findDuplicates([one!, { ...other!, zoneId: 's' }])).toEqual([])
    expect(findDuplicates([one!, { ...other!, rowId: 'r' }])).toEqual([])
  })

  it('B324: what somebody said are different notes is not asked again; a third one may still be alike', () => {
    const notes = notesOf(long, long)
    const dismissed = new Set([pairKey('n2', 'n1')])
    expect(findDuplicates(notes, dismissed)).toEqual([])
    expect(findDuplicates(notesOf(long, 'Lain sekali', long), dismissed)).toHaveLength(1)
  })
})
