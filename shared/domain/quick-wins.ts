import type { Programme } from '#shared/schema/programme.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'

/** Quick wins per dimension that the room usually fixes (domain guide §3). */
export const quickWinsPerDimension = { least: 1, most: 3 } as const

/** Something to look at before the quick wins are fixed. The code is a key of `quickWinWarning` in domain.json. */
export type QuickWinWarning =
  | { code: 'noQuickWin'; dimension: Dimension }
  | { code: 'tooManyQuickWins'; dimension: Dimension; quickWinCount: number; mostCount: number }
  | {
      code: 'notShortTerm' | 'leadUnitMissing' | 'indicatorMissing'
      dimension: Dimension | null
      programmeId: string
      programmeName: string
    }

type QuickWinFacts = Pick<
  Programme,
  'id' | 'name' | 'dimension' | 'horizon' | 'isQuickWin' | 'leadUnitId' | 'leadUnitText' | 'indicator'
>

/**
 * What the quick wins still lack: 1 to 3 per dimension, in the short term, each with a unit in charge and an indicator.
 * They are warnings only; practice differs from regency to regency, and the room decides.
 * @returns first by dimension in the order of the method, then by programme in the order given
 * @see domain guide §3, "Quick win"; tests/SPEC.md D30-D32
 */
export function quickWinWarnings(programmes: readonly QuickWinFacts[]): QuickWinWarning[] {
  const quickWins = programmes.filter((programme) => programme.isQuickWin)
  return [...dimensions.flatMap((dimension) => countWarnings(dimension, quickWins)), ...quickWins.flatMap(factWarnings)]
}

function countWarnings(dimension: Dimension, quickWins: readonly QuickWinFacts[]): QuickWinWarning[] {
  const quickWinCount = quickWins.filter((programme) => programme.dimension === dimension).length
  if (quickWinCount < quickWinsPerDimension.least) return [{ code: 'noQuickWin', dimension }]
  if (quickWinCount <= quickWinsPerDimension.most) return []
  return [{ code: 'tooManyQuickWins', dimension, quickWinCount, mostCount: quickWinsPerDimension.most }]
}

function factWarnings(programme: QuickWinFacts): QuickWinWarning[] {
  const about = { dimension: programme.dimension, programmeId: programme.id, programmeName: programme.name }
  const warnings: QuickWinWarning[] = []
  if (programme.horizon !== 'short') warnings.push({ code: 'notShortTerm', ...about })
  if (programme.leadUnitId === null && programme.leadUnitText === '')
    warnings.push({ code: 'leadUnitMissing', ...about })
  if (programme.indicator === '') warnings.push({ code: 'indicatorMissing', ...about })
  return warnings
}
