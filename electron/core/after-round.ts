import { ratingsOfThemes, votesOfThemes } from '#shared/domain/analysis/rounds.ts'
import { isSwotBoard } from '#shared/domain/analysis/sides.ts'
import { canBecomeProgramme } from '#shared/domain/voting/programme-sources.ts'
import type { FollowUps } from '#shared/contract/voting.ts'
import { appError } from '#shared/schema/errors.ts'
import type { Programme } from '#shared/schema/programme.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { RoundOption, RoundResult } from '#shared/schema/voting.ts'
import { listZones } from '../db/tables/boards.ts'
import { activitiesTable, boardsTable, notesTable, roundsTable, themesTable } from '../db/tables/entities.ts'
import { listProgrammes } from '../db/tables/programmes.ts'
import { placeOfActivity } from '../db/tables/rounds.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { addToTray } from './programmes.ts'
import { listRoundRecords } from './round-views.ts'
import { type Session, runCommand } from './session.ts'

type ClosedRound = RoundRecord & { result: RoundResult }

/** @returns NOT_FOUND, or ROUND_STILL_OPEN before there is a result */
function findClosed(db: ReadDb, roundId: string): Result<ClosedRound> {
  if (getRow(db, roundsTable, roundId) === null) return err(appError('NOT_FOUND'))
  const record = listRoundRecords(db).find(({ round }) => round.id === roundId)
  return record === undefined || record.result === null
    ? err(appError('ROUND_STILL_OPEN'))
    : ok({ ...record, result: record.result })
}

/**
 * What the room may do with a result next. Nothing of it happens by itself: each is a press, and a step that can be undone.
 * @returns NOT_FOUND, or ROUND_STILL_OPEN before the close
 * @see product page §6; domain guide §6; tests/SPEC.md V292-V295
 */
export function viewFollowUps({ db }: Session, roundId: string): Result<FollowUps> {
  const found = findClosed(db, roundId)
  if (!found.ok) return found
  const programmes = listProgrammes(db)
  return ok({
    newProgrammeCount: newWinners(db, found.value, programmes).length,
    swotBoards: swotBoardsOf(db, found.value),
    quickWins: quickWinCandidates(found.value, programmes),
  })
}

/** Options above the cut line, or passed, that may be a programme and are none yet: by origin or by name. Best first. */
function newWinners(db: ReadDb, { options, result }: ClosedRound, programmes: readonly Programme[]): RoundOption[] {
  return result.options
    .filter(({ isAboveCut }) => isAboveCut)
    .flatMap(({ optionId }) => options.filter(({ id }) => id === optionId))
    .filter((option) => canBecomeProgramme(option, templateOf(db, option)) && programmeOf(option, programmes) === null)
}

/** Template of the board that an option was taken from; null for what lies on none. */
function templateOf(db: ReadDb, { source, sourceId }: RoundOption): string | null {
  if (sourceId === null || (source !== 'note' && source !== 'theme')) return null
  const card = source === 'note' ? getRow(db, notesTable, sourceId) : getRow(db, themesTable, sourceId)
  return card === null ? null : (getRow(db, boardsTable, card.boardId)?.template ?? null)
}

/** The programme that an option is or became. */
function programmeOf(option: RoundOption, programmes: readonly Programme[]): Programme | null {
  const name = nameKey(option.title)
  return (
    programmes.find(({ id }) => option.source === 'programme' && id === option.sourceId) ??
    programmes.find(({ originId }) => originId !== null && (originId === option.id || originId === option.sourceId)) ??
    programmes.find((programme) => nameKey(programme.name) === name) ??
    null
  )
}

const nameKey = (name: string) => name.toLocaleLowerCase('id')

/** SWOT boards whose themes were voted on or rated. */
function swotBoardsOf(db: ReadDb, record: ClosedRound): FollowUps['swotBoards'] {
  const votes = votesOfThemes(record)
  const ratings = ratingsOfThemes(record)
  const boardIds = new Set(
    record.options.flatMap(({ source, sourceId }) =>
      source === 'theme' && sourceId !== null ? (getRow(db, themesTable, sourceId)?.boardId ?? []) : [],
    ),
  )
  return [...boardIds].flatMap((boardId) => {
    const board = getRow(db, boardsTable, boardId)
    if (board === null || !isSwotBoard(listZones(db, boardId))) return []
    const title = getRow(db, activitiesTable, board.activityId)?.title ?? ''
    return [{ boardId, title, hasVotes: votes !== null, hasRatings: ratings !== null }]
  })
}

/** Programmes that impact and effort propose as quick wins, whatever their horizon; the room sees it and decides. */
function quickWinCandidates(
  { options, result }: ClosedRound,
  programmes: readonly Programme[],
): FollowUps['quickWins'] {
  return result.options.flatMap(({ optionId, detail }) => {
    const option = options.find(({ id }) => id === optionId)
    if (option === undefined || detail.method !== 'impact_effort' || detail.field !== 'quick_win') return []
    const programme = programmeOf(option, programmes)
    if (programme === null) return []
    const { id, number, name, horizon, isQuickWin } = programme
    return [{ programmeId: id, number, name, horizon, isQuickWin }]
  })
}

/**
 * Puts the options above the cut line of a closed round into the tray of programmes. Those that are programmes already,
 * by origin or by name, or can be none, are passed over; a strategy stays the origin of its programme.
 * @returns how many were new; NOT_FOUND, or ROUND_STILL_OPEN before the close
 * @see tests/SPEC.md V49, V290, V455
 */
export function addWinnersAsProgrammes(session: Session, roundId: string): Result<{ addedCount: number }> {
  return runCommand(session, 'voting.programmesAdded', (tx) => {
    const found = findClosed(tx, roundId)
    if (!found.ok) return found
    const { round } = found.value
    const winners = newWinners(tx, found.value, listProgrammes(tx))
    addToTray(
      tx,
      winners.map(({ id, title, source, sourceId }) =>
        source === 'strategy' && sourceId !== null
          ? { name: title, origin: 'strategy', originId: sourceId }
          : { name: title, origin: 'vote', originId: id },
      ),
    )
    const place = placeOfActivity(tx, round.activityId)
    if (place !== null) tx.inStage(place.stageId)
    tx.say({ count: winners.length, question: round.question })
    return ok({ addedCount: winners.length })
  })
}
