import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { LiveEvent } from '#shared/schema/live.ts'
import type { Result } from '#shared/schema/result.ts'
import type { Activity, Person, StageDay } from '#shared/schema/workshop.ts'
import { type Session, makeSession, runCommand } from '#electron/core/session.ts'
import { loadAgenda, loadBoardTemplates } from '#electron/core/templates.ts'
import { layOutWorkshop } from '#electron/core/workshop.ts'
import { createWorkshopFile, openWorkshopFile } from '#electron/db/open.ts'
import { boardOfActivity } from '#electron/db/tables/boards.ts'
import { attendanceTable, peopleTable } from '#electron/db/tables/entities.ts'
import { listActivities, listDays } from '#electron/db/tables/workshop.ts'

export const resourcesFolder = fileURLToPath(new URL('../../resources', import.meta.url))

/** The value of a result that a test takes for granted. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return result.value
}

/** A folder that vanishes with the test. */
export function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-test-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TestWorkshop {
  session: Session
  folder: string
  filePath: string
  /** What listeners heard, oldest first. */
  events: LiveEvent[]
  /** The fake clock; tests move it. */
  clock: { nowMs: number }
  /** Closes the file and opens it again, as after a restart. */
  reopen(): Session
}

/** A real workshop file with the four stages laid out, in a folder of its own, under a fake clock. */
export function makeTestWorkshop(): TestWorkshop {
  const folder = makeFolder()
  const filePath = path.join(folder, 'Manokwari 2023.rembuk')
  const clock = { nowMs: Date.UTC(2023, 6, 6, 1, 0) }
  const events: LiveEvent[] = []
  const open = (file = must(openWorkshopFile(filePath))) =>
    makeSession(
      file,
      (event) => events.push(event),
      () => clock.nowMs,
    )
  const workshop: TestWorkshop = {
    session: open(must(createWorkshopFile(filePath))),
    folder,
    filePath,
    events,
    clock,
    reopen() {
      workshop.session.file.close()
      workshop.session = open()
      return workshop.session
    },
  }
  onTestFinished(() => {
    if (workshop.session.db.open) workshop.session.file.close()
  })
  const templates = { agenda: loadAgenda(resourcesFolder), boards: loadBoardTemplates(resourcesFolder) }
  const input = {
    regency: 'Manokwari',
    regencyKind: 'kabupaten' as const,
    province: 'Papua Barat',
    year: 2023,
    timeZone: 'WIT' as const,
    stageDates: null,
    path: null,
  }
  must(layOutWorkshop(workshop.session, input, templates))
  events.length = 0
  return workshop
}

/** Adds people to the attendance list; present ones are marked on the given day. */
export function addPeople(session: Session, count: number, presentOn: StageDay | null = null): Person[] {
  return must(
    runCommand(session, 'people.added', (tx) => {
      const people = Array.from({ length: count }, (_, index): Person => {
        return {
          id: tx.newId(),
          number: index + 1,
          label: `Peserta ${String(index + 1).padStart(4, '0')}`,
          unitId: null,
          institution: `Dinas ${index + 1}`,
          constituency: 'unit',
          jobTitle: '',
          phone: '',
          workingGroupId: null,
        }
      })
      for (const person of people) {
        tx.insert(peopleTable, person)
        if (presentOn === null) continue
        tx.insert(attendanceTable, {
          id: tx.newId(),
          personId: person.id,
          dayId: presentOn.id,
          status: 'present',
          mode: 'in_person',
        })
      }
      return { ok: true, value: people }
    }),
  )
}

/** The first activity of a kind in the agenda, and its day. Of boards: the first that was made from this template. */
export function findActivity(
  session: Session,
  kind: Activity['kind'],
  template = 'swot',
): { activity: Activity; day: StageDay } {
  const isMeant = ({ id }: Activity) => kind !== 'board' || boardOfActivity(session.db, id)?.template === template
  const activity = listActivities(session.db).find((candidate) => candidate.kind === kind && isMeant(candidate))
  const day = listDays(session.db).find(({ id }) => id === activity?.dayId)
  if (activity === undefined || day === undefined) throw new Error(`the agenda has no ${kind}`)
  return { activity, day }
}
