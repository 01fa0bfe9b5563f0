import type { StationChoice, WaysView } from '#shared/contract/voting-ways.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { writeWhole } from './write-file.ts'
import { countRoll } from '../db/tables/ballots.ts'
import { peopleTable } from '../db/tables/entities.ts'
import { countPapers, handCounts } from '../db/tables/paper.ts'
import { findRound } from '../db/tables/rounds.ts'
import * as tables from '../db/tables/stations.ts'
import { selectRows } from '../db/table.ts'
import type { App } from './app.ts'
import { exportFolder } from './exports.ts'
import type { Session } from './session.ts'
import { makeStation, withdrawStation } from './stations.ts'

/** The roll, papers, stations and hands of a round. @returns NOT_FOUND */
export function viewWays(session: Session, roundId: string): Result<WaysView> {
  const { db } = session
  const round = findRound(db, roundId)
  if (round === null) return err(appError('NOT_FOUND'))
  const people = new Map(selectRows(db, peopleTable).map((person) => [person.id, person]))
  const stations = tables.stationsOfRound(db, roundId)
  const out = new Set(stations.filter(({ state }) => state === 'out').map(({ id }) => id))
  const voterCounts = tables.countVotersByStation(db, roundId)
  const isAtStation = ({ stationId }: tables.RollRow) => stationId !== null && out.has(stationId)
  const placeOf = (row: tables.RollRow): WaysView['roll'][number]['place'] => {
    if (row.byPaper) return 'paper'
    if (row.hasVoted) return 'voted'
    return isAtStation(row) ? 'station' : 'missing'
  }
  const roll = round.electorate === 'tokens' ? [] : tables.rollOfRound(db, roundId)
  return ok({
    roll: roll.map((row) => {
      const person = people.get(row.voterId)
      return {
        voterId: row.voterId,
        label: row.label,
        institution: row.institution,
        place: placeOf(row),
        stationId: isAtStation(row) ? row.stationId : null,
        constituency: person?.constituency ?? null,
        unitId: person?.unitId ?? null,
        workingGroupId: person?.workingGroupId ?? null,
      }
    }),
    papers: countPapers(db, roundId),
    stations: stations.map(({ id, label, state, ballotCount }) => {
      return { id, label, state, ballotCount, voterCount: voterCounts.get(id) ?? 0 }
    }),
    hands: handCounts(db, roundId),
    ...countRoll(db, roundId),
  })
}

/**
 * Makes a station and writes its file into the export folder beside the workshop.
 * @returns as `makeStation`; DISK_FULL or FOLDER_NOT_WRITABLE, in which case its voters and its name are free again
 */
export async function sendStation(
  app: App,
  session: Session,
  roundId: string,
  label: string,
  choice: StationChoice,
): Promise<Result<{ path: string; downloadUrl: string | null; voterCount: number }>> {
  const made = makeStation(session, roundId, label, choice)
  if (!made.ok) return made
  const { fileName, bytes, voterCount } = made.value
  let written: Result<string> | null = null
  try {
    written = await writeWhole(exportFolder(session), fileName, bytes)
  } finally {
    if (written?.ok !== true) withdrawStation(session, made.value)
  }
  if (!written.ok) return written
  return ok({ path: written.value, downloadUrl: app.platform.offerDownload?.(written.value) ?? null, voterCount })
}
