/*
 * Codes on slips and paper ballots: read from paper by tired people, typed on a strange keyboard. Without O, 0, I and 1,
 * which look alike.
 */

export const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const codeLength = 6

/** A code as it is kept, whatever spaces, hyphens and small letters somebody typed. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** A code as it is printed: `ABC-D23`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`
}
