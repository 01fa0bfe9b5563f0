import type { Database } from 'better-sqlite3'
import { step0001 } from './0001-first-schema.ts'
import { step0002 } from './0002-boards-to-analysis.ts'
import { step0003 } from './0003-voting-methods.ts'
import { step0004 } from './0004-tokens-without-words.ts'

/** One numbered, frozen step. It imports nothing that can change later. */
export interface Migration {
  version: number
  up: (db: Database) => void
}

export const migrations: readonly Migration[] = [step0001, step0002, step0003, step0004]

/** The `user_version` that this app writes. */
export const currentVersion = migrations.length

/**
 * Brings a file up to date: all pending steps and `user_version` share one transaction, so a cut in the middle leaves
 * the old version. The caller has backed the file up.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  const target = steps.length
  db.transaction(() => {
    const from = userVersion(db)
    for (const step of steps) if (step.version > from) step.up(db)
    db.pragma(`user_version = ${target}`)
  }).exclusive()
}

function userVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}
