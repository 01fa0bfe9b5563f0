import type { Ballot, RoundRules } from '#shared/schema/voting.ts'
import { analyseSwot } from '#shared/domain/analysis/swot.ts'
import { towsMatrix } from '#shared/domain/analysis/tows.ts'
import { getAnalysis } from '#electron/core/analysis.ts'
import { castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { makeBoard } from '#tests/electron/boards/support.ts'
import { makeDraft, viewRound } from '#tests/electron/voting/support.ts'
import { addPeople, findActivity, must } from '#tests/support/make-workshop.ts'

/** A SWOT board with two themes on each side, asked about by the titles `S1`, `S2`, `W1` … */
export function makeAnalysis() {
  const board = makeBoard()
  for (const side of ['S', 'W', 'O', 'T'] as const) {
    board.add(side, `${side}1`, `${side}2`)
    board.group(`${side}1`)
    board.group(`${side}2`)
  }
  const analysis = {
    ...board,
    get session() {
      return board.session
    },
    boardId: board.read().board.id,
    view: () => must(getAnalysis(board.session, board.activity.id)),
    id: (title: string) => board.theme(title).id,
    themeIds: (...titles: string[]) => titles.map((title) => analysis.id(title)),
    swot: () => {
      const view = analysis.view()
      return analyseSwot(view, view.analysis)
    },
    tows: () => towsMatrix(analysis.swot(), analysis.view().analysis),
    /** `S1 0.5×4`, all factors that are in the analysis; `-` for what nobody gave. */
    shownFactors: () =>
      [...analysis.swot().ifas.factors, ...analysis.swot().efas.factors]
        .map(({ title, weight, rating }) => `${title} ${weight ?? '-'}×${rating ?? '-'}`)
        .join(', '),
  }
  return analysis
}

type TestAnalysis = ReturnType<typeof makeAnalysis>

/** A closed round on themes of the board, one ballot a person, its options named by title. @returns its id */
export function holdRound(
  { session, id }: Pick<TestAnalysis, 'session' | 'id'>,
  titles: readonly string[],
  rules: RoundRules,
  ballots: readonly Record<string, number>[],
  cutAt = 2,
): string {
  const { activity, day } = findActivity(session, 'vote')
  const people = addPeople(session, ballots.length, day)
  const options = titles.map((title) => ({ title, source: 'theme' as const, sourceId: id(title) }))
  const { roundId } = must(draftRound(session, activity.id, makeDraft({ rules, cutAt, options })))
  must(openRound(session, roundId))
  const optionIds = new Map(viewRound(session, activity.id).options.map((option) => [option.title, option.id]))
  for (const [index, given] of ballots.entries()) {
    const byOption = Object.fromEntries(Object.entries(given).map(([title, value]) => [optionIds.get(title)!, value]))
    const ballot: Ballot =
      rules.method === 'rating' ? { method: 'rating', scores: byOption } : { method: 'dots', points: byOption }
    must(castBallot(session, roundId, people[index]!.id, ballot))
  }
  must(closeRound(session, roundId))
  return roundId
}
