/** Options chosen so far, in the order of choosing (approval), or best first (ranking). */
export type Chosen = readonly string[]

/** One press: chooses an option, or takes it back; where `most` are chosen already nothing happens. */
export function toggle(chosen: Chosen, optionId: string, most: number): Chosen {
  if (chosen.includes(optionId)) return chosen.filter((id) => id !== optionId)
  return chosen.length < most ? [...chosen, optionId] : chosen
}

/** Moves an option of the order by one place, up (-1) or down (1); at the ends and outside nothing happens. */
export function moveInOrder(order: Chosen, optionId: string, step: -1 | 1): Chosen {
  const from = order.indexOf(optionId)
  const to = from + step
  if (from === -1 || to < 0 || to >= order.length) return order
  return order.toSpliced(from, 1).toSpliced(to, 0, optionId)
}
