import type { BoardAnalysis, Strategy, TowsCell } from '../../schema/analysis.ts'
import type { BoardContent, Note } from '../../schema/board.ts'
import type { Programme } from '../../schema/programme.ts'
import type { RoundRecord } from '../../schema/record.ts'
import { towsCells } from '../../schema/analysis.ts'
import { type Dimension, dimensions } from '../../schema/vocabulary.ts'
import { votesOfThemes } from '../analysis/rounds.ts'
import { isSwotBoard } from '../analysis/sides.ts'
import { type FactorTable, type SwotAnalysis, analyseSwot } from '../analysis/swot.ts'
import { type TowsStrategy, programmeOfStrategy, towsMatrix } from '../analysis/tows.ts'

/** A SWOT board with what follows from its analysis. */
export type AnalysedBoard<T extends BoardContent> = {
  content: T
  swot: SwotAnalysis
  tows: Record<TowsCell, TowsStrategy[]>
}

/** The boards whose analysis the room has begun; papers are silent about the others. */
export function analysedBoards<T extends BoardContent>(
  boards: readonly T[],
  analyses: readonly BoardAnalysis[],
): AnalysedBoard<T>[] {
  return boards.flatMap((content) => {
    const analysis = analyses.find(({ boardId }) => boardId === content.board.id)
    if (analysis === undefined || !isSwotBoard(content.zones)) return []
    const swot = analyseSwot(content, analysis)
    return swot.isBegun ? [{ content, swot, tows: towsMatrix(swot, analysis) }] : []
  })
}

/** Whether the room has weighed or rated anything, not only written strategies. */
export function isWeighed({ ifas, efas }: SwotAnalysis): boolean {
  return [...ifas.factors, ...efas.factors].some(({ weight, rating }) => weight !== null || rating !== null)
}

/** All strategies of a matrix, cell by cell. */
export const strategiesOf = ({ tows }: Pick<AnalysedBoard<BoardContent>, 'tows'>): TowsStrategy[] =>
  towsCells.flatMap((cell) => tows[cell])

/**
 * SO-1, WO-2: its cell and its running number in the workshop, which stays when others come or go and is no other's.
 * @see tests/SPEC.md M60
 */
export const strategyCode = ({ cell, number }: Pick<Strategy, 'cell' | 'number'>): string =>
  `${cell.toUpperCase()}-${number}`

/** The notes under the themes that a strategy is built on, each once. */
export function notesOfStrategy({ factors }: Pick<TowsStrategy, 'factors'>, { notes }: Pick<BoardContent, 'notes'>) {
  const themeIds = new Set(factors.map(({ themeId }) => themeId))
  return notes.filter(({ themeId }) => themeId !== null && themeIds.has(themeId))
}

/**
 * The dimension in whose chapter a strategy is printed: that of the programme that came from it, else the one that most
 * notes behind it name. Null is a strategy across dimensions, also where two are named equally often.
 */
export function dimensionOfStrategy(
  strategy: Pick<TowsStrategy, 'id' | 'factors'>,
  content: Pick<BoardContent, 'notes'>,
  programmes: readonly Pick<Programme, 'origin' | 'originId' | 'dimension'>[],
): Dimension | null {
  const sorted = programmeOfStrategy(strategy.id, programmes)?.dimension ?? null
  return sorted ?? mostNamed(notesOfStrategy(strategy, content))
}

function mostNamed(notes: readonly Note[]): Dimension | null {
  const counts = dimensions.map((dimension) => ({
    dimension,
    count: notes.filter((note) => note.dimension === dimension).length,
  }))
  const most = Math.max(...counts.map(({ count }) => count))
  const leading = counts.filter(({ count }) => count === most)
  return most > 0 && leading.length === 1 ? leading[0]!.dimension : null
}

/** Votes behind the weights of a table, by theme: of each factor in the round that its weight came from. */
export function votesBehind({ factors }: FactorTable, rounds: readonly RoundRecord[]): Map<string, number> {
  return new Map(
    factors.flatMap(({ themeId, weightRoundId }): [string, number][] => {
      const round = rounds.find((entry) => entry.round.id === weightRoundId)
      const votes = round === undefined ? undefined : votesOfThemes(round)?.get(themeId)
      return votes === undefined ? [] : [[themeId, votes]]
    }),
  )
}

/** Where the weights, or the ratings, of a table came from: numbers of rounds, and whether some were entered in the room. */
export function originOf(
  { factors }: FactorTable,
  field: 'weight' | 'rating',
  rounds: readonly RoundRecord[],
): { roundNumbers: number[]; isEntered: boolean } {
  const given = factors.filter((factor) => factor[field] !== null)
  const idOf = field === 'weight' ? 'weightRoundId' : 'ratingRoundId'
  const numbers = given.flatMap((factor) => rounds.find(({ round }) => round.id === factor[idOf])?.round.number ?? [])
  return {
    roundNumbers: [...new Set(numbers)].toSorted((one, other) => one - other),
    isEntered: numbers.length < given.length,
  }
}
