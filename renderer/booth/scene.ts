import type { Paper } from '#renderer/ui/ballot/paper.ts'
import type { UnfinishedBallot } from '#renderer/ui/ballot/unfinished.ts'
import type { Voter } from './voter-filter.ts'

/** Who votes: by their id, or by the code of their slip where the round asks for it. */
export type Identity = { voterId: string } | { code: string }

/** Somebody admitted to vote, and their paper. */
export interface Ticket extends Paper {
  roundId: string
  identity: Identity
}

/** Why the booth came back to its beginning; a key of the texts. */
export type Notice =
  | 'timedOut'
  | 'ended'
  | 'endedUnsure'
  | 'clearedUnsure'
  | 'ALREADY_VOTED'
  | 'tokensUsed'
  | 'NOT_ENTITLED'
  | 'AT_STATION'
  | 'failed'
  | 'offline'

/**
 * What the booth shows. A ballot exists in `ballot`, `review`, `sending` and `unsure` only: every way out of them drops it.
 */
export type Scene =
  /** `station` names the one that holds the voter who was sent away. */
  | { at: 'ready'; notice: Notice | null; station?: string }
  | { at: 'confirm'; voter: Voter }
  | { at: 'ballot'; ticket: Ticket; ballot: UnfinishedBallot }
  /** `isRetry`: an earlier try to send it is known not to have counted. */
  | { at: 'review'; ticket: Ticket; ballot: UnfinishedBallot; isRetry: boolean }
  | { at: 'sending'; ticket: Ticket; ballot: UnfinishedBallot }
  /** The answer to a cast was lost: it may have counted. */
  | { at: 'unsure'; ticket: Ticket; ballot: UnfinishedBallot }
  | { at: 'done'; votedCount: number }
  | { at: 'left' }

export const begin: Scene = { at: 'ready', notice: null }

/** Whether somebody's unfinished business is on the screen, to be cleared when they walk away. */
export function isPersonal(scene: Scene): boolean {
  return scene.at === 'confirm' || scene.at === 'ballot' || scene.at === 'review' || scene.at === 'unsure'
}

/** The scene after nobody has touched the screen for long: a ballot on it is dropped, never cast. */
export function afterIdle(scene: Scene): Scene {
  if (!isPersonal(scene)) return scene
  return { at: 'ready', notice: scene.at === 'unsure' ? 'clearedUnsure' : 'timedOut' }
}

/** The scene after the round on this paper has ended, or the same. */
export function afterView(scene: Scene, openRoundId: string | null): Scene {
  if (scene.at === 'confirm' && openRoundId === null) return { at: 'ready', notice: 'ended' }
  if (scene.at !== 'ballot' && scene.at !== 'review') return scene
  return scene.ticket.roundId === openRoundId ? scene : { at: 'ready', notice: 'ended' }
}
