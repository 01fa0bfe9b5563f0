/**
 * What neither XML nor a reader can use: control characters other than tab and line break, lone surrogates, and the two
 * non-characters that end Unicode's first plane.
 */
const illegalInXml =
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters to take out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Marks that reorder the text around them: in a signed paper they could make a line read as something else. */
const reorderingMarks = /[\u202A-\u202E\u2066-\u2069]/g

/**
 * Text as a paper may carry it: line breaks as `\n`, nothing that XML forbids, no marks that reorder neighbours.
 * Right-to-left letters, emoji and everything else stay as written. The workshop's JSON keeps the original.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(illegalInXml, '')
    .replace(reorderingMarks, '')
}

/** The same on one line, for headings, file names and table cells that must not grow. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

/**
 * Cuts a text into pieces of at most `maxLength` UTF-16 units, never inside a character, at a space where there is one
 * in the last tenth. The pieces joined give the text again.
 */
export function splitText(text: string, maxLength: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > maxLength) {
    const space = rest.lastIndexOf(' ', maxLength - 1)
    let cut = space >= maxLength * 0.9 ? space + 1 : maxLength
    if (/[\uD800-\uDBFF]/.test(rest.charAt(cut - 1))) cut -= 1
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  pieces.push(rest)
  return pieces
}
