/** Mean advance of a letter of Plus Jakarta Sans as a share of the type size; a little generous, so text never overlaps. */
const letterWidth = 0.56

/** Rough width of a text in pixels; charts are drawn without a browser, so nothing can be measured. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].length * fontSize * letterWidth
}

/**
 * Breaks a text into at most `maxLines` lines that fit `width` pixels; what is left over ends in an ellipsis. The whole
 * text stands in the table beside the chart and in the chart's own tooltip.
 */
export function fitText(text: string, width: number, fontSize: number, maxLines = 2): string[] {
  const maxLength = Math.max(4, Math.floor(width / (fontSize * letterWidth)))
  const lines: string[] = []
  let line = ''
  const words = text.replace(/\s+/g, ' ').trim().split(' ')
  for (const word of words) {
    const joined = line === '' ? word : `${line} ${word}`
    if ([...joined].length <= maxLength) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    if (lines.length === maxLines) break
  }
  if (lines.length < maxLines) lines.push(line)
  const shown = lines.slice(0, maxLines).map((part) => shorten(part, maxLength))
  const isCut = shown.join(' ').replaceAll('…', '').length < words.join(' ').length
  const last = shown.at(-1)
  if (isCut && last !== undefined && !last.endsWith('…')) shown[shown.length - 1] = shorten(`${last} …`, maxLength)
  return shown
}

function shorten(text: string, maxLength: number): string {
  const letters = [...text]
  return letters.length <= maxLength
    ? text
    : `${letters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`
}
