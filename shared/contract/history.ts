import { z } from 'zod'
import { EpochMs } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

/** A sentence of the history: a key of `history.json` and its named values. */
export const HistoryItem = z.object({
  seq: z.number().int(),
  atMs: EpochMs,
  kind: z.string(),
  said: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type HistoryItem = z.infer<typeof HistoryItem>

export const history = {
  /** What undo and redo would do, and when the last action became durable. */
  state: query().output(
    z.object({
      undo: HistoryItem.omit({ seq: true, atMs: true }).nullable(),
      redo: HistoryItem.omit({ seq: true, atMs: true }).nullable(),
      savedAtMs: EpochMs.nullable(),
    }),
  ),
  list: query()
    .input(z.object({ limit: z.number().int().min(1).max(500) }))
    .output(z.array(HistoryItem)),
  undo: command('NOTHING_TO_UNDO', 'UNDO_CONFLICT').output(HistoryItem.omit({ seq: true, atMs: true })),
  redo: command('NOTHING_TO_REDO', 'UNDO_CONFLICT').output(HistoryItem.omit({ seq: true, atMs: true })),
}
