import type { ReactElement } from 'react'
import { createElement } from 'react'
import { lightPalette } from '#shared/charts/palette.ts'
import { VoteBars } from '#shared/charts/vote-bars.tsx'
import { placeText, runOffOf } from '#shared/domain/papers/rounds.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import type { OptionResult, RoundResult, RoundRules } from '#shared/schema/voting.ts'
import { clockTime } from '#shared/domain/words.ts'
import type { Paper } from '../paper.ts'

/**
 * Everything that must stand beside a result (domain guide, section 6): method, question, eligible, present, cast,
 * unused, quorum, base, ties, run-offs and what decided after a tie.
 */
export function voteFacts(
  { t, record }: Paper,
  { round, result, options, entitledCount }: RoundRecord,
  rounds: RoundRecord[],
): { label: string; value: string | number }[] {
  const { timeZone } = record.workshop
  const time = (atMs: number | null) => (atMs === null ? '–' : `${clockTime(atMs, timeZone)} ${timeZone}`)
  const facts: { label: string; value: string | number }[] = [
    { label: t('vote.question'), value: round.question },
    { label: t('vote.method'), value: methodRule(t, round.rules) },
    { label: t('vote.electorate'), value: t(`vote.electorateOf.${round.electorate}`) },
    { label: t('vote.optionCount'), value: options.length },
    { label: t('vote.state'), value: t(`vote.stateOf.${round.state}`) },
    { label: t('vote.time'), value: `${time(round.openedAtMs)} – ${time(round.closedAtMs)}` },
  ]
  if (round.runOffOf !== null) {
    const origin = rounds.find((entry) => entry.round.id === round.runOffOf)
    facts.push({ label: t('vote.runOff'), value: t('vote.runOffOfRound', { number: origin?.round.number ?? 1 }) })
  }
  if (result === null) return [...facts, { label: t('vote.entitled'), value: entitledCount }]
  const { quorum } = result
  const runOff = runOffOf(rounds, round.id)
  return [
    ...facts,
    { label: t('vote.registered'), value: result.registeredCount },
    { label: t('vote.present'), value: result.presentCount },
    { label: t('vote.entitled'), value: result.entitledCount },
    { label: t('vote.cast'), value: result.castCount },
    ...methodFacts(t, result),
    {
      label: t('vote.quorum'),
      value: t(quorum.isMet ? 'vote.quorumMet' : 'vote.quorumNotMet', {
        rule: t(`domain:quorumRule.${quorum.rule}`),
        required: quorum.requiredCount,
        base: t(`domain:quorumBaseInSentence.${quorum.base}`),
        baseCount: quorum.baseCount,
        cast: result.castCount,
      }),
    },
    { label: t('vote.cut'), value: t('vote.cutValue', { cut: result.cutAt }) },
    { label: t('vote.tie'), value: tieText(t, result, runOff) },
  ]
}

function tieText(t: Paper['t'], result: RoundResult, runOff: RoundRecord | null): string {
  if (result.tiedAtCut.length === 0) return t('vote.noTie')
  const titles = result.options
    .filter((option) => result.tiedAtCut.includes(option.optionId))
    .map((option) => option.title)
    .join('; ')
  return runOff === null ? t('vote.tieOpen', { titles }) : t('vote.tieDecided', { titles, number: runOff.round.number })
}

/** The method and its rules in one phrase. */
function methodRule(t: Paper['t'], rules: RoundRules): string {
  return rules.method === 'dots' ? t('vote.dotsRule', { points: rules.pointsPerPerson, max: rules.maxPerOption }) : ''
}

/** What only this method counts. */
function methodFacts(t: Paper['t'], { detail }: RoundResult): { label: string; value: string | number }[] {
  if (detail.method !== 'dots') return []
  return [
    {
      label: t('vote.points'),
      value: t('vote.pointsOf', { cast: detail.pointsCast, possible: detail.pointsPossible }),
    },
    { label: t('vote.unused'), value: detail.pointsUnused },
  ]
}

/** Where an option stands to the cut line, in a word. */
export function standingText({ t }: Pick<Paper, 't'>, option: OptionResult): string {
  if (option.isTiedAtCut) return t('vote.standing.tied')
  return t(option.isAboveCut ? 'vote.standing.above' : 'vote.standing.below')
}

/** "0: 12 · 1: 11": how many gave no point, one point, and so on. */
export function distributionText({ t }: Pick<Paper, 't'>, option: OptionResult): string {
  const counts = option.distribution.map((voters, points) => `${points}: ${voters}`).join(' · ')
  return option.isSplit ? `${counts} (${t('vote.split')})` : counts
}

/** The bars of a round in the look of papers. */
export function voteChart({ t }: Pick<Paper, 't'>, { round }: RoundRecord, result: RoundResult): ReactElement {
  return createElement(VoteBars, {
    width: 760,
    palette: lightPalette,
    label: t('vote.chartLabel', { question: round.question }),
    cutLabel: t('vote.cutAt', { cut: result.cutAt }),
    tieLabel: t('vote.tieLegend'),
    bars: result.options.map((option) => ({
      id: option.optionId,
      title: option.title,
      points: option.score,
      place: placeText(option.rankFrom, option.rankTo),
      isAboveCut: option.isAboveCut,
      isTied: option.isTiedAtCut,
    })),
  })
}
