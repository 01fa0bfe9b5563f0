import { describe, expect, it } from 'vitest'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import type { Ballot, Method, RoundRules } from '#shared/schema/voting.ts'
import { methods } from '#shared/schema/voting.ts'
import { addWinnersAsProgrammes, viewFollowUps } from '#electron/core/after-round.ts'
import { addNotes, getBoard } from '#electron/core/boards.ts'
import { castBallot } from '#electron/core/booth.ts'
import { addProgrammes, getProgrammes, moveProgrammes, setQuickWin } from '#electron/core/programmes.ts'
import { loadRecord } from '#electron/core/record.ts'
import { draftRound, draftRunOff } from '#electron/core/round-drafts.ts'
import { listRoundViews } from '#electron/core/round-views.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { undo } from '#electron/core/session.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import { holdRound, makeAnalysis } from '#tests/electron/analysis/support.ts'
import { addPeople, findActivity, makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'
import { type TestRound, makeDraft, makeOpenRound, viewRound } from './support.ts'

/** Everybody's ballot in a round of three: the first option is best, the second is next. */
function ballotOf(rules: RoundRules, [best, next, last]: readonly string[]): Ballot {
  const ids = [best!, next!, last!]
  const scored = <Of>(of: (rank: number) => Of) => Object.fromEntries(ids.map((id, index) => [id, of(index)]))
  switch (rules.method) {
    case 'dots':
      return { method: 'dots', points: { [best!]: 1 } }
    case 'approval':
      return { method: 'approval', chosen: [best!] }
    case 'rating':
      return { method: 'rating', scores: scored((rank) => 5 - rank) }
    case 'usg':
      return {
        method: 'usg',
        scores: scored((rank) => ({ urgency: 5 - rank, seriousness: 5 - rank, growth: 5 - rank })),
      }
    case 'weighted':
      return {
        method: 'weighted',
        scores: scored((rank) => Object.fromEntries(rules.criteria.map(({ id }) => [id, 5 - rank]))),
      }
    case 'impact_effort':
      return { method: 'impact_effort', scores: scored((rank) => ({ impact: 5 - rank, effort: 2 + rank })) }
    case 'ranking':
      return { method: 'ranking', order: ids.slice(0, rules.places) }
    case 'yes_no':
      return { method: 'yes_no', answers: { [best!]: 'yes', [next!]: 'no', [last!]: 'abstain' } }
    default:
      return rules satisfies never
  }
}

type Drafted = NonNullable<NonNullable<Parameters<typeof makeOpenRound>[0]>['draft']>

function closedRound(method: Method, draft: Drafted = {}, vote = ballotOf): TestRound {
  const rules = methodOf(method).defaultRules(3)
  const round = makeOpenRound({ voterCount: 5, optionCount: 3, draft: { rules, cutAt: 1, ...draft } })
  for (const { id } of round.people) {
    must(castBallot(round.session, round.roundId, id, vote(rules, round.optionIds)))
  }
  must(closeRound(round.session, round.roundId))
  return round
}

describe.each(methods)('%s', (method) => {
  it('V290: goes from draft to a result, into the record, and its winner into the tray as one undo step', () => {
    const { session, roundId, activity, optionIds } = closedRound(method)
    const { result } = viewRound(session, activity.id)
    expect(result).toMatchObject({ method, castCount: 5, tiedAtCut: [] })
    expect(result!.options.filter(({ isAboveCut }) => isAboveCut).map(({ optionId }) => optionId)).toEqual([
      optionIds[0],
    ])
    expect(loadRecord(session).rounds[0]!.result).toEqual(result)

    expect(must(viewFollowUps(session, roundId)).newProgrammeCount).toBe(1)
    expect(must(addWinnersAsProgrammes(session, roundId))).toEqual({ addedCount: 1 })
    expect(getProgrammes(session).map(({ name, origin, originId }) => [name, origin, originId])).toEqual([
      ['Tema 1', 'vote', optionIds[0]],
    ])
    expect(must(viewFollowUps(session, roundId)).newProgrammeCount).toBe(0)
    must(undo(session))
    expect(getProgrammes(session)).toEqual([])
  })
})

const withCut = methods.filter((method) => methodOf(method).hasCut && method !== 'dots')

it.each(withCut)('V291: a tie of %s at the line proposes a run-off with one point each', (method) => {
  const alike = (rules: RoundRules, ids: readonly string[]): Ballot => {
    const largest = methodOf(rules.method).largestBallot(rules, ids)
    return largest.method === 'ranking' ? { method: 'ranking', order: [...ids].slice(0, 3) } : largest
  }
  let turn = 0
  const vote = (rules: RoundRules, ids: readonly string[]) => {
    turn += 1
    return method === 'ranking'
      ? alike(
          rules,
          [0, 1, 2].map((step) => ids[(turn + step) % 3]!),
        )
      : alike(rules, ids)
  }
  // Five voters cannot rank three in a circle evenly; the tie of a ranking comes from its first three.
  const voterCount = method === 'ranking' ? 3 : 5
  const rules = methodOf(method).defaultRules(3)
  const round = makeOpenRound({ voterCount, optionCount: 3, draft: { rules, cutAt: 1 } })
  for (const { id } of round.people) must(castBallot(round.session, round.roundId, id, vote(rules, round.optionIds)))
  must(closeRound(round.session, round.roundId))
  const first = must(draftRunOff(round.session, round.roundId))
  const drafted = listRoundViews(round.session, round.activity.id).find((view) => view.round.id === first.roundId)!
  expect(drafted.round).toMatchObject({
    rules: { method: 'dots', pointsPerPerson: 1, maxPerOption: 1 },
    cutAt: 1,
    runOffOf: round.roundId,
    state: 'draft',
  })
  expect(drafted.options.map(({ title }) => title)).toEqual(['Tema 1', 'Tema 2', 'Tema 3'])
})

it('V510: ballots keep their group in the file only where each option has none or five opinions of each group', () => {
  const groupsKept = (opinionCount: number) => {
    const rules = methodOf('rating').defaultRules(2)
    const draft = { rules, compareBy: 'constituency' as const }
    const round = makeOpenRound({ voterCount: 6, optionCount: 2, draft })
    const [first, second] = round.optionIds as [string, string]
    for (const [index, { id }] of round.people.entries()) {
      const scores = { [first]: 4, ...(index < opinionCount ? { [second]: 2 } : {}) }
      must(castBallot(round.session, round.roundId, id, { method: 'rating', scores }))
    }
    must(closeRound(round.session, round.roundId))
    const keys = round.session.db.prepare('SELECT DISTINCT group_key FROM opened_ballots').pluck().all()
    return [keys, listRoundViews(round.session, round.activity.id)[0]!.result?.comparison.state]
  }
  expect(groupsKept(1)).toEqual([[null], 'withheld'])
  expect(groupsKept(4)).toEqual([[null], 'withheld'])
  expect(groupsKept(5)).toEqual([['unit'], 'shown'])
  expect(groupsKept(0)).toEqual([['unit'], 'shown'])
})

describe('what follows', () => {
  it('V292: nothing before the close, and nothing of a round that is not there', () => {
    const { session, roundId } = makeOpenRound()
    expect(viewFollowUps(session, roundId)).toEqual(err(appError('ROUND_STILL_OPEN')))
    expect(viewFollowUps(session, 'nowhere')).toEqual(err(appError('NOT_FOUND')))
    expect(addWinnersAsProgrammes(session, roundId)).toEqual(err(appError('ROUND_STILL_OPEN')))
    expect(getProgrammes(session)).toEqual([])
  })

  it('V293: a strategy stays the origin of the programme that a vote made of it', () => {
    const options = ['a', 'b', 'c'].map((id) => ({
      title: `Strategi ${id}`,
      source: 'strategy' as const,
      sourceId: id,
    }))
    const { session, roundId } = closedRound('approval', { options })
    must(addWinnersAsProgrammes(session, roundId))
    expect(getProgrammes(session)).toMatchObject([{ name: 'Strategi a', origin: 'strategy', originId: 'a' }])
    expect(must(addWinnersAsProgrammes(session, roundId))).toEqual({ addedCount: 0 })
  })

  it('V294: impact and effort propose programmes as quick wins with their horizon; none is marked by itself', () => {
    const { session, roundId } = closedRound('impact_effort')
    expect(must(viewFollowUps(session, roundId)).quickWins).toEqual([])
    const [programme] = must(addProgrammes(session, { names: ['tema 1'] }))
    must(moveProgrammes(session, { programmeIds: [programme!.id], dimension: 'living', horizon: 'short' }))
    const { quickWins, newProgrammeCount } = must(viewFollowUps(session, roundId))
    expect(newProgrammeCount).toBe(0)
    expect(quickWins).toEqual([
      { programmeId: programme!.id, number: 1, name: 'tema 1', horizon: 'short', isQuickWin: false },
    ])
    must(setQuickWin(session, [programme!.id], true))
    expect(must(viewFollowUps(session, roundId)).quickWins[0]!.isQuickWin).toBe(true)
  })

  it('V455: what says how things are or shall be is no programme: notes of the vision win and stay what they are', () => {
    const workshop = makeTestWorkshop()
    const templates = loadBoardTemplates(resourcesFolder)
    const noteOn = (template: string) => {
      const { activity } = findActivity(workshop.session, 'board', template)
      const zoneId = must(getBoard(workshop.session, activity.id, templates)).zones[0]!.id
      const input = { zoneId, texts: [`Catatan ${template}`], dimension: null, unitId: null }
      return must(addNotes(workshop.session, input))[0]!
    }
    const options = ['vision', 'readiness', 'gap'].map(noteOn).map(({ id, text }) => {
      return { title: text, source: 'note' as const, sourceId: id }
    })
    const { activity, day } = findActivity(workshop.session, 'vote')
    const [voter] = addPeople(workshop.session, 1, day)
    const rules = methodOf('yes_no').defaultRules(3)
    const { roundId } = must(draftRound(workshop.session, activity.id, makeDraft({ rules, options })))
    must(openRound(workshop.session, roundId))
    const ids = viewRound(workshop.session, activity.id).options.map(({ id }) => id)
    const answers = Object.fromEntries(ids.map((id) => [id, 'yes' as const]))
    must(castBallot(workshop.session, roundId, voter!.id, { method: 'yes_no', answers }))
    must(closeRound(workshop.session, roundId))
    expect(must(viewFollowUps(workshop.session, roundId)).newProgrammeCount).toBe(1)
    expect(must(addWinnersAsProgrammes(workshop.session, roundId))).toEqual({ addedCount: 1 })
    expect(getProgrammes(workshop.session).map(({ name }) => name)).toEqual(['Catatan gap'])
  })

  it('V295: a round on typed options offers no analysis', () => {
    const { session, roundId } = closedRound('dots')
    expect(must(viewFollowUps(session, roundId)).swotBoards).toEqual([])
  })

  it('V296: a round on themes of a SWOT board offers its votes to the analysis', () => {
    const test = makeAnalysis()
    const dots = { method: 'dots' as const, pointsPerPerson: 9, maxPerOption: 9 }
    const voted = holdRound(test, ['S1', 'W1'], dots, [{ S1: 6, W1: 3 }], 1)
    const { boardId } = test
    const { title } = findActivity(test.session, 'board').activity
    expect(must(viewFollowUps(test.session, voted)).swotBoards).toEqual([
      { boardId, title, hasVotes: true, hasRatings: false },
    ])
  })
})
