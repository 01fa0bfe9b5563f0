import { describe, expect, it } from 'vitest'
import { checkRules } from '#shared/domain/voting/registry.ts'
import { type Criterion, methods } from '#shared/schema/voting.ts'
import {
  addCriterion,
  addOptions,
  consistent,
  evenOutWeights,
  freshDraft,
  groupOf,
  groupValue,
  optionsOfText,
  patchCriterion,
  votersOf,
  weightSum,
  withMethod,
} from '#renderer/features/voting/draft.ts'

const activity = { title: 'Pilih prioritas', instruction: '' }
const fresh = () => freshDraft(activity as Parameters<typeof freshDraft>[0])
const typed = (count: number) =>
  optionsOfText(Array.from({ length: count }, (_, index) => `Tema ${index + 1}`).join('\n'))
const criteriaOf = (...weights: number[]): Criterion[] =>
  weights.map((weight, index) => ({ id: `c${index}`, title: `Kriteria ${index}`, weight }))

const nameOf = (id: string) => `[${id}]`

describe('the method of a draft', () => {
  it('V230: brings the rules it usually has, and they follow the options until somebody changes them', () => {
    const ranking = withMethod(fresh(), 'ranking', nameOf)
    expect(ranking.rules).toEqual({ method: 'ranking', places: 1 })
    const filled = addOptions(ranking, typed(8))
    expect(filled.rules).toEqual({ method: 'ranking', places: 3 })
    const changed = { ...filled, rules: { method: 'ranking', places: 5 } as const }
    expect(addOptions(changed, optionsOfText('Satu lagi')).rules).toEqual({ method: 'ranking', places: 5 })
    expect(withMethod(changed, 'ranking', nameOf)).toBe(changed)
    for (const method of methods) expect(checkRules(withMethod(filled, method, nameOf).rules).ok).toBe(true)
  })

  it('V352: names the usual criteria in the language of the screen', () => {
    const { rules } = withMethod(fresh(), 'weighted', nameOf)
    if (rules.method !== 'weighted') throw new Error('another method')
    expect(rules.criteria.map(({ title, weight }) => [title, weight])).toEqual([
      ['[impact]', 0.35],
      ['[readiness]', 0.25],
      ['[cost]', 0.2],
      ['[coverage]', 0.2],
    ])
  })

  it('V231: weights are evened out in proportion, equally where nobody gave any, and always sum to 100 %', () => {
    expect(evenOutWeights(criteriaOf(0.5, 0.25, 0.2, 0.2)).map(({ weight }) => weight)).toEqual([
      0.44, 0.22, 0.17, 0.17,
    ])
    const equal = evenOutWeights(criteriaOf(0, 0, 0))
    expect(equal.map(({ weight }) => weight)).toEqual([0.34, 0.33, 0.33])
    expect(checkRules({ method: 'weighted', criteria: equal }).ok).toBe(true)
    const more = addCriterion(patchCriterion(equal, 'c1', { title: 'Biaya', weight: 0.4 }), 'Cakupan')
    expect(more.map(({ title, weight }) => [title, weight])).toEqual([
      ['Kriteria 0', 0.34],
      ['Biaya', 0.4],
      ['Kriteria 2', 0.33],
      ['Cakupan', 0],
    ])
    expect(weightSum(more)).toBeCloseTo(1.07)
    expect(checkRules({ method: 'weighted', criteria: more }).ok).toBe(false)
  })

  it('V232: the number of voters is that of the tokens, of everybody present, or of one group', () => {
    const group = { kind: 'working_group', key: 'p:1', label: 'Pokja 1', count: 12 } as const
    const electorate = { presentCount: 72, registeredCount: 80, isWholeStage: false, groups: [group] }
    const draft = fresh()
    expect(votersOf({ ...draft, electorate: 'tokens', tokenCount: 30 }, null)).toBe(30)
    expect(votersOf(draft, null)).toBe(0)
    expect(votersOf(draft, electorate)).toBe(72)
    const chosen = groupOf(groupValue(group))
    expect(chosen).toEqual({ kind: 'working_group', key: 'p:1' })
    expect(votersOf({ ...draft, electorateGroup: chosen }, electorate)).toBe(12)
    expect(votersOf({ ...draft, electorateGroup: { kind: 'unit', key: 'gone' } }, electorate)).toBe(0)
    expect(groupOf('all')).toBeNull()
  })

  it('V233: drops raised hands and a comparison that no longer fit the rest, and nothing else', () => {
    const draft = { ...withMethod(fresh(), 'yes_no', nameOf), way: 'hands' as const }
    expect(consistent(draft)).toBe(draft)
    expect(consistent({ ...draft, rules: { method: 'usg' } })).toEqual({
      ...draft,
      rules: { method: 'usg' },
      way: 'ballots',
    })
    const compared = { ...fresh(), compareBy: 'unit' as const }
    expect(consistent(compared)).toBe(compared)
    expect(consistent({ ...compared, electorate: 'tokens' }).compareBy).toBe('none')
    // V561
    const grouped = { ...draft, electorateGroup: { kind: 'unit' as const, key: 'u1' } }
    expect(consistent(grouped)).toBe(grouped)
    expect(consistent({ ...grouped, electorate: 'tokens' }).electorateGroup).toBe(null)
    expect(consistent({ ...compared, electorateGroup: { kind: 'unit', key: 'u' } }).compareBy).toBe('none')
    expect(consistent({ ...compared, ...draft, compareBy: 'unit' }).compareBy).toBe('none')
  })
})
