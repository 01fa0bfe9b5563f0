/** Fields that Enter and the arrows walk through, row by row, name their column in `data-column`. */
type Column = 'weight' | 'rating'

/**
 * Moves the focus to the same column of another row, through both tables; at an end it stays.
 * @param step 1 down, -1 up
 */
export function walkColumn(from: HTMLElement, column: Column, step: 1 | -1): void {
  const grid = from.closest('[data-walk]')
  const fields = [...(grid?.querySelectorAll<HTMLElement>(`[data-column="${column}"]`) ?? [])]
  const index = fields.findIndex((field) => field.contains(from))
  const next = fields[index + step]
  const target = next?.matches('input') === true ? next : next?.querySelector<HTMLElement>('[tabindex="0"]')
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
}
