import { beforeEach, describe, expect, it } from 'vitest'
import {
  applyPatches,
  fetchProgrammes,
  forgetProgrammes,
  inGridOrder,
  programmes,
  showAtOnce,
} from '#renderer/features/sorting/programme-store.ts'
import { firstPositions } from '#shared/domain/order.ts'
import type { Programme } from '#shared/schema/programme.ts'

const positions = firstPositions(4)

function makeProgramme(id: string, index: number, over: Partial<Programme> = {}): Programme {
  return {
    id,
    number: index + 1,
    name: id,
    description: '',
    dimension: null,
    horizon: null,
    leadUnitId: null,
    leadUnitText: '',
    supportingUnits: '',
    indicator: '',
    baseline: '',
    target: '',
    budgetRupiah: null,
    fundingSource: '',
    firstYear: null,
    lastYear: null,
    isQuickWin: false,
    origin: 'typed',
    originId: null,
    position: positions[index]!,
    ...over,
  }
}

const cell = { dimension: 'economy', horizon: 'short' } as const
const rows = ['a', 'b', 'c'].map((id, index) => makeProgramme(id, index))
const tray = () => programmes.getState().places.get('tray')!.join('')
const economy = () => programmes.getState().places.get('economy:short')!.join('')

beforeEach(async () => {
  await fetchProgrammes(async () => rows)
})

describe('the programmes on the page', () => {
  it('P5: a patch changes the lists it touches and leaves the identity of all others', () => {
    const before = programmes.getState().places
    applyPatches([{ id: 'b', row: { ...rows[1]!, ...cell } }])
    const after = programmes.getState().places
    expect([tray(), economy()]).toEqual(['ac', 'b'])
    expect(after.get('living:long')).toBe(before.get('living:long'))
    expect(inGridOrder().map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  })

  it('P5: a changed name leaves every list as it is', () => {
    const before = programmes.getState().places.get('tray')
    applyPatches([{ id: 'a', row: { ...rows[0]!, name: 'A' } }])
    expect(programmes.getState().places.get('tray')).toBe(before)
  })

  it('P15: a card on its way stays where it was put; what the core said meanwhile shows with the answer', () => {
    const confirm = showAtOnce([{ id: 'a', ...cell }])
    applyPatches([{ id: 'a', row: { ...rows[0]!, name: 'renamed elsewhere' } }])
    expect(economy()).toBe('a')
    confirm()
    expect([tray(), economy()]).toEqual(['abc', ''])
    expect(programmes.getState().byId.get('a')!.name).toBe('renamed elsewhere')
  })

  it('P15: of two moves on their way the second one counts until both are answered', () => {
    const confirmFirst = showAtOnce([{ id: 'a', ...cell }])
    const confirmSecond = showAtOnce([{ id: 'a', dimension: 'living', horizon: 'long' }])
    applyPatches([{ id: 'a', row: { ...rows[0]!, ...cell } }])
    confirmFirst()
    expect(economy()).toBe('')
    applyPatches([{ id: 'a', row: { ...rows[0]!, dimension: 'living', horizon: 'long' } }])
    confirmSecond()
    expect(programmes.getState().places.get('living:long')).toEqual(['a'])
  })

  it('P15: a commit that arrives while the list is fetched is not lost under the older list', async () => {
    await fetchProgrammes(async () => {
      applyPatches([{ id: 'd', row: makeProgramme('d', 3) }])
      return rows
    })
    expect(tray()).toBe('abcd')
  })

  it('P15: nothing of one workshop is left when another is opened', () => {
    const confirm = showAtOnce([{ id: 'a', ...cell }])
    forgetProgrammes()
    confirm()
    expect(inGridOrder()).toEqual([])
  })

  it('P13: a removed programme goes from its list', () => {
    applyPatches([{ id: 'b', row: null }])
    expect(tray()).toBe('ac')
  })
})
