import { z } from 'zod'
import { BoardTemplate } from '#shared/schema/agenda.ts'
import { BoardRow, Zone } from '#shared/schema/board.ts'
import { Dimension } from '#shared/schema/vocabulary.ts'
import { Id, line } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

const ZoneTitle = line(80).min(1)
const RowTitle = line(200).min(1)

/** Zones and rows of a board: from a template, then as the room wants them. */
export const boardLayout = {
  /** The kinds of board that there are, in the order in which they are offered. */
  templates: query().output(z.array(BoardTemplate)),
  /** Lays an empty board out anew. */
  choose: command('BOARD_HAS_NOTES').input(z.object({ activityId: Id, template: line(40).min(1) })),
  addZone: command('TOO_MANY')
    .input(z.object({ boardId: Id, title: ZoneTitle }))
    .output(Zone),
  updateZone: command('LAST_ZONE').input(
    z.object({ zoneId: Id, patch: z.object({ title: ZoneTitle, isHidden: z.boolean() }).partial() }),
  ),
  moveZone: command().input(z.object({ zoneId: Id, beforeId: Id.nullable() })),
  removeZone: command('ZONE_HAS_NOTES', 'LAST_ZONE').input(z.object({ zoneId: Id })),
  addRow: command('TOO_MANY')
    .input(z.object({ boardId: Id, title: RowTitle, dimension: Dimension.nullable() }))
    .output(BoardRow),
  updateRow: command().input(
    z.object({ rowId: Id, patch: z.object({ title: RowTitle, dimension: Dimension.nullable() }).partial() }),
  ),
  moveRow: command().input(z.object({ rowId: Id, beforeId: Id.nullable() })),
  /** Its notes stay in their zones, below the rows. */
  removeRow: command().input(z.object({ rowId: Id })),
}
