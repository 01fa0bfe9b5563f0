import fs from 'node:fs'
import path from 'node:path'
import { type Result, ok } from '#shared/schema/result.ts'
import type { BoardTemplate } from '#shared/schema/agenda.ts'
import type { ImportKind } from '#shared/schema/imports.ts'
import type { Stage } from '#shared/schema/workshop.ts'
import { createWorkshopFile } from '../db/open.ts'
import { attendanceTable, peopleTable, signatoriesTable, stagesTable } from '../db/tables/entities.ts'
import { settleAllEntries } from '../db/tables/journal.ts'
import { listDays, listStages } from '../db/tables/workshop.ts'
import { selectRows } from '../db/table.ts'
import { firstPositions } from '#shared/domain/order.ts'
import { importFiles } from './imports.ts'
import { playRoom } from './sample-room.ts'
import { type CommandTx, type Session, makeSession, runCommand } from './session.ts'
import { loadAgenda, loadBoardTemplates } from './templates.ts'
import { layOutWorkshop } from './workshop.ts'

const sampleFiles: { kind: ImportKind; name: string }[] = [
  { kind: 'organisations', name: 'opd.csv' },
  { kind: 'participants', name: 'participants.csv' },
  { kind: 'notes', name: 'swot.csv' },
  { kind: 'programmes', name: 'programmes.csv' },
]

/** Lists and notes as they come into the hall, or after three stages of work. */
type SampleDepth = 'fresh' | 'played'

/** A week before the first stage, when the lists of a bimtek are made. */
const preparedAtMs = Date.parse('2023-06-28T09:00:00+09:00')

/**
 * Makes the sample workshop (Kabupaten Manokwari, 2023) from `resources/samples`: the same way a facilitator would, by
 * importing and then working in it. 72 of its 80 people are present in every stage.
 * @param depth `fresh` stops after the imports, to practise with; `played` holds three stages with boards, analysis, votes
 * and decisions, under the clock of the workshop
 * @returns why the file cannot be made; nothing is left behind then
 * @see tests/SPEC.md N99, N200-N206
 */
export async function createSample(
  { resourcesFolder, now }: { resourcesFolder: string; now: () => number },
  filePath: string,
  depth: SampleDepth = 'played',
): Promise<Result<null>> {
  const file = createWorkshopFile(filePath)
  if (!file.ok) return file
  const clock = { nowMs: preparedAtMs }
  const session = makeSession(file.value, () => undefined, depth === 'played' ? () => clock.nowMs : now)
  const boards = loadBoardTemplates(resourcesFolder)
  let isFilled = false
  try {
    let filled = await fill(session, { resourcesFolder, boards }, depth)
    if (filled.ok && depth === 'played') filled = playRoom(session, clock, { resourcesFolder, boards })
    if (filled.ok && depth === 'played') settleAllEntries(session.db)
    isFilled = filled.ok
    return filled
  } finally {
    file.value.close()
    if (!isFilled) for (const suffix of ['', '-wal', '-shm']) fs.rmSync(filePath + suffix, { force: true })
  }
}

async function fill(
  session: Session,
  { resourcesFolder, boards }: { resourcesFolder: string; boards: ReadonlyMap<string, BoardTemplate> },
  depth: SampleDepth,
): Promise<Result<null>> {
  const laidOut = layOutWorkshop(
    session,
    {
      regency: 'Manokwari',
      regencyKind: 'kabupaten',
      province: 'Papua Barat',
      year: 2023,
      timeZone: 'WIT',
      // The dates of the real workshops of 2023 (domain guide §2).
      stageDates: [
        ['2023-07-05', '2023-07-06'],
        ['2023-08-07', '2023-08-08'],
        ['2023-09-12', '2023-09-13'],
        ['2023-10-17', '2023-10-18'],
      ],
      path: null,
    },
    { agenda: loadAgenda(resourcesFolder), boards },
  )
  if (!laidOut.ok) return laidOut
  const files = sampleFiles.map(({ kind, name }) => {
    const bytes = fs.readFileSync(path.join(resourcesFolder, 'samples', name))
    return { kind, fileName: name, bytes, options: {} }
  })
  const imported = await importFiles(session, files, { activityId: null, templates: boards }, 'id')
  if (!imported.ok) return imported
  return runCommand(
    session,
    'workshop.sampleFilled',
    (tx) => {
      const stages = listStages(tx)
      for (const stage of depth === 'fresh' ? stages.slice(0, 1) : stages.slice(0, 3)) gatherStage(tx, stage)
      return ok(null)
    },
    { isUndoable: false },
  )
}

/** Place, attendance and signatories of a stage. */
function gatherStage(tx: CommandTx, stage: Stage): void {
  const days = listDays(tx).filter((day) => day.stageId === stage.id)
  tx.update(stagesTable, stage.id, { place: 'Sasana Karya Kantor Bupati' })
  const people = selectRows(tx, peopleTable, 'ORDER BY number')
  for (const day of days) {
    for (const [index, person] of people.entries()) {
      // Somebody is always missing, and not the same people in every stage.
      if ((index + (stage.number - 1) * 3) % 10 === 9) continue
      const mode = index % 24 === 23 ? 'online' : 'in_person'
      tx.insert(attendanceTable, { id: tx.newId(), personId: person.id, dayId: day.id, status: 'present', mode })
    }
  }
  const signers = [
    { role: 'chair', jobTitle: 'Sekretaris Daerah' },
    { role: 'secretary', jobTitle: 'Kepala Dinas Komunikasi dan Informatika' },
    { role: 'head_of_region', jobTitle: 'Bupati Manokwari' },
  ] as const
  const positions = firstPositions(signers.length)
  for (const [index, signer] of signers.entries()) {
    const position = positions[index]!
    const name = `(nama ${signer.jobTitle})`
    const fields = { id: tx.newId(), stageId: stage.id, position, name, rank: '', employeeNumber: '' }
    tx.insert(signatoriesTable, { ...fields, ...signer })
  }
}
