import crypto from 'node:crypto'
import canonicalize from 'canonicalize'
import type { StageGap } from '#shared/contract/workshop.ts'
import { analysedBoards, isWeighed } from '#shared/domain/papers/analysis.ts'
import { requiredForQuorum } from '#shared/domain/quorum.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { StageVersion } from '#shared/schema/workshop.ts'
import { backUp } from '../db/backups.ts'
import { stagesTable } from '../db/tables/entities.ts'
import { insertVersion, lastSeal } from '../db/tables/stage-versions.ts'
import { getRow } from '../db/table.ts'
import { loadRecord, recordOfStage } from './record.ts'
import { type Session, runCommand } from './session.ts'

/** What is still missing before a stage is closed. It warns; the facilitator decides. */
export function stageGaps(session: Session, stageId: string): Result<StageGap[]> {
  const stage = getRow(session.db, stagesTable, stageId)
  if (stage === null) return err(appError('NOT_FOUND'))
  const whole = loadRecord(session)
  const record = recordOfStage(whole, stageId)
  const gaps: StageGap[] = []
  const add = (kind: StageGap['kind'], detail = '') => gaps.push({ kind, detail })

  if (!record.attendance.some((mark) => mark.status === 'present')) add('no_attendance')
  else {
    const required = requiredForQuorum(record.workshop.settings.quorumRule, record.people.length)
    for (const day of record.days) {
      const marks = record.attendance.filter((mark) => mark.dayId === day.id && mark.status === 'present')
      if (marks.length === 0) add('day_without_attendance', String(day.number))
      else if (marks.length < required) add('no_quorum', String(day.number))
    }
  }
  for (const activity of record.activities) {
    if (activity.state === 'open' && activity.kind !== 'notes' && activity.kind !== 'break')
      add('open_activity', activity.title)
  }
  for (const { round } of record.rounds) if (round.state === 'open') add('open_round', round.question)
  for (const { board } of record.boards) {
    const activity = record.activities.find((candidate) => candidate.id === board.activityId)
    if (board.isFaceDown) add('face_down_board', activity?.title ?? '')
  }
  for (const { content, swot } of analysedBoards(record.boards, record.analyses)) {
    // Strategies alone are a way to work as well: only weights and ratings that were begun can be incomplete.
    if (!isWeighed(swot) || swot.missing.length === 0) continue
    add('incomplete_analysis', record.activities.find(({ id }) => id === content.board.activityId)?.title ?? '')
  }
  if (record.decisions.length === 0) add('no_decision')
  if (!record.signatories.some((person) => person.role === 'chair')) add('no_chair')
  if (!record.signatories.some((person) => person.role === 'secretary')) add('no_secretary')
  if (stage.documentNumber === '') add('no_document_number')
  if (record.activities.some((activity) => activity.kind === 'sort')) {
    const unsorted = whole.programmes.filter((programme) => programme.dimension === null || programme.horizon === null)
    if (unsorted.length > 0) add('unsorted_programmes', String(unsorted.length))
    for (const dimension of dimensions) {
      const hasQuickWin = whole.programmes.some(
        (programme) => programme.dimension === dimension && programme.isQuickWin,
      )
      if (!hasQuickWin) add('dimension_without_quick_win', dimension)
    }
  }
  return ok(gaps)
}

/** Tutup tahap, and a backup of the file as it is then. @see closeStage */
export async function closeStageAndBackUp(session: Session, stageId: string): Promise<Result<StageVersion>> {
  const closed = closeStage(session, stageId)
  if (!closed.ok) return closed
  const { db, file } = session
  // The frozen version is safe in the file already; a copy that fails (a full disk) must not undo the close.
  await backUp(db, file.path, `tutup-tahap v${closed.value.version}`, session.now()).catch(() => undefined)
  return closed
}

/**
 * Tutup tahap: freezes the stage's record as its next version and seals it with SHA-256 over the canonical content
 * (RFC 8785), chained to the seal before.
 * @returns STAGE_HAS_OPEN_ROUND while a vote is open: its result would be missing for ever
 */
export function closeStage(session: Session, stageId: string): Result<StageVersion> {
  return runCommand(
    session,
    'agenda.stageClosed',
    (tx) => {
      const stage = getRow(tx, stagesTable, stageId)
      if (stage === null) return err(appError('NOT_FOUND'))
      if (stage.state === 'closed') return err(appError('STAGE_CLOSED'))
      const record = recordOfStage(loadRecord({ db: tx.db }), stageId)
      if (record.rounds.some(({ round }) => round.state === 'open')) return err(appError('STAGE_HAS_OPEN_ROUND'))
      const version = stage.version + 1
      const closed = tx.update(stagesTable, stageId, { state: 'closed', version })!
      const previousSha256 = lastSeal(tx)
      const content = canonicalize({ ...record, stages: [closed] })
      if (content === undefined) throw new Error('the record has no canonical form')
      const sha256 = sealOf(content, previousSha256)
      const sealed: StageVersion = { id: tx.newId(), stageId, version, closedAtMs: tx.nowMs, sha256, previousSha256 }
      insertVersion(tx.db, sealed, content)
      tx.inStage(stageId)
      tx.say({ stage: stage.title, version })
      return ok(sealed)
    },
    { isUndoable: false },
  )
}

/** The seal of a canonical content: SHA-256 over the previous seal (or nothing) and the content, as hex. */
export function sealOf(content: string, previousSha256: string | null): string {
  return crypto
    .createHash('sha256')
    .update(previousSha256 ?? '')
    .update(content)
    .digest('hex')
}

/** Opens a closed stage for later edits; its frozen versions stay. */
export function reopenStage(session: Session, stageId: string): Result<void> {
  return runCommand(
    session,
    'agenda.stageReopened',
    (tx) => {
      const stage = tx.update(stagesTable, stageId, { state: 'open' })
      if (stage === null) return err(appError('NOT_FOUND'))
      tx.inStage(stageId)
      tx.say({ stage: stage.title })
      return ok(undefined)
    },
    { isUndoable: false },
  )
}
