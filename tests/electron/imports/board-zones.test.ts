import { describe, expect, it } from 'vitest'
import { updateZone } from '#electron/core/board-layout.ts'
import { getBoard } from '#electron/core/boards.ts'
import { importFiles, previewFile } from '#electron/core/imports.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import { findActivity, makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'

const templates = loadBoardTemplates(resourcesFolder)

function makeReadiness() {
  const { session } = makeTestWorkshop()
  const { activity } = findActivity(session, 'board', 'readiness')
  const file = (csv: string) => ({
    kind: 'notes' as const,
    fileName: 'kesiapan.csv',
    bytes: new TextEncoder().encode(csv),
    options: {},
  })
  return { session, activity, file, read: () => must(getBoard(session, activity.id, templates)) }
}

describe('importing notes into a board that is no SWOT board', () => {
  it('B277: zones are found by title, key or letter, and a note lies in the row of its dimension', async () => {
    const { session, activity, file, read } = makeReadiness()
    const csv = [
      'Elemen,Dimensi,Catatan',
      'Struktur,Smart Economy,Pendamping UMKM',
      'infrastructure,Smart Living,Jalan distrik',
      'BU,,Gotong royong',
    ].join('\n')
    must(await importFiles(session, [file(csv)], { activityId: activity.id, templates }, 'id'))
    const { zones, rows, notes } = read()
    const places = notes.map(({ text, zoneId, rowId }) => [
      text,
      zones.find(({ id }) => id === zoneId)?.key,
      rows.find(({ id }) => id === rowId)?.dimension ?? null,
    ])
    expect(places.toSorted()).toEqual([
      ['Gotong royong', 'culture', null],
      ['Jalan distrik', 'infrastructure', 'living'],
      ['Pendamping UMKM', 'structure', 'economy'],
    ])
  })

  it('B277: a zone that the board does not have, or has switched off, is asked about with the ones that there are', async () => {
    const { session, activity, file, read } = makeReadiness()
    must(updateZone(session, read().zones.find(({ key }) => key === 'culture')!.id, { isHidden: true }))
    const csv = ['Elemen,Catatan', 'Kekuatan,Salah papan', 'Budaya,Tersembunyi', ',Tanpa bagian'].join('\n')
    const preview = must(await previewFile(session, file(csv), activity.id))
    const titles = ['Struktur', 'Infrastruktur', 'Suprastruktur', 'Potensi alam']
    expect(preview.rows.map(({ verdict, reason, reasonValues }) => [verdict, reason, reasonValues])).toEqual([
      ['ask', 'ZONE_UNCLEAR', { text: 'Kekuatan', zones: titles.join(', ') }],
      ['ask', 'ZONE_UNCLEAR', { text: 'Budaya', zones: titles.join(', ') }],
      ['ask', 'ZONE_MISSING', {}],
    ])
    expect(preview.rows[0]!.questions[0]!.choices).toEqual(titles)
    const answered = { ...file(csv), options: { answers: { '2': { quadrant: 'Struktur' } } } }
    must(await importFiles(session, [answered], { activityId: activity.id, templates }, 'id'))
    expect(read().notes.map(({ text }) => text)).toEqual(['Salah papan'])
  })

  it('B277: the same file again adds nothing', async () => {
    const { session, activity, file, read } = makeReadiness()
    const csv = 'Elemen,Dimensi,Catatan\nStruktur,Smart Economy,Pendamping UMKM'
    const target = { activityId: activity.id, templates }
    must(await importFiles(session, [file(csv)], target, 'id'))
    const [again] = must(await importFiles(session, [file(csv)], target, 'id'))
    expect(again!.outcome).toMatchObject({ addedCount: 0, counts: { duplicate: 1 } })
    expect(read().notes).toHaveLength(1)
  })
})
