import { describe, expect, it } from 'vitest'
import { updateZone } from '#electron/core/board-layout.ts'
import { addNotes, getBoard, rateNotes, setFaceDown } from '#electron/core/boards.ts'
import { groupNotes } from '#electron/core/themes.ts'
import { listCandidates } from '#electron/core/round-views.ts'
import { viewWall } from '#electron/core/wall.ts'
import { openActivity } from '#electron/core/workshop.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import { WallView } from '#shared/contract/wall.ts'
import { makeTestApp } from '#tests/support/make-app.ts'
import { findActivity, makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'

/** The readiness board, open on the wall, with notes in three rows of one zone and one in another. */
function makeRowsWall() {
  const { session } = makeTestWorkshop()
  const { activity } = findActivity(session, 'board', 'readiness')
  must(openActivity(session, activity.id))
  const content = must(getBoard(session, activity.id, loadBoardTemplates(resourcesFolder)))
  const zoneOf = (key: string) => content.zones.find((zone) => zone.key === key)!
  const rowOf = (title: string) => content.rows.find((row) => row.title === title)?.id ?? null
  const add = (zone: string, row: string, ...texts: string[]) =>
    must(addNotes(session, { zoneId: zoneOf(zone).id, rowId: rowOf(row), texts, dimension: null, unitId: null }))
  add('structure', 'Smart Living', 'Puskesmas')
  const grouped = add('structure', 'Smart Economy', 'Pendamping UMKM', 'Koperasi', 'Pasar')
  must(groupNotes(session, { noteIds: grouped.slice(0, 2).map(({ id }) => id), targetNoteId: null }))
  add('structure', '', 'Belum bertempat')
  add('culture', 'Smart Society', 'Gotong royong')
  const { app, settings } = makeTestApp()
  app.session = session
  const board = () => {
    const wall = viewWall(app).content
    if (wall.kind !== 'board') throw new Error(`the wall shows ${wall.kind}`)
    return wall
  }
  return { session, app, settings, content, zoneOf, board }
}

describe('a board in rows on the wall', () => {
  it('B278: shows the notes of a zone row by row, under the title of the row', () => {
    const { app, board } = makeRowsWall()
    const structure = board().zones[0]!
    expect(structure.groups.map(({ title, notes }) => [title, notes.map(({ text }) => text)])).toEqual([
      ['Smart Economy · Pendamping UMKM', ['Pendamping UMKM', 'Koperasi']],
      ['Smart Economy', ['Pasar']],
      ['Smart Living', ['Puskesmas']],
      [null, ['Belum bertempat']],
    ])
    expect(new Set(structure.groups.map(({ id }) => id)).size).toBe(4)
    // As it goes over the contract.
    expect(WallView.safeParse(viewWall(app)).error).toBeUndefined()
  })

  it('B278: face-down it has numbers only', () => {
    const { session, app, content } = makeRowsWall()
    must(setFaceDown(session, content.board.id, true))
    const shown = JSON.stringify(viewWall(app))
    for (const text of ['Puskesmas', 'Koperasi', 'Smart Economy', 'Gotong royong']) expect(shown).not.toContain(text)
  })

  it('B258: a zone that is switched off is not on the wall, and nothing of it can be voted on', () => {
    const { session, app, zoneOf } = makeRowsWall()
    must(updateZone(session, zoneOf('culture').id, { isHidden: true }))
    expect(JSON.stringify(viewWall(app))).not.toMatch(/Budaya|Gotong royong/)
    const titles = listCandidates(session).map(({ title }) => title)
    expect(titles).toContain('Puskesmas')
    expect(titles).not.toContain('Gotong royong')
  })

  it('W113: a readiness board has its shares by dimension and for all of them, once something is rated', () => {
    const { session, app, content, zoneOf, board } = makeRowsWall()
    expect(board().readiness).toBeNull()
    const noteOf = (text: string) =>
      must(getBoard(session, content.board.activityId, loadBoardTemplates(resourcesFolder))).notes.find(
        (note) => note.text === text,
      )!.id
    must(rateNotes(session, [noteOf('Pendamping UMKM'), noteOf('Pasar'), noteOf('Belum bertempat')], 'good'))
    must(rateNotes(session, [noteOf('Koperasi'), noteOf('Gotong royong')], 'poor'))
    const economy = board().readiness!.rows.find(({ title }) => title === 'Smart Economy')
    expect(economy?.shares).toEqual({ percents: { good: 67, fair: 0, poor: 33 }, ratedCount: 3, totalCount: 3 })
    expect(board().readiness!.rows.map(({ shares }) => shares.ratedCount)).toEqual([0, 0, 3, 0, 1, 0])
    expect(board().readiness!.all).toEqual({ percents: { good: 60, fair: 0, poor: 40 }, ratedCount: 5, totalCount: 6 })
    expect(WallView.safeParse(viewWall(app)).error).toBeUndefined()

    // What is switched off is not counted, as nowhere in the hall.
    must(updateZone(session, zoneOf('culture').id, { isHidden: true }))
    expect(board().readiness!.all).toMatchObject({ ratedCount: 4, totalCount: 5 })
    must(setFaceDown(session, content.board.id, true))
    expect(board().readiness).toBeNull()
  })

  it('B279: zones of a template are named in the language of the wall, those that the room named stay', () => {
    const { session, settings, zoneOf, board } = makeRowsWall()
    must(updateZone(session, zoneOf('nature').id, { title: 'Teluk dan hutan' }))
    settings.setPreferences({ locale: 'en' })
    expect(board().zones.map(({ title }) => title)).toEqual([
      'Structure',
      'Infrastructure',
      'Superstructure',
      'Teluk dan hutan',
      'Culture',
    ])
  })
})
