import { defaultPoints } from '#shared/domain/voting/methods/dots.ts'
import { defaultSplitFlagAbove } from '#shared/domain/voting/tally.ts'
import type { RoundDraft, RoundView } from '#shared/contract/voting.ts'
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
 * Other options; the points follow the rule of the guide as long as they did before.
 * @see tests/SPEC.md V90
 */
export function withOptions(draft: RoundDraft, options: DraftOption[]): RoundDraft {
  const { rules } = draft
  if (rules.method !== 'dots') return { ...draft, options }
  const isByRule = rules.pointsPerPerson === defaultPoints(draft.options.length)
  const pointsPerPerson = isByRule ? defaultPoints(options.length) : rules.pointsPerPerson
  return { ...draft, options, rules: { ...rules, pointsPerPerson } }
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
