/**
 * Text rules of imported cells. Text stays text: nothing is turned into a number, a date or a formula, and nothing inside
 * a cell changes, except that control characters which no one can type or see (NUL and the like) are dropped. Tabs and
 * line breaks inside a cell stay.
 */

// Zero-width characters count as outer space: a cell that holds nothing else looks empty and is empty.
const outerSpace = '[\\s\\u200B\\u2060\\uFEFF]+'
const outer = new RegExp(`^${outerSpace}|${outerSpace}$`, 'g')
// oxlint-disable-next-line no-control-regex -- naming the control characters is the purpose
const invisibleControls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** A cell as it is kept: without outer space and without control characters other than tab and line break. */
export function cleanCell(cell: string): string {
  return cell.replace(invisibleControls, '').replace(outer, '')
}

/** The same for fields of one line: line breaks and tabs become one space. */
export function cleanLine(cell: string): string {
  return cleanCell(cell).replace(/\s*[\n\t\u2028\u2029]\s*/g, ' ')
}

/** For comparing texts: trimmed, white space collapsed, case folded (README of the samples: trim + case folding). */
export function fold(text: string): string {
  return cleanCell(text).normalize('NFC').replace(/\s+/g, ' ').toLowerCase()
}

/** For recognising words whatever their punctuation: `Quick Win?` and `quick_win` both give `quick win`. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The text without what stands in brackets: `Kekuatan (Strength)` gives `Kekuatan`. */
export function withoutBrackets(text: string): string {
  return text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
}
