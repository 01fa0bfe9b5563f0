import { readFileSync } from 'node:fs'
import { BoardTemplate } from '#shared/schema/agenda.ts'
import type { BoardContent, BoardRow, Note, Zone } from '#shared/schema/board.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import type { Dimension, Readiness } from '#shared/schema/vocabulary.ts'
import { resourcesFolder } from './record-fixture.ts'

/** A note of a board by the key of its zone and the title of its row. */
interface Written {
  zone: string
  row?: string
  text: string
  number: number
  readiness?: Readiness | null
}

interface Layout {
  rows?: { title: string; dimension: Dimension | null }[]
  hidden?: string[]
}

/** A board as its template lays it out, with notes. */
function boardOf(key: string, written: readonly Written[], { rows: named, hidden = [] }: Layout = {}): BoardContent {
  const template = BoardTemplate.parse(JSON.parse(readFileSync(`${resourcesFolder}/boards/${key}.json`, 'utf8')))
  const boardId = `board-${key}`
  const place = (index: number) => `a${String(index).padStart(3, '0')}`
  const zones = template.zones.map((zone, index): Zone => {
    const id = `${key}-${zone.key}`
    return { id, boardId, position: place(index), isHidden: hidden.includes(zone.key), ...zone }
  })
  const rows = (named ?? template.firstRows).map((row, index): BoardRow => {
    return { id: `${key}-row-${index}`, boardId, position: place(index), ...row }
  })
  const notes = written.map(({ zone, row, text, number, readiness = null }, index): Note => {
    const inRow = rows.find(({ title }) => title === row)
    return {
      id: `${key}-note-${number}`,
      boardId,
      zoneId: `${key}-${zone}`,
      number,
      text,
      dimension: inRow?.dimension ?? null,
      unitId: null,
      workingGroupId: null,
      themeId: null,
      rowId: inRow?.id ?? null,
      readiness,
      position: place(index),
      createdAtMs: 0,
    }
  })
  const board = { id: boardId, activityId: `activity-${key}`, template: key, isFaceDown: false, rowKind: template.rows }
  return { board, zones, rows, themes: [], notes }
}

/** Eight notes on four elements, six of them rated: three good, two fair, one poor. */
export const readinessBoard = (layout: Layout = {}): BoardContent =>
  boardOf(
    'readiness',
    [
      { zone: 'structure', row: 'Smart Economy', text: 'Pendamping UMKM', number: 903, readiness: 'fair' },
      { zone: 'structure', row: 'Smart Governance', text: 'Tim TIK lengkap', number: 901, readiness: 'good' },
      { zone: 'structure', row: 'Smart Governance', text: 'Anggaran TIK ada', number: 902, readiness: 'good' },
      { zone: 'structure', text: 'Belum bertempat', number: 904 },
      { zone: 'infrastructure', row: 'Smart Living', text: 'Jalan distrik', number: 905, readiness: 'poor' },
      { zone: 'infrastructure', row: 'Smart Living', text: 'Menara seluler', number: 906, readiness: 'fair' },
      { zone: 'superstructure', row: 'Smart Governance', text: 'Perbup SPBE', number: 907 },
      { zone: 'culture', row: 'Smart Society', text: 'Gotong royong', number: 908, readiness: 'good' },
    ],
    layout,
  )

/** Two aspects, one of them with all its columns. */
export const gapBoard = (): BoardContent =>
  boardOf(
    'gap',
    [
      { zone: 'present', row: 'Layanan perizinan', text: 'Loket terpisah', number: 951 },
      { zone: 'expected', row: 'Layanan perizinan', text: 'Satu pintu', number: 952 },
      { zone: 'gap', row: 'Layanan perizinan', text: 'Sistem belum terhubung', number: 953 },
      { zone: 'need', row: 'Layanan perizinan', text: 'Integrasi data', number: 954 },
      { zone: 'action', row: 'Layanan perizinan', text: 'Mal pelayanan publik', number: 955 },
      { zone: 'present', row: 'Sampah pasar', text: 'Dibuang ke laut', number: 956 },
    ],
    {
      rows: [
        { title: 'Layanan perizinan', dimension: 'governance' },
        { title: 'Sampah pasar', dimension: 'environment' },
      ],
    },
  )

export const visionBoard = (): BoardContent =>
  boardOf('vision', [
    { zone: 'agreed', text: 'Manokwari sehat dan terhubung', number: 981 },
    { zone: 'vision', text: 'Manokwari maju', number: 982 },
    { zone: 'goals', text: 'Semua distrik terhubung', number: 983 },
  ])

/** Puts a board into the first day of a record's first stage. */
export function addBoard(record: WorkshopRecord, content: BoardContent): void {
  const like = record.activities[0]!
  record.boards.push(content)
  record.activities.push({
    ...like,
    id: content.board.activityId,
    kind: 'board',
    title: `Papan ${content.board.template}`,
    position: `z${record.activities.length}`,
  })
}
