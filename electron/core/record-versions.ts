import { z } from 'zod'
import { defaultSplitFlagAbove } from '#shared/domain/voting/tally.ts'
import { WorkshopRecord } from '#shared/schema/record.ts'

const Rows = z.array(z.looseObject({}))
const Content = z.looseObject({ format: z.string() })
/** Results of the dot rounds that were the only ones then. */
const FirstResult = z.looseObject({
  castCount: z.number(),
  pointsPossible: z.number(),
  pointsCast: z.number(),
  pointsUnused: z.number(),
  options: z.array(z.looseObject({ points: z.number(), distribution: z.array(z.number()) })),
})
const FirstContent = z.looseObject({
  people: Rows,
  rounds: z.array(z.looseObject({ round: z.looseObject({}), result: FirstResult.nullable() })),
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

/** Before working groups, boards in rows, readiness, the analysis, and methods of voting other than dots. */
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
    rounds: content.rounds.map(({ round, result, ...rest }) => ({
      ...rest,
      round: {
        ...round,
        electorateGroup: null,
        identification: 'name',
        way: 'ballots',
        compareBy: 'none',
        splitFlagAbove: defaultSplitFlagAbove,
        repeatOf: null,
      },
      result: result === null ? null : fromFirstResult(result),
    })),
  }
}

function fromFirstResult({ pointsPossible, pointsCast, pointsUnused, options, ...rest }: z.infer<typeof FirstResult>) {
  return {
    ...rest,
    voidCount: 0,
    ways: [{ way: 'booth', label: '', count: rest.castCount }],
    splitFlagAbove: defaultSplitFlagAbove,
    lowestStep: 0,
    options: options.map(({ points, ...option }) => ({
      ...option,
      score: points,
      voterCount: option.distribution.slice(1).reduce((total, count) => total + count, 0),
      detail: { method: 'dots' },
    })),
    detail: { method: 'dots', pointsPossible, pointsCast, pointsUnused },
    comparison: { state: 'none' },
  }
}
