import crypto from 'node:crypto'
import path from 'node:path'
import type { MergedBox, StationChoice } from '#shared/contract/voting-ways.ts'
import { regencyName } from '#shared/domain/regency.ts'
import { type AppError, appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Round } from '#shared/schema/voting.ts'
import { recordInto } from '../db/recorder.ts'
import { makeStationFile } from '../db/open.ts'
import * as ballots from '../db/tables/ballots.ts'
import { roundOptionsTable, roundsTable } from '../db/tables/entities.ts'
import * as rounds from '../db/tables/rounds.ts'
import * as tables from '../db/tables/stations.ts'
import { readWorkshop } from '../db/tables/workshop.ts'
import type { ReadDb } from '../db/table.ts'
import { type Box, openBox, ownerOfBox } from './station-box.ts'
import { roomOf } from './booth.ts'
import { readRoundKey } from './round-keys.ts'
import { areValid } from './rounds.ts'
import { openBallots, sealedLength, shuffle } from './sealing.ts'
import { type Session, runCommand } from './session.ts'

/*
 * Stations, seen from the workshop: a part of the roll goes out to another laptop as a `.bilik` file and comes back as a
 * `.kotak` box. A voter belongs to one place at a time, so that nobody votes twice and no ballot needs a name.
 */

function findBallotRound(db: ReadDb, roundId: string): Result<Round> {
  const round = rounds.findRound(db, roundId)
  if (round === null) return err(appError('NOT_FOUND'))
  return round.state === 'open' && round.way === 'ballots' ? ok(round) : err(appError('ROUND_NOT_OPEN'))
}

/** A station whose file is still to be written. */
interface SentStation {
  stationId: string
  /** As the label says it; it may hold what no file name may. */
  fileName: string
  bytes: Buffer
  voterCount: number
  /** Its part of the roll as it was before. */
  before: readonly tables.RollRow[]
}

/**
 * Makes the file of a new station. Its voters vote there and nowhere else until its box is merged or it is recalled.
 * @returns the bytes and the name of the `.bilik` file, to be written by the caller, who withdraws the station where that
 * fails; ROUND_NOT_OPEN, STATION_NAME_TAKEN, STATION_EMPTY, or STATION_VOTER_TAKEN for somebody who has voted, is at another station or not on the roll
 */
export function makeStation(
  session: Session,
  roundId: string,
  label: string,
  choice: StationChoice,
): Result<SentStation> {
  return runCommand<SentStation>(
    session,
    'voting.stationSent',
    (tx) => {
      const found = findBallotRound(tx, roundId)
      if (!found.ok) return found
      const round = found.value
      const isSame = (other: string) => other.toLocaleLowerCase('id') === label.toLocaleLowerCase('id')
      if (tables.stationsOfRound(tx, roundId).some((station) => isSame(station.label))) {
        return err(appError('STATION_NAME_TAKEN', { station: label }))
      }
      const chosen = chooseVoters(tx, round, choice)
      if (!chosen.ok) return chosen
      const station: tables.Station = {
        id: tx.newId(),
        roundId,
        label,
        secret: crypto.randomBytes(32),
        state: 'out',
        ballotCount: 0,
      }
      tables.insertStation(tx, station)
      tables.assignToStation(
        tx,
        roundId,
        chosen.value.map(({ voterId }) => voterId),
        station.id,
      )
      tx.say({ number: round.number, station: label, count: chosen.value.length })
      tx.touch('roll')
      return ok({
        stationId: station.id,
        fileName: `${path.parse(session.file.path).name} – ${label}.bilik`,
        bytes: stationFile(tx, round, station, chosen.value),
        voterCount: chosen.value.length,
        before: chosen.value,
      })
    },
    { isUndoable: false, isJournaled: 'always' },
  )
}

function chooseVoters(db: ReadDb, round: Round, choice: StationChoice): Result<tables.RollRow[]> {
  const isTokens = round.electorate === 'tokens'
  if ((choice.kind === 'tokens') !== isTokens) return err(appError('STATION_EMPTY'))
  const wanted =
    choice.kind === 'tokens' ? tables.freeTokens(db, round.id, choice.count) : [...new Set(choice.voterIds)]
  if (wanted.length === 0) return err(appError('STATION_EMPTY'))
  const roll = new Map(tables.rollOfRound(db, round.id).map((row) => [row.voterId, row]))
  const voters: tables.RollRow[] = []
  for (const voterId of wanted) {
    const row = roll.get(voterId)
    if (row === undefined || row.hasVoted || tables.stationOfVoter(db, round.id, voterId) !== null) {
      return err(appError('STATION_VOTER_TAKEN', { name: row?.label ?? '–' }))
    }
    voters.push(row)
  }
  return ok(voters)
}

/** A file with our schema that holds this round, its options, this part of the roll and the public key. */
function stationFile(db: ReadDb, round: Round, station: tables.Station, voters: readonly tables.RollRow[]): Buffer {
  const workshop = readWorkshop(db)
  const publicKey = rounds.publicKeyOf(db, round.id)
  if (workshop === null || publicKey === null) throw new Error('an open round has a workshop and a public key')
  return makeStationFile((file) => {
    const tx = recordInto(file, [])
    tx.insert(roundsTable, { ...round, runOffOf: null, repeatOf: null })
    for (const option of rounds.optionsOfRound(db, round.id)) {
      tx.insert(roundOptionsTable, { ...option, source: 'typed', sourceId: null })
    }
    rounds.insertRoundKey(file, round.id, publicKey)
    tables.insertStation(file, station)
    tables.insertStationSelf(file, {
      stationId: station.id,
      regency: regencyName(workshop),
      pin: workshop.settings.boothPin,
    })
    ballots.addToRoll(file, round.id, voters)
  })
}

/**
 * Gives the voters of a lost station back to the main booth; its box is refused from then on, unless asked for by hand.
 * @returns NOT_FOUND, ROUND_NOT_OPEN, or STATION_NOT_OUT once it is merged or recalled
 */
export function recallStation(session: Session, stationId: string): Result<null> {
  return runCommand(
    session,
    'voting.stationRecalled',
    (tx) => {
      const station = tables.findStation(tx, stationId)
      if (station === null) return err(appError('NOT_FOUND'))
      const found = findBallotRound(tx, station.roundId)
      if (!found.ok) return found
      if (station.state !== 'out') return err(appError('STATION_NOT_OUT', { station: station.label }))
      tables.setStationState(tx, stationId, 'recalled', 0)
      tx.say({ number: found.value.number, station: station.label })
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false, isJournaled: 'always' },
  )
}

/**
 * Takes back a station whose file was never written: nobody holds it, so nothing of it stays. Its voters belong where they
 * belonged before, which may be another station that was recalled and whose box may still come, and its name is free again.
 * @returns ROUND_NOT_OPEN when the round was ended meanwhile; the station is then one that never came back
 */
export function withdrawStation(session: Session, { stationId, before }: SentStation): Result<null> {
  return runCommand(
    session,
    'voting.stationWithdrawn',
    (tx) => {
      const station = tables.findStation(tx, stationId)
      if (station === null) return err(appError('NOT_FOUND'))
      const found = findBallotRound(tx, station.roundId)
      if (!found.ok) return found
      for (const { voterId, stationId: earlier } of before) {
        tables.assignToStation(tx, station.roundId, [voterId], earlier)
      }
      tables.deleteStation(tx, stationId)
      tx.say({ number: found.value.number, station: station.label })
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false, isJournaled: 'always' },
  )
}

/** At most so many names stand in one sentence. */
const mostNames = 10

/**
 * Takes a box in, whole or not at all: the roll is marked and its ballots are stored under new random ids in random order,
 * in one transaction.
 * @param isAfterRecall takes the box of a recalled station as well, where none of its voters has voted elsewhere
 * @returns ROUND_NOT_OPEN; BOX_DAMAGED (no box, cut, altered, or voters that are not the station's), BOX_OTHER_ROUND,
 * BOX_UNKNOWN_STATION, BOX_MERGED_ALREADY, BOX_RECALLED, or BOX_DOUBLE_VOTES with the names of those who voted elsewhere
 * too, BOX_DOUBLE_TOKENS with the number of such tokens: ballots have no names, so theirs cannot be taken out of the box; KEY_MISSING without the key of the round,
 * BOX_BALLOTS_UNREADABLE or BOX_BALLOTS_INVALID for ballots that would stop the close for everybody. Nothing changes then.
 */
export function mergeBox(session: Session, roundId: string, bytes: Buffer, isAfterRecall: boolean): Result<MergedBox> {
  return runCommand<MergedBox>(
    session,
    'voting.boxMerged',
    (tx) => {
      const found = findBallotRound(tx, roundId)
      if (!found.ok) return found
      const owner = ownerOfBox(bytes)
      if (owner === null) return err(appError('BOX_DAMAGED'))
      if (owner.roundId !== roundId) return err(appError('BOX_OTHER_ROUND'))
      const station = tables.findStation(tx, owner.stationId)
      if (station === null || station.roundId !== roundId) return err(appError('BOX_UNKNOWN_STATION'))
      const { label } = station
      const box = openBox(bytes, station.secret)
      if (box === null || box.roundId !== roundId || box.stationId !== station.id) return err(appError('BOX_DAMAGED'))
      if (station.state === 'merged') return err(appError('BOX_MERGED_ALREADY', { station: label }))
      const roll = new Map(tables.rollOfRound(tx, roundId).map((row) => [row.voterId, row]))
      const refusal = refuseBox(box, station, roll, found.value.electorate === 'tokens', isAfterRecall)
      if (refusal !== null) return err(refusal)
      const unfit = refuseBallots(session, tx, found.value, box, station, roll)
      if (unfit !== null) return err(unfit)

      for (const voterId of box.voted) ballots.markVoted(tx, roundId, voterId)
      for (const sealed of shuffle([...box.ballots])) ballots.insertSealedBallot(tx, roundId, sealed)
      tables.setStationState(tx, station.id, 'merged', box.ballots.length)
      tx.say({ number: found.value.number, station: label, count: box.ballots.length })
      tx.touch('roll')
      return ok({ station: label, ballotCount: box.ballots.length })
    },
    { isUndoable: false, isJournaled: 'always' },
  )
}

function refuseBox(
  box: Box,
  station: tables.Station,
  roll: ReadonlyMap<string, tables.RollRow>,
  isTokens: boolean,
  isAfterRecall: boolean,
): AppError | null {
  const { label } = station
  const voted = box.voted.map((voterId) => roll.get(voterId))
  if (voted.includes(undefined)) return appError('BOX_DAMAGED')
  // Whoever voted here after a recall, or was sent to yet another station, may not count twice.
  const doubles = voted.filter((row) => row !== undefined && (row.hasVoted || row.stationId !== station.id))
  if (doubles.length > 0 && isTokens) {
    return appError('BOX_DOUBLE_TOKENS', { station: label, count: doubles.length })
  }
  if (doubles.length > 0) {
    const names = doubles.slice(0, mostNames).map((row) => row!.label)
    const more = doubles.length > mostNames ? ', …' : ''
    return appError('BOX_DOUBLE_VOTES', { station: label, names: names.join(', ') + more })
  }
  return station.state === 'recalled' && !isAfterRecall ? appError('BOX_RECALLED', { station: label }) : null
}

/**
 * Opens the ballots of a box to see that the close will, and that they are as the rules and the groups of its voters want
 * them. Nothing of them leaves this function but that one of them is not: they are stored as they came, sealed.
 */
function refuseBallots(
  session: Session,
  db: ReadDb,
  round: Round,
  box: Box,
  { label }: tables.Station,
  roll: ReadonlyMap<string, tables.RollRow>,
): AppError | null {
  const privateKey = readRoundKey(session.file.path, round.id)
  if (privateKey === null) return appError('KEY_MISSING')
  const length = sealedLength(roomOf(db, round))
  const isOfLength = box.ballots.every((sealed) => sealed.length === length)
  const opened = isOfLength ? openBallots(box.ballots, round.id, privateKey) : null
  privateKey.fill(0)
  if (opened === null) return appError('BOX_BALLOTS_UNREADABLE', { station: label })
  const groupsOfVoters = countBy(box.voted, (voterId) => roll.get(voterId)?.groupKey ?? null)
  const groupsOfBallots = countBy(opened, ({ groupKey }) => groupKey)
  const haveTheirGroups = [...groupsOfBallots].every(([key, count]) => groupsOfVoters.get(key) === count)
  return haveTheirGroups && areValid(db, round, opened) ? null : appError('BOX_BALLOTS_INVALID', { station: label })
}

const countBy = <T>(list: readonly T[], keyOf: (item: T) => string | null) =>
  new Map([...Map.groupBy(list, keyOf)].map(([key, items]) => [key, items.length]))
