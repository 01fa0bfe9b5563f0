import { ballotsOfHands } from '#shared/domain/voting/hands.ts'
import { tallyRound } from '#shared/domain/voting/tally.ts'
import type { OptionCandidate, RoundView } from '#shared/contract/voting.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import type { Round, RoundOption, RoundResult } from '#shared/schema/voting.ts'
import * as ballots from '../db/tables/ballots.ts'
import { countPapers, handCounts } from '../db/tables/paper.ts'
import * as tables from '../db/tables/rounds.ts'
import { stationsOfRound } from '../db/tables/stations.ts'
import type { ReadDb } from '../db/table.ts'
import { isKeyLost } from './round-keys.ts'
import type { Session } from './session.ts'

/** The rounds of an activity as the facilitator may see them: results only of closed ones. */
export function listRoundViews(session: Session, activityId: string): RoundView[] {
  const { db } = session
  return tables.roundsOfActivity(db, activityId).map((round): RoundView => {
    const options = tables.optionsOfRound(db, round.id)
    const { votedCount, entitledCount } = ballots.countRoll(db, round.id)
    return {
      round,
      options,
      votedCount,
      entitledCount,
      missing: round.state === 'open' ? ballots.missingVoters(db, round.id) : [],
      isKeyLost: isKeyLost(session, round),
      result: resultOf(db, round, options),
    }
  })
}

/** All rounds of the workshop as the papers print them. */
export function listRoundRecords(db: ReadDb): RoundRecord[] {
  return tables.listRounds(db).map((round): RoundRecord => {
    const options = tables.optionsOfRound(db, round.id)
    const { votedCount, entitledCount } = ballots.countRoll(db, round.id)
    const { handedCount, typedCount, voidCount } = countPapers(db, round.id)
    const notReturnedCount = round.state === 'closed' ? handedCount - typedCount - voidCount : 0
    const votedAtCancelCount = round.state === 'cancelled' && round.way === 'ballots' ? votedCount : null
    const result = resultOf(db, round, options)
    return { round, options, entitledCount, notReturnedCount, votedAtCancelCount, result }
  })
}

/** Results by round, of each open connection; they go with it. */
const resultsByDb = new WeakMap<ReadDb, Map<string, { countedFrom: string; result: RoundResult }>>()

/**
 * Counts a closed round from its opened ballots; null for every other. Never stored in the file, but kept while it is open:
 * room and wall ask after each ballot of the next round. Ballots, papers, stations and hands of a closed round never change;
 * what undo or a new name can still change is compared, so that a result is counted again where it would be another.
 * @see tests/SPEC.md V509
 */
export function resultOf(db: ReadDb, round: Round, options: readonly RoundOption[]): RoundResult | null {
  if (round.state !== 'closed') return null
  const groupLabels = round.compareBy === 'none' ? new Map<string, string>() : tables.groupLabels(db, round.compareBy)
  const countedFrom = JSON.stringify([round, options, [...groupLabels]])
  let results = resultsByDb.get(db)
  if (results === undefined) {
    results = new Map()
    resultsByDb.set(db, results)
  }
  const known = results.get(round.id)
  if (known?.countedFrom === countedFrom) return known.result
  const result = countRound(db, round, options, groupLabels)
  results.set(round.id, { countedFrom, result })
  return result
}

function countRound(
  db: ReadDb,
  round: Round,
  options: readonly RoundOption[],
  groupLabels: ReadonlyMap<string, string>,
): RoundResult {
  const counted =
    round.way === 'hands'
      ? ballotsOfHands(round.rules, options, handCounts(db, round.id), round.presentCount)
      : ballots.openedBallots(db, round.id)
  return tallyRound({
    rules: round.rules,
    options,
    ballots: counted,
    voidCount: countPapers(db, round.id).voidCount,
    ways: waysOf(db, round, counted.length),
    cutAt: round.cutAt,
    entitledCount: ballots.countRoll(db, round.id).entitledCount,
    registeredCount: round.registeredCount,
    presentCount: round.presentCount,
    quorumBase: round.quorumBase,
    quorumRule: round.quorumRule,
    splitFlagAbove: round.splitFlagAbove,
    compareBy: round.compareBy,
    groupLabels,
  })
}

/** By which ways the ballots of a closed round came in, void ones among the papers; those by which none came are left out. */
function waysOf(db: ReadDb, round: Round, countedCount: number): RoundResult['ways'] {
  if (round.way === 'hands') return [{ way: 'hands', label: '', count: countedCount }]
  const { typedCount, voidCount } = countPapers(db, round.id)
  const stations = stationsOfRound(db, round.id)
    .filter(({ state }) => state === 'merged')
    .map(({ label, ballotCount }) => ({ way: 'station' as const, label, count: ballotCount }))
  const stationCount = stations.reduce((sum, { count }) => sum + count, 0)
  const paperCount = typedCount + voidCount
  const others = [...(paperCount > 0 ? [{ way: 'paper' as const, label: '', count: paperCount }] : []), ...stations]
  const boothCount = countedCount - typedCount - stationCount
  return boothCount === 0 && others.length > 0 ? others : [{ way: 'booth', label: '', count: boothCount }, ...others]
}

/** What of the workshop can be voted on. */
export function listCandidates(session: Session): OptionCandidate[] {
  return tables.findCandidates(session.db)
}
