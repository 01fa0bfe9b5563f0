import type { BoardVote } from '#shared/contract/boards.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { boardOfActivity, listNotes, listThemes } from '../db/tables/boards.ts'
import { listRoundRecords } from './round-views.ts'
import type { Session } from './session.ts'

/**
 * What the room voted on this board: closed rounds whose options are themes or notes of it, the newest first. Only results
 * that everybody may see; an open round gives nothing.
 * @see tests/SPEC.md B214
 */
export function votesOfBoard({ db }: Session, activityId: string): Result<BoardVote[]> {
  const board = boardOfActivity(db, activityId)
  if (board === null) return err(appError('NOT_FOUND'))
  const cardIds = new Set([...listThemes(db, board.id), ...listNotes(db, board.id)].map(({ id }) => id))
  const votes = listRoundRecords(db).flatMap(({ round, options, result }): BoardVote[] => {
    if (result === null) return []
    const sources = new Map(options.map(({ id, sourceId }) => [id, sourceId]))
    const scores = result.options.flatMap(({ optionId, score }): [string, number][] => {
      const sourceId = sources.get(optionId) ?? null
      return sourceId !== null && cardIds.has(sourceId) ? [[sourceId, score]] : []
    })
    if (scores.length === 0) return []
    const { id: roundId, number, question, closedAtMs } = round
    return [{ roundId, number, question, closedAtMs, scores: Object.fromEntries(scores) }]
  })
  return ok(votes.toSorted((one, other) => (other.closedAtMs ?? 0) - (one.closedAtMs ?? 0)))
}
