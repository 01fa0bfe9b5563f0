import { describe, expect, it } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import type { LiveEvent } from '#shared/schema/live.ts'
import { err, ok } from '#shared/schema/result.ts'
import { makeApp, publishTopics } from '#electron/core/app.ts'
import { leaveBooth, viewBooth, viewProgress } from '#electron/core/booth.ts'
import { closeRound } from '#electron/core/rounds.ts'
import type { Session } from '#electron/core/session.ts'
import { openSettings } from '#electron/core/settings.ts'
import { readWorkshop } from '#electron/db/tables/workshop.ts'
import { makeFolder, must } from '#tests/support/make-workshop.ts'
import { castAll, makeDraftedRound, makeOpenRound } from './support.ts'

function makeBooth(session: Session | null) {
  let closedCount = 0
  const app = makeApp(
    {
      shell: 'electron',
      version: '0',
      workshopFolder: '',
      resourcesFolder: '',
      exportWorkerPath: '',
      pickFile: null,
      showFolder: async () => {},
      openWindow: async () => null,
      closeBooth: () => {
        closedCount += 1
      },
      offerDownload: null,
    },
    openSettings(makeFolder()),
  )
  app.session = session
  return { app, closedCount: () => closedCount }
}

describe('the booth', () => {
  it('V70: knows the open round, its options and who may vote, and nothing about who has voted', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const { app } = makeBooth(round.session)
    const before = viewBooth(app)
    expect(before).toMatchObject({ regency: 'Kabupaten Manokwari', locale: 'id', votedCount: 0, entitledCount: 3 })
    expect(before.round).toEqual({
      id: round.roundId,
      question: 'Tema mana yang paling mendesak?',
      rules: { method: 'dots', pointsPerPerson: 3, maxPerOption: 1 },
      electorate: 'attendance',
      identification: 'name',
      isShuffled: false,
    })
    expect(before.options.map(({ id }) => id)).toEqual(round.optionIds)
    expect(before.voters[0]).toEqual({ voterId: round.people[0]!.id, label: 'Peserta 0001', institution: 'Dinas 1' })
    castAll(round, [[1]])
    expect(viewBooth(app)).toEqual({ ...before, votedCount: 1 })
  })

  it('V353: asks only for the counts after a ballot, and for all when more than they changed', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const { app } = makeBooth(round.session)
    const publish = (...changed: LiveEvent['topics']) => publishTopics(app, ...changed)
    const { revision } = viewBooth(app)
    castAll(round, [[1]])
    publish('roll', 'history')
    expect(viewProgress(app)).toEqual({ roundId: round.roundId, revision, votedCount: 1, entitledCount: 3 })
    publish('rounds', 'history')
    expect(viewProgress(app).revision).toBe(viewBooth(app).revision)
    expect(viewProgress(app).revision).not.toBe(revision)
    must(closeRound(round.session, round.roundId))
    expect(viewProgress(app)).toMatchObject({ roundId: null, votedCount: 0, entitledCount: 0 })
  })

  it('V71: shows no round before the opening, after the close, and without a workshop', () => {
    const round = makeDraftedRound()
    const { app } = makeBooth(round.session)
    expect(viewBooth(app)).toMatchObject({ round: null, options: [], voters: [] })
    const open = makeOpenRound()
    app.session = open.session
    must(closeRound(open.session, open.roundId))
    expect(viewBooth(app)).toMatchObject({ round: null, options: [], voters: [] })
    app.session = null
    expect(viewBooth(app)).toMatchObject({ regency: '', round: null })
  })

  it('V72: is left with the PIN only, and five wrong ones in a row cost half a minute', () => {
    const { session } = makeOpenRound()
    const { app, closedCount } = makeBooth(session)
    const pin = readWorkshop(session.db)!.settings.boothPin
    const wrong = pin === '0000' ? '1111' : '0000'
    for (let tries = 0; tries < 4; tries++) expect(leaveBooth(app, wrong, 1000)).toEqual(err(appError('WRONG_PIN')))
    expect(leaveBooth(app, wrong, 1000)).toEqual(err(appError('TOO_MANY_TRIES', { waitSeconds: 30 })))
    expect(leaveBooth(app, pin, 11_000)).toEqual(err(appError('TOO_MANY_TRIES', { waitSeconds: 20 })))
    expect(closedCount()).toBe(0)
    expect(leaveBooth(app, pin, 31_000)).toEqual(ok(null))
    expect(closedCount()).toBe(1)
    expect(leaveBooth(app, wrong, 31_000)).toEqual(err(appError('WRONG_PIN')))
  })

  it('V73: a clock set back locks nobody out for longer than the wait', () => {
    const { session } = makeOpenRound()
    const { app, closedCount } = makeBooth(session)
    app.pinTries.blockedUntilMs = 10_000_000
    expect(leaveBooth(app, readWorkshop(session.db)!.settings.boothPin, 0)).toEqual(ok(null))
    expect(closedCount()).toBe(1)
  })
})
