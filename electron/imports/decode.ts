import type { TextEncodingName } from '#shared/schema/imports.ts'

/** What a file turned out to be, by its first bytes and not by its name. */
export type FileForm = { form: 'text'; encoding: TextEncodingName } | { form: 'zip' } | { form: 'binary' }

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, index) => bytes[index] === byte)

// Pictures, documents and archives that people rename or pick by mistake. Only signatures no table can begin with.
const binaryHeads: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF8
  [0x52, 0x49, 0x46, 0x46], // RIFF: WebP, AVI, WAV
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0xd0, 0xcf, 0x11, 0xe0], // old Office: .xls, .doc
  [0x1f, 0x8b], // gzip
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
]

/**
 * Tells text, zip and other binary files apart and guesses the encoding of text: byte order mark, then valid UTF-8, then
 * Windows-1252 (samples README). A NUL byte in a text without an UTF-16 mark means that it is no text.
 */
export function detectForm(bytes: Uint8Array): FileForm {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return { form: 'zip' }
  if (binaryHeads.some((head) => startsWith(bytes, ...head))) return { form: 'binary' }
  if (startsWith(bytes, 0xff, 0xfe)) return { form: 'text', encoding: 'utf-16le' }
  if (startsWith(bytes, 0xfe, 0xff)) return { form: 'text', encoding: 'utf-16be' }
  if (bytes.includes(0) || isMostlyControls(bytes)) return { form: 'binary' }
  return { form: 'text', encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252' }
}

/**
 * Whether the beginning has many control characters, more than one byte in fifty: no person's table looks like that. A
 * few stray ones come with copying and are dropped later.
 */
function isMostlyControls(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536)
  let controlCount = 0
  for (const byte of head) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controlCount += 1
  return controlCount > 8 && controlCount * 50 > head.length
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Decodes text, without its byte order mark. Bytes that do not fit a chosen encoding become U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  return new TextDecoder(encoding).decode(bytes)
}

// The WHATWG table for 0x80-0x9F. Some releases of Node decode `windows-1252` as Latin-1 on their fast path, which turns
// curly quotes and dashes into invisible control characters; the table is short enough to own.
const windows1252High =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (character) => windows1252High[character.charCodeAt(0) - 0x80] ?? character)
}
