/** Why a pasted line is not taken unless somebody asks for it; `tooLong` never is. */
type PasteProblem = 'repeated' | 'onBoard' | 'tooLong'

export interface PastedLine {
  /** Line of the paste, counted from 1 as an editor counts. */
  lineNumber: number
  /** The line without its bullet or number. */
  text: string
  problem: PasteProblem | null
  /** The earlier line that says the same; null unless the problem is `repeated`. */
  sameAsLine: number | null
}

export interface PastedText {
  lines: PastedLine[]
  /** Lines with nothing in them, or with a bullet only. */
  emptyCount: number
}

const lineBreaks = /\r\n|[\n\r\u2028\u2029]/
const bullets = /^(?:[-–—*+>][ \t]+|[•●○◦▪▫■□‣⁃·➢➤→✓✔\uF0A7\uF0B7\uF0D8][ \t]*|\[[ xX]?\][ \t]*)/u
const numbering = /^(?:\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})*[.)])(?=\s)[ \t]*/u
const lettering = /^\(?([a-z])[.)]\s+/i
const onlyMark = /^(?:[-–—*+>]|\(?\d{1,3}[.)]|\[[ xX]?\])$/u

/** Whether a paste is a list of notes rather than a few words for the note that is being typed. */
export function hasManyLines(text: string): boolean {
  return lineBreaks.test(text.trim())
}

/**
 * Reads a paste from Word, Excel, WhatsApp or a mail as notes: one note a line, bullets and numbering removed, cells of
 * a row joined. Lines that say the same as an earlier one, or as a note that the board has, are marked and kept.
 * @param boardTexts texts of the notes that the board has already
 * @param maxLength longest text of a note, in UTF-16 units
 */
export function readPaste(text: string, boardTexts: Iterable<string>, maxLength: number): PastedText {
  const raw = text.split(lineBreaks).map(tidy)
  const isLettered = countsUp(raw)
  const onBoard = new Set([...boardTexts].map(sameness))
  const firstLineOf = new Map<string, number>()
  const lines: PastedLine[] = []
  let emptyCount = 0
  for (const [index, rawLine] of raw.entries()) {
    const lineText = withoutMark(rawLine, isLettered)
    if (lineText === '') {
      emptyCount += 1
      continue
    }
    const lineNumber = index + 1
    const key = sameness(lineText)
    const sameAsLine = firstLineOf.get(key) ?? null
    if (sameAsLine === null) firstLineOf.set(key, lineNumber)
    const problem = problemOf(lineText.length > maxLength, sameAsLine !== null, onBoard.has(key))
    lines.push({ lineNumber, text: lineText, problem, sameAsLine: problem === 'repeated' ? sameAsLine : null })
  }
  // The break at the very end of a paste is no line of its own.
  if (emptyCount > 0 && raw.at(-1) === '') emptyCount -= 1
  return { lines, emptyCount }
}

function problemOf(isTooLong: boolean, isRepeated: boolean, isOnBoard: boolean): PasteProblem | null {
  if (isTooLong) return 'tooLong'
  if (isRepeated) return 'repeated'
  return isOnBoard ? 'onBoard' : null
}

/** Cells of a spreadsheet row become words of one line; control characters other than the tab have no meaning here. */
function tidy(line: string): string {
  return line
    .replaceAll(/[\t\u00A0]+/g, ' ')
    .replaceAll(/[\p{Cc}\uFEFF]/gu, '')
    .trim()
}

function withoutMark(line: string, isLettered: boolean): string {
  if (onlyMark.test(line)) return ''
  const bare = line.replace(bullets, '').replace(numbering, '')
  return (isLettered ? bare.replace(lettering, '') : bare).trim()
}

/** Letters number a list only when they count up from *a*: `A. Yani` alone is a name. */
function countsUp(lines: readonly string[]): boolean {
  const letters = lines.flatMap((line) => lettering.exec(line)?.[1]?.toLowerCase() ?? [])
  return letters.length > 1 && letters.every((letter, index) => letter.charCodeAt(0) === 'a'.charCodeAt(0) + index)
}

/** Two texts say the same when they differ only in case, spacing, accents of typing or the full stop. */
function sameness(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('id')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.;,!]+$/u, '')
    .trim()
}
