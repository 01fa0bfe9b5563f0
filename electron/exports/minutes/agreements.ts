import type { TowsStrategy } from '#shared/domain/analysis/tows.ts'
import { boardGroups } from '#shared/domain/papers/board-groups.ts'
import { analysedBoards, strategiesOf, strategyCode } from '#shared/domain/papers/analysis.ts'
import { outcomeText } from '#shared/domain/voting/readings/registry.ts'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { decidingRounds, isChosen, isUndecided, priorityOrder, runOffOf } from '#shared/domain/papers/rounds.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { clockTime, dateRange, isoDateOf, longDate, ordinalWord, romanNumeral } from '#shared/domain/words.ts'
import type { RoundResult } from '#shared/schema/voting.ts'
import type { Decision } from '#shared/schema/workshop.ts'
import { wordsOf } from '../blocks/vote-facts.ts'
import { citationText, positionPhrase } from '../blocks/analysis-words.ts'
import { changeText } from '../blocks/change-text.ts'
import type { Paper } from '../paper.ts'
import { gapMark } from '../paper.ts'

/** KESATU, KEDUA …; English papers number the clauses. */
export function clauseWord({ t, edition }: Paper, number: number): string {
  return edition.locale === 'id' ? ordinalWord(number) : t('minutes.clause', { number })
}

/**
 * The clauses of the berita acara, in the order of the form: results of boards, analyses and votes, decisions with the way in
 * which each was reached, changes to earlier results, and at the end what was not agreed.
 */
export function agreements(paper: Paper, material: StageMaterial): string[] {
  const decisions = material.decisions.map((decision) => decisionClause(paper, material, decision))
  return [
    ...boardClauses(paper, material),
    ...analysisClauses(paper, material),
    ...voteClauses(paper, material),
    ...(decisions.length > 0 ? decisions : [gapMark(paper, paper.t('gap.what.decisions'))]),
    ...changeClause(paper, material),
    ...openClause(paper, material),
  ]
}

function boardClauses({ t }: Paper, { boards }: StageMaterial): string[] {
  return boards
    .filter((content) => content.notes.length > 0)
    .map((content) => {
      const themeCount = boardGroups(content).flatMap(({ groups }) =>
        groups.filter(({ theme }) => theme !== null),
      ).length
      return t(themeCount > 0 ? 'minutes.boardClause' : 'minutes.boardClauseWithoutThemes', {
        title: content.activity.title,
        notes: content.notes.length,
        themes: themeCount,
      })
    })
}

/** The position once it can be read, and the strategies, also late ones; what is still missing is said in the annex. */
function analysisClauses(paper: Paper, { boards, lateStrategyBoards }: StageMaterial): string[] {
  const { t, record } = paper
  const listOf = (strategies: readonly TowsStrategy[]) =>
    strategies
      .map((strategy) => `(${strategyCode(strategy)}) ${strategy.text} [${citationText(paper, strategy)}]`)
      .join('; ')
  const late = analysedBoards(lateStrategyBoards, record.analyses).map((analysed) => {
    const strategies = strategiesOf(analysed)
    const { title } = analysed.content.activity
    return t('minutes.lateStrategyClause', { title, count: strategies.length, list: listOf(strategies) })
  })
  const ofStage = analysedBoards(boards, record.analyses).flatMap((analysed) => {
    const { title } = analysed.content.activity
    const { position } = analysed.swot
    const strategies = strategiesOf(analysed)
    const list = listOf(strategies)
    return [
      ...(position === null ? [] : [t('minutes.analysisClause', { title, position: positionPhrase(paper, position) })]),
      ...(strategies.length === 0 ? [] : [t('minutes.strategyClause', { title, count: strategies.length, list })]),
    ]
  })
  return [...late, ...ofStage]
}

function voteClauses(paper: Paper, { rounds }: StageMaterial): string[] {
  const { t } = paper
  return decidingRounds(rounds).map(({ round, result }) => {
    const words = wordsOf(paper)
    const { hasCut } = methodOf(round.rules.method)
    // Where no places are awarded, what became of each option is the result.
    const told = priorityOrder(rounds, round.id).filter((item) =>
      hasCut ? isChosen(item, result.cutAt) : result.castCount > 0,
    )
    const list = told
      .map(({ option }, index) => {
        const outcome = hasCut ? '' : `: ${outcomeText(round.rules, option, result, words)}`
        return `(${index + 1}) ${option.title}${outcome}`
      })
      .join('; ')
    return t(told.length > 0 ? 'minutes.voteClause' : 'minutes.voteClauseOpen', {
      question: round.question,
      list,
      cast: castText(paper, result, runOffOf(rounds, round.id)?.result ?? null),
    })
  })
}

/** The ballots of a vote; without a quorum, in it or in its run-off, the chair has to decide, and the clause says so. */
function castText({ t }: Paper, result: RoundResult, runOff: RoundResult | null): string {
  const missed = [result, ...(runOff === null ? [] : [runOff])].find(({ quorum }) => !quorum.isMet)
  const cast = t('minutes.voteCast', { count: result.castCount })
  return missed === undefined ? cast : t('minutes.voteCastNoQuorum', { cast, required: missed.quorum.requiredCount })
}

function decisionClause({ t }: Paper, { rounds }: StageMaterial, decision: Decision): string {
  const round = rounds.find((entry) => entry.round.id === decision.roundId)?.round
  const way =
    decision.way === 'vote' && round !== undefined
      ? t('minutes.byRound', { number: round.number })
      : t(`minutes.by.${decision.way}`)
  const objection = decision.objection === '' ? '' : `\n${t('minutes.objection', { text: decision.objection })}`
  return `${decision.text.replace(/[.\s]+$/, '')}, ${way}.${objection}`
}

/** Longest list of changes printed in the clause; all of them are in the Excel twin. */
const mostChanges = 30

function changeClause(paper: Paper, { lateChanges }: StageMaterial): string[] {
  const { t, record, edition } = paper
  if (lateChanges.length === 0) return []
  const { timeZone } = record.workshop
  const dates = dateRange(
    [...new Set(lateChanges.map(({ atMs }) => isoDateOf(atMs, timeZone)))].toSorted(),
    edition.locale,
  )
  const lines = lateChanges.slice(0, mostChanges).map((change) => {
    const date = longDate(isoDateOf(change.atMs, timeZone), edition.locale)
    return `– ${t('minutes.change', {
      stage: romanNumeral(change.stageNumber),
      date,
      time: `${clockTime(change.atMs, timeZone)} ${timeZone}`,
      text: changeText(paper, change),
    })}`
  })
  if (lateChanges.length > mostChanges)
    lines.push(t('minutes.moreChanges', { count: lateChanges.length - mostChanges }))
  return [[t('minutes.changeClause', { count: lateChanges.length, dates }), ...lines].join('\n')]
}

/** Ties that nothing decided yet, and votes still open: said, not left out. */
function openClause({ t }: Paper, { rounds }: StageMaterial): string[] {
  const open = rounds
    .filter(({ round }) => round.state === 'open')
    .map(({ round }) => t('minutes.openRound', { question: round.question }))
  const ties = decidingRounds(rounds).flatMap(({ round, result }) => {
    const undecided = priorityOrder(rounds, round.id).filter((item) => isUndecided(item, result.cutAt))
    if (undecided.length === 0) return []
    return [
      t('minutes.openTie', {
        question: round.question,
        titles: undecided.map(({ option }) => option.title).join('; '),
      }),
    ]
  })
  const lines = [...open, ...ties]
  return lines.length === 0 ? [] : [[t('minutes.openClause'), ...lines.map((text) => `– ${text}`)].join('\n')]
}
