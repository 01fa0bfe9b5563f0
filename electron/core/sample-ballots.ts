import { z } from 'zod'
import type { Ballot, RoundRules } from '#shared/schema/voting.ts'

/** One option of a sample round and the votes that it gets; which of them belongs to the method. */
export const SampleOption = z.object({
  /** What of the workshop it is: `W1` a theme, `V2` a vision, `P-22` a programme. */
  of: z.string(),
  points: z.number().int().optional(),
  /** Means that the scores lie around, one for each aspect of the method. */
  means: z.array(z.number()).optional(),
  /** How far from the mean the scores go at most. */
  spread: z.number().optional(),
  /** How many answer yes, no, abstain. */
  answers: z.tuple([z.number().int(), z.number().int(), z.number().int()]).optional(),
})
export type SampleOption = z.infer<typeof SampleOption>

/**
 * Ballots that add up to what the sample asks for: the totals of dots and answers to the vote, the means of scores about.
 * The same every time, so that the sample can be tested and its pictures compared.
 * @param wishes what each option gets, in the order of the options
 */
export function makeBallots(
  rules: RoundRules,
  optionIds: readonly string[],
  wishes: readonly SampleOption[],
  voterCount: number,
): Ballot[] {
  switch (rules.method) {
    case 'dots': {
      const chosen = dealDots(
        wishes.map(({ points = 0 }) => points),
        voterCount,
      )
      return chosen.map((places) => ({
        method: 'dots',
        points: Object.fromEntries(places.map((place) => [optionIds[place]!, 1])),
      }))
    }
    case 'yes_no':
      return voters(voterCount, (turn) => ({
        method: 'yes_no',
        answers: byOption(optionIds, (option) => {
          const [yesCount, noCount] = wishes[option]!.answers!
          const place = turn(option)
          return place < yesCount ? 'yes' : place < yesCount + noCount ? 'no' : 'abstain'
        }),
      }))
    case 'rating':
      return voters(voterCount, (turn) => ({
        method: 'rating',
        scores: byOption(optionIds, (option) => score(option, 0, turn, rules.highestScore)),
      }))
    case 'usg':
      return voters(voterCount, (turn) => ({
        method: 'usg',
        scores: byOption(optionIds, (option) => ({
          urgency: score(option, 0, turn),
          seriousness: score(option, 1, turn),
          growth: score(option, 2, turn),
        })),
      }))
    case 'impact_effort':
      return voters(voterCount, (turn) => ({
        method: 'impact_effort',
        scores: byOption(optionIds, (option) => ({ impact: score(option, 0, turn), effort: score(option, 1, turn) })),
      }))
    case 'weighted':
      return voters(voterCount, (turn) => ({
        method: 'weighted',
        scores: byOption(optionIds, (option) =>
          Object.fromEntries(rules.criteria.map(({ id }, aspect) => [id, score(option, aspect, turn)])),
        ),
      }))
    default:
      throw new Error(`the sample holds no round of ${rules.method}`)
  }

  /** A voter's score of an option in one aspect: up to `spread` from the mean, each step of the way as often. */
  function score(option: number, aspect: number, turn: (round: number) => number, highest = 5): number {
    const { means = [], spread = 0.9 } = wishes[option]!
    const share = turn(option * 3 + aspect * 5) / Math.max(1, voterCount - 1)
    return Math.min(highest, Math.max(1, Math.round(means[aspect]! + spread * (2 * share - 1))))
  }
}

/** One ballot for each voter; `turn(round)` is their place in the queue of that round, another one each time. */
function voters(voterCount: number, fill: (turn: (round: number) => number) => Ballot): Ballot[] {
  return Array.from({ length: voterCount }, (_, voter) => fill((round) => (voter * 29 + round * 17) % voterCount))
}

/** Deals the dots of one option after another along the queue: nobody gets two of one, and all get as many as the others. */
function dealDots(totals: readonly number[], voterCount: number): number[][] {
  const chosen: number[][] = Array.from({ length: voterCount }, () => [])
  let next = 0
  for (const [option, total] of totals.entries()) {
    for (let count = 0; count < total; count += 1, next += 1) chosen[(next * 29) % voterCount]!.push(option)
  }
  return chosen
}

function byOption<T>(optionIds: readonly string[], valueOf: (option: number) => T): Record<string, T> {
  return Object.fromEntries(optionIds.map((id, option) => [id, valueOf(option)]))
}
