import { maxNoteLength } from '#shared/schema/board.ts'
import type { KnownRows, NotePreview, NoteRow } from '#shared/schema/imports.ts'
import { dimensions, quadrants } from '#shared/schema/vocabulary.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'
import { interpretRows } from './interpret.ts'
import type { InterpretOptions, Repeated, RowScope } from './interpret.ts'
import type { ImportTable } from './table.ts'
import { fold } from './text.ts'
import { likelyFirst, readDimension, readQuadrant } from './values.ts'

/** A place on the board, as one string to compare. */
const placeOf = (quadrant: string, dimension: Dimension | null) => `${quadrant}/${dimension ?? ''}`

/**
 * Reads notes of a board: of a SWOT board by quadrant, of any other by the titles of its zones. A note is repeated when its text (outer and repeated spaces and case aside) stands in the
 * same quadrant and dimension. The same text elsewhere on the board is asked about: it may have been moved there since
 * an earlier import. A missing dimension is allowed, a missing or doubtful quadrant is not.
 * @see tests/SPEC.md I40-I45, B277
 */
export function interpretNotes(
  table: ImportTable,
  known: Pick<KnownRows, 'notes' | 'zones'>,
  options: InterpretOptions = {},
): NotePreview {
  const lineByNote = new Map<string, number>()
  const placesByText = new Map<string, Set<string>>()
  const quadrantByText = new Map<string, string>()
  if (options.again !== true) {
    for (const note of known.notes) {
      const text = fold(note.text)
      const places = placesByText.get(text) ?? new Set<string>()
      places.add(placeOf(note.quadrant, note.dimension))
      placesByText.set(text, places)
      quadrantByText.set(text, note.quadrant)
    }
  }
  const keyOf = (row: NoteRow) => `${placeOf(row.quadrant, row.dimension)}/${fold(row.text)}`

  const findRepeated = (row: NoteRow, scope: RowScope, isCertain: boolean): Repeated | null => {
    const line = isCertain ? lineByNote.get(keyOf(row)) : undefined
    if (line !== undefined) return { line }
    const places = placesByText.get(fold(row.text))
    if (places === undefined) return null
    if (!isCertain || places.has(placeOf(row.quadrant, row.dimension)) || scope.answer('again') === 'no') {
      return { existing: true }
    }
    if (scope.answer('again') !== 'yes') {
      const quadrant = quadrantByText.get(fold(row.text)) ?? row.quadrant
      const zone = known.zones?.find(({ key }) => key === quadrant)
      if (zone === undefined) scope.ask('again', 'NOTE_ELSEWHERE', { quadrant }, ['no', 'yes'])
      else scope.ask('again', 'NOTE_IN_OTHER_ZONE', { zone: zone.title }, ['no', 'yes'])
    }
    return null
  }

  return interpretRows(
    'notes',
    table,
    {
      keyField: 'text',
      read: (scope) => {
        const text = scope.text('text')
        if (text === '') scope.reject('TEXT_MISSING')
        if (text.length > maxNoteLength) {
          scope.reject('VALUE_TOO_LONG', {
            heading: table.headings[table.columns.text ?? -1] ?? '',
            maxLength: maxNoteLength,
          })
        }
        return {
          quadrant: known.zones === undefined ? readNoteQuadrant(scope) : readZone(scope, known.zones),
          dimension: readNoteDimension(scope, table),
          text,
          unitText: scope.line('unit', 200),
        }
      },
      findRepeated,
      keep: (row, line) => lineByNote.set(keyOf(row), line),
    },
    options,
  )
}

function readNoteQuadrant(scope: RowScope): string {
  const quadrant = readQuadrant(scope.text('quadrant'))
  if (quadrant.is === 'value') return quadrant.value
  if (quadrant.is === 'empty') scope.ask('quadrant', 'QUADRANT_MISSING', {}, quadrants)
  else {
    const choices = likelyFirst(quadrant.likely, quadrants)
    scope.ask('quadrant', 'QUADRANT_UNCLEAR', { text: scope.original('quadrant') }, choices)
  }
  // Stands in only while the quadrant is being asked about; such a row is never taken.
  return 'strengths'
}

/** Finds a zone by its title, key or letter, in any case. One that the board does not have is asked about, never guessed. */
function readZone(scope: RowScope, zones: NonNullable<KnownRows['zones']>): string {
  const text = fold(scope.text('quadrant'))
  const found = zones.find(({ key, title, letter }) => [title, key, letter].some((word) => fold(word) === text))
  if (found !== undefined && text !== '') return found.key
  const titles = zones.map(({ title }) => title)
  if (text === '') scope.ask('quadrant', 'ZONE_MISSING', {}, titles)
  else scope.ask('quadrant', 'ZONE_UNCLEAR', { text: scope.original('quadrant'), zones: titles.join(', ') }, titles)
  return ''
}

function readNoteDimension(scope: RowScope, table: ImportTable): Dimension | null {
  if (scope.answer('dimension') === 'none') return null
  const dimension = readDimension(scope.text('dimension'))
  if (dimension.is === 'value') return dimension.value
  if (dimension.is === 'empty') {
    if (table.columns.dimension !== undefined) scope.remark('DIMENSION_EMPTY')
    return null
  }
  const choices = [...likelyFirst(dimension.likely, dimensions), 'none']
  scope.ask('dimension', 'DIMENSION_UNCLEAR', { text: scope.original('dimension') }, choices)
  return null
}
