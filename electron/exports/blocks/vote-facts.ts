import type { ReactElement } from 'react'
import { createElement } from 'react'
import { lightPalette } from '#shared/charts/palette.ts'
import { ComparisonChart, ResultChart } from '#shared/charts/result-chart.tsx'
import { isUndecided, priorityOrder, runOffOf } from '#shared/domain/papers/rounds.ts'
import type { ResultWords } from '#shared/domain/voting/readings/reading.ts'
import { distributionText, quorumText, ruleText, waysText } from '#shared/domain/voting/readings/registry.ts'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { clockTime, formatNumber } from '#shared/domain/words.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import type { OptionResult, Round, RoundResult } from '#shared/schema/voting.ts'
import type { Paper } from '../paper.ts'

type Fact = { label: string; value: string | number }

/** The texts of results in the language of the paper. */
export const wordsOf = ({ t, edition }: Pick<Paper, 't' | 'edition'>): ResultWords => ({
  locale: edition.locale,
  say: (key, values) => t(key.includes(':') ? key : `results:${key}`, values),
})

/**
 * Everything that must stand beside a result (domain guide, section 6): method, question, eligible, present, cast, void,
 * ways, unused, quorum, base, ties, run-offs, what decided after a tie, and who objected.
 */
export function voteFacts(
  paper: Paper,
  { round, result, options, entitledCount, notReturnedCount, votedAtCancelCount }: RoundRecord,
  rounds: RoundRecord[],
): Fact[] {
  const { t, record } = paper
  const words = wordsOf(paper)
  const { timeZone } = record.workshop
  const time = (atMs: number | null) => (atMs === null ? '–' : `${clockTime(atMs, timeZone)} ${timeZone}`)
  const facts: Fact[] = [
    { label: t('vote.question'), value: round.question },
    { label: t('vote.method'), value: t(`domain:method.${round.rules.method}`) },
    { label: t('vote.rules'), value: ruleText(round.rules, words) },
    { label: t('vote.way'), value: t(`vote.wayOf.${round.way}`) },
    { label: t('vote.electorate'), value: electorateText(paper, round) },
    { label: t('vote.optionCount'), value: options.length },
    { label: t('vote.state'), value: t(`vote.stateOf.${round.state}`) },
    { label: t('vote.time'), value: `${time(round.openedAtMs)} – ${time(round.closedAtMs)}` },
  ]
  const numberOf = (roundId: string) => rounds.find((entry) => entry.round.id === roundId)?.round.number ?? 1
  if (round.runOffOf !== null) {
    facts.push({ label: t('vote.runOff'), value: t('vote.runOffOfRound', { number: numberOf(round.runOffOf) }) })
  }
  if (round.repeatOf !== null) {
    facts.push({ label: t('vote.repeat'), value: t('vote.repeatOfRound', { number: numberOf(round.repeatOf) }) })
  }
  if (result === null) {
    return [
      ...facts,
      { label: t('vote.entitled'), value: entitledCount },
      ...(votedAtCancelCount === null ? [] : [{ label: t('vote.votedAtCancel'), value: votedAtCancelCount }]),
    ]
  }
  return [
    ...facts,
    { label: t('vote.registered'), value: result.registeredCount },
    { label: t('vote.present'), value: result.presentCount },
    { label: t('vote.entitled'), value: result.entitledCount },
    { label: t('vote.cast'), value: result.castCount },
    { label: t('vote.ways'), value: waysText(result, words) || '–' },
    { label: t('vote.void'), value: result.voidCount },
    ...(notReturnedCount > 0 ? [{ label: t('vote.notReturned'), value: notReturnedCount }] : []),
    ...methodFacts(t, result),
    { label: t('vote.quorum'), value: quorumText(result, words) },
    ...cutFacts(t, round, result, rounds),
    ...flagFacts(paper, result),
    ...objectionsOf(paper, round),
  ]
}

function electorateText({ t, record }: Paper, { electorate, electorateGroup: group }: Round): string {
  const all = t(`vote.electorateOf.${electorate}`)
  if (group === null) return all
  const names = {
    constituency: () => t(`domain:constituency.${group.key}`),
    unit: () => record.units.find(({ id }) => id === group.key)?.name ?? group.key,
    working_group: () => record.workingGroups.find(({ id }) => id === group.key)?.name ?? group.key,
  }
  return t('vote.electorateGroup', { all, group: names[group.kind]() })
}

/** The line and its ties, where places are awarded at all. */
function cutFacts(t: Paper['t'], round: Round, result: RoundResult, rounds: RoundRecord[]): Fact[] {
  if (!methodOf(round.rules.method).hasCut) return []
  return [
    { label: t('vote.cut'), value: t('vote.cutValue', { cut: result.cutAt }) },
    { label: t('vote.tie'), value: tieText(t, round, result, rounds) },
  ]
}

/** The tie across the line, and whether a run-off settled it: one that ended in a tie as well did not. */
function tieText(t: Paper['t'], round: Round, result: RoundResult, rounds: RoundRecord[]): string {
  if (result.tiedAtCut.length === 0) return t('vote.noTie')
  const titles = result.options
    .filter((option) => result.tiedAtCut.includes(option.optionId))
    .map((option) => option.title)
    .join('; ')
  const runOff = runOffOf(rounds, round.id)
  if (runOff === null) return t('vote.tieOpen', { titles })
  const isStillTied = priorityOrder(rounds, round.id).some((item) => isUndecided(item, result.cutAt))
  return t(isStillTied ? 'vote.tieStillOpen' : 'vote.tieDecided', { titles, number: runOff.round.number })
}

/** What only this method counts. */
function methodFacts(t: Paper['t'], { detail }: RoundResult): Fact[] {
  if (detail.method !== 'dots') return []
  return [
    {
      label: t('vote.points'),
      value: t('vote.pointsOf', { cast: detail.pointsCast, possible: detail.pointsPossible }),
    },
    { label: t('vote.unused'), value: detail.pointsUnused },
  ]
}

/** The threshold of the split flag, where a spread is measured at all. */
function flagFacts({ t, edition }: Paper, { options, splitFlagAbove }: RoundResult): Fact[] {
  if (options.every(({ normalisedDeviation }) => normalisedDeviation === null)) return []
  return [{ label: t('vote.flag'), value: formatNumber(splitFlagAbove, edition.locale) }]
}

/** Objections to what was decided by this round. */
function objectionsOf({ t, record }: Paper, round: Round): Fact[] {
  return record.decisions
    .filter(({ roundId, objection }) => roundId === round.id && objection !== '')
    .map(({ objection }) => ({ label: t('vote.objection'), value: objection }))
}

/** The distribution in numbers, and whether the room is split. */
export function spreadText(paper: Pick<Paper, 't' | 'edition'>, option: OptionResult, result: RoundResult): string {
  const counts = distributionText(option, result)
  return option.isSplit ? `${counts} (${wordsOf(paper).say('split')})` : counts
}

/** The picture of a round in the look of papers. */
export function voteChart(
  paper: Pick<Paper, 't' | 'edition'>,
  { round }: RoundRecord,
  result: RoundResult,
): ReactElement {
  return createElement(ResultChart, {
    question: round.question,
    rules: round.rules,
    result,
    words: wordsOf(paper),
    width: 760,
    palette: lightPalette,
  })
}

/** Groups beside each other in the look of papers; null where none are shown. */
export function comparisonChart(paper: Pick<Paper, 't' | 'edition'>, result: RoundResult): ReactElement | null {
  if (result.comparison.state !== 'shown') return null
  return createElement(ComparisonChart, { result, words: wordsOf(paper), width: 760, palette: lightPalette })
}
