import { z } from 'zod'
import type { Programme } from '#shared/schema/programme.ts'
import { type ReadDb, selectRows } from '../table.ts'
import { programmesTable } from './entities.ts'

/** All programmes by place in their list. */
export function listProgrammes(db: ReadDb): Programme[] {
  return selectRows(db, programmesTable, 'ORDER BY position, id')
}

export function countProgrammes(db: ReadDb): number {
  return z.number().parse(db.prepare('SELECT count(*) FROM programmes').pluck().get())
}

/** The highest running number given to a programme so far, 0 without any. */
export function highestProgrammeNumber(db: ReadDb): number {
  return z.number().parse(db.prepare('SELECT coalesce(max(number), 0) FROM programmes').pluck().get())
}
