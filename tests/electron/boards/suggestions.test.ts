import { describe, expect, it } from 'vitest'
import { mergeNotes } from '#electron/core/boards.ts'
import { groupNotes } from '#electron/core/themes.ts'
import { undo } from '#electron/core/session.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { must } from '#tests/support/make-workshop.ts'
import { journalKinds, makeBoard } from './support.ts'

describe('accepting a suggestion', () => {
  it('B310: a new theme is made with its title in one undo step; a theme that is there keeps its own', () => {
    const { session, add, ids, group, shown } = makeBoard()
    add('W', 'a', 'b', 'c')
    const title = 'Sampah dan kebersihan pantai di kampung-kampung pesisir Manokwari Utara'
    must(groupNotes(session, { noteIds: ids('a', 'b'), targetNoteId: null, title }))
    expect(shown('W')).toBe(`c [${title}: a b]`)
    must(undo(session))
    expect(shown('W')).toBe('a b c')
    group('a')
    must(groupNotes(session, { noteIds: ids('a', 'b'), targetNoteId: null, title }))
    expect(shown('W')).toBe('c [a: a b]')
  })
})

describe('merging possible duplicates', () => {
  it('B325: one note stays in its place with the texts of all, line by line; the same text is not written twice', () => {
    const { session, add, ids, shown } = makeBoard()
    add('W', 'a', 'b', 'c', 'b2')
    const note = must(mergeNotes(session, ids('b', 'b2')))
    expect(note.text).toBe('b\nb2')
    expect(shown('W')).toBe('a b\nb2 c')
    const [one, other] = add('W', 'x', 'x')
    expect(must(mergeNotes(session, [one!.id, other!.id])).text).toBe('x')
  })

  it('B380: of texts that differ in case, spaces and a full stop only, the first is written, others stay as they are', () => {
    const { session, add } = makeBoard()
    const merge = (...texts: string[]) =>
      must(
        mergeNotes(
          session,
          add('W', ...texts).map(({ id }) => id),
        ),
      ).text
    expect(merge('Harga BBM naik', 'Harga bbm naik', 'harga  BBM naik.')).toBe('Harga BBM naik')
    expect(merge('Jalan rusak.', 'Jalan rusak berat', 'JALAN RUSAK')).toBe('Jalan rusak.\nJalan rusak berat')
    expect(merge('Suhu -5', 'Suhu 5', 'Naik 10%', 'Naik 10')).toBe('Suhu -5\nSuhu 5\nNaik 10%\nNaik 10')
    expect(merge('Distrik 3', 'Distrik 4')).toBe('Distrik 3\nDistrik 4')
    expect(merge('🙂', '🙁')).toBe('🙂\n🙁')
  })

  it('B326: undo brings all of them back, with the theme that the merge had emptied', () => {
    const { session, add, ids, group, shown } = makeBoard()
    add('W', 'a', 'b')
    group('b')
    must(mergeNotes(session, ids('a', 'b')))
    expect(shown('W')).toBe('a\nb')
    must(undo(session))
    expect(shown('W')).toBe('a [b: b]')
  })

  it('B327: the history names the note that stays and the numbers of those that went into it', () => {
    const { session, add } = makeBoard()
    const [one, other, third] = add('W', 'a', 'b', 'c')
    must(mergeNotes(session, [one!.id, other!.id, third!.id]))
    const said: unknown = session.db.prepare('SELECT said FROM journal ORDER BY seq DESC LIMIT 1').pluck().get()
    expect(JSON.parse(String(said))).toMatchObject({
      note: `C-${one!.number}`,
      others: `C-${other!.number}, C-${third!.number}`,
    })
  })

  it('B328: one note, notes that are gone, and texts that are too long together are refused, and nothing changes', () => {
    const { session, add, ids, shown } = makeBoard()
    add('W', 'a', 'b')
    const [one, other] = add('S', 'x'.repeat(6000), 'y'.repeat(6000))
    const before = journalKinds(session)
    expect(mergeNotes(session, ids('a', 'a'))).toEqual(err(appError('NOT_FOUND')))
    expect(mergeNotes(session, [...ids('a'), 'gone'])).toEqual(err(appError('NOT_FOUND')))
    expect(mergeNotes(session, [one!.id, other!.id])).toEqual(err(appError('TEXT_TOO_LONG', { maxLength: 10_000 })))
    expect(shown('W')).toBe('a b')
    expect(journalKinds(session)).toEqual(before)
  })
})
