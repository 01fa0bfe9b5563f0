import type { Locale } from '../../../schema/vocabulary.ts'
import type {
  Method,
  OptionDetailOf,
  OptionResult,
  RoundDetailOf,
  RoundResult,
  RulesOf,
} from '../../../schema/voting.ts'
import type { Threshold } from '../../../schema/voting.ts'
import { formatNumber } from '../../words.ts'

/** What a result is told in: the screen, the wall and the papers each bring the texts of `results.json` in their language. */
export interface ResultWords {
  locale: Locale
  /** Looks up a key of `results.json`, or `domain:…`. */
  say: (key: string, values?: Record<string, string | number>) => string
}

/** A closed round without its comparison by group, which not everyone is shown. */
export type CountedResult = Omit<RoundResult, 'comparison'>

/** One column of numbers in the table of a result. */
export interface ResultColumn {
  id: string
  title: string
  /** Printed decimals; the value itself is not rounded. A share is printed in per cent. */
  digits: number
  isShare: boolean
  /** What the rank goes by. */
  isScore: boolean
  valueOf: (option: OptionResult) => number | null
}

/**
 * How one option is drawn beside its title: a bar by its share of the best, the people at each step with their mean, or
 * the answers with the line that must be reached.
 */
export type OptionMark =
  | { kind: 'bar'; share: number }
  | { kind: 'spread'; lowestStep: number; counts: readonly number[]; mean: number | null }
  | { kind: 'answers'; yes: number; no: number; abstain: number; required: number }

/** What is read out about a result. `warn` wants something done before going on. */
export interface Sentence {
  id: string
  text: string
  tone: 'plain' | 'warn'
}

/** The option with the detail that its method gave it. */
export type OptionOf<M extends Method> = OptionResult & { detail: OptionDetailOf<M> }
/** A result whose options and detail are of one method. */
export type ResultOf<M extends Method> = Omit<CountedResult, 'options' | 'detail'> & {
  options: OptionOf<M>[]
  detail: RoundDetailOf<M>
}

/** One method in words and numbers: the counterpart of its rules, the same on screen, wall and paper. */
export interface MethodReading<M extends Method> {
  /** The method with its rules in one phrase, without a full stop. */
  ruleText(rules: RulesOf<M>, words: ResultWords): string
  columns(rules: RulesOf<M>, words: ResultWords): ReadingColumn<M>[]
  markOf(option: OptionOf<M>, result: ResultOf<M>): OptionMark
  /** Whether the people by the points they gave are shown beside the bar. */
  hasDistribution: boolean
  /** What an option is, where that is not its place to the cut line. */
  standing?(option: OptionOf<M>, result: ResultOf<M>, words: ResultWords): string | null
  /** What only this method has to say. */
  sentences(result: ResultOf<M>, rules: RulesOf<M>, words: ResultWords): Sentence[]
}

export type ReadingColumn<M extends Method> = Omit<ResultColumn, 'valueOf'> & {
  valueOf: (option: OptionOf<M>) => number | null
}

/** A column whose title is a text of its own. */
export function column<M extends Method>(
  { say }: ResultWords,
  id: string,
  valueOf: ReadingColumn<M>['valueOf'],
  more: Partial<Pick<ResultColumn, 'digits' | 'isShare' | 'isScore' | 'title'>> = {},
): ReadingColumn<M> {
  return { id, title: more.title ?? say(`column.${id}`), digits: 0, isShare: false, isScore: false, ...more, valueOf }
}

export const plain = (id: string, text: string): Sentence => ({ id, text, tone: 'plain' })
export const warning = (id: string, text: string): Sentence => ({ id, text, tone: 'warn' })

/** `20 %`, which no line end separates. */
export const percent = (share: number, { locale }: ResultWords, digits = 0): string =>
  `${formatNumber(share * 100, locale, digits)}\u00a0%`

/** "lebih dari setengah suara sah" */
export const thresholdText = ({ share, base }: Threshold, { say }: ResultWords): string =>
  say(`threshold.${share}`, { base: say(`base.${base}`) })

/** A bar by the share of the best option. */
export function barOf(option: OptionResult, options: readonly OptionResult[]): OptionMark {
  return { kind: 'bar', share: option.score / Math.max(1, ...options.map(({ score }) => score)) }
}

/** So many titles are named in a sentence; the table names the rest. */
const mostNamed = 4

/** "A, B, C, D, dan 3 lainnya" */
export function titlesText(of: readonly { title: string }[], words: ResultWords): string {
  const titles = of.slice(0, mostNamed).map(({ title }) => title)
  const others = of.length - titles.length
  return listText(others > 0 ? [...titles, words.say('reading.others', { count: others })] : titles, words)
}

/** "A, B, dan C" */
export function listText(parts: readonly string[], { locale }: ResultWords): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
}
