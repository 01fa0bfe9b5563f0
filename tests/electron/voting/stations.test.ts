import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { admitVoter, castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { cancelRound, closeRound, openRound } from '#electron/core/rounds.ts'
import { endStation } from '#electron/core/station-booth.ts'
import { makeStation, mergeBox, recallStation } from '#electron/core/stations.ts'
import { sendStation, viewWays } from '#electron/core/ways.ts'
import { exportFolder } from '#electron/core/exports.ts'
import { createWorkshopFile, openStationFile, openWorkshopFile } from '#electron/db/open.ts'
import { openFile } from '#electron/core/files.ts'
import { leaveBooth, roomOf, viewBooth } from '#electron/core/booth.ts'
import { roundKeyPath } from '#electron/core/round-keys.ts'
import { type SealedContent, makeRoundKeyPair, sealBallot } from '#electron/core/sealing.ts'
import { writeBox } from '#electron/core/station-box.ts'
import { sealedBallots } from '#electron/db/tables/ballots.ts'
import { publicKeyOf } from '#electron/db/tables/rounds.ts'
import { findStation } from '#electron/db/tables/stations.ts'
import { makeTestApp } from '#tests/support/make-app.ts'
import { must } from '#tests/support/make-workshop.ts'
import { copyOfDisk, countIn } from './attacker.ts'
import { openStation, sendOut } from './station-support.ts'
import { type TestRound, castAll, dots, makeDraft, makeOpenRound, viewRound } from './support.ts'

const vote = (round: TestRound, session: TestRound['session'], voter: number, option = 0) =>
  castBallot(session, round.roundId, round.people[voter]!.id, dots({ [round.optionIds[option]!]: 1 }))

/** Everything that a refusal has to leave alone. */
const stateOf = ({ session }: TestRound) =>
  ['roll', 'sealed_ballots', 'stations', 'journal'].map((table) => session.db.prepare(`SELECT * FROM ${table}`).all())

function expectRefused(round: TestRound, act: () => { ok: boolean }, code: string, data: object = {}): void {
  const before = stateOf(round)
  expect(act()).toEqual({ ok: false, error: { code, data } })
  expect(stateOf(round)).toEqual(before)
}

const merge = (round: TestRound, box: Buffer, isAfterRecall = false) =>
  mergeBox(round.session, round.roundId, box, isAfterRecall)

describe('a station', () => {
  it('V300: takes the votes of its part of the roll, and its box is counted with those of the main booth', () => {
    const round = makeOpenRound({ voterCount: 5 })
    const station = sendOut(round, [0, 1, 2])
    must(vote(round, station.session, 0, 1))
    must(vote(round, station.session, 1, 1))
    must(vote(round, round.session, 3))
    expect(viewRound(round.session, round.activity.id).votedCount).toBe(1)
    expect(must(merge(round, station.box()))).toEqual({ station: 'Bilik 2', ballotCount: 2 })
    const view = viewRound(round.session, round.activity.id)
    expect(view.missing.map(({ label }) => label)).toEqual(['Peserta 0003', 'Peserta 0005'])
    must(closeRound(round.session, round.roundId))
    const { result } = viewRound(round.session, round.activity.id)
    expect(result?.options[0]).toMatchObject({ title: 'Tema 2', score: 2 })
    expect(result?.castCount).toBe(3)
    expect(result?.ways).toEqual([
      { way: 'booth', label: '', count: 1 },
      { way: 'station', label: 'Bilik 2', count: 2 },
    ])
  })

  it('V301: a voter belongs to one place at a time: the main booth names the station, the station does not know others', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const station = sendOut(round, [0])
    expectRefused(round, () => vote(round, round.session, 0), 'AT_STATION', { station: 'Bilik 2' })
    expectRefused(round, () => admitVoter(round.session, round.roundId, round.people[0]!.id), 'AT_STATION', {
      station: 'Bilik 2',
    })
    expect(vote(round, station.session, 1)).toEqual({ ok: false, error: { code: 'NOT_ENTITLED', data: {} } })
    // Nobody is sent to two stations, nor after they have voted.
    const send = (voter: number, label: string) => () =>
      makeStation(round.session, round.roundId, label, { kind: 'people', voterIds: [round.people[voter]!.id] })
    expectRefused(round, send(0, 'Bilik 3'), 'STATION_VOTER_TAKEN', { name: 'Peserta 0001' })
    must(vote(round, round.session, 1))
    expectRefused(round, send(1, 'Bilik 3'), 'STATION_VOTER_TAKEN', { name: 'Peserta 0002' })
    expectRefused(round, send(2, 'BILIK 2'), 'STATION_NAME_TAKEN', { station: 'BILIK 2' })
    expectRefused(
      round,
      () => makeStation(round.session, round.roundId, 'Bilik 3', { kind: 'people', voterIds: [] }),
      'STATION_EMPTY',
    )
  })

  it('V302: with tokens a station gets a number of them, and the main booth the others', () => {
    const round = makeOpenRound({ draft: { electorate: 'tokens', tokenCount: 3 } })
    const made = makeStation(round.session, round.roundId, 'Bilik 2', { kind: 'tokens', count: 2 })
    const station = openStation(round, made)
    const cast = (session: TestRound['session']) => {
      const admitted = admitVoter(session, round.roundId, null)
      return admitted.ok
        ? castBallot(session, round.roundId, admitted.value.voterId, dots({ [round.optionIds[0]!]: 1 }))
        : admitted
    }
    must(cast(round.session))
    expect(cast(round.session)).toEqual({ ok: false, error: { code: 'ALREADY_VOTED', data: {} } })
    must(cast(station.session))
    must(cast(station.session))
    expect(cast(station.session)).toEqual({ ok: false, error: { code: 'ALREADY_VOTED', data: {} } })
    must(merge(round, station.box()))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(3)
  })

  it('V303: its file holds this round, its part of the roll and the public key, and nothing else of the workshop', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const station = sendOut(round, [1])
    const bytes = fs.readFileSync(station.filePath)
    const keyName = fs.readdirSync(round.folder).find((name) => name.includes('-kunci-'))!
    const key = fs.readFileSync(`${round.folder}/${keyName}`)
    expect(bytes.includes(key.subarray(-32))).toBe(false)
    expect(bytes.includes('Peserta 0002')).toBe(true)
    expect(bytes.includes('Peserta 0001')).toBe(false)
    expect(bytes.includes(round.people[0]!.id)).toBe(false)
    const tables = station.session.db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all() as string[]
    const filled = tables.filter((name) => station.session.db.prepare(`SELECT 1 FROM "${name}"`).get() !== undefined)
    expect(filled.toSorted()).toEqual(['roll', 'round_keys', 'round_options', 'rounds', 'station_self', 'stations'])
    // Neither is it taken for a workshop, nor a workshop for a station.
    expect(openWorkshopFile(station.filePath)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_OURS' } })
    const workshop = must(createWorkshopFile(`${round.folder}/lain.rembuk`))
    workshop.close()
    expect(openStationFile(workshop.path)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_OURS' } })
  })

  it('V304: opened in the app it is a booth and nothing else, left with the PIN', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const { filePath, session } = sendOut(round, [1])
    session.file.close()
    const { app } = makeTestApp()
    must(openFile(app, filePath))
    expect(app.session).toBeNull()
    const view = viewBooth(app)
    expect(view.voters.map(({ label }) => label)).toEqual(['Peserta 0002'])
    expect(view.regency).toBe('Kabupaten Manokwari')
    const pin = round.session.db.prepare(`SELECT json_extract(settings, '$.boothPin') FROM workshop`).pluck().get()
    expect(leaveBooth(app, pin === '0000' ? '1111' : '0000', 0)).toMatchObject({ ok: false })
    expect(leaveBooth(app, String(pin), 0)).toEqual({ ok: true, value: null })
  })

  it('V305: once its box is saved nobody votes there any more, and saved again the box holds the same votes', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0, 1])
    must(vote(round, station.session, 0))
    const first = station.box()
    expect(vote(round, station.session, 1)).toEqual({ ok: false, error: { code: 'ROUND_NOT_OPEN', data: {} } })
    expect(must(merge(round, station.box())).ballotCount).toBe(1)
    expectRefused(round, () => merge(round, first), 'BOX_MERGED_ALREADY', { station: 'Bilik 2' })
    // Who had not voted by then votes at the main booth.
    must(vote(round, round.session, 1))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(2)
  })

  it('V501: the file of a station has the whole of its name, with what no file name may hold replaced', async () => {
    const round = makeOpenRound({ voterCount: 2 })
    const choice = { kind: 'people' as const, voterIds: [round.people[0]!.id] }
    const sent = must(await sendStation(makeTestApp().app, round.session, round.roundId, 'Bilik A/B', choice))
    expect(path.basename(sent.path)).toMatch(/ – Bilik A-B\.bilik$/)
    must(openStationFile(sent.path)).close()
  })

  it('V502: whose file cannot be written leaves nothing: its name and voters are free, also for an older box', async () => {
    const round = makeOpenRound({ voterCount: 3 })
    const { app } = makeTestApp()
    const send = (label: string) => {
      const voterIds = round.people.slice(0, 2).map(({ id }) => id)
      return sendStation(app, round.session, round.roundId, label, { kind: 'people', voterIds })
    }
    const lost = sendOut(round, [0])
    must(vote(round, lost.session, 0))
    must(recallStation(round.session, lost.stationId))
    const withoutHistory = () => stateOf(round).slice(0, 3)
    const before = withoutHistory()
    // A file where the folder should be is a place that nothing can be written to.
    const place = exportFolder(round.session)
    fs.writeFileSync(place, '')
    expect(await send('Bilik 3')).toMatchObject({ ok: false, error: { code: 'FOLDER_NOT_WRITABLE' } })
    expect(withoutHistory()).toEqual(before)
    fs.rmSync(place)
    // The lost station's stick was found: who was to go to the new one still belongs to it.
    must(merge(round, lost.box(), true))
    expect(await send('Bilik 3')).toMatchObject({ ok: false, error: { code: 'STATION_VOTER_TAKEN' } })
    const voterIds = [round.people[1]!.id]
    must(await sendStation(app, round.session, round.roundId, 'Bilik 3', { kind: 'people', voterIds }))
  })

  it('V306: tells whoever asks again that the vote counted, and keeps nothing of the question', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0])
    must(vote(round, station.session, 0))
    const changesOf = () => station.session.db.prepare('SELECT total_changes()').pluck().get()
    const before = changesOf()
    const again = admitVoter(station.session, round.roundId, round.people[0]!.id)
    expect(again).toMatchObject({ ok: false, error: { code: 'ALREADY_VOTED' } })
    expect(changesOf()).toBe(before)
    const box = station.box()
    expect(box.toString('latin1').split(round.people[0]!.id)).toHaveLength(2)
    expect(must(merge(round, box))).toEqual({ station: 'Bilik 2', ballotCount: 1 })
  })

  it('V307: that is still out does not hold up the close; its voters count as not having voted', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0])
    must(vote(round, station.session, 0))
    must(vote(round, round.session, 1))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(1)
    expectRefused(round, () => merge(round, station.box()), 'ROUND_NOT_OPEN')
  })
})

describe('a ballot box', () => {
  it('V320: is refused whole when any byte was altered or it was cut short', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const station = sendOut(round, [0, 1])
    must(vote(round, station.session, 0))
    must(vote(round, station.session, 1))
    const box = station.box()
    const before = stateOf(round)
    const codes = new Set<string>()
    const offer = (bytes: Buffer) => {
      const answer = merge(round, bytes)
      codes.add(answer.ok ? 'merged' : answer.error.code)
    }
    for (let at = 0; at < box.length; at += 1) {
      const altered = Buffer.from(box)
      altered[at] = altered[at]! ^ 1
      offer(altered)
    }
    for (let length = 0; length < box.length; length += 7) offer(box.subarray(0, length))
    offer(Buffer.concat([box, Buffer.from([0])]))
    expect(stateOf(round)).toEqual(before)
    // An altered name of the round or the station makes it look like somebody else's.
    expect([...codes].toSorted()).toEqual(['BOX_DAMAGED', 'BOX_OTHER_ROUND', 'BOX_UNKNOWN_STATION'])
    must(merge(round, box))
  })

  it('V321: is merged once', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0])
    must(vote(round, station.session, 0))
    must(merge(round, station.box()))
    expectRefused(round, () => merge(round, station.box()), 'BOX_MERGED_ALREADY', { station: 'Bilik 2' })
    expect(viewRound(round.session, round.activity.id).votedCount).toBe(1)
  })

  it('V322: of another round, of an unknown station or signed by somebody else is refused', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0])
    must(vote(round, station.session, 0))
    const old = station.box()
    must(cancelRound(round.session, round.roundId))
    const { roundId } = must(draftRound(round.session, round.activity.id, makeDraft()))
    must(openRound(round.session, roundId))
    const next = { ...round, roundId }
    expectRefused(next, () => merge(next, old), 'BOX_OTHER_ROUND')
    const sent = sendOut(next, [0], 'Bilik 3')
    const forged = sent.box()
    // Somebody without the secret of the station writes a box of their own.
    const content = forged.subarray(0, -32)
    const mac = crypto.createHmac('sha256', Buffer.alloc(32)).update(content).digest()
    expectRefused(next, () => merge(next, Buffer.concat([content, mac])), 'BOX_DAMAGED')
    sent.session.db.prepare('UPDATE stations SET id = ?').run(crypto.randomUUID())
    sent.session.db.prepare('UPDATE station_self SET station_id = (SELECT id FROM stations)').run()
    expectRefused(next, () => merge(next, must(endStation(sent.session))), 'BOX_UNKNOWN_STATION')
    expect(viewRound(round.session, round.activity.id).votedCount).toBe(0)
  })

  it('V323: of a recalled station is refused, unless asked for and nobody voted elsewhere', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const station = sendOut(round, [0, 1])
    must(vote(round, station.session, 0))
    must(recallStation(round.session, station.stationId))
    expectRefused(round, () => recallStation(round.session, station.stationId), 'STATION_NOT_OUT', {
      station: 'Bilik 2',
    })
    expectRefused(round, () => merge(round, station.box()), 'BOX_RECALLED', { station: 'Bilik 2' })
    must(vote(round, round.session, 1))
    expect(must(merge(round, station.box(), true)).ballotCount).toBe(1)
  })

  it('V488: with tokens that were used elsewhere is refused with their number, in no language', () => {
    const round = makeOpenRound({ draft: { electorate: 'tokens', tokenCount: 2 } })
    const labels = round.session.db.prepare('SELECT label FROM roll ORDER BY label').pluck().all()
    expect(labels).toEqual(['1', '2'])
    const station = openStation(
      round,
      makeStation(round.session, round.roundId, 'Bilik 2', { kind: 'tokens', count: 2 }),
    )
    const castAt = (session: TestRound['session']) => {
      const { voterId } = must(admitVoter(session, round.roundId, null))
      return castBallot(session, round.roundId, voterId, dots({ [round.optionIds[0]!]: 1 }))
    }
    for (let count = 0; count < 2; count++) must(castAt(station.session))
    must(recallStation(round.session, station.stationId))
    must(castAt(round.session))
    expectRefused(round, () => merge(round, station.box(), true), 'BOX_DOUBLE_TOKENS', { station: 'Bilik 2', count: 1 })
  })

  it('V324: with somebody who voted elsewhere after a recall is refused whole, and names them', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const station = sendOut(round, [0, 1])
    must(vote(round, station.session, 0))
    must(vote(round, station.session, 1))
    must(recallStation(round.session, station.stationId))
    must(vote(round, round.session, 1))
    const names = { station: 'Bilik 2', names: 'Peserta 0002' }
    expectRefused(round, () => merge(round, station.box()), 'BOX_DOUBLE_VOTES', names)
    expectRefused(round, () => merge(round, station.box(), true), 'BOX_DOUBLE_VOTES', names)
    must(vote(round, round.session, 0))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(2)
  })

  it('V324: nor does the same person count at two stations', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const lost = sendOut(round, [0, 1])
    must(vote(round, lost.session, 0))
    must(recallStation(round.session, lost.stationId))
    const other = sendOut(round, [0], 'Bilik 3')
    must(vote(round, other.session, 0))
    expectRefused(round, () => merge(round, lost.box(), true), 'BOX_DOUBLE_VOTES', {
      station: 'Bilik 2',
      names: 'Peserta 0001',
    })
    must(merge(round, other.box()))
    expect(must(viewWays(round.session, round.roundId)).stations.map(({ state }) => state)).toEqual([
      'recalled',
      'merged',
    ])
  })

  it('V506: with a ballot that the close could not count is refused whole, and says why', () => {
    const round = makeOpenRound({ voterCount: 2, draft: { compareBy: 'constituency' } })
    const { session, roundId, optionIds, people } = round
    const station = sendOut(round, [0])
    const { secret } = findStation(session.db, station.stationId)!
    const publicKey = publicKeyOf(session.db, roundId)!
    const room = roomOf(session.db, viewRound(session, round.activity.id).round)
    const good = { ballot: dots({ [optionIds[0]!]: 1 }), groupKey: 'unit' }
    // Whoever has the station's laptop has its secret as well.
    const boxOf = (sealed: Buffer) => {
      const ids = { roundId, stationId: station.stationId, voted: [people[0]!.id], refused: [] }
      return writeBox({ ...ids, ballots: [sealed] }, secret)
    }
    const seal = (content: SealedContent, key = publicKey, size = room) => sealBallot(content, roundId, key, size)
    const stopped = { station: 'Bilik 2' }
    for (const sealed of [
      Buffer.alloc(10),
      crypto.randomBytes(seal(good).length),
      seal(good, makeRoundKeyPair().publicKey),
      sealBallot(good, 'another round', publicKey, room),
      seal(good, publicKey, room + 128),
    ]) {
      expectRefused(round, () => merge(round, boxOf(sealed)), 'BOX_BALLOTS_UNREADABLE', stopped)
    }
    for (const content of [
      { ...good, ballot: dots({ [optionIds[0]!]: 2 }) },
      { ...good, ballot: dots({ another: 1 }) },
      { ...good, groupKey: 'council' },
      { ...good, groupKey: null },
    ]) {
      expectRefused(round, () => merge(round, boxOf(seal(content))), 'BOX_BALLOTS_INVALID', stopped)
    }
    must(merge(round, boxOf(seal(good))))
    must(vote(round, session, 1))
    must(closeRound(session, roundId))
    expect(viewRound(session, round.activity.id).result?.castCount).toBe(2)
  })

  it('V507: is not merged into a round whose key is gone: that is said as at the close', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0])
    must(vote(round, station.session, 0))
    fs.rmSync(roundKeyPath(round.filePath, round.roundId))
    expectRefused(round, () => merge(round, station.box()), 'KEY_MISSING')
    expect(closeRound(round.session, round.roundId)).toEqual({ ok: false, error: { code: 'KEY_MISSING', data: {} } })
  })

  it('V508: is opened to be checked, and nothing of that is kept: its ballots lie sealed until the close', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0])
    must(vote(round, station.session, 0))
    const [sealed] = sealedBallots(station.session.db, round.roundId)
    const box = station.box()
    station.session.file.close()
    fs.rmSync(station.filePath)
    must(merge(round, box))
    expect(sealedBallots(round.session.db, round.roundId)).toEqual([sealed])
    expect(countIn(copyOfDisk(round.folder), '"points"')).toBe(0)
  })

  it('V325: says nothing of the order of voting, and its ballots get new ids', () => {
    const round = makeOpenRound({ voterCount: 4 })
    const station = sendOut(round, [0, 1, 2, 3])
    for (const voter of [3, 1, 0, 2]) must(vote(round, station.session, voter))
    const ids = station.session.db.prepare('SELECT id FROM sealed_ballots').pluck().all() as Buffer[]
    const box = station.box()
    const voted = round.people.map(({ id }) => ({ id, at: box.indexOf(id) }))
    expect(voted.toSorted((a, b) => a.at - b.at).map(({ id }) => id)).toEqual(
      round.people.map(({ id }) => id).toSorted(),
    )
    for (const id of ids) expect(box.includes(id)).toBe(false)
    must(merge(round, box))
    const merged = round.session.db.prepare('SELECT id FROM sealed_ballots').pluck().all() as Buffer[]
    expect(merged).toHaveLength(4)
    for (const id of ids) expect(merged.some((other) => other.equals(id))).toBe(false)
  })

  it('V326: is in the history with the number of its ballots, the secret of its station is not', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const station = sendOut(round, [0])
    must(vote(round, station.session, 0))
    must(merge(round, station.box()))
    const journal = round.session.db.prepare('SELECT * FROM journal ORDER BY seq').all() as { kind: string }[]
    expect(journal.slice(-2).map(({ kind }) => kind)).toEqual(['voting.stationSent', 'voting.boxMerged'])
    const secret = round.session.db.prepare('SELECT hex(secret) FROM stations').pluck().get() as string
    expect(JSON.stringify(journal).toUpperCase()).not.toContain(secret)
  })
})

it('V327: ballots of the main booth and of two stations compare by group as if all had voted in one place', () => {
  const round = makeOpenRound({ voterCount: 10, draft: { compareBy: 'constituency' } })
  const station = sendOut(round, [0, 1, 2, 3, 4])
  for (const voter of [0, 1, 2, 3, 4]) must(vote(round, station.session, voter))
  castAll({ ...round, people: round.people.slice(5) }, [[1], [1], [1], [1], [1]])
  must(merge(round, station.box()))
  must(closeRound(round.session, round.roundId))
  expect(viewRound(round.session, round.activity.id).result?.comparison).toMatchObject({
    state: 'shown',
    groups: [{ key: 'unit', ballotCount: 10 }],
  })
})
