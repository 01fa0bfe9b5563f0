import type { TFunction } from 'i18next'
import type { RulesOf } from '#shared/schema/voting.ts'
import type { Paper } from './paper.ts'

/** Methods that ask several scores of an option. */
export type ScoredRules = RulesOf<'usg' | 'weighted' | 'impact_effort'>

/** Scores by option, then by criterion. An option may be filled in partly until the review. */
export type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>

export const highestCriterionScore = 5

/** The criteria in the order in which they are asked. */
export function criterionIds(rules: ScoredRules): string[] {
  switch (rules.method) {
    case 'usg':
      return ['urgency', 'seriousness', 'growth']
    case 'impact_effort':
      return ['impact', 'effort']
    case 'weighted':
      return rules.criteria.map(({ id }) => id)
    default:
      return rules satisfies never
  }
}

/** A criterion in words: its name, and what its lowest and its highest score mean. */
export interface CriterionWords {
  id: string
  title: string
  low: string
  high: string
}

export function criteriaInWords(t: TFunction<'booth'>, rules: ScoredRules): CriterionWords[] {
  if (rules.method === 'weighted') {
    return rules.criteria.map(({ id, title }) => ({ id, title, low: t('weighted.low'), high: t('weighted.high') }))
  }
  const words = (key: 'urgency' | 'seriousness' | 'growth' | 'impact' | 'effort'): CriterionWords => ({
    id: key,
    title: t(`criterion.${key}.title`),
    low: t(`criterion.${key}.low`),
    high: t(`criterion.${key}.high`),
  })
  return rules.method === 'usg'
    ? [words('urgency'), words('seriousness'), words('growth')]
    : [words('impact'), words('effort')]
}

/** Gives a criterion of an option a score, or takes it back (null). An option without any score is no longer named. */
export function withScore(scores: Scores, optionId: string, criterionId: string, score: number | null): Scores {
  const { [optionId]: own = {}, ...others } = scores
  const { [criterionId]: _, ...rest } = own
  const next = score === null ? rest : { ...rest, [criterionId]: score }
  return Object.keys(next).length === 0 ? others : { ...others, [optionId]: next }
}

/** The first criterion of an option without a score; null when it has all. */
export function openCriterion(ids: readonly string[], scores: Scores, optionId: string): string | null {
  return ids.find((id) => scores[optionId]?.[id] === undefined) ?? null
}

/** Where a ballot goes on: the first option without all its scores, else the last one. */
export function firstOpen(options: Paper['options'], ids: readonly string[], scores: Scores): number {
  const open = options.findIndex(({ id }) => openCriterion(ids, scores, id) !== null)
  return open === -1 ? Math.max(0, options.length - 1) : open
}

/** The first option that has some scores and lacks others: it is neither rated nor left out. -1 when there is none. */
export function firstPartly(options: Paper['options'], ids: readonly string[], scores: Scores): number {
  return options.findIndex(({ id }) => scores[id] !== undefined && openCriterion(ids, scores, id) !== null)
}
