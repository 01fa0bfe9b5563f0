import type { Threshold } from '../../../schema/voting.ts'
import {
  type MethodReading,
  type OptionOf,
  type ResultOf,
  type ResultWords,
  column,
  plain,
  thresholdText,
} from './reading.ts'

/**
 * A motion carries with enough votes and a quorum; with enough votes alone the chair decides, with a remark. Where nobody
 * said yes or no, nothing was decided.
 */
function outcomeText(
  { detail }: OptionOf<'yes_no'>,
  { quorum }: Pick<ResultOf<'yes_no'>, 'quorum'>,
  words: ResultWords,
) {
  if (detail.yesCount + detail.noCount === 0) return words.say('standing.undecided')
  if (!detail.isPassed) return words.say('standing.failed')
  return words.say(quorum.isMet ? 'standing.passed' : 'standing.passedWithoutQuorum')
}

/**
 * "14 dari 23 suara sah setuju (3 abstain tidak dihitung); perlu 12 (lebih dari setengah suara sah): DISETUJUI". A base that
 * leaves abstentions out says how many, for they are among the ballots that came in.
 * @see tests/SPEC.md V453
 */
export function motionText(
  option: OptionOf<'yes_no'>,
  result: Pick<ResultOf<'yes_no'>, 'quorum'>,
  threshold: Threshold,
  words: ResultWords,
): string {
  const { yesCount, baseCount, requiredCount, abstainCount } = option.detail
  const outcome = outcomeText(option, result, words)
  if (baseCount === 0) return words.say('motionAllAbstained', { outcome })
  const isLeftOut = threshold.base === 'valid' && abstainCount > 0
  return words.say(isLeftOut ? 'motionAbstained' : 'motion', {
    yes: yesCount,
    count: abstainCount,
    baseCount,
    base: words.say(`base.${threshold.base}`),
    required: requiredCount,
    threshold: thresholdText(threshold, words),
    outcome,
  })
}

export const yesNoReading: MethodReading<'yes_no'> = {
  ruleText: ({ threshold }, words) => words.say('rule.yes_no', { threshold: thresholdText(threshold, words) }),
  columns: (_rules, words) => [
    column(words, 'yes', ({ detail }) => detail.yesCount, { isScore: true }),
    column(words, 'no', ({ detail }) => detail.noCount),
    column(words, 'abstain', ({ detail }) => detail.abstainCount),
    column(words, 'yesShare', ({ share, detail }) => (detail.baseCount === 0 ? null : share), {
      digits: 1,
      isShare: true,
    }),
    column(words, 'required', ({ detail }) => (detail.baseCount === 0 ? null : detail.requiredCount)),
  ],
  markOf: ({ detail }) => ({
    kind: 'answers',
    yes: detail.yesCount,
    no: detail.noCount,
    abstain: detail.abstainCount,
    required: detail.requiredCount,
  }),
  hasDistribution: false,
  standing: outcomeText,
  sentences: (result, { threshold }, words) =>
    result.castCount === 0
      ? []
      : result.options.map((option) => {
          const text = motionText(option, result, threshold, words)
          return plain(`motion ${option.optionId}`, result.options.length === 1 ? text : `${option.title}: ${text}`)
        }),
}
