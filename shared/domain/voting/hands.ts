import { appError } from '../../schema/errors.ts'
import { type Result, err, ok } from '../../schema/result.ts'
import type { Ballot, RoundRules } from '../../schema/voting.ts'
import type { CountedBallot } from './tally.ts'

/** What a raised hand says of an option: yes, no or abstain, or simply "this one". */
export const handAnswers = ['yes', 'no', 'abstain', 'hand'] as const
export type HandAnswer = (typeof handAnswers)[number]

/** Hands counted for one answer to one option. */
export interface HandCount {
  optionId: string
  answer: HandAnswer
  count: number
}

/**
 * Whether raised hands can answer a method: yes/no/abstain, approval, and dots with one point an option. Scores and orders
 * cannot be shown by a hand.
 */
export function canCountHands(rules: RoundRules): boolean {
  return answersOfHands(rules).length > 0
}

/** The answers that are counted for each option, in the order they are asked for; none where hands make no sense. */
export function answersOfHands(rules: RoundRules): readonly HandAnswer[] {
  if (rules.method === 'yes_no') return ['yes', 'no', 'abstain']
  if (rules.method === 'approval') return ['hand']
  return rules.method === 'dots' && rules.maxPerOption === 1 ? ['hand'] : []
}

interface Options {
  id: string
  title: string
}

/**
 * Decides whether counted hands may stand. Answers not named have none.
 * @param presentCount those in the hall who could raise a hand
 * @param entitledCount those on the roll
 * @returns one count for each option and answer; or PRESENT_OVER_ROLL, HANDS_MORE_THAN_PRESENT (for one option together),
 * HANDS_OVER_CHOICES (more hands than everyone's choices together), UNKNOWN_OPTION, HANDS_NOT_POSSIBLE
 * @see tests/SPEC.md V310-V313
 */
export function checkHands(
  rules: RoundRules,
  options: readonly Options[],
  counts: readonly HandCount[],
  presentCount: number,
  entitledCount: number,
): Result<HandCount[]> {
  const answers = answersOfHands(rules)
  if (answers.length === 0) return err(appError('HANDS_NOT_POSSIBLE'))
  if (presentCount > entitledCount) return err(appError('PRESENT_OVER_ROLL', { presentCount, entitledCount }))
  const known = new Set(options.map(({ id }) => id))
  if (counts.some(({ optionId, answer }) => !known.has(optionId) || !answers.includes(answer))) {
    return err(appError('UNKNOWN_OPTION'))
  }
  const byAnswer = new Map(counts.map(({ optionId, answer, count }) => [`${optionId} ${answer}`, count]))
  const whole = options.flatMap(({ id }) =>
    answers.map((answer): HandCount => ({ optionId: id, answer, count: byAnswer.get(`${id} ${answer}`) ?? 0 })),
  )
  for (const { id, title } of options) {
    const handCount = handsFor(whole, id)
    if (handCount > presentCount) return err(appError('HANDS_MORE_THAN_PRESENT', { title, handCount, presentCount }))
  }
  const handCount = whole.reduce((total, { count }) => total + count, 0)
  const maxCount = mostHands(rules, presentCount) ?? Infinity
  return handCount > maxCount ? err(appError('HANDS_OVER_CHOICES', { handCount, maxCount })) : ok(whole)
}

/** The most hands that all options can get together; null where everybody may raise a hand for each. */
export function mostHands(rules: RoundRules, presentCount: number): number | null {
  const perPerson = choicesPerPerson(rules)
  return perPerson === null ? null : perPerson * presentCount
}

/** How many options one person may raise a hand for; null where there is no such number. */
function choicesPerPerson(rules: RoundRules): number | null {
  if (rules.method === 'dots') return rules.pointsPerPerson
  return rules.method === 'approval' ? rules.maxChoices : null
}

function handsFor(counts: readonly HandCount[], optionId: string): number {
  return counts.reduce((total, hand) => total + (hand.optionId === optionId ? hand.count : 0), 0)
}

/**
 * Ballots that have the counted hands as their sums, to be tallied like any others and never stored: nobody knows which
 * hands were one person's, and no figure of these methods depends on it. With yes and no as many took part as raised a
 * hand for the most answered option; where people choose among options, everyone present took part.
 */
export function ballotsOfHands(
  rules: RoundRules,
  options: readonly Options[],
  counts: readonly HandCount[],
  presentCount: number,
): CountedBallot[] {
  const ballotCount =
    rules.method === 'yes_no' ? Math.max(0, ...options.map(({ id }) => handsFor(counts, id))) : presentCount
  const answersByOption = options.map(({ id }) => ({
    id,
    given: counts
      .filter(({ optionId }) => optionId === id)
      .flatMap(({ answer, count }) => Array<HandAnswer>(count).fill(answer)),
  }))
  return Array.from({ length: ballotCount }, (_, index) => {
    const named = answersByOption.flatMap(({ id, given }) => {
      const answer = given[index]
      return answer === undefined ? [] : [[id, answer] as const]
    })
    return { ballot: ballotOf(rules, named), groupKey: null }
  })
}

function ballotOf(rules: RoundRules, named: readonly (readonly [string, HandAnswer])[]): Ballot {
  if (rules.method === 'approval') return { method: 'approval', chosen: named.map(([id]) => id) }
  if (rules.method === 'dots') return { method: 'dots', points: Object.fromEntries(named.map(([id]) => [id, 1])) }
  const answers = named.flatMap(([id, answer]) => (answer === 'hand' ? [] : [[id, answer] as const]))
  return { method: 'yes_no', answers: Object.fromEntries(answers) }
}
