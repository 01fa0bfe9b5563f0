import type { MinutesView } from '#shared/contract/minutes.ts'
import { firstPositions, positionsBefore } from '#shared/domain/order.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Decision, Remark, Signatory } from '#shared/schema/workshop.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import {
  activitiesTable,
  decisionsTable,
  remarksTable,
  roundsTable,
  signatoriesTable,
  stagesTable,
} from '../db/tables/entities.ts'
import { listDecisions, listRemarks, listSignatories } from '../db/tables/minutes.ts'
import { type Session, runCommand } from './session.ts'

/** The running notes, decisions and signatories of a stage. */
export function getMinutes({ db }: Session, stageId: string): Result<MinutesView> {
  if (getRow(db, stagesTable, stageId) === null) return err(appError('NOT_FOUND'))
  return ok({
    remarks: listRemarks(db, stageId),
    decisions: listDecisions(db, stageId),
    signatories: listSignatories(db, stageId),
  })
}

export function addRemark(session: Session, input: Pick<Remark, 'stageId' | 'activityId' | 'text'>): Result<Remark> {
  return runCommand(session, 'minutes.remarkAdded', (tx) => {
    if (getRow(tx, stagesTable, input.stageId) === null) return err(appError('NOT_FOUND'))
    if (input.activityId !== null && getRow(tx, activitiesTable, input.activityId) === null) {
      return err(appError('NOT_FOUND'))
    }
    tx.inStage(input.stageId)
    const remark: Remark = { ...input, id: tx.newId(), createdAtMs: tx.nowMs }
    tx.insert(remarksTable, remark)
    tx.say({ text: beginning(remark.text) })
    return ok(remark)
  })
}

export function editRemark(session: Session, remarkId: string, text: string): Result<void> {
  return runCommand(session, 'minutes.remarkEdited', (tx) => {
    const remark = tx.update(remarksTable, remarkId, { text })
    if (remark === null) return err(appError('NOT_FOUND'))
    tx.inStage(remark.stageId)
    tx.say({ text: beginning(text) })
    return ok(undefined)
  })
}

export function removeRemark(session: Session, remarkId: string): Result<void> {
  return runCommand(session, 'minutes.remarkRemoved', (tx) => {
    const remark = getRow(tx, remarksTable, remarkId)
    if (remark === null) return err(appError('NOT_FOUND'))
    tx.inStage(remark.stageId)
    tx.remove(remarksTable, remarkId)
    tx.say({ text: beginning(remark.text) })
    return ok(undefined)
  })
}

/** Adds a decision after the others. One that was voted on may name its round; one by consensus has none. */
export function addDecision(
  session: Session,
  input: Pick<Decision, 'stageId' | 'text' | 'way' | 'roundId' | 'objection'>,
): Result<Decision> {
  return runCommand(session, 'minutes.decisionAdded', (tx) => {
    if (getRow(tx, stagesTable, input.stageId) === null) return err(appError('NOT_FOUND'))
    const link = linkRound(tx, input)
    if (!link.ok) return link
    tx.inStage(input.stageId)
    const [position] = positionsBefore(listDecisions(tx, input.stageId), null, 1)
    const decision: Decision = { ...input, roundId: link.value, id: tx.newId(), position: position! }
    tx.insert(decisionsTable, decision)
    tx.say({ text: beginning(decision.text) })
    return ok(decision)
  })
}

export function editDecision(
  session: Session,
  decisionId: string,
  patch: Partial<Pick<Decision, 'text' | 'way' | 'roundId' | 'objection'>>,
): Result<void> {
  return runCommand(session, 'minutes.decisionEdited', (tx) => {
    const old = getRow(tx, decisionsTable, decisionId)
    if (old === null) return err(appError('NOT_FOUND'))
    const next = { ...old, ...patch }
    const link = linkRound(tx, next)
    if (!link.ok) return link
    tx.inStage(old.stageId)
    tx.update(decisionsTable, decisionId, { ...patch, roundId: link.value })
    tx.say({ text: beginning(next.text) })
    return ok(undefined)
  })
}

/** Moves a decision before another one of its stage, or to the end. */
export function moveDecision(session: Session, decisionId: string, beforeId: string | null): Result<void> {
  return runCommand(session, 'minutes.decisionMoved', (tx) => {
    const decision = getRow(tx, decisionsTable, decisionId)
    if (decision === null) return err(appError('NOT_FOUND'))
    if (beforeId === decisionId) return ok(undefined)
    tx.inStage(decision.stageId)
    const others = listDecisions(tx, decision.stageId).filter((other) => other.id !== decisionId)
    const [position] = positionsBefore(others, beforeId, 1)
    tx.update(decisionsTable, decisionId, { position: position! })
    tx.say({ text: beginning(decision.text) })
    return ok(undefined)
  })
}

export function removeDecision(session: Session, decisionId: string): Result<void> {
  return runCommand(session, 'minutes.decisionRemoved', (tx) => {
    const decision = getRow(tx, decisionsTable, decisionId)
    if (decision === null) return err(appError('NOT_FOUND'))
    tx.inStage(decision.stageId)
    tx.remove(decisionsTable, decisionId)
    tx.say({ text: beginning(decision.text) })
    return ok(undefined)
  })
}

/** Makes the signatories of a stage what the form says, in its order. What did not change is not written. */
export function setSignatories(
  session: Session,
  stageId: string,
  signatories: readonly Omit<Signatory, 'id' | 'stageId' | 'position'>[],
): Result<void> {
  return runCommand(session, 'minutes.signatoriesSet', (tx) => {
    if (getRow(tx, stagesTable, stageId) === null) return err(appError('NOT_FOUND'))
    tx.inStage(stageId)
    const old = listSignatories(tx, stageId)
    const keys = firstPositions(signatories.length)
    for (const [index, fields] of signatories.entries()) {
      const kept = old[index]
      if (kept === undefined)
        tx.insert(signatoriesTable, { ...fields, id: tx.newId(), stageId, position: keys[index]! })
      else tx.update(signatoriesTable, kept.id, { ...fields, position: keys[index]! })
    }
    for (const surplus of old.slice(signatories.length)) tx.remove(signatoriesTable, surplus.id)
    tx.say({ count: signatories.length })
    return ok(undefined)
  })
}

function linkRound(db: ReadDb, { way, roundId }: Pick<Decision, 'way' | 'roundId'>): Result<string | null> {
  if (way === 'consensus' || roundId === null) return ok(null)
  return getRow(db, roundsTable, roundId) === null ? err(appError('NOT_FOUND')) : ok(roundId)
}

/** Enough of a text to recognise it in the history. */
function beginning(text: string): string {
  const [line = ''] = text.trim().split('\n', 1)
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
