import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Theme as BoardTheme, Zone } from '#shared/schema/board.ts'
import { Programme } from '#shared/schema/programme.ts'
import { RoundOption, RoundResult } from '#shared/schema/voting.ts'
import { Activity, Stage, Workshop } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

const WallZone = Zone.pick({ id: true, title: true, letter: true, tone: true }).extend({
  noteCount: z.number().int(),
  /** Empty while the board is face-down: the wall cannot show what it does not have. */
  themes: z.array(BoardTheme.pick({ id: true, title: true }).extend({ noteCount: z.number().int() })),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
})

/** What the hall sees. Never a personal state, a running tally or a phone number. */
export const WallContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agenda') }),
  z.object({ kind: z.literal('instruction') }),
  z.object({ kind: z.literal('board'), isFaceDown: z.boolean(), zones: z.array(WallZone) }),
  z.object({ kind: z.literal('round_open'), question: z.string(), votedCount: z.number(), entitledCount: z.number() }),
  z.object({
    kind: z.literal('round_result'),
    question: z.string(),
    result: RoundResult,
    options: z.array(RoundOption.pick({ id: true, title: true })),
  }),
  z.object({
    kind: z.literal('programmes'),
    programmes: z.array(Programme.pick({ id: true, name: true, dimension: true, horizon: true, isQuickWin: true })),
  }),
])
export type WallContent = z.infer<typeof WallContent>

export const WallView = z.object({
  workshop: Workshop.pick({ regency: true, regencyKind: true, province: true, year: true, timeZone: true, firstPlanYear: true }).nullable(),
  stage: Stage.pick({ number: true, title: true }).nullable(),
  activity: Activity.pick({ kind: true, title: true, instruction: true, minutes: true, timerStartedAtMs: true, timerElapsedMs: true }).nullable(),
  agenda: z.array(Activity.pick({ id: true, kind: true, title: true, state: true }).extend({ startMinutes: z.number() })),
  content: WallContent,
  isBlack: z.boolean(),
  page: z.number().int().min(0),
  scale: z.number(),
  locale: z.enum(['id', 'en']),
  theme: z.enum(['light', 'dark']),
})
export type WallView = z.infer<typeof WallView>

/** How the facilitator steers the wall. */
export const WallSteer = z.object({
  isBlack: z.boolean(),
  page: z.number().int().min(0).max(500),
  theme: z.enum(['light', 'dark']),
})
export type WallSteer = z.infer<typeof WallSteer>

export const wallSteering = {
  get: query().output(WallSteer),
  set: command().input(WallSteer.partial()),
}

export const wall = {
  view: query().output(WallView),
  /** A knock whenever the view may have changed. */
  watch: query().output(eventIterator(z.object({ kind: z.literal('changed') }))),
}
