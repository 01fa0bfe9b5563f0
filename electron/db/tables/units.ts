import type { Unit } from '#shared/schema/workshop.ts'
import { type ReadDb, selectRows } from '../table.ts'
import { unitsTable } from './entities.ts'

/** All units by name, as lists and menus show them. */
export function listUnits(db: ReadDb): Unit[] {
  return selectRows(db, unitsTable, 'ORDER BY name COLLATE NOCASE, id')
}
