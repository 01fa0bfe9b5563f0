import { describe, expect, it } from 'vitest'
import { votesOfBoard } from '#electron/core/board-votes.ts'
import { castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { dots, makeDraft, viewRound } from '#tests/electron/voting/support.ts'
import { addPeople, findActivity, must } from '#tests/support/make-workshop.ts'
import { makeBoard } from './support.ts'

describe('the votes on a board', () => {
  it('B214: are those of closed rounds on its themes and notes; an open round and other options say nothing', () => {
    const board = makeBoard()
    const { session, activity } = board
    const vote = findActivity(session, 'vote')
    const people = addPeople(session, 2, vote.day)
    board.add('S', 'a', 'b', 'c')
    const theme = board.group('a', 'b')
    const note = board.note('c')
    expect(votesOfBoard(session, activity.id)).toEqual({ ok: true, value: [] })
    const options = [
      { title: 'a', source: 'theme' as const, sourceId: theme.id },
      { title: 'c', source: 'note' as const, sourceId: note.id },
      { title: 'lain', source: 'typed' as const, sourceId: null },
    ]
    const { roundId } = must(draftRound(session, vote.activity.id, makeDraft({ options })))
    must(openRound(session, roundId))
    const [first, second, third] = viewRound(session, vote.activity.id).options.map(({ id }) => id)
    must(castBallot(session, roundId, people[0]!.id, dots({ [first!]: 1, [second!]: 1, [third!]: 1 })))
    must(castBallot(session, roundId, people[1]!.id, dots({ [first!]: 1 })))
    expect(must(votesOfBoard(session, activity.id))).toEqual([])
    must(closeRound(session, roundId))
    expect(must(votesOfBoard(session, activity.id))).toMatchObject([
      { roundId, number: 1, scores: { [theme.id]: 2, [note.id]: 1 } },
    ])
    expect(Object.keys(must(votesOfBoard(session, activity.id))[0]!.scores)).toHaveLength(2)

    const other = must(draftRound(session, vote.activity.id, makeDraft()))
    must(openRound(session, other.roundId))
    must(closeRound(session, other.roundId))
    expect(must(votesOfBoard(session, activity.id)).map((round) => round.roundId)).toEqual([roundId])
    expect(votesOfBoard(session, 'x')).toEqual(err(appError('NOT_FOUND')))
  })
})
