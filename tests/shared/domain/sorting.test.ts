import { describe, expect, it } from 'vitest'
import { firstPositions } from '#shared/domain/order.ts'
import {
  cellOfPlace,
  groupByPlace,
  matchesWords,
  namesFromText,
  placeKeys,
  placeOf,
  planMove,
} from '#shared/domain/sorting.ts'
import type { ProgrammeMove } from '#shared/schema/programme.ts'
import type { Dimension, Horizon } from '#shared/schema/vocabulary.ts'

type Row = { id: string; dimension: Dimension | null; horizon: Horizon | null; position: string }

/** Rows named by letters; `cell` letters lie in Governance, short term, the others in the tray. */
function makeRows(tray: string, cell = ''): Row[] {
  const list = (letters: string, place: Pick<Row, 'dimension' | 'horizon'>) =>
    letters.split('').map((id, index) => Object.assign({ id, position: firstPositions(letters.length)[index]! }, place))
  return [
    ...list(tray, { dimension: null, horizon: null }),
    ...list(cell, { dimension: 'governance', horizon: 'short' }),
  ]
}

function afterMove(rows: Row[], wish: ProgrammeMove): (place: (typeof placeKeys)[number]) => string {
  const moved = new Map(planMove(rows, wish)!.map((row) => [row.id, row]))
  const groups = groupByPlace(rows.map((row) => moved.get(row.id) ?? row))
  return (place) =>
    groups
      .get(place)!
      .map(({ id }) => id)
      .join('')
}

const cell = { dimension: 'governance', horizon: 'short' } as const

describe('places', () => {
  it('P4: there are the tray and 18 cells, and each names its dimension and horizon', () => {
    expect(placeKeys).toHaveLength(19)
    for (const place of placeKeys) expect(placeOf(cellOfPlace(place))).toBe(place)
  })

  it('P4: a programme with only a dimension or only a horizon is unsorted', () => {
    expect(placeOf({ dimension: 'economy', horizon: null })).toBe('tray')
    expect(placeOf({ dimension: null, horizon: 'long' })).toBe('tray')
    expect(placeOf({ dimension: 'economy', horizon: 'long' })).toBe('economy:long')
  })
})

describe('moves', () => {
  it('P5: one goes before another of the cell, or to its end', () => {
    expect(afterMove(makeRows('xyz', 'ab'), { programmeIds: ['y'], ...cell, beforeId: 'b' })('governance:short')).toBe(
      'ayb',
    )
    expect(afterMove(makeRows('xyz', 'ab'), { programmeIds: ['y'], ...cell, beforeId: null })('governance:short')).toBe(
      'aby',
    )
  })

  it('P5: a neighbour that is gone means the end', () => {
    expect(afterMove(makeRows('x', 'ab'), { programmeIds: ['x'], ...cell, beforeId: 'gone' })('governance:short')).toBe(
      'abx',
    )
  })

  it('P6: many keep the order in which they are shown, not that of selecting', () => {
    const after = afterMove(makeRows('xyz', 'ab'), { programmeIds: ['z', 'b', 'x'], ...cell, beforeId: 'a' })
    expect(after('governance:short')).toBe('xzba')
    expect(after('tray')).toBe('y')
  })

  it('P6: cards move within their own cell', () => {
    expect(
      afterMove(makeRows('', 'abcd'), { programmeIds: ['c', 'd'], ...cell, beforeId: 'a' })('governance:short'),
    ).toBe('cdab')
    expect(afterMove(makeRows('', 'abcd'), { programmeIds: ['a'], ...cell, beforeId: null })('governance:short')).toBe(
      'bcda',
    )
  })

  it.each([
    ['before its own neighbour', { programmeIds: ['b'], ...cell, beforeId: 'c' }],
    ['to the end where it is last', { programmeIds: ['d'], ...cell, beforeId: null }],
    ['as a block that lies there already', { programmeIds: ['c', 'b'], ...cell, beforeId: 'd' }],
  ])('P7: nothing changes by a move %s', (_, wish) => {
    expect(planMove(makeRows('x', 'abcd'), wish)).toEqual([])
  })

  it('P8: a key changes the dimension alone; horizons stay, the unsorted wait on in the tray', () => {
    const rows = makeRows('x', 'a')
    const after = planMove(rows, { programmeIds: ['x', 'a'], dimension: 'living' })!
    expect(after.find(({ id }) => id === 'a')).toMatchObject({ dimension: 'living', horizon: 'short' })
    expect(after.find(({ id }) => id === 'x')).toMatchObject({
      dimension: 'living',
      horizon: null,
      position: rows[0]!.position,
    })
  })

  it('P8: a key that names where the card lies already does not send it to the end', () => {
    expect(planMove(makeRows('', 'ab'), { programmeIds: ['a'], dimension: 'governance' })).toEqual([])
  })

  it('P8: nulls bring a card back to the tray', () => {
    const after = afterMove(makeRows('x', 'ab'), { programmeIds: ['a'], dimension: null, horizon: null, beforeId: 'x' })
    expect([after('tray'), after('governance:short')]).toEqual(['ax', 'b'])
  })

  it('P9: a card that is not there is no move at all', () => {
    expect(planMove(makeRows('x'), { programmeIds: ['x', 'gone'], ...cell, beforeId: null })).toBeNull()
  })
})

describe('typed and pasted names', () => {
  it('P1: every line is a programme; bullets, numbering, invisible characters and empty lines go', () => {
    const pasted =
      '\uFEFF1. Satu data\r\n\r\n•  Kalender   wisata\n- Pasar digital\n(3) Bank sampah\nb) Museum\u200B virtual\n---\n'
    expect(namesFromText(pasted)).toEqual([
      'Satu data',
      'Kalender wisata',
      'Pasar digital',
      'Bank sampah',
      'Museum virtual',
    ])
  })

  it('P1: the first filled cell of a copied table row is the name', () => {
    expect(namesFromText('\tSatu data\tBappeda\nKalender wisata\tDispar')).toEqual(['Satu data', 'Kalender wisata'])
  })

  it('P1: numbers that belong to the name stay', () => {
    expect(namesFromText('112 darurat terpadu\n1.000 hari pertama\nE-office')).toEqual([
      '112 darurat terpadu',
      '1.000 hari pertama',
      'E-office',
    ])
  })

  it('P1: a name that is too long is cut at a word', () => {
    const [name] = namesFromText('kata '.repeat(200))
    expect(name!.length).toBeLessThanOrEqual(500)
    expect(name).toMatch(/kata…$/)
  })
})

describe('filter', () => {
  it('P14: finds all words in any order and case, and everything without words', () => {
    expect(matchesWords('Pasar digital hasil laut Diskan', 'LAUT pasar')).toBe(true)
    expect(matchesWords('Pasar digital hasil laut Diskan', 'laut kakao')).toBe(false)
    expect(matchesWords('Pasar digital', '  ')).toBe(true)
  })
})
