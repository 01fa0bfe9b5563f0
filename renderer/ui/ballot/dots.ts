import type { DotBallot, DotRules } from '#shared/schema/voting.ts'

/** Points placed so far, as option ids in the order of placing. Lives in the booth's screen only, until it is cast. */
export type PlacedDots = readonly string[]

export const pointsOn = (ballot: PlacedDots, optionId: string) => ballot.filter((id) => id === optionId).length

export const pointsLeft = (rules: DotRules, ballot: PlacedDots) => rules.pointsPerPerson - ballot.length

/** Whether one more point fits on an option; the button asks the same. */
export function canPlace(rules: DotRules, ballot: PlacedDots, optionId: string): boolean {
  return pointsLeft(rules, ballot) > 0 && pointsOn(ballot, optionId) < rules.maxPerOption
}

/** Places one point, where it fits. */
export function place(rules: DotRules, ballot: PlacedDots, optionId: string): PlacedDots {
  return canPlace(rules, ballot, optionId) ? [...ballot, optionId] : ballot
}

/** Takes one point back from an option. */
export function takeBack(ballot: PlacedDots, optionId: string): PlacedDots {
  const last = ballot.lastIndexOf(optionId)
  return last === -1 ? ballot : ballot.toSpliced(last, 1)
}

/** Takes back the point that was placed last. */
export const takeLast = (ballot: PlacedDots): PlacedDots => ballot.slice(0, -1)

/** What the key of an option does: one point more. Where an option takes one point only, a second press takes it back. */
export function press(rules: DotRules, ballot: PlacedDots, optionId: string): PlacedDots {
  const isSwitch = rules.maxPerOption === 1 && ballot.includes(optionId)
  return isSwitch ? takeBack(ballot, optionId) : place(rules, ballot, optionId)
}

export function toDotBallot(ballot: PlacedDots): DotBallot {
  const points: Record<string, number> = {}
  for (const id of ballot) points[id] = (points[id] ?? 0) + 1
  return { method: 'dots', points }
}
