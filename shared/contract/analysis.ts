import { z } from 'zod'
import { BoardAnalysis, Strategy, TowsCell } from '#shared/schema/analysis.ts'
import { Board, Theme, Zone } from '#shared/schema/board.ts'
import { Programme } from '#shared/schema/programme.ts'
import { Round } from '#shared/schema/voting.ts'
import { EpochMs, Id } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

/** A closed round that says something of the themes of a board, and what the analysis may take from it. */
export const AnalysisRound = z.object({
  roundId: Id,
  number: z.number().int(),
  question: Round.shape.question,
  closedAtMs: EpochMs.nullable(),
  /** Votes by theme: weights may be taken, and the winners as the factors. Null where its scores are no votes. */
  votes: z.record(Id, z.number()).nullable(),
  /** Ratings 1 to 4 by theme. Null where it rated nothing. */
  ratings: z.record(Id, z.number()).nullable(),
})
export type AnalysisRound = z.infer<typeof AnalysisRound>

/** What the screens of the analysis show; tables, position and codes are computed from it by `shared/domain/analysis`. */
export const AnalysisView = z.object({
  board: Board,
  zones: z.array(Zone),
  themes: z.array(Theme),
  /** Notes by theme id. */
  noteCounts: z.record(Id, z.number().int()),
  analysis: BoardAnalysis,
  /** Rounds of the workshop on themes of this board, the newest first. */
  rounds: z.array(AnalysisRound),
  /** Programmes that came from strategies. */
  programmes: z.array(Programme.pick({ id: true, number: true, origin: true, originId: true })),
})
export type AnalysisView = z.infer<typeof AnalysisView>

/** A strategy is what a programme is named after, so it is no longer than a name may be. */
const StrategyText = Strategy.shape.text.max(Programme.shape.name.maxLength!)
/** Longest text of a strategy, in letters. */
export const maxStrategyLength = StrategyText.maxLength!
const ThemeIds = z.array(Id).max(100)

const FromRound = z.object({ boardId: Id, roundId: Id })

export const analysis = {
  get: query()
    .input(z.object({ activityId: Id }))
    .output(AnalysisView),
  /** A share of the table, 0 to 1, entered by the room; null clears it. */
  setWeight: command('WEIGHT_OUT_OF_RANGE').input(z.object({ themeId: Id, weight: z.number().nullable() })),
  /** 1 to 4, entered by the room; null clears it. */
  setRating: command('RATING_OUT_OF_RANGE').input(z.object({ themeId: Id, rating: z.number().nullable() })),
  setIncluded: command().input(z.object({ themeId: Id, isIncluded: z.boolean() })),
  /** *Ratakan*: makes the weights of one table sum to 1. */
  evenOut: command('NO_FACTORS', 'WEIGHT_MISSING', 'WEIGHT_OUT_OF_RANGE').input(
    z.object({ boardId: Id, table: z.enum(['ifas', 'efas']) }),
  ),
  /** Weights of every table that a round voted on. */
  takeWeights: command('ROUND_WITHOUT_VOTES').input(FromRound),
  takeRatings: command('ROUND_WITHOUT_RATINGS').input(FromRound),
  /** The winners of a round become the factors, weighed by their votes; the others are left out. */
  takeFactors: command('ROUND_WITHOUT_VOTES').input(FromRound),
  addStrategy: command('STRATEGY_NEEDS_BOTH_SIDES')
    .input(z.object({ boardId: Id, cell: TowsCell, text: StrategyText, themeIds: ThemeIds }))
    .output(Strategy),
  editStrategy: command('STRATEGY_NEEDS_BOTH_SIDES').input(
    z.object({ strategyId: Id, text: StrategyText, themeIds: ThemeIds }),
  ),
  /** Before another strategy of its cell, or with null to the end. */
  moveStrategy: command().input(z.object({ strategyId: Id, beforeId: Id.nullable() })),
  removeStrategy: command().input(z.object({ strategyId: Id })),
  /** Strategies into the tray as programme candidates: one, or with null all that stand on both sides and are none yet. */
  addProgrammes: command('STRATEGY_NEEDS_BOTH_SIDES', 'TOO_MANY')
    .input(z.object({ boardId: Id, strategyId: Id.nullable() }))
    .output(z.object({ addedCount: z.number().int() })),
}
