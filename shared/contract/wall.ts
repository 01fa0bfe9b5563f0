import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { BoardAnalysis } from '#shared/schema/analysis.ts'
import { Theme, Zone } from '#shared/schema/board.ts'
import { Programme } from '#shared/schema/programme.ts'
import { Locale, Readiness } from '#shared/schema/vocabulary.ts'
import { RoundResult, RoundRules } from '#shared/schema/voting.ts'
import { Activity, EpochMs, Id, Stage, StageDay, Workshop } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

/** Notes of one theme; or those of a zone or row that are in none, without a title or with that of the row. */
const WallGroup = z.object({
  id: Id,
  isTheme: z.boolean(),
  title: z.string().nullable(),
  noteCount: z.number().int(),
  /** First words of each note; empty for a collapsed theme. */
  notes: z.array(z.object({ id: Id, text: z.string() })),
})

const WallZone = Zone.pick({ id: true, title: true, letter: true, tone: true }).extend({
  noteCount: z.number().int(),
  /** Themes in their order, then the ungrouped. Empty while face-down: the wall cannot show what it does not have. */
  groups: z.array(WallGroup),
})

/** A theme in the moment in which it gets its name. */
const WallNamedTheme = z.object({
  /** Another one for each naming, also of the same theme. */
  id: z.string(),
  title: z.string(),
  noteCount: z.number().int(),
  zone: Zone.pick({ title: true, letter: true, tone: true }),
  /** When the wall goes back to the board. */
  untilMs: EpochMs,
})

/** Shares of the levels of readiness among rated notes, in whole percents. */
const WallShares = z.object({
  percents: z.record(Readiness, z.number().int()),
  ratedCount: z.number().int(),
  totalCount: z.number().int(),
})

/** What the hall sees. Never a personal state, a running tally or a phone number. */
export const WallContent = z.discriminatedUnion('kind', [
  /** Black, or no workshop. */
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('agenda') }),
  z.object({ kind: z.literal('instruction') }),
  z.object({
    kind: z.literal('board'),
    isFaceDown: z.boolean(),
    zones: z.array(WallZone),
    /** The theme that was made or renamed last, shown large for a moment; null otherwise and while face-down. */
    named: WallNamedTheme.nullable(),
    /** Of a readiness board that lies open and on which something is rated; null otherwise. */
    readiness: z
      .object({ rows: z.array(z.object({ id: Id, title: z.string(), shares: WallShares })), all: WallShares })
      .nullable(),
  }),
  /** What the analysis of a SWOT board is computed from, by the rules of screen and papers. */
  z.object({
    kind: z.literal('analysis'),
    zones: z.array(Zone),
    themes: z.array(Theme),
    analysis: BoardAnalysis,
  }),
  z.object({
    kind: z.literal('round_open'),
    question: z.string(),
    votedCount: z.number().int(),
    entitledCount: z.number().int(),
  }),
  z.object({
    kind: z.literal('round_result'),
    question: z.string(),
    rules: RoundRules,
    /** Options best first. How groups voted is for the facilitator to show or not. */
    result: RoundResult.omit({ comparison: true }),
  }),
  z.object({
    kind: z.literal('programmes'),
    programmes: z.array(Programme.pick({ id: true, name: true, dimension: true, horizon: true, isQuickWin: true })),
  }),
])
export type WallContent = z.infer<typeof WallContent>
export type WallContentOf<Kind extends WallContent['kind']> = Extract<WallContent, { kind: Kind }>

/** The projector's picture in CSS pixels. The facilitator's preview takes the same size, so both break pages alike. */
export const WallScreen = z.object({
  widthPx: z.number().int().min(100).max(20_000),
  heightPx: z.number().int().min(100).max(20_000),
})
export type WallScreen = z.infer<typeof WallScreen>

export const WallView = z.object({
  workshop: Workshop.pick({
    regency: true,
    regencyKind: true,
    year: true,
    timeZone: true,
    firstPlanYear: true,
  }).nullable(),
  stage: Stage.pick({ number: true, title: true }).nullable(),
  /** The open activity. */
  activity: Activity.pick({
    id: true,
    kind: true,
    title: true,
    instruction: true,
    minutes: true,
    timerStartedAtMs: true,
    timerElapsedMs: true,
  }).nullable(),
  /** The day of the open activity; without one today, else the next day with something to do. */
  day: StageDay.pick({ number: true, date: true }).nullable(),
  /** That day without what is skipped; real starts of what has begun, expected ones of what follows. */
  agenda: z.array(
    Activity.pick({ id: true, kind: true, title: true, state: true }).extend({
      /** Minutes after midnight. */
      startMinutes: z.number().int(),
    }),
  ),
  content: WallContent,
  isBlack: z.boolean(),
  /** As asked for, from 0; the picture stops at its last page. */
  page: z.number().int().min(0),
  scale: z.number(),
  locale: Locale,
  theme: z.enum(['light', 'dark']),
  screen: WallScreen,
})
export type WallView = z.infer<typeof WallView>

/** How the facilitator steers the wall. */
export const WallSteer = z.object({
  isBlack: z.boolean(),
  page: z.number().int().min(0).max(20_000),
  theme: z.enum(['light', 'dark']),
  /** The open activity itself, or the analysis of its SWOT board; another activity starts with itself. */
  shows: z.enum(['activity', 'analysis']),
})
export type WallSteer = z.infer<typeof WallSteer>

/** How the wall is steered, and what it could show. */
export const WallSteering = WallSteer.extend({
  /** The open activity is a SWOT board with themes that lie open. */
  canShowAnalysis: z.boolean(),
})
export type WallSteering = z.infer<typeof WallSteering>

/** What the core keeps of the wall for as long as it runs. */
export interface WallState extends WallSteer {
  /** The activity that `shows` was chosen for. */
  showsOf: string
  /** The content whose page was turned; anything else starts at its first page. */
  pageOf: string
  screen: WallScreen
}

export const wallSteering = {
  get: query().output(WallSteering),
  set: command().input(WallSteer.partial()),
  /** What the wall shows now, for the small picture beside the controls. */
  view: query().output(WallView),
}

export const wall = {
  view: query().output(WallView),
  /** Tells the size of the wall's picture: once after connecting, and when it changes. */
  fit: query().input(WallScreen),
  /** A knock whenever the view may have changed; the first one at once. */
  watch: query().output(eventIterator(z.object({ kind: z.literal('changed') }))),
}
