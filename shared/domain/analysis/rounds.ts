import type { RoundRecord } from '#shared/schema/record.ts'
import { roundTo } from './weights.ts'

type Voted = Pick<RoundRecord, 'options' | 'result'>

/** Methods whose scores are votes, so that a part of all of them is a weight. */
const voteMethods = new Set<string>(['dots', 'approval'])

/**
 * Votes that a closed round gave to themes, by theme; null for rounds that give none: open ones, those on other things,
 * and methods whose scores are no votes.
 */
export function votesOfThemes({ options, result }: Voted): Map<string, number> | null {
  if (result === null || !voteMethods.has(result.method)) return null
  return byTheme(options, new Map(result.options.map(({ optionId, score }) => [optionId, score])))
}

/** Themes of a closed round that lie above its cut; a tie across the cut is not decided and counts as below it. */
export function winningThemes({ options, result }: Voted): Set<string> {
  const winners = new Set(result?.options.filter(({ isAboveCut }) => isAboveCut).map(({ optionId }) => optionId))
  return new Set(
    options.flatMap(({ id, source, sourceId }) =>
      source === 'theme' && winners.has(id) && sourceId !== null ? [sourceId] : [],
    ),
  )
}

/**
 * Mean ratings that a closed rating round gave to themes, on the scale of the analysis: its 1 stays 1 and its highest
 * score becomes 4, linearly, to two decimals. Null for other rounds; themes nobody had an opinion on are not among them.
 * @see tests/SPEC.md M15
 */
export function ratingsOfThemes({
  round,
  options,
  result,
}: Pick<RoundRecord, 'round'> & Voted): Map<string, number> | null {
  if (result === null || round.rules.method !== 'rating') return null
  const { highestScore } = round.rules
  const ratings = result.options.flatMap(({ optionId, detail }): [string, number][] =>
    detail.method === 'rating' && detail.mean !== null
      ? [[optionId, roundTo(1 + ((detail.mean - 1) * 3) / (highestScore - 1), 2)]]
      : [],
  )
  return byTheme(options, new Map(ratings))
}

function byTheme(options: Voted['options'], scores: ReadonlyMap<string, number>): Map<string, number> | null {
  const found = options.flatMap(({ id, source, sourceId }): [string, number][] => {
    const score = scores.get(id)
    return source === 'theme' && sourceId !== null && score !== undefined ? [[sourceId, score]] : []
  })
  return found.length === 0 ? null : new Map(found)
}
