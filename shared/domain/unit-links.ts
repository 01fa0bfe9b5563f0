import type { Unit } from '#shared/schema/workshop.ts'

/** How a unit's name is compared: case, punctuation and spaces aside, and `&` read as `dan`. */
const words = (text: string): string =>
  text
    .replaceAll('&', ' dan ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Finds units by what people write: the name or the short name. An unknown institution is not a unit and stays text.
 * @returns a look-up for many texts at once; of two units with one short name the first one is found
 */
export function unitFinder(units: readonly Unit[]): (text: string) => Unit | null {
  const found = new Map<string, Unit>()
  for (const unit of units) if (!found.has(words(unit.name))) found.set(words(unit.name), unit)
  for (const unit of units) if (!found.has(words(unit.short))) found.set(words(unit.short), unit)
  found.delete('')
  return (text) => found.get(words(text)) ?? null
}

/** The unit that a text names, or null. */
export function linkUnit(units: readonly Unit[], text: string): Unit | null {
  return unitFinder(units)(text)
}
