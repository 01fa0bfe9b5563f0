/*
 * One key an option: digits for the first ten, then letters. Two-digit numbers were considered; they need a pause to
 * tell 1 from 12, and two presses a point. I and O are left out, they look like 1 and 0.
 */
const keys = [...'1234567890ABCDEFGHJKLMNPQRSTUVWXYZ']

/** The key that places a point on the option at this place of the paper; null where keys have run out. */
export function keyOfOption(index: number): string | null {
  return keys[index] ?? null
}

/** What of a keyboard event matters here. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code'>

/** The place of the option whose key was pressed, with or without Shift; null for other keys. */
export function optionOfKey({ key, code }: KeyPress): number | null {
  // With Shift a digit's `key` is a sign that differs from layout to layout; its `code` is not.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  const index = keys.indexOf(digit ?? key.toUpperCase())
  return index === -1 ? null : index
}
