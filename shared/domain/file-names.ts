import { cleanLine } from './papers/clean-text.ts'

const maxLength = 120
const bytesOf = (text: string) => new TextEncoder().encode(text).length
const reservedOnWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/**
 * Makes a name that Windows, macOS and Linux all take: without `<>:"/\|?*` and control characters, not a reserved device
 * name, no dots or spaces at either end, at most 120 UTF-16 units and 200 bytes. The extension is kept whole.
 */
export function safeFileName(name: string): string {
  const cleaned = cleanLine(name.replace(/[<>:"/\\|?*]/g, '-')).replace(/^[. ]+|[. ]+$/g, '')
  const extension = /\.[a-z0-9]{1,8}$/i.exec(cleaned)?.[0] ?? ''
  let stem = cleaned.slice(0, cleaned.length - extension.length)
  if (stem === '') stem = 'Rembuk'
  if (reservedOnWindows.test(stem)) stem = `_${stem}`
  const letters = [...stem]
  const isTooLong = (text: string) => text.length + extension.length > maxLength || bytesOf(text) > 190
  while (isTooLong(letters.join(''))) letters.pop()
  return `${letters.join('').replace(/[. ]+$/, '')}${extension}`
}

/** The same name with a running number before the extension: `Notula (2).xlsx`. */
export function numberedFileName(name: string, number: number): string {
  if (number < 2) return name
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`
}
