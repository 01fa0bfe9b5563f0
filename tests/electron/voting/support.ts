import type { RoundDraft } from '#shared/contract/voting.ts'
import type { Ballot } from '#shared/schema/voting.ts'
import type { Activity, Person, StageDay } from '#shared/schema/workshop.ts'
import { castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { listRoundViews } from '#electron/core/round-views.ts'
import { openRound } from '#electron/core/rounds.ts'
import type { Session } from '#electron/core/session.ts'
import { type TestWorkshop, addPeople, findActivity, makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

export const dots = (points: Record<string, number>): Ballot => ({ method: 'dots', points })

export function makeDraft(changes: Partial<RoundDraft> = {}, optionCount = 4): RoundDraft {
  return {
    question: 'Tema mana yang paling mendesak?',
    rules: { method: 'dots', pointsPerPerson: 3, maxPerOption: 1 },
    cutAt: 2,
    electorate: 'attendance',
    electorateGroup: null,
    identification: 'name',
    way: 'ballots',
    compareBy: 'none',
    splitFlagAbove: 0.3,
    tokenCount: 0,
    isShuffled: false,
    options: Array.from({ length: optionCount }, (_, index) => {
      return { title: `Tema ${index + 1}`, source: 'typed' as const, sourceId: null }
    }),
    ...changes,
  }
}

export interface TestRound extends TestWorkshop {
  activity: Activity
  day: StageDay
  people: Person[]
  roundId: string
  /** Ids of the options in ballot order. */
  optionIds: string[]
}

/** A drafted round of the first vote in the agenda, with everybody present. */
export function makeDraftedRound(
  settings: { voterCount?: number; optionCount?: number; draft?: Partial<RoundDraft> } = {},
): TestRound {
  const workshop = makeTestWorkshop()
  const { activity, day } = findActivity(workshop.session, 'vote')
  const people = addPeople(workshop.session, settings.voterCount ?? 3, day)
  const draft = makeDraft(settings.draft, settings.optionCount)
  const { roundId } = must(draftRound(workshop.session, activity.id, draft))
  return Object.assign(workshop, {
    activity,
    day,
    people,
    roundId,
    optionIds: viewRound(workshop.session, activity.id).options.map(({ id }) => id),
  })
}

export function makeOpenRound(settings: Parameters<typeof makeDraftedRound>[0] = {}): TestRound {
  const round = makeDraftedRound(settings)
  must(openRound(round.session, round.roundId))
  return round
}

/** The newest round of an activity. */
export function viewRound(session: Session, activityId: string) {
  const view = listRoundViews(session, activityId).at(-1)
  if (view === undefined) throw new Error('the activity has no round')
  return view
}

/** Casts one ballot a voter, in the order of the attendance list: lists of option numbers from 1. */
export function castAll(round: TestRound, ballots: number[][]): void {
  for (const [index, numbers] of ballots.entries()) {
    const ballot = dots(Object.fromEntries(numbers.map((number) => [round.optionIds[number - 1]!, 1])))
    must(castBallot(round.session, round.roundId, round.people[index]!.id, ballot))
  }
}
