/** What has the focus now; for an entry of a menu, which goes when it is chosen, the button that opened the menu. */
export function focusedElement(): HTMLElement | null {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null
  const menu = activeElement.closest('[role="menu"]')
  if (menu === null) return activeElement
  return document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu.id)}"]`)
}

/** Gives an element the focus after the dialog that is closing has gone, unless something else took it meanwhile. */
export function focusWhenFree(element: HTMLElement | null): void {
  if (element === null) return
  requestAnimationFrame(() => {
    if (element.isConnected && document.activeElement === document.body) element.focus()
  })
}
