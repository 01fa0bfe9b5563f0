import path from 'node:path'
import type { StationBoothView } from '#shared/contract/voting-ways.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { writeWhole } from './write-file.ts'
import * as ballots from '../db/tables/ballots.ts'
import { roundsTable } from '../db/tables/entities.ts'
import { findRound } from '../db/tables/rounds.ts'
import * as tables from '../db/tables/stations.ts'
import type { App } from './app.ts'
import { shuffle } from './sealing.ts'
import { type Session, runCommand } from './session.ts'
import { writeBox } from './station-box.ts'

/*
 * A station, seen from its own laptop: the booth votes into the `.bilik` file as it does into a workshop, and in the end its
 * helper saves the box.
 */

/** What the helper at a station may know; null while no station is open. */
export function viewStation(app: App): StationBoothView | null {
  const { station } = app
  const self = station === null ? null : tables.readStationSelf(station.db)
  const round = station === null || self === null ? null : findRound(station.db, self.roundId)
  if (station === null || self === null || round === null) return null
  return {
    label: self.label,
    regency: self.regency,
    number: round.number,
    question: round.question,
    isEnded: round.state !== 'open',
    fileName: path.basename(station.file.path),
    ...ballots.countRoll(station.db, round.id),
  }
}

/**
 * Ends the voting at a station and makes its box. Asked again it makes a box of the same content, the ballots in
 * another random order: sticks get lost, and the workshop takes a station's box once, whichever of them comes first.
 * @returns the bytes, or NOT_FOUND for a file that is no station
 */
export function endStation(session: Session): Result<Buffer> {
  return runCommand(
    session,
    'voting.boxSaved',
    (tx) => {
      const self = tables.readStationSelf(tx)
      if (self === null) return err(appError('NOT_FOUND'))
      // Whoever comes after the box was saved would vote for nothing.
      tx.update(roundsTable, self.roundId, { state: 'closed' })
      const box = {
        roundId: self.roundId,
        stationId: self.stationId,
        voted: tables.idsOfVoted(tx, self.roundId),
        ballots: shuffle(ballots.sealedBallots(tx, self.roundId)),
      }
      return ok(writeBox(box, self.secret))
    },
    { isUndoable: false, isJournaled: false },
  )
}

/** Saves the box beside the station's file. @returns NO_WORKSHOP without a station, DISK_FULL, FOLDER_NOT_WRITABLE */
export async function saveBox(app: App): Promise<Result<{ path: string; downloadUrl: string | null }>> {
  const { station } = app
  if (station === null) return err(appError('NO_WORKSHOP'))
  const made = endStation(station)
  if (!made.ok) return made
  const { dir, name } = path.parse(station.file.path)
  const written = await writeWhole(dir, `${name}.kotak`, made.value)
  if (!written.ok) return written
  return ok({ path: written.value, downloadUrl: app.platform.offerDownload?.(written.value) ?? null })
}
