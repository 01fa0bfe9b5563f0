import crypto from 'node:crypto'
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import type { App } from '#electron/core/app.ts'
import { viewBooth } from '#electron/core/booth.ts'
import {
  admitToRehearsal,
  admitToRehearsalByCode,
  castInRehearsal,
  castInRehearsalByCode,
  currentRehearsal,
  endRehearsal,
  rehearsalOf,
  startRehearsal,
  viewRehearsal,
} from '#electron/core/rehearsal.ts'
import { redraftRound } from '#electron/core/round-drafts.ts'
import { listRoundRecords } from '#electron/core/round-views.ts'
import { openRound } from '#electron/core/rounds.ts'
import { recentEntries } from '#electron/db/tables/journal.ts'
import { makeTestApp } from '#tests/support/make-app.ts'
import { must } from '#tests/support/make-workshop.ts'
import { type TestRound, dots, makeDraft, makeDraftedRound } from './support.ts'

function makeRehearsal(settings: Parameters<typeof makeDraftedRound>[0] = {}): { app: App; round: TestRound } {
  const round = makeDraftedRound(settings)
  const { app } = makeTestApp()
  app.session = round.session
  must(startRehearsal(app, round.session, round.roundId))
  return { app, round }
}

/** Every byte of the workshop's folder: the file, its log, and whatever lies beside them. */
function bytesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    fs.readdirSync(folder).map((name) => {
      const bytes = fs.readFileSync(`${folder}/${name}`)
      return [name, crypto.createHash('sha256').update(bytes).digest('hex')]
    }),
  )
}

describe('a rehearsal', () => {
  it('V210: runs at the booth with made-up voters, marked as a rehearsal, and takes each once', () => {
    const { app, round } = makeRehearsal()
    const view = viewBooth(app)
    expect(view).toMatchObject({ isRehearsal: true, votedCount: 0, entitledCount: 10 })
    expect(view.round?.id).not.toBe(round.roundId)
    expect(view.options.map(({ title }) => title)).toEqual(['Tema 1', 'Tema 2', 'Tema 3', 'Tema 4'])
    const rehearsal = rehearsalOf(app, view.round!.id)!
    const { voterId } = view.voters[2]!
    expect(admitToRehearsal(rehearsal, voterId)).toEqual(ok({ voterId }))
    const cast = castInRehearsal(app, rehearsal, voterId, dots({ [view.options[0]!.id]: 1 }))
    expect(cast).toEqual(ok({ votedCount: 1, entitledCount: 10 }))
    expect(admitToRehearsal(rehearsal, voterId)).toEqual(err(appError('ALREADY_VOTED')))
    expect(admitToRehearsal(rehearsal, round.people[0]!.id)).toEqual(err(appError('NOT_ENTITLED')))
    expect(viewRehearsal(app)).toEqual({ roundId: round.roundId, votedCount: 1, entitledCount: 10, codes: [] })
  })

  it('V211: refuses an invalid ballot as a real round does', () => {
    const { app } = makeRehearsal()
    const { round, voters, options } = viewBooth(app)
    const everything = dots(Object.fromEntries(options.map(({ id }) => [id, 1])))
    const answer = castInRehearsal(app, rehearsalOf(app, round!.id)!, voters[0]!.voterId, everything)
    expect(answer).toEqual(err(appError('BALLOT_OVER_BUDGET', { overPoints: 1 })))
    expect(viewBooth(app).votedCount).toBe(0)
  })

  it('V212: is counted at its end, and leaves no byte in the folder of the workshop, no entry and no record', () => {
    const round = makeDraftedRound()
    const { app } = makeTestApp()
    app.session = round.session
    const [before, entries] = [bytesOf(round.folder), recentEntries(round.session.db, 100)]
    must(startRehearsal(app, round.session, round.roundId))
    const view = viewBooth(app)
    const rehearsal = rehearsalOf(app, view.round!.id)!
    for (const [index, { voterId }] of view.voters.entries()) {
      must(castInRehearsal(app, rehearsal, voterId, dots({ [view.options[index % 2]!.id]: 1 })))
    }
    expect(bytesOf(round.folder)).toEqual(before)
    const { result } = must(endRehearsal(app))
    expect(result).toMatchObject({ castCount: 10, entitledCount: 10, comparison: { state: 'none' } })
    expect(result.options.map(({ title, score }) => [title, score]).slice(0, 3)).toEqual([
      ['Tema 1', 5],
      ['Tema 2', 5],
      ['Tema 3', 0],
    ])
    expect(bytesOf(round.folder)).toEqual(before)
    expect(recentEntries(round.session.db, 100)).toEqual(entries)
    expect(listRoundRecords(round.session.db)).toMatchObject([{ round: { state: 'draft' }, result: null }])
    expect(viewBooth(app)).toMatchObject({ isRehearsal: false, round: null, votedCount: 0 })
    expect(endRehearsal(app)).toEqual(err(appError('NOT_FOUND')))
  })

  it('V213: does not begin while a round is open, and gives way to one that opens', () => {
    const { app, round } = makeRehearsal()
    must(openRound(round.session, round.roundId))
    expect(viewBooth(app)).toMatchObject({ isRehearsal: false, round: { id: round.roundId } })
    expect(currentRehearsal(app)).toBeNull()
    expect(startRehearsal(app, round.session, round.roundId)).toEqual(err(appError('ROUND_NOT_DRAFT')))
    const other = makeDraftedRound()
    app.session = other.session
    expect(viewBooth(app)).toMatchObject({ isRehearsal: false, round: null })
    app.session = round.session
  })

  it('V214: does not begin with too few options or weights that do not sum to one', () => {
    const round = makeDraftedRound({ optionCount: 1 })
    const { app } = makeTestApp()
    app.session = round.session
    expect(startRehearsal(app, round.session, round.roundId)).toEqual(err(appError('TOO_FEW_OPTIONS', { minCount: 2 })))
    const criteria = [
      { id: 'a', title: 'Dampak', weight: 0.5 },
      { id: 'b', title: 'Biaya', weight: 0.4 },
    ]
    must(redraftRound(round.session, round.roundId, makeDraft({ rules: { method: 'weighted', criteria } })))
    expect(startRehearsal(app, round.session, round.roundId)).toEqual(err(appError('WEIGHTS_NOT_ONE')))
    expect(viewRehearsal(app)).toBeNull()
  })

  it('V215: with slips it asks for made-up codes, which the facilitator sees, and the booth does not', () => {
    const { app } = makeRehearsal({ draft: { identification: 'code' } })
    const view = viewBooth(app)
    const { codes } = viewRehearsal(app)!
    expect(view.voters).toEqual([])
    expect(new Set(codes).size).toBe(10)
    expect(codes.filter((code) => JSON.stringify(view).includes(code))).toEqual([])
    const rehearsal = rehearsalOf(app, view.round!.id)!
    const { voterId } = must(admitToRehearsalByCode(rehearsal, codes[0]!.toLowerCase()))
    const ballot = dots({ [view.options[0]!.id]: 1 })
    for (const refused of [
      admitToRehearsal(rehearsal, null),
      admitToRehearsal(rehearsal, voterId),
      castInRehearsal(app, rehearsal, voterId, ballot),
      castInRehearsalByCode(app, rehearsal, 'AAAAAA0', ballot),
    ]) {
      expect(refused).toEqual(err(appError('CODE_UNKNOWN')))
    }
    expect(castInRehearsalByCode(app, rehearsal, codes[0]!, ballot)).toEqual(ok({ votedCount: 1, entitledCount: 10 }))
    expect(viewRehearsal(app)!.codes).toEqual(codes.slice(1))
    expect(admitToRehearsalByCode(rehearsal, codes[0]!)).toEqual(err(appError('ALREADY_VOTED')))
    expect(admitToRehearsalByCode(rehearsal, 'AAAAAA0')).toEqual(err(appError('CODE_UNKNOWN')))
  })
})
