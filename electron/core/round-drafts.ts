import { firstPositions } from '#shared/domain/order.ts'
import { runOffRules } from '#shared/domain/voting/methods/dots.ts'
import { checkRules } from '#shared/domain/voting/registry.ts'
import type { RoundDraft } from '#shared/contract/voting.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Round } from '#shared/schema/voting.ts'
import { roundOptionsTable, roundsTable } from '../db/tables/entities.ts'
import * as tables from '../db/tables/rounds.ts'
import { readWorkshop } from '../db/tables/workshop.ts'
import type { ReadDb } from '../db/table.ts'
import { resultOf } from './round-views.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'

/**
 * Drafts a round. It may be changed, and undone, until it opens.
 * @param repeatOf the round of the same activity that this one asks again, or null
 * @returns its id, or NOT_FOUND
 */
export function draftRound(
  session: Session,
  activityId: string,
  draft: RoundDraft,
  repeatOf: string | null = null,
): Result<{ roundId: string }> {
  return runCommand(session, 'voting.roundDrafted', (tx) => {
    const place = tables.placeOfActivity(tx, activityId)
    if (place === null) return err(appError('NOT_FOUND'))
    if (repeatOf !== null && tables.findRound(tx, repeatOf)?.activityId !== activityId)
      return err(appError('NOT_FOUND'))
    tx.inStage(place.stageId)
    return ok({ roundId: insertDraft(tx, activityId, draft, { runOffOf: null, repeatOf }) })
  })
}

function insertDraft(
  tx: CommandTx,
  activityId: string,
  draft: RoundDraft,
  follows: Pick<Round, 'runOffOf' | 'repeatOf'>,
): string {
  const roundId = tx.newId()
  const number = tables.nextRoundNumber(tx, activityId)
  tx.insert(roundsTable, {
    id: roundId,
    activityId,
    number,
    ...draftedFields(draft),
    ...quorumOf(tx),
    ...follows,
    state: 'draft',
    openedAtMs: null,
    closedAtMs: null,
    registeredCount: 0,
  })
  insertOptions(tx, roundId, draft.options)
  tx.say({ number, question: draft.question })
  return roundId
}

function draftedFields(draft: RoundDraft) {
  const { options: _, tokenCount, ...fields } = draft
  const isByTokens = draft.electorate === 'tokens'
  const presentCount = isByTokens ? tokenCount : 0
  // Nobody knows to which group the holder of a token belongs.
  const electorateGroup = isByTokens ? null : draft.electorateGroup
  const settled = checkRules(draft.rules)
  // What is still wrong with the rules of a draft is said when it opens.
  return { ...fields, rules: settled.ok ? settled.value : draft.rules, presentCount, electorateGroup }
}

/** What the settings of the workshop say of a quorum now. */
export function quorumOf(db: ReadDb): Pick<Round, 'quorumBase' | 'quorumRule'> {
  const workshop = readWorkshop(db)
  return {
    quorumBase: workshop?.settings.quorumBase ?? 'registered',
    quorumRule: workshop?.settings.quorumRule ?? 'simple',
  }
}

function insertOptions(tx: CommandTx, roundId: string, options: RoundDraft['options']): void {
  const positions = firstPositions(options.length)
  for (const [index, option] of options.entries()) {
    tx.insert(roundOptionsTable, { ...option, id: tx.newId(), roundId, position: positions[index]! })
  }
}

/** Replaces a draft. @returns NOT_FOUND, or ROUND_NOT_DRAFT once it has opened */
export function redraftRound(session: Session, roundId: string, draft: RoundDraft): Result<null> {
  return runCommand(session, 'voting.roundRedrafted', (tx) => {
    const found = findDraft(tx, roundId)
    if (!found.ok) return found
    // All options are replaced, also equal ones: undo then has rows of its own to compare.
    for (const option of tables.optionsOfRound(tx, roundId)) tx.remove(roundOptionsTable, option.id)
    tx.update(roundsTable, roundId, draftedFields(draft))
    insertOptions(tx, roundId, draft.options)
    tx.say({ number: found.value.number, question: draft.question })
    return ok(null)
  })
}

export function removeDraft(session: Session, roundId: string): Result<null> {
  return runCommand(session, 'voting.draftRemoved', (tx) => {
    const found = findDraft(tx, roundId)
    if (!found.ok) return found
    for (const option of tables.optionsOfRound(tx, roundId)) tx.remove(roundOptionsTable, option.id)
    tx.remove(roundsTable, roundId)
    tx.say({ number: found.value.number, question: found.value.question })
    return ok(null)
  })
}

export function findDraft(tx: CommandTx, roundId: string): Result<Round> {
  return findInState(tx, roundId, 'draft', 'ROUND_NOT_DRAFT')
}

/** A round in the state that a change asks for, with the stage that the change belongs to. @returns NOT_FOUND, or the refusal given */
export function findInState(
  tx: CommandTx,
  roundId: string,
  state: Round['state'],
  refusal: 'ROUND_NOT_DRAFT' | 'ROUND_NOT_OPEN',
): Result<Round> {
  const round = tables.findRound(tx, roundId)
  if (round === null) return err(appError('NOT_FOUND'))
  if (round.state !== state) return err(appError(refusal))
  const place = tables.placeOfActivity(tx, round.activityId)
  if (place !== null) tx.inStage(place.stageId)
  return ok(round)
}

/**
 * Drafts a run-off (putaran ulang) among the options tied across the cut line: one point each, for the places that those
 * safely above it have left. A draft that is there already is kept.
 * @returns NOT_FOUND, NO_TIE, or ROUND_STILL_OPEN while the round collects ballots
 * @see domain guide §6
 */
export function draftRunOff(session: Session, roundId: string): Result<{ roundId: string }> {
  return runCommand(session, 'voting.runOffDrafted', (tx) => {
    const round = tables.findRound(tx, roundId)
    if (round === null) return err(appError('NOT_FOUND'))
    if (round.state === 'open') return err(appError('ROUND_STILL_OPEN'))
    const options = tables.optionsOfRound(tx, roundId)
    const result = resultOf(tx, round, options)
    if (result === null || result.tiedAtCut.length === 0) return err(appError('NO_TIE'))
    const drafted = tables
      .roundsOfActivity(tx, round.activityId)
      .find((other) => other.runOffOf === roundId && other.state === 'draft')
    if (drafted !== undefined) return ok({ roundId: drafted.id })

    const place = tables.placeOfActivity(tx, round.activityId)
    if (place !== null) tx.inStage(place.stageId)
    const placesLeft = round.cutAt - result.options.filter((option) => option.isAboveCut).length
    const draft: RoundDraft = {
      question: round.question,
      rules: runOffRules,
      cutAt: placesLeft,
      electorate: round.electorate,
      electorateGroup: round.electorateGroup,
      identification: round.identification,
      way: round.way,
      compareBy: round.compareBy,
      splitFlagAbove: round.splitFlagAbove,
      tokenCount: round.electorate === 'tokens' ? round.presentCount : 0,
      isShuffled: round.isShuffled,
      options: options
        .filter(({ id }) => result.tiedAtCut.includes(id))
        .map(({ title, source, sourceId }) => ({ title, source, sourceId })),
    }
    return ok({ roundId: insertDraft(tx, round.activityId, draft, { runOffOf: roundId, repeatOf: null }) })
  })
}
