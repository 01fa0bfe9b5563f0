import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { StageVersion } from '#shared/schema/workshop.ts'
import { type ReadDb, defineTable, selectRows } from '../table.ts'

const stageVersionsTable = defineTable('stage_versions', StageVersion)

/**
 * All frozen versions, oldest first; their content stays behind. In the order in which they were written: the clock of an
 * old laptop may stand still between two stages or be set back.
 */
export function listVersions(db: ReadDb): StageVersion[] {
  return selectRows(db, stageVersionsTable, 'ORDER BY rowid')
}

/** The seal that the next frozen version is chained to, over all stages: the end of the chain. Null before the first. */
export function lastSeal(db: ReadDb): string | null {
  const sql = `SELECT sha256 FROM stage_versions AS last
    WHERE NOT EXISTS (SELECT 1 FROM stage_versions AS next WHERE next.previous_sha256 = last.sha256)
    ORDER BY rowid DESC LIMIT 1`
  return z
    .string()
    .nullable()
    .parse(db.prepare(sql).pluck().get() ?? null)
}

/** Keeps a frozen record. It is never changed afterwards, so it is not journaled. */
export function insertVersion(db: Database, version: StageVersion, content: string): void {
  db.prepare(
    `INSERT INTO stage_versions (id, stage_id, version, closed_at_ms, sha256, previous_sha256, content)
     VALUES (@id, @stageId, @version, @closedAtMs, @sha256, @previousSha256, @content)`,
  ).run({ ...version, content })
}

/** The canonical text of a frozen record, or null. */
export function readVersionContent(db: ReadDb, stageId: string, version: number): string | null {
  const sql = 'SELECT content FROM stage_versions WHERE stage_id = ? AND version = ?'
  return z
    .string()
    .nullable()
    .parse(db.prepare(sql).pluck().get(stageId, version) ?? null)
}
