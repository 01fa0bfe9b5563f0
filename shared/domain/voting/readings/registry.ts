import type { Method, OptionResult, RoundResult, RoundRules } from '../../../schema/voting.ts'
import { type RunOffs, placeText } from '../../papers/rounds.ts'
import { formatNumber } from '../../words.ts'
import { methodOf } from '../registry.ts'
import { fewestBallotsForDeviation, fewestBallotsPerGroup } from '../tally.ts'
import { approvalReading } from './approval.ts'
import { dotsReading } from './dots.ts'
import { impactEffortReading } from './impact-effort.ts'
import { rankingReading } from './ranking.ts'
import { ratingReading } from './rating.ts'
import {
  type CountedResult,
  type MethodReading,
  type OptionMark,
  type ResultColumn,
  type ResultWords,
  type Sentence,
  listText,
  percent,
  plain,
  titlesText,
  warning,
} from './reading.ts'
import { usgReading } from './usg.ts'
import { weightedReading } from './weighted.ts'
import { motionText, yesNoReading } from './yes-no.ts'

const readings: { [M in Method]: MethodReading<M> } = {
  dots: dotsReading,
  approval: approvalReading,
  rating: ratingReading,
  usg: usgReading,
  weighted: weightedReading,
  impact_effort: impactEffortReading,
  ranking: rankingReading,
  yes_no: yesNoReading,
}

/** The reading of a method whose rules and result belong together, as those of one round do. */
interface AnyReading {
  ruleText: (rules: RoundRules, words: ResultWords) => string
  columns: (rules: RoundRules, words: ResultWords) => ResultColumn[]
  markOf: (option: OptionResult, result: CountedResult) => OptionMark
  hasDistribution: boolean
  standing?: (option: OptionResult, result: CountedResult, words: ResultWords) => string | null
  sentences: (result: CountedResult, rules: RoundRules, words: ResultWords) => Sentence[]
}

// The compiler cannot follow that rules, result and method share one name; this is the only place that says so.
const readingOf = (method: Method): AnyReading => readings[method] as unknown as AnyReading

/** The method with its rules in one phrase: "Suara titik: 5 titik tiap orang, paling banyak 1 pada satu pilihan". */
export const ruleText = (rules: RoundRules, words: ResultWords): string =>
  readingOf(rules.method).ruleText(rules, words)

/** The columns of a result, what the method counts and then the spread. */
export function resultColumns(rules: RoundRules, result: CountedResult, words: ResultWords): ResultColumn[] {
  const columns = readingOf(rules.method).columns(rules, words)
  if (result.options.every(({ normalisedDeviation }) => normalisedDeviation === null) || !flagsSplit(result)) {
    return columns
  }
  const deviation: ResultColumn = {
    id: 'deviation',
    title: words.say('column.deviation'),
    digits: 2,
    isShare: false,
    isScore: false,
    valueOf: ({ normalisedDeviation }) => normalisedDeviation,
  }
  return [...columns, deviation]
}

/** With two steps (chosen or not) a deviation only repeats the share. */
const flagsSplit = ({ options }: CountedResult) => (options[0]?.distribution.length ?? 0) > 2

export const markOf = (option: OptionResult, result: CountedResult): OptionMark =>
  readingOf(result.method).markOf(option, result)

export const hasDistribution = (method: Method): boolean => readingOf(method).hasDistribution

/** A value as it is printed; a dash where there is none. */
export function valueText(column: ResultColumn, option: OptionResult, words: ResultWords): string {
  const value = column.valueOf(option)
  if (value === null) return '–'
  return column.isShare ? percent(value, words, column.digits) : formatNumber(value, words.locale, column.digits)
}

/** What the rank goes by, as printed. */
export function scoreText(rules: RoundRules, option: OptionResult, words: ResultWords): string {
  const column = readingOf(rules.method)
    .columns(rules, words)
    .find(({ isScore }) => isScore)
  return column === undefined ? '' : valueText(column, option, words)
}

/** The title of the column that the rank goes by. */
export const scoreTitle = (rules: RoundRules, words: ResultWords): string =>
  readingOf(rules.method)
    .columns(rules, words)
    .find(({ isScore }) => isScore)?.title ?? ''

/** What became of an option, in a phrase of the minutes: the votes and the threshold of a motion, else where it stands. */
export function outcomeText(
  rules: RoundRules,
  option: OptionResult,
  result: CountedResult,
  words: ResultWords,
): string {
  return rules.method === 'yes_no' && option.detail.method === 'yes_no'
    ? motionText({ ...option, detail: option.detail }, result, rules.threshold, words)
    : standingText(option, result, words)
}

/** Where an option stands: to the cut line, to its threshold, or in which field. */
export function standingText(option: OptionResult, result: CountedResult, words: ResultWords): string {
  const own = readingOf(result.method).standing?.(option, result, words) ?? null
  if (own !== null) return own
  if (option.isTiedAtCut) return words.say('standing.tied')
  return words.say(option.isAboveCut ? 'standing.above' : 'standing.below')
}

/** Whether the standing says more than the cut line does. */
export const hasOwnStanding = ({ method, options }: CountedResult): boolean =>
  readingOf(method).standing !== undefined &&
  (method !== 'approval' || options.some(({ detail }) => detail.method === 'approval' && detail.isPassed !== null))

/** "Kuorum terpenuhi: 23 surat suara, perlu 12 (lebih dari setengah dari 23 peserta terdaftar)." */
export function quorumText({ quorum, castCount }: CountedResult, { say }: ResultWords): string {
  return say(quorum.isMet ? 'quorum.met' : 'quorum.missed', {
    cast: castCount,
    required: quorum.requiredCount,
    rule: say(`domain:quorumRuleInSentence.${quorum.rule}`),
    baseCount: quorum.baseCount,
    base: say(`domain:quorumBaseInSentence.${quorum.base}`),
  })
}

/** "21 di bilik dan 2 kertas; 1 di antaranya tidak sah": void ones are among them. Empty while nobody voted. */
export function waysText({ ways, voidCount }: CountedResult, words: ResultWords): string {
  const parts = ways
    .filter(({ count }) => count > 0)
    .map(({ way, label, count }) => words.say(`way.${way}`, { label, count }))
  const text = listText(parts, words)
  return voidCount > 0 ? words.say('withVoid', { ways: text, count: voidCount }) : text
}

/** "0: 12 · 1: 11": how many gave no point, one point, and so on; of many steps only those that somebody gave. */
export function distributionText({ distribution }: OptionResult, { lowestStep }: CountedResult): string {
  const isLong = distribution.length > mostSteps
  return distribution
    .flatMap((count, index) => (isLong && count === 0 ? [] : [`${lowestStep + index}: ${count}`]))
    .join(' · ')
}

/** More steps than this are not read one by one. */
const mostSteps = 8

/** Shares its rank with others; options that nobody supports share nothing worth naming. */
export const isTied = ({ rankFrom, rankTo, score }: OptionResult): boolean => rankFrom !== rankTo && score > 0

/**
 * Index of the last option before the cut line, a tie across it included; -1 where no line is drawn: where nothing passes,
 * and where everything does.
 */
export function cutAfter({ method, options }: Pick<CountedResult, 'method' | 'options'>): number {
  if (!methodOf(method).hasCut || options.every(({ isAboveCut }) => isAboveCut)) return -1
  return options.findLastIndex(({ isAboveCut, isTiedAtCut }) => isAboveCut || isTiedAtCut)
}

/**
 * What stands at the cut line. Above it lie as many options as there are places, unless some tie across it or too few may
 * win; the line says so then: "garis potong: 3 teratas – 2 pilihan seri, tersisa 1 tempat".
 * @see tests/SPEC.md V451
 */
export function cutText({ cutAt, options }: Pick<CountedResult, 'cutAt' | 'options'>, { say }: ResultWords): string {
  const chosenCount = options.filter(({ isAboveCut }) => isAboveCut).length
  const tiedCount = options.filter(({ isTiedAtCut }) => isTiedAtCut).length
  if (tiedCount > 0) return say('cut.tied', { cutAt, count: tiedCount, placesLeft: cutAt - chosenCount })
  return chosenCount < cutAt ? say('cut.fewer', { cutAt, count: chosenCount }) : say('cut.line', { cutAt })
}

/** Ties that need nothing, since all of them lie on one side of the line: one list a shared rank, best first. */
export function harmlessTies({ method, options }: Pick<CountedResult, 'method' | 'options'>): OptionResult[][] {
  if (!methodOf(method).hasCut) return []
  const tied = options.filter((option) => isTied(option) && option.isAboveCut)
  return [...Map.groupBy(tied, ({ rankFrom }) => rankFrom).values()]
}

/** Run-offs before the chair settles a tie by consensus. */
export const mostRunOffs = 2

/**
 * A result in plain sentences, only those that apply: what was decided, what is tied and what to do about it, what the
 * method has to say, how far the room agrees.
 * @param runOffs run-offs that led to this round, and the one that was held for its tie
 * @see domain guide §6; tests/SPEC.md V280-V289
 */
export function readResult(
  rules: RoundRules,
  result: CountedResult & Partial<Pick<RoundResult, 'comparison'>>,
  words: ResultWords,
  runOffs: RunOffs = { beforeCount: 0, heldIn: null },
): Sentence[] {
  const { options, cutAt, tiedAtCut, castCount, quorum, comparison } = result
  const { say } = words
  const sentences: Sentence[] = []
  if (castCount === 0) sentences.push(plain('nobody', say('reading.nobody')))

  const tied = options.filter(({ optionId }) => tiedAtCut.includes(optionId))
  const [firstTied] = tied
  if (firstTied !== undefined) {
    const placesLeft = cutAt - options.filter(({ isAboveCut }) => isAboveCut).length
    const places = placeText(firstTied.rankFrom, firstTied.rankTo)
    const titles = titlesText(tied, words)
    sentences.push(warning('tied', say('reading.tiedAtCut', { count: tied.length, places, titles, placesLeft })))
    if (runOffs.heldIn !== null) {
      sentences.push(plain('runOffHeld', say('reading.runOffHeld', { number: runOffs.heldIn })))
    } else if (runOffs.beforeCount >= mostRunOffs) sentences.push(warning('tiedAgain', say('reading.tiedAgain')))
    else sentences.push(plain('runOffNext', say('reading.runOffNext')))
  }
  for (const tie of harmlessTies(result)) {
    const [{ rankFrom, rankTo }] = tie as [OptionResult]
    const values = { count: tie.length, places: placeText(rankFrom, rankTo), titles: titlesText(tie, words), cutAt }
    sentences.push(plain(`tie ${rankFrom}`, say('reading.tiedAbove', values)))
  }
  sentences.push(...readingOf(rules.method).sentences(result, rules, words))

  const split = options.filter(({ isSplit }) => isSplit)
  if (split.length > 0) {
    sentences.push(warning('split', say('reading.split', { count: split.length, titles: titlesText(split, words) })))
  }
  if (flagsSplit(result) && options.some(({ normalisedDeviation }) => normalisedDeviation !== null)) {
    const flag = formatNumber(result.splitFlagAbove, words.locale)
    sentences.push(plain('deviation', say('reading.deviation', { flag })))
  }
  if (castCount > 0 && castCount < fewestBallotsForDeviation) {
    sentences.push(plain('few', say('reading.few', { count: fewestBallotsForDeviation })))
  }
  if (comparison?.state === 'withheld') {
    const kind = say(`group.${comparison.kind}`)
    const why = hasValidPaper(result) ? 'reading.withheldByPaper' : 'reading.withheld'
    sentences.push(plain('withheld', say(why, { kind, count: fewestBallotsPerGroup })))
  }
  if (!quorum.isMet) {
    sentences.push(warning('quorum', say('reading.noQuorum', { count: quorum.requiredCount - castCount })))
  }
  return sentences
}

/** A paper says nothing of the group of whoever filled it in; a void one is no ballot and withholds nothing. */
function hasValidPaper({ ways, voidCount }: Pick<RoundResult, 'ways' | 'voidCount'>): boolean {
  return ways.some(({ way, count }) => way === 'paper' && count > voidCount)
}

/** How groups of different size are set beside each other: by what one ballot gave on average. */
export function groupColumns(
  result: RoundResult,
  words: ResultWords,
): { measure: string; isShare: boolean; groups: { key: string; name: string; values: number[] }[] } | null {
  const { comparison, method } = result
  if (comparison.state !== 'shown') return null
  const isCount = method === 'dots' || method === 'ranking' || method === 'approval' || method === 'yes_no'
  const isShare = method === 'approval' || method === 'yes_no'
  const measures: Partial<Record<Method, string>> = {
    dots: words.say('group.perBallot'),
    ranking: words.say('group.bordaPerBallot'),
    approval: words.say('group.yesShare'),
    yes_no: words.say('group.yesShare'),
  }
  return {
    measure: measures[method] ?? words.say('group.score'),
    isShare,
    groups: comparison.groups.map(({ key, label, ballotCount, scores }) => ({
      key,
      // Constituencies have names of the field, in each language; units and Pokja have the room's own.
      name: words.say('group.name', {
        label: comparison.kind === 'constituency' ? words.say(`domain:constituency.${key}`) : label,
        count: ballotCount,
      }),
      values: scores.map((score) => (isCount ? score / ballotCount : score)),
    })),
  }
}
