import type { SwotSide } from '#shared/domain/analysis/sides.ts'

/**
 * What a dragged factor is called on its way. The side is part of the name, because a cell may read names, and not yet
 * contents, while something is dragged over it.
 */
export const dragType = (side: SwotSide) => `application/x-rembuk-factor-${side}`

/** The side of the factor that is dragged, out of those that a cell takes; undefined for anything else. */
export function draggedSide(transfer: DataTransfer, sides: readonly SwotSide[]): SwotSide | undefined {
  return sides.find((side) => transfer.types.includes(dragType(side)))
}
