import { appError } from '#shared/schema/errors.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { brokenPages, brokenReferences, unreadableEntries, schemaVersion, unreadableRows } from '../db/integrity.ts'
import { listVersions, readVersionContent } from '../db/tables/stage-versions.ts'
import { listStages, readWorkshop } from '../db/tables/workshop.ts'
import { loadRecord } from './record.ts'
import { readFrozenContent } from './record-versions.ts'
import type { Session } from './session.ts'
import { sealOf } from './stages.ts'

/** Something wrong with a file: a sentence of `cli.json` (`check.finding.*`) and its values. */
export interface Finding {
  code:
    | 'PAGES'
    | 'REFERENCE'
    | 'WORKSHOP_MISSING'
    | 'ROW_UNREADABLE'
    | 'JOURNAL_UNREADABLE'
    | 'SEAL_BROKEN'
    | 'CHAIN_BROKEN'
    | 'RECORD_UNREADABLE'
  values: Record<string, string | number>
}

/** Counts that tell a person that this is the right file. */
export type CheckFacts = {
  schemaVersion: number
  peopleCount: number
  noteCount: number
  roundCount: number
  programmeCount: number
  sealCount: number
}

/**
 * Verifies a workshop file: the pages of the database, references between rows, every row against its schema, the
 * journal, and the seals of the closed stages with their chain (SHA-256 over the seal before and the frozen content).
 * Reads only.
 */
export function checkWorkshop(session: Session): { findings: Finding[]; facts: CheckFacts } {
  const { db } = session
  const findings: Finding[] = []
  const add = (code: Finding['code'], values: Finding['values'] = {}) => findings.push({ code, values })

  for (const detail of brokenPages(db)) add('PAGES', { detail })
  for (const { table, parent, count } of brokenReferences(db)) add('REFERENCE', { table, parent, count })
  for (const { table, id } of unreadableRows(db)) add('ROW_UNREADABLE', { table, id })
  for (const seq of unreadableEntries(db)) add('JOURNAL_UNREADABLE', { seq })

  const hasUnreadable = findings.some(({ code }) => code === 'ROW_UNREADABLE')
  if (!hasUnreadable && readWorkshop(db) === null) add('WORKSHOP_MISSING')
  const sealCount = hasUnreadable ? 0 : checkSeals(session, add)
  return { findings, facts: { schemaVersion: schemaVersion(db), ...countContent(session, add, findings), sealCount } }
}

function checkSeals(session: Session, add: (code: Finding['code'], values: Finding['values']) => void): number {
  const { db } = session
  const stages = new Map(listStages(db).map((stage) => [stage.id, stage.number]))
  const versions = listVersions(db)
  for (const version of versions) {
    const values = { stage: stages.get(version.stageId) ?? 0, version: version.version }
    const content = readVersionContent(db, version.stageId, version.version) ?? ''
    if (sealOf(content, version.previousSha256) !== version.sha256) add('SEAL_BROKEN', values)
    else if (!isReadableRecord(content)) add('RECORD_UNREADABLE', values)
  }
  // Followed from the first seal, each once: a version taken out of the middle or put in leaves some unreached.
  const next = new Map(versions.map((version) => [version.previousSha256, version]))
  const reached = new Set<string>()
  for (let link = next.get(null); link !== undefined && !reached.has(link.id); link = next.get(link.sha256)) {
    reached.add(link.id)
  }
  for (const version of versions) {
    if (reached.has(version.id)) continue
    add('CHAIN_BROKEN', { stage: stages.get(version.stageId) ?? 0, version: version.version })
  }
  return versions.length
}

function isReadableRecord(content: string): boolean {
  try {
    readFrozenContent(content)
    return true
  } catch {
    return false
  }
}

function countContent(
  session: Session,
  add: (code: Finding['code'], values: Finding['values']) => void,
  findings: readonly Finding[],
): Omit<CheckFacts, 'schemaVersion' | 'sealCount'> {
  const nothing = { peopleCount: 0, noteCount: 0, roundCount: 0, programmeCount: 0 }
  if (findings.some(({ code }) => code === 'WORKSHOP_MISSING' || code === 'ROW_UNREADABLE')) return nothing
  const record = readWholeRecord(session)
  if (!record.ok) {
    add('ROW_UNREADABLE', { table: 'rounds', id: '' })
    return nothing
  }
  const { people, boards, rounds, programmes } = record.value
  return {
    peopleCount: people.length,
    noteCount: boards.reduce((count, board) => count + board.notes.length, 0),
    roundCount: rounds.length,
    programmeCount: programmes.length,
  }
}

/** The record as papers would be made from it; results of votes are computed here, so a bad ballot shows. */
function readWholeRecord(session: Session): Result<WorkshopRecord> {
  try {
    return ok(loadRecord(session))
  } catch {
    return err(appError('NOT_FOUND'))
  }
}
