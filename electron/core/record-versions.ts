import { z } from 'zod'
import { WorkshopRecord } from '#shared/schema/record.ts'

const Rows = z.array(z.looseObject({}))
const Content = z.looseObject({ format: z.string() })
const FirstContent = z.looseObject({
  people: Rows,
  boards: z.array(z.looseObject({ board: z.looseObject({}), zones: Rows, themes: Rows, notes: Rows })),
})

/**
 * Reads the content of a frozen stage, also one that an earlier version of the app wrote: what did not exist then is
 * empty. The sealed text itself is never changed.
 */
export function readFrozenContent(text: string): WorkshopRecord {
  const content = Content.parse(JSON.parse(text))
  return WorkshopRecord.parse(
    content.format === 'rembuk-record-1' ? fromFirstFormat(FirstContent.parse(content)) : content,
  )
}

/** Before working groups, boards in rows, readiness and the analysis. */
function fromFirstFormat(content: z.infer<typeof FirstContent>) {
  return {
    ...content,
    format: 'rembuk-record-2',
    workingGroups: [],
    people: content.people.map((person) => ({ ...person, workingGroupId: null })),
    boards: content.boards.map(({ board, zones, themes, notes }) => ({
      board: { ...board, rowKind: 'none' },
      zones: zones.map((zone) => ({ ...zone, isHidden: false })),
      rows: [],
      themes: themes.map((theme) => ({ ...theme, rowId: null })),
      notes: notes.map((note) => ({ ...note, workingGroupId: null, rowId: null, readiness: null })),
    })),
    analyses: [],
  }
}
