import { z } from 'zod'
import { zoneTones } from './board.ts'
import { ActivityKind, Dimension } from './vocabulary.ts'
import { line } from './workshop.ts'

/** Time of day as the agenda prints it, `08.30`. */
export const ClockText = z.string().regex(/^([01]\d|2[0-3])\.[0-5]\d$/)
export type ClockText = z.infer<typeof ClockText>

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** One block of a template day; it lasts until the next one starts. */
export const AgendaBlock = z.object({
  start: ClockText,
  kind: ActivityKind,
  title: line(160).min(1),
  /** One friendly sentence for the room, shown above the activity and on the projector. */
  instruction: z.string().trim().max(1000),
  /** Board template of an activity of kind `board`. */
  board: line(40).nullable().default(null),
  /** The midday break (ishoma), which lasts from 11.30 to 13.30 on a Friday. */
  isMidday: z.boolean().default(false),
})
export type AgendaBlock = z.infer<typeof AgendaBlock>

export const AgendaDay = z
  .object({
    number: z.number().int().min(1).max(9),
    blocks: z.array(AgendaBlock).min(1).max(40),
    /** When the last block ends. */
    end: ClockText,
  })
  .refine((day) => {
    const starts = [...day.blocks.map((block) => block.start), day.end].map(minutesOf)
    return starts.every((start, index) => index === 0 || start > starts[index - 1]!)
  }, 'blocks must follow one another')
export type AgendaDay = z.infer<typeof AgendaDay>

export const AgendaStage = z.object({
  number: z.number().int().min(1).max(4),
  title: line(120).min(1),
  days: z.array(AgendaDay).min(1).max(9),
})
export type AgendaStage = z.infer<typeof AgendaStage>

/** A whole bimtek as data (`resources/agendas`), replaceable without a release. */
export const AgendaTemplate = z.object({
  format: z.literal('rembuk-agenda-1'),
  title: line(120).min(1),
  stages: z.array(AgendaStage).length(4),
})
export type AgendaTemplate = z.infer<typeof AgendaTemplate>

/** The zones of a kind of board (`resources/boards`). */
export const BoardTemplate = z.object({
  format: z.literal('rembuk-board-1'),
  key: line(40).min(1),
  title: line(80).min(1),
  /** Rows that cross the zones from the start: none, the six dimensions, or such as the room will name. */
  rows: z.enum(['none', 'dimensions', 'free']).default('none'),
  /** The rows that are there from the start. */
  firstRows: z
    .array(z.object({ title: line(200).min(1), dimension: Dimension.nullable() }))
    .max(40)
    .default([]),
  zones: z
    .array(z.object({ key: line(40).min(1), title: line(80).min(1), letter: line(2).min(1), tone: z.enum(zoneTones) }))
    .min(1)
    .max(12),
})
export type BoardTemplate = z.infer<typeof BoardTemplate>
