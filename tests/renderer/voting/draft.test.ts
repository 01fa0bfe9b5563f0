import { describe, expect, it } from 'vitest'
import {
  addOptions,
  freshDraft,
  isSameOption,
  moveOption,
  optionsOfText,
  removeOptions,
} from '#renderer/features/voting/draft.ts'

const activity = { title: 'Pilih prioritas', instruction: 'Tema mana\nyang paling mendesak?' }
const fresh = () => freshDraft(activity as Parameters<typeof freshDraft>[0])
const typed = (count: number, from = 1) =>
  optionsOfText(Array.from({ length: count }, (_, index) => `Tema ${from + index}`).join('\n'))

describe('a draft under the hand', () => {
  it('V90: the points follow the rule while options come and go, until somebody sets them', () => {
    let draft = addOptions(fresh(), typed(10))
    expect(draft.rules).toMatchObject({ pointsPerPerson: 3 })
    draft = addOptions(draft, typed(1, 11))
    expect(draft.rules).toMatchObject({ pointsPerPerson: 5 })
    draft = addOptions({ ...draft, rules: { method: 'dots', maxPerOption: 1, pointsPerPerson: 4 } }, typed(10, 12))
    expect(draft.options).toHaveLength(21)
    expect(draft.rules).toMatchObject({ pointsPerPerson: 4 })
  })

  it('V91: the question begins as the instruction of the activity, in one line', () => {
    expect(fresh().question).toBe('Tema mana yang paling mendesak?')
  })

  it('V92: an option stands on the ballot once, whether typed or taken from the workshop', () => {
    const note = { title: 'Tema 1', source: 'note', sourceId: 'n1' } as const
    const draft = addOptions(fresh(), [...typed(1), note, note, ...typed(1)])
    expect(draft.options).toHaveLength(2)
    expect(isSameOption(note, { ...note, title: 'renamed since' })).toBe(true)
    expect(removeOptions(draft, [note]).options).toEqual(typed(1))
  })

  it('V93: pasted lines are options, without bullets, numbers and empty lines', () => {
    const titles = optionsOfText('1. Satu data\r\n- Bank sampah\n\n  • Pasar\tdigital \n10) Drainase').map(
      ({ title }) => title,
    )
    expect(titles).toEqual(['Satu data', 'Bank sampah', 'Pasar digital', 'Drainase'])
    expect(optionsOfText('112 darurat')[0]?.title).toBe('112 darurat')
    expect(optionsOfText(' \n ')).toEqual([])
  })

  it('V94: options move by one place and stay inside the list', () => {
    const draft = addOptions(fresh(), typed(3))
    const titles = (moved: typeof draft) => moved.options.map(({ title }) => title.at(-1)).join('')
    expect(titles(moveOption(draft, 1, -1))).toBe('213')
    expect(titles(moveOption(draft, 1, 1))).toBe('132')
    expect(moveOption(draft, 0, -1)).toBe(draft)
    expect(moveOption(draft, 2, 1)).toBe(draft)
  })
})
