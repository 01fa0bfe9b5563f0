import type { AppError } from '#shared/schema/errors.ts'
import type { Preferences } from './app.ts'

/**
 * What the browser's host answers a tab that wants to be the room: its key, or that a booth is open and its PIN is asked
 * for. The contract itself is reached with the key only, so language and theme of the question come along.
 */
export type RoomTab =
  | { key: string }
  | ({ key: null; /** Null before a PIN was tried. */ refusal: AppError | null } & Pick<
      Preferences,
      'locale' | 'theme'
    >)
