import { inflateRawSync } from 'node:zlib'

/** Reads the text files of a zip (docx, xlsx) by their names, from its central directory. */
export function unzipText(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes)
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('not a zip')
  const files = new Map<string, string>()
  let at = data.readUInt32LE(end + 16)
  for (let count = data.readUInt16LE(end + 10); count > 0; count--) {
    const method = data.readUInt16LE(at + 10)
    const size = data.readUInt32LE(at + 20)
    const nameLength = data.readUInt16LE(at + 28)
    const name = data.toString('utf8', at + 46, at + 46 + nameLength)
    const local = data.readUInt32LE(at + 42)
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28)
    const packed = data.subarray(start, start + size)
    if (/\.(xml|rels)$/.test(name)) files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
  }
  return files
}

/** What is wrong with an XML text: a forbidden character, a bare `&`, tags that do not match; null when nothing is. */
export function xmlProblem(xml: string): string | null {
  const forbidden =
    // oxlint-disable-next-line no-control-regex -- exactly the characters XML forbids
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
  if (forbidden.test(xml)) return `forbidden character at ${xml.search(forbidden)}`
  const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/
  if (bare.test(xml)) return `bare & at ${xml.search(bare)}`
  const open: string[] = []
  for (const [, close, name, selfClosing] of xml.matchAll(
    /<(\/?)([A-Za-z_][\w:.-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g,
  )) {
    if (close === '/') {
      const expected = open.pop()
      if (expected !== name) return `</${name}> closes <${expected}>`
    } else if (selfClosing !== '/') open.push(name!)
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`
  if (xml.replace(/<(?:"[^"]*"|'[^']*'|[^<>"'])*>/g, '').includes('<')) return 'stray <'
  return null
}

/** The visible text of a Word part: one line per paragraph. */
export function wordText(xml: string): string {
  return xml
    .replace(/<w:(?:br|cr)\/>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
