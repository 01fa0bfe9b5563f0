import type { RoundRecord } from '../../schema/record.ts'
import type { OptionResult, RoundResult } from '../../schema/voting.ts'

/** A place of the final order: from the first round, with ties at the cut line replaced by their run-off. */
export type Priority = { option: OptionResult; placeFrom: number; placeTo: number; decidedByRunOff: boolean }

/** The round that decides the tie of this one, if it was held and closed. */
export function runOffOf<T extends Pick<RoundRecord, 'round' | 'result'>>(
  rounds: readonly T[],
  roundId: string,
): T | null {
  return (
    rounds
      .filter(({ round, result }) => round.runOffOf === roundId && round.state === 'closed' && result !== null)
      .toSorted((a, b) => b.round.number - a.round.number)[0] ?? null
  )
}

/** Where a round stands among run-offs. */
export interface RunOffs {
  /** Run-offs that led to this round: 0 for a first round, 2 for a second run-off. */
  beforeCount: number
  /** Number of the closed round that was held to decide this one's tie, or null. */
  heldIn: number | null
}

/** The run-offs before and after a round. */
export function runOffsOf(rounds: readonly Pick<RoundRecord, 'round' | 'result'>[], roundId: string): RunOffs {
  return { beforeCount: countBefore(rounds, roundId), heldIn: runOffOf(rounds, roundId)?.round.number ?? null }
}

function countBefore(rounds: readonly Pick<RoundRecord, 'round'>[], roundId: string): number {
  const origin = rounds.find(({ round }) => round.id === roundId)?.round.runOffOf ?? null
  return origin === null ? 0 : 1 + countBefore(rounds, origin)
}

/** Rounds that start a question: closed, with a result, not the run-off of another. */
export function decidingRounds<T extends RoundRecord>(rounds: T[]): (T & { result: RoundResult })[] {
  return rounds.filter(
    (entry): entry is T & { result: RoundResult } =>
      entry.result !== null && entry.round.state === 'closed' && entry.round.runOffOf === null,
  )
}

/**
 * The order in which a question ended. Options of a run-off take the places of the tie they decide, in the order of the
 * run-off; a tie that is left keeps its shared place ("5–7"), for nothing here breaks a tie.
 */
export function priorityOrder(rounds: RoundRecord[], roundId: string): Priority[] {
  const record = rounds.find(({ round }) => round.id === roundId)
  if (record?.result === null || record === undefined) return []
  const own = record.result.options.map((option) => ({
    option,
    placeFrom: option.rankFrom,
    placeTo: option.rankTo,
    decidedByRunOff: false,
  }))
  const runOff = runOffOf(rounds, roundId)
  if (runOff === null || record.result.tiedAtCut.length === 0) return own
  const tied = new Set(record.result.tiedAtCut)
  const titleOf = new Map(own.map(({ option }) => [option.title, option]))
  const firstPlace = Math.min(
    ...own.filter(({ option }) => tied.has(option.optionId)).map(({ placeFrom }) => placeFrom),
  )
  // The run-off has options of its own; they are the same topics, so source or title joins them.
  const decided = priorityOrder(rounds, runOff.round.id).flatMap(({ option, placeFrom, placeTo }) => {
    const source = runOff.options.find((candidate) => candidate.id === option.optionId)
    const twin =
      own.find(
        (entry) =>
          tied.has(entry.option.optionId) &&
          sourceIdOf(record, entry.option.optionId) === source?.sourceId &&
          source?.sourceId !== null,
      )?.option ?? titleOf.get(option.title)
    if (twin === undefined || !tied.has(twin.optionId)) return []
    return [
      {
        option: twin,
        placeFrom: firstPlace + placeFrom - 1,
        placeTo: firstPlace + placeTo - 1,
        decidedByRunOff: true,
      },
    ]
  })
  const decidedIds = new Set(decided.map(({ option }) => option.optionId))
  return [...own.filter(({ option }) => !decidedIds.has(option.optionId)), ...decided].toSorted(
    (a, b) => a.placeFrom - b.placeFrom,
  )
}

function sourceIdOf(record: RoundRecord, optionId: string): string | null {
  return record.options.find((option) => option.id === optionId)?.sourceId ?? null
}

/**
 * Whether a priority is chosen once run-offs are counted: above the cut line and with what its method asks for (a threshold,
 * a field, at least one voter). A tie across the line is not.
 */
export function isChosen({ option, placeTo, decidedByRunOff }: Priority, cutAt: number): boolean {
  return decidedByRunOff ? placeTo <= cutAt : option.isAboveCut
}

/** Whether a priority still shares places across the cut line, after all run-offs. */
export function isUndecided({ option, placeFrom, placeTo, decidedByRunOff }: Priority, cutAt: number): boolean {
  return decidedByRunOff ? placeFrom <= cutAt && placeTo > cutAt : option.isTiedAtCut
}

/** "5" or "5–7". */
export function placeText(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`
}
