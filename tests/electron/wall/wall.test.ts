import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, it, onTestFinished } from 'vitest'
import { setWeight } from '#electron/core/analysis.ts'
import { type App, makeApp, publishTopics } from '#electron/core/app.ts'
import { addNotes, ensureBoard, setFaceDown } from '#electron/core/boards.ts'
import { groupNotes, renameTheme, setCollapsed } from '#electron/core/themes.ts'
import { addProgrammes, setQuickWin, updateProgramme } from '#electron/core/programmes.ts'
import { draftRound, draftRunOff } from '#electron/core/round-drafts.ts'
import { cancelRound, closeRound, openRound } from '#electron/core/rounds.ts'
import { type Session, redo, runCommand, undo } from '#electron/core/session.ts'
import { openSettings } from '#electron/core/settings.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import { fitWall, getSteering, steerWall, viewWall } from '#electron/core/wall.ts'
import { openActivity, updateActivity } from '#electron/core/workshop.ts'
import { boardOfActivity, listZones } from '#electron/db/tables/boards.ts'
import { themesTable, zonesTable } from '#electron/db/tables/entities.ts'
import { listActivities, listDays } from '#electron/db/tables/workshop.ts'
import { wallHandlers } from '#electron/rpc/wall.ts'
import { castAll, makeDraft, makeDraftedRound, makeOpenRound } from '#tests/electron/voting/support.ts'
import { findActivity, makeFolder, makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'

function makeWall(session: Session | null): App {
  const app = makeApp(
    {
      shell: 'browser',
      version: '0',
      workshopFolder: '',
      resourcesFolder,
      exportWorkerPath: '',
      pickFile: null,
      showFolder: async () => {},
      openWindow: async () => null,
      closeBooth: null,
      offerDownload: null,
    },
    openSettings(makeFolder()),
  )
  app.session = session
  return app
}

/** The SWOT board of the first stage, open, with notes per zone. */
function makeBoardWall(...texts: string[][]) {
  const { session, clock } = makeTestWorkshop()
  const { activity } = findActivity(session, 'board')
  must(openActivity(session, activity.id))
  must(
    runCommand(session, 'board.made', (tx) => ({
      ok: true,
      value: ensureBoard(tx, activity.id, loadBoardTemplates(resourcesFolder)),
    })),
  )
  const board = boardOfActivity(session.db, activity.id)!
  const zones = listZones(session.db, board.id)
  const notes = texts.map((inZone, index) =>
    inZone.length === 0
      ? []
      : must(addNotes(session, { zoneId: zones[index]!.id, texts: inZone, dimension: null, unitId: null })),
  )
  return { app: makeWall(session), session, clock, activity, board, zones, notes }
}

const everything = (app: App) => JSON.stringify(viewWall(app))

function contentOf<Kind extends ReturnType<typeof viewWall>['content']['kind']>(app: App, kind: Kind) {
  const { content } = viewWall(app)
  if (content.kind !== kind) throw new Error(`the wall shows ${content.kind}`)
  return content as Extract<typeof content, { kind: Kind }>
}

describe('the wall between activities', () => {
  it('W1: shows the next day with something to do, without what is skipped', () => {
    const { session, clock } = makeTestWorkshop()
    clock.nowMs = Date.UTC(2023, 5, 1)
    const [first, second] = listActivities(session.db)
    must(updateActivity(session, second!.id, { isSkipped: true }))
    const view = viewWall(makeWall(session))
    expect(view).toMatchObject({
      workshop: { regency: 'Manokwari', regencyKind: 'kabupaten' },
      stage: { number: 1 },
      day: { number: 1 },
      activity: null,
      content: { kind: 'agenda' },
    })
    expect(view.agenda[0]).toEqual({
      id: first!.id,
      kind: first!.kind,
      title: first!.title,
      state: 'planned',
      startMinutes: 480,
    })
    expect(view.agenda.map(({ id }) => id)).not.toContain(second!.id)
  })

  it('W1: shows today, also while days before it are unfinished', () => {
    const { session, clock } = makeTestWorkshop()
    const third = listDays(session.db)[2]!
    clock.nowMs = Date.parse(`${third.date}T08:00:00+09:00`)
    expect(viewWall(makeWall(session))).toMatchObject({ stage: { number: 2 }, day: { number: 1, date: third.date } })
  })

  it('W8: shows title and instruction of notes and breaks, and what follows', () => {
    const { session } = makeTestWorkshop()
    const { activity } = findActivity(session, 'break')
    must(openActivity(session, activity.id))
    const view = viewWall(makeWall(session))
    expect(view.content).toEqual({ kind: 'instruction' })
    expect(view.activity).toMatchObject({ title: activity.title, instruction: activity.instruction })
    const index = view.agenda.findIndex(({ id }) => id === activity.id)
    expect(view.agenda[index]?.state).toBe('open')
    expect(view.agenda[index + 1]?.state).toBe('planned')
  })

  it('W12: speaks and sizes as the facilitator prefers', () => {
    const app = makeWall(makeTestWorkshop().session)
    expect(viewWall(app)).toMatchObject({ locale: 'id', scale: 1 })
    app.settings.setPreferences({ locale: 'en', wallScale: 1.4 })
    expect(viewWall(app)).toMatchObject({ locale: 'en', scale: 1.4 })
  })

  it('W9: shows nothing of a workshop that is not there', () => {
    expect(viewWall(makeWall(null))).toMatchObject({ workshop: null, agenda: [], content: { kind: 'nothing' } })
  })
})

describe('the wall and a board', () => {
  it('W2: shows themes with their counts, then the ungrouped notes', () => {
    const { app, session, notes } = makeBoardWall(['Komitmen bupati', 'Serat optik', 'Nota 2022'], ['Sinyal putus'])
    const [commitment, fibre, memorandum] = notes[0]!
    const theme = must(groupNotes(session, { noteIds: [memorandum!.id], targetNoteId: commitment!.id }))
    const content = contentOf(app, 'board')
    expect(content.zones.map(({ letter, noteCount }) => `${letter}${noteCount}`)).toEqual(['S3', 'W1', 'O0', 'T0'])
    const groups = content.zones[0]!.groups
    expect(groups.map(({ title, noteCount }) => ({ title, noteCount }))).toEqual([
      { title: 'Komitmen bupati', noteCount: 2 },
      { title: null, noteCount: 1 },
    ])
    expect(groups.map((group) => group.notes.map(({ text }) => text))).toEqual([
      ['Komitmen bupati', 'Nota 2022'],
      [fibre!.text],
    ])
    must(setCollapsed(session, theme.id, true))
    expect(contentOf(app, 'board').zones[0]!.groups[0]).toMatchObject({ noteCount: 2, notes: [] })
  })

  it('W2: sends the first 400 letters of a note, and never half an emoji', () => {
    const { app } = makeBoardWall(['🏝'.repeat(500), 'x'.repeat(400)])
    const [long, short] = contentOf(app, 'board').zones[0]!.groups[0]!.notes
    expect(long!.text).toBe(`${'🏝'.repeat(400)}…`)
    expect(short!.text).toBe('x'.repeat(400))
  })

  it('W3: knows only counts while the board lies face-down', () => {
    const { app, session, board, notes } = makeBoardWall(['Komitmen bupati', 'Serat optik'], ['Sinyal putus'])
    must(groupNotes(session, { noteIds: [notes[0]![1]!.id], targetNoteId: notes[0]![0]!.id }))
    expect(everything(app)).toContain('Komitmen')
    must(setFaceDown(session, board.id, true))
    for (const text of ['Komitmen', 'Serat', 'Sinyal', notes[0]![0]!.id]) expect(everything(app)).not.toContain(text)
    expect(contentOf(app, 'board')).toMatchObject({
      isFaceDown: true,
      zones: [
        { letter: 'S', noteCount: 2, groups: [] },
        { letter: 'W', noteCount: 1, groups: [] },
        { noteCount: 0 },
        { noteCount: 0 },
      ],
    })
  })
})

/** The wall while the vote of a round is open. */
function openVote(round: { session: Session; activity: { id: string } }): App {
  must(openActivity(round.session, round.activity.id))
  return makeWall(round.session)
}

describe('the wall and a vote', () => {
  it('W4: shows the instruction while the round is a draft', () => {
    const round = makeDraftedRound()
    const app = openVote(round)
    expect(viewWall(app).content).toEqual({ kind: 'instruction' })
    expect(everything(app)).not.toContain('Tema 1')
  })

  it('W4: shows how many have voted while the round is open, and nothing of the ballots or the voters', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const app = openVote(round)
    castAll(round, [[1], [1, 2]])
    expect(viewWall(app).content).toEqual({
      kind: 'round_open',
      question: 'Tema mana yang paling mendesak?',
      votedCount: 2,
      entitledCount: 3,
    })
    for (const secret of ['Tema 1', 'Peserta', 'score', ...round.optionIds, ...round.people.map(({ id }) => id)]) {
      expect(everything(app)).not.toContain(secret)
    }
  })

  it('W5: shows the result of a closed round with its ties, without voters and groups', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const app = openVote(round)
    castAll(round, [
      [1, 2],
      [1, 3],
      [1, 4],
    ])
    must(closeRound(round.session, round.roundId))
    const { result, rules } = contentOf(app, 'round_result')
    expect(rules.method).toBe('dots')
    expect(result).toMatchObject({ castCount: 3, entitledCount: 3, cutAt: 2, quorum: { isMet: true } })
    expect(result.options[0]).toMatchObject({
      optionId: round.optionIds[0],
      title: 'Tema 1',
      score: 3,
      rankFrom: 1,
      rankTo: 1,
      isAboveCut: true,
      isTiedAtCut: false,
    })
    expect(result.options.slice(1).map(({ rankFrom, rankTo, isTiedAtCut }) => [rankFrom, rankTo, isTiedAtCut])).toEqual(
      Array.from({ length: 3 }, () => [2, 4, true]),
    )
    for (const secret of ['comparison', 'Peserta']) expect(everything(app)).not.toContain(secret)
  })

  it('W6: keeps the last result while a run-off is drafted, and after a cancelled round', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const app = openVote(round)
    castAll(round, [
      [1, 2],
      [1, 3],
    ])
    must(closeRound(round.session, round.roundId))
    const before = viewWall(app).content
    must(draftRunOff(round.session, round.roundId))
    expect(viewWall(app).content).toEqual(before)
    const again = must(draftRound(round.session, round.activity.id, makeDraft({ question: 'Lagi?' })))
    must(openRound(round.session, again.roundId))
    expect(contentOf(app, 'round_open').question).toBe('Lagi?')
    must(cancelRound(round.session, again.roundId))
    expect(viewWall(app).content).toEqual(before)
  })
})

describe('the wall and the sorting', () => {
  it('W7: shows names, places and quick wins only', () => {
    const { session } = makeTestWorkshop()
    must(openActivity(session, findActivity(session, 'sort').activity.id))
    const [bins] = must(addProgrammes(session, { names: ['Bank sampah', 'QRIS pasar'] }))
    must(
      updateProgramme(session, bins!.id, {
        dimension: 'environment',
        horizon: 'short',
        leadUnitText: 'DLH',
        budgetRupiah: 125_000_000,
      }),
    )
    must(setQuickWin(session, [bins!.id], true))
    const { programmes } = contentOf(makeWall(session), 'programmes')
    expect(programmes.find(({ id }) => id === bins!.id)).toEqual({
      id: bins!.id,
      name: 'Bank sampah',
      dimension: 'environment',
      horizon: 'short',
      isQuickWin: true,
    })
    expect(programmes).toHaveLength(2)
  })
})

describe('steering the wall', () => {
  it('W9: black holds nothing, and gives everything back', () => {
    const { app } = makeBoardWall(['Komitmen bupati'])
    steerWall(app, { page: 2 })
    const before = viewWall(app)
    steerWall(app, { isBlack: true })
    expect(viewWall(app)).toMatchObject({
      isBlack: true,
      workshop: null,
      stage: null,
      activity: null,
      day: null,
      agenda: [],
      content: { kind: 'nothing' },
    })
    steerWall(app, { isBlack: false })
    expect(viewWall(app)).toEqual(before)
    expect(before.page).toBe(2)
  })

  it('W10: starts another activity at its first page', () => {
    const { app, session } = makeBoardWall(['Komitmen bupati'])
    steerWall(app, { page: 3 })
    expect(getSteering(app)).toMatchObject({ isBlack: false, theme: 'dark', page: 3 })
    must(openActivity(session, findActivity(session, 'sort').activity.id))
    expect(viewWall(app).page).toBe(0)
    expect(getSteering(app).page).toBe(0)
    steerWall(app, { theme: 'light' })
    expect(viewWall(app)).toMatchObject({ page: 0, theme: 'light' })
  })

  it('W11: tells every window, and the same size of the screen only once', async () => {
    const app = makeWall(null)
    const stop = new AbortController()
    onTestFinished(() => stop.abort())
    const events = app.events.watch(stop.signal)
    await events.next()
    fitWall(app, { widthPx: 1280, heightPx: 720 })
    fitWall(app, { widthPx: 1024, heightPx: 768 })
    fitWall(app, { widthPx: 1024, heightPx: 768 })
    steerWall(app, { isBlack: true })
    publishTopics(app, 'minutes')
    const heard: string[] = []
    while (heard.at(-1) !== 'minutes') heard.push(...(await events.next()).value!.topics)
    expect(heard).toEqual(['wall', 'wall', 'minutes'])
    expect(viewWall(app).screen).toEqual({ widthPx: 1024, heightPx: 768 })
  })
})

describe('the analysis on the wall', () => {
  /** A SWOT board with one theme of two notes in each of its zones. */
  function makeThemed() {
    const texts = ['Kekuatan', 'Kelemahan', 'Peluang', 'Ancaman'].map((name) => [`${name} satu`, `${name} dua`])
    const wall = makeBoardWall(...texts)
    const themes = wall.notes.map((notes) =>
      must(groupNotes(wall.session, { noteIds: notes.map(({ id }) => id), targetNoteId: null })),
    )
    return { ...wall, themes }
  }

  it('W100: shows the analysis once it is chosen, and the board again', () => {
    const { app, session, themes } = makeThemed()
    expect(getSteering(app)).toMatchObject({ shows: 'activity', canShowAnalysis: true })
    steerWall(app, { shows: 'analysis' })
    must(setWeight(session, themes[0]!.id, 0.4))
    expect(viewWall(app).content).toMatchObject({
      kind: 'analysis',
      themes: expect.arrayContaining([expect.objectContaining({ title: 'Kekuatan satu' })]),
      analysis: { factors: [{ themeId: themes[0]!.id, weight: 0.4 }], strategies: [] },
    })
    expect(getSteering(app).shows).toBe('analysis')
    steerWall(app, { shows: 'activity' })
    expect(viewWall(app).content.kind).toBe('board')
  })

  it('W101: goes back to the activity itself when another one opens, also when the first comes back', () => {
    const { app, session, activity } = makeThemed()
    steerWall(app, { shows: 'analysis', page: 2 })
    expect(viewWall(app).page).toBe(2)
    must(openActivity(session, findActivity(session, 'sort').activity.id))
    expect(viewWall(app).content.kind).toBe('programmes')
    expect(getSteering(app)).toMatchObject({ shows: 'activity', canShowAnalysis: false, page: 0 })
    steerWall(app, { shows: 'analysis' })
    expect(viewWall(app).content.kind).toBe('programmes')
    must(openActivity(session, activity.id))
    expect(viewWall(app).content.kind).toBe('board')
  })

  it('W102: has nothing to show of a board that lies face-down, has no themes, or is no SWOT board', () => {
    const { app, session, board } = makeThemed()
    steerWall(app, { shows: 'analysis' })
    must(setFaceDown(session, board.id, true))
    expect(getSteering(app).canShowAnalysis).toBe(false)
    expect(viewWall(app).content).toMatchObject({ kind: 'board', isFaceDown: true })
    expect(JSON.stringify(viewWall(app))).not.toContain('Kekuatan satu')
    must(setFaceDown(session, board.id, false))
    expect(viewWall(app).content.kind).toBe('analysis')
    must(
      runCommand(session, 'board.zoneHidden', (tx) => {
        tx.update(zonesTable, listZones(tx, board.id)[0]!.id, { isHidden: true })
        return { ok: true, value: null }
      }),
    )
    expect(viewWall(app).content.kind).toBe('board')
    expect(getSteering(makeBoardWall(['Tanpa tema']).app).canShowAnalysis).toBe(false)
  })

  it('W103: black and page turning work as with everything else', () => {
    const { app } = makeThemed()
    steerWall(app, { page: 1 })
    steerWall(app, { shows: 'analysis' })
    expect(viewWall(app).page).toBe(0)
    steerWall(app, { page: 3, isBlack: true })
    expect(viewWall(app)).toMatchObject({ content: { kind: 'nothing' }, page: 0 })
    steerWall(app, { isBlack: false })
    expect(viewWall(app)).toMatchObject({ content: { kind: 'analysis' }, page: 3 })
  })
})

describe('the theme just named', () => {
  const named = (app: App) => {
    const { content } = viewWall(app)
    return content.kind === 'board' ? content.named : null
  }
  function makeNamed() {
    const wall = makeBoardWall(['Relawan TIK muda', 'Relawan TIK di kampung'], ['Listrik sering padam'])
    const [first, second] = wall.notes[0]!
    wall.clock.nowMs += 60_000
    const theme = must(groupNotes(wall.session, { noteIds: [first!.id, second!.id], targetNoteId: null }))
    return { ...wall, theme }
  }

  it('W110: shows a theme with its zone when it is made, again when it is renamed, and then the board', () => {
    const { app, session, clock, theme } = makeNamed()
    const made = named(app)!
    expect(made).toMatchObject({
      title: theme.title,
      noteCount: 2,
      zone: { letter: 'S', title: 'Kekuatan', tone: 's' },
    })
    clock.nowMs += 2000
    must(renameTheme(session, theme.id, 'Relawan TIK'))
    expect(named(app)).toMatchObject({ title: 'Relawan TIK', untilMs: clock.nowMs + 6000 })
    expect(named(app)!.id).not.toBe(made.id)
    clock.nowMs += 5999
    expect(named(app)?.title).toBe('Relawan TIK')
    clock.nowMs += 1
    expect(named(app)).toBeNull()
  })

  it('W111: forgets a name that was taken back, and never tells one of a board that lies face-down', () => {
    const { app, session, board, theme } = makeNamed()
    must(renameTheme(session, theme.id, 'Relawan TIK'))
    must(undo(session))
    expect(named(app)?.title).toBe(theme.title)
    must(undo(session))
    expect(named(app)).toBeNull()
    must(redo(session))
    must(setFaceDown(session, board.id, true))
    expect(named(app)).toBeNull()
    expect(JSON.stringify(viewWall(app))).not.toContain(theme.title)
  })

  it('W112: is silent about collapsing, moving notes, and an act that names several themes', () => {
    const { app, session, clock, board, zones, theme } = makeNamed()
    clock.nowMs += 10_000
    must(setCollapsed(session, theme.id, true))
    expect(named(app)).toBeNull()
    must(
      runCommand(session, 'board.notesGrouped', (tx) => {
        for (const number of [90, 91]) {
          tx.insert(themesTable, {
            id: `theme-${number}`,
            boardId: board.id,
            zoneId: zones[0]!.id,
            rowId: null,
            number,
            title: `Tema ${number}`,
            position: `z${number}`,
            isCollapsed: false,
          })
        }
        return { ok: true, value: null }
      }),
    )
    expect(named(app)).toBeNull()
  })
})

describe('the wall over its contract', () => {
  it('W13: may look, hears knocks, and has nothing to act with', async () => {
    const { app } = makeBoardWall(['Komitmen bupati'])
    const { port1, port2 } = new MessageChannel()
    onTestFinished(() => port1.close())
    new RPCHandler({ wall: wallHandlers } as never).upgrade(port1, {
      context: { app },
    })
    port1.start()
    port2.start()
    const client = createORPCClient(new RPCLink({ port: port2 })) as never as {
      wall: {
        view(): Promise<ReturnType<typeof viewWall>>
        fit(screen: object): Promise<void>
        watch(): Promise<AsyncIterable<unknown>>
      }
    }
    expect(await client.wall.view()).toEqual(viewWall(app))
    await client.wall.fit({ widthPx: 1920, heightPx: 1080 })
    await expect(client.wall.fit({ widthPx: 0, heightPx: 'x' })).rejects.toThrow('Input validation failed')
    expect(app.steer.screen).toEqual({ widthPx: 1920, heightPx: 1080 })
    for await (const knock of await client.wall.watch()) {
      expect(knock).toEqual({ kind: 'changed' })
      break
    }
    expect(Object.keys(wallHandlers).toSorted()).toEqual(['fit', 'view', 'watch'])
  })
})
