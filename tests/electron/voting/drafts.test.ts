import { describe, expect, it } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { viewElectorate } from '#electron/core/electorate.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { listCandidates, listRoundViews } from '#electron/core/round-views.ts'
import { cancelRound, openRound } from '#electron/core/rounds.ts'
import { runCommand } from '#electron/core/session.ts'
import { peopleTable, strategiesTable } from '#electron/db/tables/entities.ts'
import { boardOfActivity } from '#electron/db/tables/boards.ts'
import { listActivities } from '#electron/db/tables/workshop.ts'
import { must } from '#tests/support/make-workshop.ts'
import { makeDraft, makeDraftedRound, makeOpenRound, viewRound } from './support.ts'

describe('a draft in the core', () => {
  it('V234: strategies can be voted on, each under its cell of the TOWS matrix', () => {
    const { session } = makeDraftedRound()
    const boardId = listActivities(session.db)
      .map(({ id }) => boardOfActivity(session.db, id)?.id)
      .find((id) => id !== undefined)!
    const text = 'Pakai satu data\nuntuk menarik investor'
    must(
      runCommand(session, 'analysis.strategyWritten', (tx) => {
        tx.insert(strategiesTable, { id: 's1', boardId, cell: 'so', number: 1, position: 'a0', text })
        return ok(null)
      }),
    )
    expect(listCandidates(session).filter(({ source }) => source === 'strategy')).toEqual([
      { source: 'strategy', sourceId: 's1', group: 'so', title: 'Pakai satu data untuk menarik investor' },
    ])
  })

  it('V235: a copy for a second round names the round it asks again, which is one of the same activity', () => {
    const { session, activity, roundId } = makeOpenRound()
    must(draftRound(session, activity.id, makeDraft(), roundId))
    expect(viewRound(session, activity.id).round).toMatchObject({ number: 2, repeatOf: roundId, runOffOf: null })
    const other = listActivities(session.db).find(({ kind, id }) => kind === 'vote' && id !== activity.id)!
    expect(draftRound(session, other.id, makeDraft(), roundId)).toEqual(err(appError('NOT_FOUND')))
    expect(draftRound(session, activity.id, makeDraft(), 'gone')).toEqual(err(appError('NOT_FOUND')))
  })

  it('V562: a round that was drafted from another and asks something else is not told as its repetition', () => {
    const { session, activity, roundId } = makeOpenRound()
    const { question } = viewRound(session, activity.id).round
    must(cancelRound(session, roundId))
    for (const [asked, repeatOf] of [
      [` ${question.toUpperCase()} `, roundId],
      ['Visi mana yang dipilih?', null],
    ] as const) {
      const { roundId: nextId } = must(draftRound(session, activity.id, makeDraft({ question: asked }), roundId))
      must(openRound(session, nextId))
      const opened = listRoundViews(session, activity.id).find(({ round }) => round.id === nextId)!
      expect(opened.round.repeatOf).toBe(repeatOf)
      must(cancelRound(session, nextId))
    }
  })

  it('V236: the electorate is told by group, groups without anybody present left out', () => {
    const { session, activity, people } = makeDraftedRound({ voterCount: 5 })
    must(
      runCommand(session, 'people.changed', (tx) => {
        for (const { id } of people.slice(0, 2)) tx.update(peopleTable, id, { constituency: 'council' })
        return ok(null)
      }),
    )
    expect(must(viewElectorate(session, activity.id)).groups).toEqual([
      { kind: 'constituency', key: 'council', label: 'council', count: 2 },
      { kind: 'constituency', key: 'unit', label: 'unit', count: 3 },
    ])
  })

  it('V430: the quorum of a round for a group is counted of the people registered in that group', () => {
    const { session, activity, people } = makeDraftedRound({ voterCount: 5 })
    must(
      runCommand(session, 'people.changed', (tx) => {
        for (const { id } of people.slice(0, 2)) tx.update(peopleTable, id, { constituency: 'council' })
        return ok(null)
      }),
    )
    const electorateGroup = { kind: 'constituency' as const, key: 'council' }
    const { roundId } = must(draftRound(session, activity.id, { ...makeDraft(), electorateGroup }))
    must(openRound(session, roundId))
    const { round } = listRoundViews(session, activity.id).find((view) => view.round.id === roundId)!
    expect([round.presentCount, round.registeredCount]).toEqual([2, 2])
  })
})
