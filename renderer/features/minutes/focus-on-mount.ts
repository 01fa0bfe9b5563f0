/** A ref for the field of an editor that has just been opened on request: typing goes on without another click. */
export function focusOnMount(field: HTMLElement | null): void {
  field?.focus()
}
