import type { Locale } from '#shared/schema/vocabulary.ts'

/** What the command line needs from outside; a test brings its own. */
export interface CliIo {
  /** The answer: a text for people, or one JSON value. */
  out(text: string): void
  /** Progress and what went wrong. */
  err(text: string): void
  /** Folder that relative paths start from. */
  readonly cwd: string
  readonly version: string
  readonly resourcesFolder: string
  /** Compiled entry of the export worker. */
  readonly exportWorkerPath: string
  /** Compiled pages that `serve` hands to the browser. */
  readonly rendererFolder: string
  /** Fires when the user interrupts (Ctrl+C). */
  readonly signal: AbortSignal
  readonly now: () => number
}

/** Exit codes of every command. */
export const exitCodes = { done: 0, problem: 1, wrongUse: 2 } as const

/** What a command answers. */
export interface CliAnswer {
  exitCode: 0 | 1
  /** The same answer for programs (`--json`). */
  json: Record<string, unknown>
  /** The answer for people, line by line. */
  lines: readonly string[]
}

/** The command was typed in a way that cannot be carried out; exit code 2. */
export class WrongUse extends Error {
  readonly key: string
  readonly values: Record<string, string>
  constructor(key: string, values: Record<string, string> = {}) {
    super(key)
    this.key = key
    this.values = values
  }
}

/** What every command gets. */
export interface CliContext {
  io: CliIo
  locale: Locale
  t: (key: string, values?: Record<string, string | number>) => string
  /** Gives the answer of a command that goes on after it; the command then ends with null. */
  say(json: Record<string, unknown>, lines: readonly string[]): void
  /** Tells a person how far long work has come; silent with `--json`. */
  progress(text: string): void
}
