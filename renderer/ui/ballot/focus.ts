/**
 * A `ref` that gives the focus to what has just appeared. Each screen of the booth asks for one thing, and the keyboard
 * must be on it at once; a screen reader hears the new screen by the same move.
 */
export function focusWhenShown(element: HTMLElement | null): void {
  element?.focus()
}
