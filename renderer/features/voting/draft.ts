import { roundShares } from '#shared/domain/analysis/weights.ts'
import { canCountHands } from '#shared/domain/voting/hands.ts'
import { defaultPoints } from '#shared/domain/voting/methods/dots.ts'
import { type UsualCriterionId, usualWeightedRules } from '#shared/domain/voting/methods/weighted.ts'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { defaultSplitFlagAbove } from '#shared/domain/voting/tally.ts'
import type { ElectorateView, RoundDraft, RoundView } from '#shared/contract/voting.ts'
import { type Criterion, GroupKind, type Method } from '#shared/schema/voting.ts'
import type { Activity } from '#shared/schema/workshop.ts'

export type DraftOption = RoundDraft['options'][number]

/** The usual number of places; the room changes it at will. */
const usualCut = 5

/** A first draft for an activity: its instruction is the question until somebody writes a better one. */
export function freshDraft(activity: Activity): RoundDraft {
  const question = (activity.instruction.trim() || activity.title.trim() || '?').replace(/\s+/g, ' ').slice(0, 300)
  return {
    question,
    rules: { method: 'dots', pointsPerPerson: defaultPoints(0), maxPerOption: 1 },
    cutAt: usualCut,
    electorate: 'attendance',
    electorateGroup: null,
    identification: 'name',
    way: 'ballots',
    compareBy: 'none',
    splitFlagAbove: defaultSplitFlagAbove,
    tokenCount: 0,
    isShuffled: false,
    options: [],
  }
}

/** The draft that a round is, or was opened from: to edit it, or to draft the next round like it. */
export function draftOf({ round, options }: Pick<RoundView, 'round' | 'options'>): RoundDraft {
  const { question, rules, cutAt, electorate, electorateGroup, isShuffled, presentCount } = round
  const { identification, way, compareBy, splitFlagAbove } = round
  return {
    question,
    rules,
    cutAt,
    electorate,
    electorateGroup,
    identification,
    way,
    compareBy,
    splitFlagAbove,
    isShuffled,
    tokenCount: electorate === 'tokens' ? presentCount : 0,
    options: options.map(({ title, source, sourceId }) => ({ title, source, sourceId })),
  }
}

/**
 * Other options; the rules follow those of the method (points of dots, places of a ranking) as long as they did before.
 * @see tests/SPEC.md V90, V230
 */
export function withOptions(draft: RoundDraft, options: DraftOption[]): RoundDraft {
  const { rules } = draft
  const { defaultRules } = methodOf(rules.method)
  if (rules.method === 'dots') {
    // Stacking is a setting of its own: it says nothing about the number of points.
    const isByRule = rules.pointsPerPerson === defaultPoints(draft.options.length)
    const pointsPerPerson = isByRule ? defaultPoints(options.length) : rules.pointsPerPerson
    return { ...draft, options, rules: { ...rules, pointsPerPerson } }
  }
  const isByRule = JSON.stringify(rules) === JSON.stringify(defaultRules(draft.options.length))
  return { ...draft, options, rules: isByRule ? defaultRules(options.length) : rules }
}

/**
 * Another way of voting, with the rules it usually has.
 * @param nameOf title of a criterion in the language of the screen
 */
export function withMethod(draft: RoundDraft, method: Method, nameOf: (id: UsualCriterionId) => string): RoundDraft {
  if (draft.rules.method === method) return draft
  if (method === 'weighted') return { ...draft, rules: usualWeightedRules(nameOf) }
  return { ...draft, rules: methodOf(method).defaultRules(draft.options.length) }
}

/**
 * The draft without settings that no longer fit the others: raised hands only where they can answer the method, a group
 * only of the attendance list, and a comparison only where the whole list votes by ballot. The same draft when all fit.
 * @see tests/SPEC.md V561
 */
export function consistent(draft: RoundDraft): RoundDraft {
  const way = draft.way === 'hands' && canCountHands(draft.rules) ? 'hands' : 'ballots'
  const electorateGroup = draft.electorate === 'attendance' ? draft.electorateGroup : null
  const mayCompare = draft.electorate === 'attendance' && electorateGroup === null && way === 'ballots'
  const compareBy = mayCompare ? draft.compareBy : 'none'
  const isSame = way === draft.way && compareBy === draft.compareBy && electorateGroup === draft.electorateGroup
  return isSame ? draft : { ...draft, way, electorateGroup, compareBy }
}

/** How many may vote by this draft. @param electorate whom an opening by attendance would entitle; null until known */
export function votersOf(draft: RoundDraft, electorate: ElectorateView | null): number {
  const { electorateGroup: group } = draft
  if (draft.electorate === 'tokens') return draft.tokenCount
  if (electorate === null) return 0
  if (group === null) return electorate.presentCount
  return electorate.groups.find(({ kind, key }) => kind === group.kind && key === group.key)?.count ?? 0
}

/** A group as the value of a list, and back; null for everybody. */
export const groupValue = ({ kind, key }: { kind: GroupKind; key: string }) => `${kind}:${key}`
export function groupOf(value: string): RoundDraft['electorateGroup'] {
  const at = value.indexOf(':')
  const kind = GroupKind.safeParse(value.slice(0, at))
  return kind.success ? { kind: kind.data, key: value.slice(at + 1) } : null
}

/** More criteria tire the voter (the schema has the same limit). */
export const mostCriteria = 7

export const weightSum = (criteria: readonly Criterion[]) => criteria.reduce((total, { weight }) => total + weight, 0)

export function patchCriterion(criteria: readonly Criterion[], id: string, patch: Partial<Criterion>): Criterion[] {
  return criteria.map((criterion) => (criterion.id === id ? { ...criterion, ...patch } : criterion))
}

/** One criterion more, without a weight yet. */
export function addCriterion(criteria: readonly Criterion[], title: string): Criterion[] {
  return [...criteria, { id: crypto.randomUUID(), title, weight: 0 }]
}

/** *Ratakan*: weights that sum to 100 %, each in its proportion; equal ones where nobody gave any. */
export function evenOutWeights(criteria: readonly Criterion[]): Criterion[] {
  const parts = weightSum(criteria) > 0 ? criteria.map(({ weight }) => weight) : criteria.map(() => 1)
  const shares = roundShares(parts, 2)
  return criteria.map((criterion, index) => ({ ...criterion, weight: shares[index]! }))
}

export const isSameOption = (one: DraftOption, other: DraftOption) =>
  one.sourceId === null ? other.sourceId === null && one.title === other.title : one.sourceId === other.sourceId

/** Adds options at the end; those that are there already stay where they are. */
export function addOptions(draft: RoundDraft, added: readonly DraftOption[]): RoundDraft {
  const options = [...draft.options]
  for (const option of added) if (!options.some((known) => isSameOption(known, option))) options.push(option)
  return withOptions(draft, options.slice(0, 300))
}

export function removeOptions(draft: RoundDraft, removed: readonly DraftOption[]): RoundDraft {
  const stays = (option: DraftOption) => !removed.some((other) => isSameOption(other, option))
  return withOptions(draft, draft.options.filter(stays))
}

/** Moves an option by one place up (-1) or down (1). */
export function moveOption(draft: RoundDraft, index: number, step: -1 | 1): RoundDraft {
  const target = index + step
  const moved = draft.options[index]
  if (moved === undefined || target < 0 || target >= draft.options.length) return draft
  return { ...draft, options: draft.options.toSpliced(index, 1).toSpliced(target, 0, moved) }
}

/** Typed or pasted text as options: one a line, without bullets and numbers in front. */
export function optionsOfText(text: string): DraftOption[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, '')
        .trim(),
    )
    .filter((line) => line !== '')
    .map((line) => ({ title: line.slice(0, 300).trim(), source: 'typed', sourceId: null }))
}
