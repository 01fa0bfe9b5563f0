import { firstPositions } from '#shared/domain/order.ts'
import { groupKeyOf } from '#shared/domain/voting/groups.ts'
import { ballotsOfHands, canCountHands } from '#shared/domain/voting/hands.ts'
import { runOffRules } from '#shared/domain/voting/methods/dots.ts'
import { checkBallot, checkRules, methodOf } from '#shared/domain/voting/registry.ts'
import { type CountedBallot, fewestBallotsPerGroup, tallyRound } from '#shared/domain/voting/tally.ts'
import type { ElectorateView, OptionCandidate, RoundDraft, RoundView } from '#shared/contract/voting.ts'
import { appError } from '#shared/schema/errors.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { type GroupKind, type Round, type RoundOption, type RoundResult, groupKinds } from '#shared/schema/voting.ts'
import type { Person } from '#shared/schema/workshop.ts'
import * as ballots from '../db/tables/ballots.ts'
import { activitiesTable, attendanceTable, peopleTable, roundOptionsTable, roundsTable } from '../db/tables/entities.ts'
import { countPapers, handCounts } from '../db/tables/paper.ts'
import { listPeople } from '../db/tables/people.ts'
import * as tables from '../db/tables/rounds.ts'
import { stationsOfRound } from '../db/tables/stations.ts'
import { countPeople, readWorkshop } from '../db/tables/workshop.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { destroyRoundKey, readRoundKey, writeRoundKey } from './round-keys.ts'
import { makeRoundKeyPair, openBallots, shuffle } from './sealing.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'
import { freshCode, slipCodeOf } from './slips.ts'
import { openActivityIn } from './workshop.ts'

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
      result: resultOf(db, round, options),
    }
  })
}

/** All rounds of the workshop as the papers print them. */
export function listRoundRecords(db: ReadDb): RoundRecord[] {
  return tables.listRounds(db).map((round): RoundRecord => {
    const options = tables.optionsOfRound(db, round.id)
    const { entitledCount } = ballots.countRoll(db, round.id)
    const { handedCount, typedCount, voidCount } = countPapers(db, round.id)
    const notReturnedCount = round.state === 'closed' ? handedCount - typedCount - voidCount : 0
    return { round, options, entitledCount, notReturnedCount, result: resultOf(db, round, options) }
  })
}

/** Counts a closed round from its opened ballots; null for every other. Computed each time, never stored. */
function resultOf(db: ReadDb, round: Round, options: readonly RoundOption[]): RoundResult | null {
  if (round.state !== 'closed') return null
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
    groupLabels: round.compareBy === 'none' ? new Map() : tables.groupLabels(db, round.compareBy),
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

/** Whom an opening by attendance would entitle now. */
export function viewElectorate(session: Session, activityId: string): Result<ElectorateView> {
  const place = tables.placeOfActivity(session.db, activityId)
  if (place === null) return err(appError('NOT_FOUND'))
  const { people, isWholeStage } = findElectorate(session.db, place)
  return ok({
    presentCount: people.length,
    registeredCount: countPeople(session.db),
    isWholeStage,
    groups: groupKinds.flatMap((kind) => groupsOf(session.db, people, kind)),
  })
}

/** The groups of a kind that people belong to, with how many of them. */
function groupsOf(db: ReadDb, people: readonly Person[], kind: GroupKind): ElectorateView['groups'] {
  const members = Map.groupBy(people, (person) => groupKeyOf(person, kind))
  return [...tables.groupLabels(db, kind)].flatMap(([key, label]) => {
    const count = members.get(key)?.length ?? 0
    return count === 0 ? [] : [{ kind, key, label, count }]
  })
}

/** Those present on the day of the activity; where nobody is marked yet, those present on any day of its stage. */
function findElectorate(
  db: ReadDb,
  place: { dayId: string; stageId: string },
): { people: Person[]; isWholeStage: boolean } {
  const people = tables.presentOnDay(db, place.dayId)
  return people.length > 0
    ? { people, isWholeStage: false }
    : { people: tables.presentInStage(db, place.stageId), isWholeStage: true }
}

/**
 * Drafts a round. It may be changed, and undone, until it opens.
 * @param repeatOf the round of the same activity that this one asks again, or null
 * @returns its id, or NOT_FOUND
 */
export function draftRound(
  session: Session,
  activityId: string,
  draft: RoundDraft,
  repeatOf: string | null = null,
): Result<{ roundId: string }> {
  return runCommand(session, 'voting.roundDrafted', (tx) => {
    const place = tables.placeOfActivity(tx, activityId)
    if (place === null) return err(appError('NOT_FOUND'))
    if (repeatOf !== null && tables.findRound(tx, repeatOf)?.activityId !== activityId)
      return err(appError('NOT_FOUND'))
    tx.inStage(place.stageId)
    return ok({ roundId: insertDraft(tx, activityId, draft, { runOffOf: null, repeatOf }) })
  })
}

function insertDraft(
  tx: CommandTx,
  activityId: string,
  draft: RoundDraft,
  follows: Pick<Round, 'runOffOf' | 'repeatOf'>,
): string {
  const roundId = tx.newId()
  const number = tables.nextRoundNumber(tx, activityId)
  tx.insert(roundsTable, {
    id: roundId,
    activityId,
    number,
    ...draftedFields(draft),
    ...quorumOf(tx),
    ...follows,
    state: 'draft',
    openedAtMs: null,
    closedAtMs: null,
    registeredCount: 0,
  })
  insertOptions(tx, roundId, draft.options)
  tx.say({ number, question: draft.question })
  return roundId
}

function draftedFields(draft: RoundDraft) {
  const { options: _, tokenCount, ...fields } = draft
  const presentCount = draft.electorate === 'tokens' ? tokenCount : 0
  const settled = checkRules(draft.rules)
  // What is still wrong with the rules of a draft is said when it opens.
  return { ...fields, rules: settled.ok ? settled.value : draft.rules, presentCount }
}

function quorumOf(db: ReadDb): Pick<Round, 'quorumBase' | 'quorumRule'> {
  const workshop = readWorkshop(db)
  return {
    quorumBase: workshop?.settings.quorumBase ?? 'registered',
    quorumRule: workshop?.settings.quorumRule ?? 'simple',
  }
}

function insertOptions(tx: CommandTx, roundId: string, options: RoundDraft['options']): void {
  const positions = firstPositions(options.length)
  for (const [index, option] of options.entries()) {
    tx.insert(roundOptionsTable, { ...option, id: tx.newId(), roundId, position: positions[index]! })
  }
}

/** Replaces a draft. @returns NOT_FOUND, or ROUND_NOT_DRAFT once it has opened */
export function redraftRound(session: Session, roundId: string, draft: RoundDraft): Result<null> {
  return runCommand(session, 'voting.roundRedrafted', (tx) => {
    const found = findDraft(tx, roundId)
    if (!found.ok) return found
    // All options are replaced, also equal ones: undo then has rows of its own to compare.
    for (const option of tables.optionsOfRound(tx, roundId)) tx.remove(roundOptionsTable, option.id)
    tx.update(roundsTable, roundId, draftedFields(draft))
    insertOptions(tx, roundId, draft.options)
    tx.say({ number: found.value.number, question: draft.question })
    return ok(null)
  })
}

export function removeDraft(session: Session, roundId: string): Result<null> {
  return runCommand(session, 'voting.draftRemoved', (tx) => {
    const found = findDraft(tx, roundId)
    if (!found.ok) return found
    for (const option of tables.optionsOfRound(tx, roundId)) tx.remove(roundOptionsTable, option.id)
    tx.remove(roundsTable, roundId)
    tx.say({ number: found.value.number, question: found.value.question })
    return ok(null)
  })
}

function findDraft(tx: CommandTx, roundId: string): Result<Round> {
  return findInState(tx, roundId, 'draft', 'ROUND_NOT_DRAFT')
}

function findInState(
  tx: CommandTx,
  roundId: string,
  state: Round['state'],
  refusal: 'ROUND_NOT_DRAFT' | 'ROUND_NOT_OPEN',
): Result<Round> {
  const round = tables.findRound(tx, roundId)
  if (round === null) return err(appError('NOT_FOUND'))
  if (round.state !== state) return err(appError(refusal))
  const place = tables.placeOfActivity(tx, round.activityId)
  if (place !== null) tx.inStage(place.stageId)
  return ok(round)
}

/**
 * Opens a round, and its activity with it: freezes its electorate and counts, and makes its key. The private half goes to a file beside the
 * workshop before the round counts as open, so that no ballot is ever sealed without it.
 * A round by raised hands has no ballots and no key.
 * @returns ROUND_NOT_DRAFT, TOO_FEW_OPTIONS, ELECTORATE_EMPTY, ROUND_STILL_OPEN when another one is open, or
 * HANDS_NOT_POSSIBLE for a method that hands cannot answer
 */
export function openRound(session: Session, roundId: string): Result<null> {
  const { path } = session.file
  let isKeyWritten = false
  let isOpen = false
  try {
    const answer = runCommand<null>(
      session,
      'voting.roundOpened',
      (tx) => {
        const found = findDraft(tx, roundId)
        if (!found.ok) return found
        const round = found.value
        if (tables.findOpenRound(tx) !== null) return err(appError('ROUND_STILL_OPEN'))
        const { fewestOptions } = methodOf(round.rules.method)
        if (tables.optionsOfRound(tx, roundId).length < fewestOptions) {
          return err(appError('TOO_FEW_OPTIONS', { minCount: fewestOptions }))
        }
        const rules = checkRules(round.rules)
        if (!rules.ok) return rules
        if (round.way === 'hands' && !canCountHands(rules.value)) return err(appError('HANDS_NOT_POSSIBLE'))
        const voters = findVoters(tx, round)
        if (voters.length === 0) return err(appError('ELECTORATE_EMPTY'))
        tx.update(roundsTable, roundId, {
          ...quorumOf(tx),
          state: 'open',
          openedAtMs: tx.nowMs,
          presentCount: voters.length,
          registeredCount: Math.max(countRegistered(tx, round), voters.length),
        })
        ballots.addToRoll(tx, roundId, voters)
        if (round.way === 'ballots') {
          const pair = makeRoundKeyPair()
          tables.insertRoundKey(tx, roundId, pair.publicKey)
          isKeyWritten = true
          writeRoundKey(path, roundId, pair.privateKey)
          pair.privateKey.fill(0)
        }
        const activity = getRow(tx, activitiesTable, round.activityId)
        if (activity !== null) openActivityIn(tx, activity)
        tx.touch('roll')
        tx.say({ number: round.number, question: round.question, count: voters.length })
        return ok(null)
      },
      { isUndoable: false },
    )
    isOpen = answer.ok
    return answer
  } finally {
    if (isKeyWritten && !isOpen) destroyRoundKey(path, roundId)
  }
}

/** The quorum of a round that only a group votes in is counted of the people of that group, not of the whole hall. */
function countRegistered(db: ReadDb, { electorateGroup: group }: Round): number {
  if (group === null) return countPeople(db)
  return listPeople(db).filter((person) => groupKeyOf(person, group.kind) === group.key).length
}

function findVoters(tx: CommandTx, round: Round): ballots.RollEntry[] {
  if (round.electorate === 'tokens') {
    return Array.from({ length: round.presentCount }, (_, index) => token(tx, round, index + 1))
  }
  const place = tables.placeOfActivity(tx, round.activityId)
  if (place === null) return []
  const { electorateGroup: group } = round
  return findElectorate(tx, place)
    .people.filter((person) => group === null || groupKeyOf(person, group.kind) === group.key)
    .map((person) => voter(tx, round, person))
}

/** Somebody of the attendance list as the roll keeps them. */
function voter(tx: CommandTx, round: Round, person: Person): ballots.RollEntry {
  return {
    voterId: person.id,
    label: person.label,
    institution: person.institution,
    groupKey: round.compareBy === 'none' ? null : groupKeyOf(person, round.compareBy),
    code: round.identification === 'code' ? slipCodeOf(tx, person.id) : null,
  }
}

/** An anonymous right to one ballot. Its label is a number of the record, never shown beside a ballot. */
function token(tx: CommandTx, round: Round, number: number): ballots.RollEntry {
  const code = round.identification === 'code' ? freshCode(tx, round.id) : null
  return { voterId: tx.newId(), label: `Suara ${number}`, institution: '', groupKey: null, code }
}

/**
 * Adds a late-comer to an open round and marks them present that day; with a null person one more token. Who is on the
 * roll already stays as they are.
 * @returns ROUND_NOT_OPEN, or NOT_FOUND, also when the kind of voter does not fit the electorate
 */
export function addVoter(session: Session, roundId: string, personId: string | null): Result<null> {
  return runCommand(
    session,
    personId === null ? 'voting.tokenAdded' : 'voting.voterAdded',
    (tx) => {
      const found = findInState(tx, roundId, 'open', 'ROUND_NOT_OPEN')
      if (!found.ok) return found
      const round = found.value
      if ((personId === null) !== (round.electorate === 'tokens')) return err(appError('NOT_FOUND'))
      if (personId === null) {
        ballots.addToRoll(tx, roundId, [token(tx, round, round.presentCount + 1)])
      } else {
        const person = getRow(tx, peopleTable, personId)
        if (person === null) return err(appError('NOT_FOUND'))
        if (ballots.hasVoted(tx, roundId, personId) !== null) return ok(null)
        ballots.addToRoll(tx, roundId, [voter(tx, round, person)])
        markPresent(tx, round.activityId, personId)
        tx.say({ name: person.label })
      }
      const presentCount = round.presentCount + 1
      tx.update(roundsTable, roundId, { presentCount, registeredCount: Math.max(round.registeredCount, presentCount) })
      tx.say({ number: round.number, question: round.question })
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false },
  )
}

function markPresent(tx: CommandTx, activityId: string, personId: string): void {
  const place = tables.placeOfActivity(tx, activityId)
  if (place === null) return
  const mark = tables.findAttendance(tx, place.dayId, personId)
  if (mark === null) {
    const { dayId } = place
    tx.insert(attendanceTable, { id: tx.newId(), personId, dayId, status: 'present', mode: 'in_person' })
  } else {
    tx.update(attendanceTable, mark.id, { status: 'present' })
  }
}

/**
 * Closes a round: in one transaction all ballots are opened, checked, shuffled and stored under new random ids, and the
 * sealed ones deleted. Then the database's log is emptied and the key destroyed, so that no copy of the file taken in
 * between can be read or matched any more. Papers that were handed out and not typed are not counted, and stations that are
 * still out neither. A round by raised hands is counted from what was entered.
 * @returns ROUND_NOT_OPEN; HANDS_MISSING before hands were entered; KEY_MISSING without the key's file, BALLOTS_UNREADABLE when a ballot does not fit the key,
 * the rules or the roll. Nothing changes then, and the round can be cancelled and repeated.
 */
export function closeRound(session: Session, roundId: string): Result<null> {
  const privateKey = readRoundKey(session.file.path, roundId)
  const answer = runCommand<null>(
    session,
    'voting.roundClosed',
    (tx) => {
      const found = findInState(tx, roundId, 'open', 'ROUND_NOT_OPEN')
      if (!found.ok) return found
      const round = found.value
      const { votedCount, entitledCount } = ballots.countRoll(tx, roundId)
      if (round.way === 'hands') {
        if (handCounts(tx, roundId).length === 0) return err(appError('HANDS_MISSING'))
        endRound(tx, round, 'closed')
        tx.say({ votedCount: round.presentCount, entitledCount })
        return ok(null)
      }
      if (privateKey === null) return err(appError('KEY_MISSING'))
      const papers = countPapers(tx, roundId)
      const expectedCount = votedCount - papers.handedCount + papers.typedCount
      const opened = openBallots(ballots.sealedBallots(tx, roundId), roundId, privateKey)
      if (opened === null || opened.length !== expectedCount || !areValid(tx, round, opened)) {
        return err(appError('BALLOTS_UNREADABLE'))
      }
      ballots.insertOpenedBallots(tx, roundId, shuffle(withoutSmallGroups(opened)))
      endRound(tx, round, 'closed')
      tx.say({ votedCount, entitledCount })
      return ok(null)
    },
    { isUndoable: false },
  )
  privateKey?.fill(0)
  if (answer.ok) forgetBallots(session, roundId)
  return answer
}

function areValid(db: ReadDb, round: Round, opened: readonly CountedBallot[]): boolean {
  const titles = new Map(tables.optionsOfRound(db, round.id).map(({ id, title }) => [id, title]))
  return opened.every(({ ballot }) => checkBallot(round.rules, titles, ballot).ok)
}

/** Ballots keep their group only where every group, also of those in none, is large enough to hide each of its voters. */
function withoutSmallGroups(opened: CountedBallot[]): CountedBallot[] {
  const byGroup = Map.groupBy(opened, ({ groupKey }) => groupKey)
  const isSafe = !byGroup.has(null) && [...byGroup.values()].every((group) => group.length >= fewestBallotsPerGroup)
  return isSafe ? opened : opened.map(({ ballot }) => ({ ballot, groupKey: null }))
}

/** Ends an open round without a result; its ballots and key are destroyed unread. @returns ROUND_NOT_OPEN */
export function cancelRound(session: Session, roundId: string): Result<null> {
  const answer = runCommand<null>(
    session,
    'voting.roundCancelled',
    (tx) => {
      const found = findInState(tx, roundId, 'open', 'ROUND_NOT_OPEN')
      if (!found.ok) return found
      endRound(tx, found.value, 'cancelled')
      return ok(null)
    },
    { isUndoable: false },
  )
  if (answer.ok) forgetBallots(session, roundId)
  return answer
}

function endRound(tx: CommandTx, round: Round, state: 'closed' | 'cancelled'): void {
  ballots.deleteSealedBallots(tx, round.id)
  tx.update(roundsTable, round.id, { state, closedAtMs: tx.nowMs })
  tx.say({ number: round.number, question: round.question })
  tx.touch('roll')
}

/** After the commit. A crash on the way leaves the key behind; `tidyKeys` destroys it at the next opening. */
function forgetBallots(session: Session, roundId: string): void {
  session.db.pragma('wal_checkpoint(TRUNCATE)')
  destroyRoundKey(session.file.path, roundId)
}

/**
 * Drafts a run-off (putaran ulang) among the options tied across the cut line: one point each, for the places that those
 * safely above it have left. A draft that is there already is kept.
 * @returns NOT_FOUND, NO_TIE, or ROUND_STILL_OPEN while the round collects ballots
 * @see domain guide §6
 */
export function draftRunOff(session: Session, roundId: string): Result<{ roundId: string }> {
  return runCommand(session, 'voting.runOffDrafted', (tx) => {
    const round = tables.findRound(tx, roundId)
    if (round === null) return err(appError('NOT_FOUND'))
    if (round.state === 'open') return err(appError('ROUND_STILL_OPEN'))
    const options = tables.optionsOfRound(tx, roundId)
    const result = resultOf(tx, round, options)
    if (result === null || result.tiedAtCut.length === 0) return err(appError('NO_TIE'))
    const drafted = tables
      .roundsOfActivity(tx, round.activityId)
      .find((other) => other.runOffOf === roundId && other.state === 'draft')
    if (drafted !== undefined) return ok({ roundId: drafted.id })

    const place = tables.placeOfActivity(tx, round.activityId)
    if (place !== null) tx.inStage(place.stageId)
    const placesLeft = round.cutAt - result.options.filter((option) => option.isAboveCut).length
    const draft: RoundDraft = {
      question: round.question,
      rules: runOffRules,
      cutAt: placesLeft,
      electorate: round.electorate,
      electorateGroup: round.electorateGroup,
      identification: round.identification,
      way: round.way,
      compareBy: round.compareBy,
      splitFlagAbove: round.splitFlagAbove,
      tokenCount: round.electorate === 'tokens' ? round.presentCount : 0,
      isShuffled: round.isShuffled,
      options: options
        .filter(({ id }) => result.tiedAtCut.includes(id))
        .map(({ title, source, sourceId }) => ({ title, source, sourceId })),
    }
    return ok({ roundId: insertDraft(tx, round.activityId, draft, { runOffOf: roundId, repeatOf: null }) })
  })
}
