import { z } from 'zod'
import { Note, Theme } from './board.ts'
import { Programme } from './programme.ts'
import { EpochMs, Id } from './workshop.ts'

/** Subjects that a commit can touch; a window refetches what it shows of them. */
export const topics = [
  'app',
  'workshop',
  'agenda',
  'boards',
  'notes',
  'analysis',
  'rounds',
  'roll',
  'programmes',
  'people',
  'minutes',
  'history',
  'wall',
] as const
export const Topic = z.enum(topics)
export type Topic = z.infer<typeof Topic>

const topicsByTable: Record<string, Topic> = {
  workshop: 'workshop',
  stages: 'agenda',
  days: 'agenda',
  activities: 'agenda',
  units: 'people',
  working_groups: 'people',
  people: 'people',
  attendance: 'people',
  boards: 'boards',
  zones: 'boards',
  board_rows: 'boards',
  themes: 'notes',
  notes: 'notes',
  factors: 'analysis',
  strategies: 'analysis',
  strategy_factors: 'analysis',
  rounds: 'rounds',
  round_options: 'rounds',
  programmes: 'programmes',
  remarks: 'minutes',
  decisions: 'minutes',
  signatories: 'minutes',
}

/** The subject that a journaled table belongs to. */
export function topicOfTable(table: string): Topic {
  const topic = topicsByTable[table]
  if (topic === undefined) throw new Error(`no topic for table ${table}`)
  return topic
}

const patch = <S extends z.ZodType>(row: S) => z.object({ id: Id, row: row.nullable() })

/**
 * What the facilitator's windows hear after each commit. Cards travel whole, so that one changed note repaints one card;
 * everything else is named by its subject and refetched. `hello` is the first word on every (re)connection: whatever was
 * missed in between is covered by refetching all.
 */
export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), topics: z.array(Topic) }),
  z.object({
    kind: z.literal('change'),
    seq: z.number().int(),
    savedAtMs: EpochMs,
    topics: z.array(Topic),
    notes: z.array(patch(Note)),
    themes: z.array(patch(Theme)),
    programmes: z.array(patch(Programme)),
  }),
])
export type LiveEvent = Extract<z.infer<typeof LiveEvent>, { kind: 'change' }>
export type AnyLiveEvent = z.infer<typeof LiveEvent>
