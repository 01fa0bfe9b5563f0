import { dimensions, readinessLevels } from '#shared/schema/vocabulary.ts'
import type { Note } from '#shared/schema/board.ts'

export const listColumns = [
  'number',
  'text',
  'zone',
  'theme',
  'dimension',
  'readiness',
  'unit',
  'workingGroup',
  'votes',
] as const
export type ListColumn = (typeof listColumns)[number]

/** By which column a list is sorted; null for the order of the board. */
export interface ListOrder {
  column: ListColumn | null
  isDescending: boolean
}

/** What a list sorts its notes by: names as the screen shows them. */
export interface ListValues {
  zone: (note: Note) => number
  theme: (note: Note) => string
  unit: (note: Note) => string
  workingGroup: (note: Note) => string
  votes: (note: Note) => number | null
}

const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/**
 * Sorts notes by one column; equal ones keep the order that they come in. Notes without a value come last, whichever way
 * the column is sorted: they are what remains to be done.
 * @param notes in the order of the board
 * @see tests/SPEC.md B230
 */
export function inListOrder(notes: readonly Note[], { column, isDescending }: ListOrder, values: ListValues): Note[] {
  if (column === null) return [...notes]
  const keyed = notes.map((note) => ({ note, key: keyOf(note, column, values) }))
  const sign = isDescending ? -1 : 1
  keyed.sort((one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null)
    return sign * compare(one.key, other.key)
  })
  return keyed.map(({ note }) => note)
}

/** The next order when a heading is pressed: ascending, descending, then the order of the board again. Votes begin with the most. */
export function nextOrder(order: ListOrder, column: ListColumn): ListOrder {
  const isFirstDescending = column === 'votes'
  if (order.column !== column) return { column, isDescending: isFirstDescending }
  if (order.isDescending === isFirstDescending) return { column, isDescending: !isFirstDescending }
  return { column: null, isDescending: false }
}

const compare = (one: string | number, other: string | number) =>
  typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other))

function keyOf(note: Note, column: ListColumn, values: ListValues): string | number | null {
  if (column === 'number') return note.number
  if (column === 'text') return note.text
  if (column === 'dimension') return placeIn(dimensions, note.dimension)
  if (column === 'readiness') return placeIn(readinessLevels, note.readiness)
  const value = values[column](note)
  return value === '' ? null : value
}

const placeIn = <Term>(terms: readonly Term[], term: Term | null) => (term === null ? null : terms.indexOf(term))
