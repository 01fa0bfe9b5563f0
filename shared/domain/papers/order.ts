/** Siblings sort by plain string comparison of their fractional position. */
export function byPosition(a: { position: string }, b: { position: string }): number {
  return a.position < b.position ? -1 : a.position > b.position ? 1 : 0
}
