import fs from 'node:fs'
import path from 'node:path'
import { type Result, ok } from '#shared/schema/result.ts'
import type { ImportKind } from '#shared/schema/imports.ts'
import { createWorkshopFile } from '../db/open.ts'
import { attendanceTable, peopleTable, signatoriesTable, stagesTable } from '../db/tables/entities.ts'
import { listDays, listStages } from '../db/tables/workshop.ts'
import { selectRows } from '../db/table.ts'
import { firstPositions } from '#shared/domain/order.ts'
import { importFiles } from './imports.ts'
import { type Session, makeSession, runCommand } from './session.ts'
import { loadAgenda, loadBoardTemplates } from './templates.ts'
import { layOutWorkshop } from './workshop.ts'

const sampleFiles: { kind: ImportKind; name: string }[] = [
  { kind: 'organisations', name: 'opd.csv' },
  { kind: 'participants', name: 'participants.csv' },
  { kind: 'notes', name: 'swot.csv' },
  { kind: 'programmes', name: 'programmes.csv' },
]

/**
 * Makes the filled sample workshop (Kabupaten Manokwari, 2023) from `resources/samples`: the same way a facilitator would
 * fill one, by importing. 72 of its 80 people are marked present in stage I.
 * @returns why the file cannot be made; nothing is left behind then
 */
export async function createSample(
  { resourcesFolder, now }: { resourcesFolder: string; now: () => number },
  filePath: string,
): Promise<Result<null>> {
  const file = createWorkshopFile(filePath)
  if (!file.ok) return file
  const session = makeSession(file.value, () => undefined, now)
  let isFilled = false
  try {
    const filled = await fill(session, resourcesFolder)
    isFilled = filled.ok
    return filled
  } finally {
    file.value.close()
    if (!isFilled) for (const suffix of ['', '-wal', '-shm']) fs.rmSync(filePath + suffix, { force: true })
  }
}

async function fill(session: Session, resourcesFolder: string): Promise<Result<null>> {
  const boards = loadBoardTemplates(resourcesFolder)
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
      const [stage] = listStages(tx)
      const days = listDays(tx).filter((day) => day.stageId === stage!.id)
      tx.update(stagesTable, stage!.id, { place: 'Sasana Karya Kantor Bupati' })
      const people = selectRows(tx, peopleTable, 'ORDER BY number')
      for (const day of days) {
        for (const [index, person] of people.entries()) {
          if (index % 10 === 9) continue // somebody is always missing
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
        tx.insert(signatoriesTable, {
          id: tx.newId(),
          stageId: stage!.id,
          position,
          name,
          rank: '',
          employeeNumber: '',
          ...signer,
        })
      }
      return ok(null)
    },
    { isUndoable: false },
  )
}
