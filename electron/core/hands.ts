import { type HandCount, checkHands } from '#shared/domain/voting/hands.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { countRoll } from '../db/tables/ballots.ts'
import { roundsTable } from '../db/tables/entities.ts'
import { replaceHandCounts } from '../db/tables/paper.ts'
import { findRound, optionsOfRound } from '../db/tables/rounds.ts'
import { type Session, runCommand } from './session.ts'

/**
 * Keeps the hands counted in the hall for an open round; counting again replaces them. The result is made at the close.
 * @param presentCount those who could raise a hand; the minutes print it as present
 * @returns ROUND_NOT_OPEN, also for a round with ballots, or what does not add up
 */
export function saveHands(
  session: Session,
  roundId: string,
  presentCount: number,
  counts: readonly HandCount[],
): Result<null> {
  return runCommand(
    session,
    'voting.handsCounted',
    (tx) => {
      const round = findRound(tx, roundId)
      if (round === null) return err(appError('NOT_FOUND'))
      if (round.state !== 'open' || round.way !== 'hands') return err(appError('ROUND_NOT_OPEN'))
      const { entitledCount } = countRoll(tx, roundId)
      const checked = checkHands(round.rules, optionsOfRound(tx, roundId), counts, presentCount, entitledCount)
      if (!checked.ok) return checked
      replaceHandCounts(tx, roundId, checked.value)
      tx.update(roundsTable, roundId, { presentCount })
      tx.say({ number: round.number, question: round.question, count: presentCount })
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false, isJournaled: 'always' },
  )
}
