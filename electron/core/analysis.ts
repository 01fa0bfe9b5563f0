import type { AnalysisRound, AnalysisView } from '#shared/contract/analysis.ts'
import { ratingsOfThemes, votesOfThemes, winningThemes } from '#shared/domain/analysis/rounds.ts'
import {
  type FactorTableKind,
  factorTables,
  isSwotBoard,
  sideOfZone,
  sidesOfCell,
  sidesOfTable,
} from '#shared/domain/analysis/sides.ts'
import { type SwotAnalysis, analyseSwot, factorsByTheme } from '#shared/domain/analysis/swot.ts'
import { type TowsStrategy, programmeOfStrategy, sidesWithout, towsMatrix } from '#shared/domain/analysis/tows.ts'
import { evenOut, weightsOfVotes } from '#shared/domain/analysis/weights.ts'
import { byPosition, positionsBefore } from '#shared/domain/order.ts'
import { type Factor, type Strategy, type TowsCell, towsCells } from '#shared/schema/analysis.ts'
import type { Board, Theme, Zone } from '#shared/schema/board.ts'
import { type AppError, appError } from '#shared/schema/errors.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import * as tables from '../db/tables/analysis.ts'
import { boardOfActivity, listThemes, listZones } from '../db/tables/boards.ts'
import {
  boardsTable,
  factorsTable,
  strategiesTable,
  strategyFactorsTable,
  themesTable,
  zonesTable,
} from '../db/tables/entities.ts'
import { countProgrammes, listProgrammes } from '../db/tables/programmes.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { inStageOfBoard } from './note-places.ts'
import { addToTray, maxProgrammes } from './programmes.ts'
import { listRoundRecords } from './round-views.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'

/** The analysis of an activity's board. @returns NOT_FOUND for activities without a SWOT board */
export function getAnalysis({ db }: Session, activityId: string): Result<AnalysisView> {
  const board = boardOfActivity(db, activityId)
  if (board === null) return err(appError('NOT_FOUND'))
  const zones = listZones(db, board.id)
  if (!isSwotBoard(zones)) return err(appError('NOT_FOUND'))
  const themes = listThemes(db, board.id)
  return ok({
    board,
    zones,
    themes,
    noteCounts: Object.fromEntries(tables.countNotesOfThemes(db, board.id)),
    analysis: tables.readAnalysis(db, board.id),
    rounds: roundsOnThemes(db, themes),
    programmes: listProgrammes(db)
      .filter(({ origin }) => origin === 'strategy')
      .map(({ id, number, origin, originId }) => ({ id, number, origin, originId })),
  })
}

function roundsOnThemes(db: ReadDb, themes: readonly Theme[]): AnalysisRound[] {
  const ids = new Set(themes.map(({ id }) => id))
  const onBoard = (found: Map<string, number> | null) => {
    const ofBoard = [...(found ?? [])].filter(([themeId]) => ids.has(themeId))
    return ofBoard.length === 0 ? null : Object.fromEntries(ofBoard)
  }
  return listRoundRecords(db)
    .map((record): AnalysisRound => ({
      roundId: record.round.id,
      number: record.round.number,
      question: record.round.question,
      closedAtMs: record.round.closedAtMs,
      votes: onBoard(votesOfThemes(record)),
      ratings: onBoard(ratingsOfThemes(record)),
    }))
    .filter(({ votes, ratings }) => votes !== null || ratings !== null)
    .toSorted((one, other) => (other.closedAtMs ?? 0) - (one.closedAtMs ?? 0))
}

/** Gives a factor the weight that the room agreed on, or clears it. @returns NOT_FOUND, WEIGHT_OUT_OF_RANGE */
export function setWeight(session: Session, themeId: string, weight: number | null): Result<void> {
  return runCommand(session, weight === null ? 'analysis.weightCleared' : 'analysis.weightSet', (tx) => {
    const theme = themeToWeigh(tx, themeId)
    if (theme === null) return err(appError('NOT_FOUND'))
    if (weight !== null && !(weight >= 0 && weight <= 1)) return err(appError('WEIGHT_OUT_OF_RANGE'))
    inStageOfBoard(tx, theme.boardId)
    tx.say({ theme: theme.title, percent: weight === null ? 0 : Math.round(weight * 1000) / 10 })
    if (factorOf(tx, themeId).weight !== weight) saveFactor(tx, themeId, { weight, weightRoundId: null })
    return ok(undefined)
  })
}

/** Gives a factor the rating that the room agreed on, or clears it. @returns NOT_FOUND, RATING_OUT_OF_RANGE */
export function setRating(session: Session, themeId: string, rating: number | null): Result<void> {
  return runCommand(session, rating === null ? 'analysis.ratingCleared' : 'analysis.ratingSet', (tx) => {
    const theme = themeToWeigh(tx, themeId)
    if (theme === null) return err(appError('NOT_FOUND'))
    if (rating !== null && !(rating >= 1 && rating <= 4)) return err(appError('RATING_OUT_OF_RANGE'))
    inStageOfBoard(tx, theme.boardId)
    tx.say({ theme: theme.title, rating: rating ?? 0 })
    if (factorOf(tx, themeId).rating !== rating) saveFactor(tx, themeId, { rating, ratingRoundId: null })
    return ok(undefined)
  })
}

/** Leaves a theme out of the analysis, or takes it in again with the weight and rating that it had. */
export function setIncluded(session: Session, themeId: string, isIncluded: boolean): Result<void> {
  return runCommand(session, isIncluded ? 'analysis.factorIncluded' : 'analysis.factorLeftOut', (tx) => {
    const theme = themeToWeigh(tx, themeId)
    if (theme === null) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, theme.boardId)
    tx.say({ theme: theme.title })
    if (factorOf(tx, themeId).isIncluded !== isIncluded) saveFactor(tx, themeId, { isIncluded })
    return ok(undefined)
  })
}

/**
 * *Ratakan*: makes the weights of one table sum to 1 as printed. Weights that change are the room's own from then on.
 * @returns NOT_FOUND, NO_FACTORS, or WEIGHT_MISSING when only some factors have a weight; then nothing changes
 * @see tests/SPEC.md M8-M12, M31
 */
export function evenOutWeights(session: Session, boardId: string, kind: FactorTableKind): Result<void> {
  return runCommand(session, 'analysis.weightsEvened', (tx) => {
    const source = readSource(tx, boardId)
    if (source === null) return err(appError('NOT_FOUND'))
    const { factors } = source.swot[kind]
    const evened = evenOut(factors.map(({ weight }) => weight))
    if ('problem' in evened) {
      const codes = factors.filter(({ weight }) => weight === null).map(({ code }) => code)
      return err(evened.problem === 'WEIGHT_MISSING' ? missingWeights(codes) : appError(evened.problem))
    }
    inStageOfBoard(tx, boardId)
    tx.say({ table: kind.toUpperCase() })
    for (const [index, weight] of evened.weights.entries()) {
      const { themeId, weight: old } = factors[index]!
      if (weight !== old) saveFactor(tx, themeId, { weight, weightRoundId: null })
    }
    return ok(undefined)
  })
}

/** As many codes as one sentence can hold. */
const mostCodesNamed = 8

function missingWeights(codes: readonly string[]): AppError {
  const named = codes.slice(0, mostCodesNamed).join(', ')
  return appError('WEIGHT_MISSING', { codes: codes.length > mostCodesNamed ? `${named} …` : named })
}

/**
 * Takes weights from the votes of a closed round: in each table that it voted on, votes of the factor / all votes of the
 * table. Factors of such a table that were not voted on have no weight afterwards.
 * @returns NOT_FOUND, or ROUND_WITHOUT_VOTES when it gave no included theme of this board a vote
 * @see tests/SPEC.md M13, M32
 */
export function takeWeights(session: Session, boardId: string, roundId: string): Result<void> {
  return runCommand(session, 'analysis.weightsTaken', (tx) => {
    const source = readSource(tx, boardId)
    const record = findRound(tx, roundId)
    if (source === null || record === null) return err(appError('NOT_FOUND'))
    sayRound(tx, boardId, record)
    return weighByVotes(tx, source.swot, record) ? ok(undefined) : err(appError('ROUND_WITHOUT_VOTES'))
  })
}

/** Writes weights from votes into every table that has some. @returns false when none has */
function weighByVotes(tx: CommandTx, swot: SwotAnalysis, record: RoundRecord): boolean {
  const votes = votesOfThemes(record) ?? new Map<string, number>()
  const weighed = factorTables.filter((kind) => {
    const { factors } = swot[kind]
    const voted = factors.filter(({ themeId }) => votes.has(themeId))
    const weights = weightsOfVotes(voted.map(({ themeId }) => votes.get(themeId)!))
    if (weights === null) return false
    const weightOf = new Map(voted.map(({ themeId }, index) => [themeId, weights[index]!]))
    for (const { themeId } of factors) {
      const weight = weightOf.get(themeId) ?? null
      saveFactor(tx, themeId, { weight, weightRoundId: weight === null ? null : record.round.id })
    }
    return true
  })
  return weighed.length > 0
}

/**
 * Takes ratings from a closed rating round, brought to the scale 1 to 4; factors that it did not rate keep theirs.
 * @returns NOT_FOUND, or ROUND_WITHOUT_RATINGS when it rated no included theme of this board
 * @see tests/SPEC.md M15, M33
 */
export function takeRatings(session: Session, boardId: string, roundId: string): Result<void> {
  return runCommand(session, 'analysis.ratingsTaken', (tx) => {
    const source = readSource(tx, boardId)
    const record = findRound(tx, roundId)
    if (source === null || record === null) return err(appError('NOT_FOUND'))
    const ratings = ratingsOfThemes(record) ?? new Map<string, number>()
    const rated = [...factorsByTheme(source.swot).keys()].filter((themeId) => ratings.has(themeId))
    if (rated.length === 0) return err(appError('ROUND_WITHOUT_RATINGS'))
    sayRound(tx, boardId, record)
    for (const themeId of rated) saveFactor(tx, themeId, { rating: ratings.get(themeId)!, ratingRoundId: roundId })
    return ok(undefined)
  })
}

/**
 * Makes the winners of a closed round the factors of the analysis, weighed by their votes; the other themes are left out.
 * A table in which nothing won stays as it was: an empty one could not be analysed.
 * @returns NOT_FOUND, or ROUND_WITHOUT_VOTES when no theme of this board won
 * @see tests/SPEC.md M34
 */
export function takeFactors(session: Session, boardId: string, roundId: string): Result<void> {
  return runCommand(session, 'analysis.factorsTaken', (tx) => {
    const source = readSource(tx, boardId)
    const record = findRound(tx, roundId)
    if (source === null || record === null) return err(appError('NOT_FOUND'))
    const winners = votesOfThemes(record) === null ? new Set<string>() : winningThemes(record)
    const sideByZone = new Map(source.zones.map((zone) => [zone.id, sideOfZone(zone)]))
    for (const kind of factorTables) {
      const inTable = source.themes.filter(({ zoneId }) =>
        sidesOfTable[kind].some((side) => side === sideByZone.get(zoneId)),
      )
      if (!inTable.some(({ id }) => winners.has(id))) continue
      for (const { id } of inTable) {
        const isIncluded = winners.has(id)
        if (factorOf(tx, id).isIncluded !== isIncluded) saveFactor(tx, id, { isIncluded })
      }
    }
    sayRound(tx, boardId, record)
    const { swot } = readSource(tx, boardId)!
    if (winners.size === 0 || !weighByVotes(tx, swot, record)) return err(appError('ROUND_WITHOUT_VOTES'))
    return ok(undefined)
  })
}

/**
 * Writes a strategy at the end of its cell of the TOWS matrix.
 * @param themeIds what it stands on: included themes of the two sides of its cell
 * @returns it, NOT_FOUND, or STRATEGY_NEEDS_BOTH_SIDES
 * @see tests/SPEC.md M22, M35
 */
export function addStrategy(
  session: Session,
  input: { boardId: string; cell: TowsCell; text: string; themeIds: readonly string[] },
): Result<Strategy> {
  return runCommand(session, 'analysis.strategyAdded', (tx) => {
    const source = readSource(tx, input.boardId)
    if (source === null) return err(appError('NOT_FOUND'))
    const refusal = citationProblem(source.swot, input.cell, input.themeIds)
    if (refusal !== null) return err(refusal)
    const { boardId, cell, text } = input
    const strategy: Strategy = {
      id: tx.newId(),
      boardId,
      cell,
      number: tables.highestStrategyNumber(tx) + 1,
      position: positionsBefore(tables.listStrategies(tx, boardId), null, 1)[0]!,
      text,
    }
    tx.insert(strategiesTable, strategy)
    cite(tx, strategy.id, input.themeIds)
    sayStrategy(tx, strategy)
    return ok(strategy)
  })
}

/** Writes a strategy anew, with what it stands on. @returns NOT_FOUND, STRATEGY_NEEDS_BOTH_SIDES */
export function editStrategy(
  session: Session,
  input: { strategyId: string; text: string; themeIds: readonly string[] },
): Result<void> {
  return runCommand(session, 'analysis.strategyEdited', (tx) => {
    const strategy = getRow(tx, strategiesTable, input.strategyId)
    const source = strategy === null ? null : readSource(tx, strategy.boardId)
    if (strategy === null || source === null) return err(appError('NOT_FOUND'))
    const refusal = citationProblem(source.swot, strategy.cell, input.themeIds)
    if (refusal !== null) return err(refusal)
    tx.update(strategiesTable, strategy.id, { text: input.text })
    cite(tx, strategy.id, input.themeIds)
    sayStrategy(tx, { ...strategy, text: input.text })
    return ok(undefined)
  })
}

/** Moves a strategy within its cell, before another one or to the end. */
export function moveStrategy(session: Session, strategyId: string, beforeId: string | null): Result<void> {
  return runCommand(session, 'analysis.strategyMoved', (tx) => {
    const strategy = getRow(tx, strategiesTable, strategyId)
    if (strategy === null) return err(appError('NOT_FOUND'))
    sayStrategy(tx, strategy)
    if (beforeId === strategyId) return ok(undefined)
    const siblings = tables
      .listStrategies(tx, strategy.boardId)
      .filter(({ id, cell }) => id !== strategyId && cell === strategy.cell)
      .toSorted(byPosition)
    tx.update(strategiesTable, strategyId, { position: positionsBefore(siblings, beforeId, 1)[0]! })
    return ok(undefined)
  })
}

/** Removes a strategy; a programme that came from it stays. Undo brings it back with what it stood on. */
export function removeStrategy(session: Session, strategyId: string): Result<void> {
  return runCommand(session, 'analysis.strategyRemoved', (tx) => {
    const strategy = getRow(tx, strategiesTable, strategyId)
    if (strategy === null) return err(appError('NOT_FOUND'))
    cite(tx, strategyId, [])
    tx.remove(strategiesTable, strategyId)
    sayStrategy(tx, strategy)
    return ok(undefined)
  })
}

/**
 * Puts strategies into the tray as programme candidates, each once.
 * @param strategyId one of them, or null for all that stand on both sides, cell by cell
 * @returns how many are new, NOT_FOUND, STRATEGY_NEEDS_BOTH_SIDES for one that is incomplete, TOO_MANY; then none is added
 * @see tests/SPEC.md M37
 */
export function addStrategiesAsProgrammes(
  session: Session,
  boardId: string,
  strategyId: string | null,
): Result<{ addedCount: number }> {
  return runCommand(session, 'analysis.programmesAdded', (tx) => {
    const source = readSource(tx, boardId)
    if (source === null) return err(appError('NOT_FOUND'))
    const matrix = towsMatrix(source.swot, source.analysis)
    const all = towsCells.flatMap((cell) => matrix[cell])
    const asked = strategyId === null ? all : all.filter(({ id }) => id === strategyId)
    const isSound = ({ missingSides }: TowsStrategy) => missingSides.length === 0
    if (strategyId !== null) {
      const [one] = asked
      if (one === undefined) return err(appError('NOT_FOUND'))
      if (!isSound(one)) return err(needsBothSides(one.cell))
    }
    const programmes = listProgrammes(tx)
    const fresh = asked.filter(isSound).filter(({ id }) => programmeOfStrategy(id, programmes) === undefined)
    if (countProgrammes(tx) + fresh.length > maxProgrammes) {
      return err(appError('TOO_MANY', { maxCount: maxProgrammes }))
    }
    addToTray(
      tx,
      fresh.map(({ id, text }) => ({ name: text, origin: 'strategy', originId: id })),
    )
    inStageOfBoard(tx, boardId)
    tx.say({ count: fresh.length, text: fresh[0]?.text ?? '' })
    return ok({ addedCount: fresh.length })
  })
}

interface Source {
  zones: Zone[]
  themes: Theme[]
  analysis: ReturnType<typeof tables.readAnalysis>
  swot: SwotAnalysis
}

/** A SWOT board as the rules read it; null when it is gone or is another kind of board. */
function readSource(db: ReadDb, boardId: string): Source | null {
  const board: Board | null = getRow(db, boardsTable, boardId)
  const zones = board === null ? [] : listZones(db, boardId)
  if (!isSwotBoard(zones)) return null
  const themes = listThemes(db, boardId)
  const analysis = tables.readAnalysis(db, boardId)
  return { zones, themes, analysis, swot: analyseSwot({ zones, themes }, analysis) }
}

/** A theme that lies on one of the four sides. */
function themeToWeigh(db: ReadDb, themeId: string): Theme | null {
  const theme = getRow(db, themesTable, themeId)
  const zone = theme === null ? null : getRow(db, zonesTable, theme.zoneId)
  return zone === null || sideOfZone(zone) === null ? null : theme
}

const untouched = { isIncluded: true, weight: null, rating: null, weightRoundId: null, ratingRoundId: null }

function factorOf(db: ReadDb, themeId: string): Omit<Factor, 'id' | 'themeId'> {
  return tables.factorOfTheme(db, themeId) ?? untouched
}

function saveFactor(tx: CommandTx, themeId: string, patch: Partial<typeof untouched | Factor>): void {
  const factor = tables.factorOfTheme(tx, themeId)
  if (factor === null) tx.insert(factorsTable, { ...untouched, ...patch, id: tx.newId(), themeId })
  else tx.update(factorsTable, factor.id, patch)
}

function findRound(db: ReadDb, roundId: string): RoundRecord | null {
  return listRoundRecords(db).find(({ round }) => round.id === roundId) ?? null
}

function sayRound(tx: CommandTx, boardId: string, { round }: RoundRecord): void {
  inStageOfBoard(tx, boardId)
  tx.say({ number: round.number, question: round.question })
}

function sayStrategy(tx: CommandTx, { boardId, text }: Strategy): void {
  inStageOfBoard(tx, boardId)
  tx.say({ text })
}

/** Why these themes cannot carry a strategy of this cell; null when they can. */
function citationProblem(swot: SwotAnalysis, cell: TowsCell, themeIds: readonly string[]): AppError | null {
  const factors = factorsByTheme(swot)
  const cited = themeIds.map((id) => factors.get(id))
  const isOfCell = cited.every((factor) => factor !== undefined && sidesOfCell[cell].includes(factor.side))
  if (!isOfCell) return appError('INVALID_INPUT', { field: 'themeIds' })
  return sidesWithout(
    cell,
    cited.filter((factor) => factor !== undefined),
  ).length > 0
    ? needsBothSides(cell)
    : null
}

function needsBothSides(cell: TowsCell): AppError {
  const [first, second] = sidesOfCell[cell]
  const letter = (text: string) => text.toUpperCase()
  return appError('STRATEGY_NEEDS_BOTH_SIDES', { cell: letter(cell), first: letter(first), second: letter(second) })
}

/** Makes a strategy cite exactly these themes. */
function cite(tx: CommandTx, strategyId: string, themeIds: readonly string[]): void {
  const wanted = new Set(themeIds)
  const kept = tables.citationsOfStrategy(tx, strategyId)
  for (const { id, themeId } of kept) {
    if (!wanted.delete(themeId)) tx.remove(strategyFactorsTable, id)
  }
  for (const themeId of wanted) tx.insert(strategyFactorsTable, { id: tx.newId(), strategyId, themeId })
}
