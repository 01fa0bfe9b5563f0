import type { Decision, Remark, Signatory } from '#shared/schema/workshop.ts'
import { type ReadDb, selectRows } from '../table.ts'
import { decisionsTable, remarksTable, signatoriesTable } from './entities.ts'

/** The running notes of a stage in the order in which they were taken. */
export function listRemarks(db: ReadDb, stageId: string): Remark[] {
  return selectRows(db, remarksTable, 'WHERE stage_id = ? ORDER BY created_at_ms, id', stageId)
}

/** The decisions of a stage in the order in which the berita acara numbers them (KESATU, KEDUA …). */
export function listDecisions(db: ReadDb, stageId: string): Decision[] {
  return selectRows(db, decisionsTable, 'WHERE stage_id = ? ORDER BY position, id', stageId)
}

export function listSignatories(db: ReadDb, stageId: string): Signatory[] {
  return selectRows(db, signatoriesTable, 'WHERE stage_id = ? ORDER BY position, id', stageId)
}
