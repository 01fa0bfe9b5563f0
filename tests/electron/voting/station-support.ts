import fs from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { endStation } from '#electron/core/station-booth.ts'
import { makeStation } from '#electron/core/stations.ts'
import { type Session, makeSession } from '#electron/core/session.ts'
import { openStationFile } from '#electron/db/open.ts'
import { must } from '#tests/support/make-workshop.ts'
import type { TestRound } from './support.ts'

export interface TestStation {
  stationId: string
  filePath: string
  session: Session
  /** Ends the voting there and answers its box. */
  box(): Buffer
}

/** Sends a part of the roll (places of the attendance list from 0) to a station, and opens its file as another laptop does. */
export function sendOut(round: TestRound, voters: number[], label = 'Bilik 2'): TestStation {
  const voterIds = voters.map((index) => round.people[index]!.id)
  return openStation(round, makeStation(round.session, round.roundId, label, { kind: 'people', voterIds }))
}

export function openStation(round: TestRound, made: ReturnType<typeof makeStation>): TestStation {
  const { stationId, fileName, bytes } = must(made)
  const folder = path.join(round.folder, 'usb')
  fs.mkdirSync(folder, { recursive: true })
  const filePath = path.join(folder, fileName)
  fs.writeFileSync(filePath, bytes)
  const file = must(openStationFile(filePath))
  onTestFinished(() => file.close())
  const session = makeSession(file, () => undefined, round.session.now)
  return { stationId, filePath, session, box: () => must(endStation(session)) }
}
