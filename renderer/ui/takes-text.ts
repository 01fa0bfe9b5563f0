/**
 * Whether keys pressed here are text: single letters and Ctrl+Z then belong to the field. Ticks, radios and sliders are
 * `input` as well and take no text.
 */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|range|button|submit|reset|file|color)$/.test(target.type)
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
