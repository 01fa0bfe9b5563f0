import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { addProgrammes, getProgrammes } from '#electron/core/programmes.ts'
import { type Session, makeSession } from '#electron/core/session.ts'
import { createWorkshopFile } from '#electron/db/open.ts'
import { groupByPlace, type PlaceKey } from '#shared/domain/sorting.ts'
import type { LiveEvent } from '#shared/schema/live.ts'
import type { Result } from '#shared/schema/result.ts'

/** An empty workshop in a real file, with a clock and ids that count. */
export function openEmpty(): { session: Session; events: LiveEvent[] } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-programmes-'))
  const file = must(createWorkshopFile(path.join(folder, 'uji.rembuk')))
  onTestFinished(() => {
    file.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  const events: LiveEvent[] = []
  let nowMs = 1_700_000_000_000
  let lastId = 0
  const session = makeSession(
    file,
    (event) => void events.push(event),
    () => (nowMs += 1000),
    () => `id-${(lastId += 1)}`,
  )
  return { session, events }
}

/** A workshop with programmes in the tray; their names are their letters. */
export function withProgrammes(...names: string[]) {
  const { session, events } = openEmpty()
  const ids = must(addProgrammes(session, { names })).map(({ id }) => id)
  const id = (name: string) => ids[names.indexOf(name)]!
  /** Names in a place, in order. */
  const inPlace = (place: PlaceKey) =>
    groupByPlace(getProgrammes(session))
      .get(place)!
      .map(({ name }) => name)
      .join(' ')
  const one = (name: string) => getProgrammes(session).find((programme) => programme.name === name)!
  return { session, events, id, inPlace, one }
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return result.value
}

export const journalKinds = ({ db }: Session) => db.prepare('SELECT kind FROM journal ORDER BY seq').pluck().all()

export const lastSaid = ({ db }: Session) =>
  JSON.parse(String(db.prepare('SELECT said FROM journal ORDER BY seq DESC LIMIT 1').pluck().get()))
