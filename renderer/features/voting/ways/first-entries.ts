import type { UnfinishedBallot } from '#renderer/ui/ballot/unfinished.ts'

/** A paper as somebody typed it; null is a void one. */
export type Entry = UnfinishedBallot | null

/*
 * First typings that wait for the second, by the code of their paper. They live here only: what is on a paper lies nowhere
 * unsealed, so a page that is closed loses them, and the screen says so.
 */
const entriesByRound = new Map<string, Map<string, Entry>>()

export function waitingEntries(roundId: string): ReadonlyMap<string, Entry> {
  return entriesByRound.get(roundId) ?? new Map()
}

export function keepEntry(roundId: string, code: string, entry: Entry): void {
  const entries = entriesByRound.get(roundId) ?? new Map<string, Entry>()
  entries.set(code, entry)
  entriesByRound.set(roundId, entries)
}

export function dropEntry(roundId: string, code: string): void {
  entriesByRound.get(roundId)?.delete(code)
}
