import { z } from 'zod'
import type { BoardAnalysis, Factor, Strategy, StrategyFactor } from '#shared/schema/analysis.ts'
import { type ReadDb, selectRows } from '../table.ts'
import { factorsTable, strategiesTable, strategyFactorsTable } from './entities.ts'

/** Factors of a board that have been weighed, rated or left out, in the order of their themes. */
export function listFactors(db: ReadDb, boardId: string): Factor[] {
  const tail = `JOIN themes ON themes.id = factors.theme_id
    WHERE themes.board_id = ? ORDER BY themes.position, themes.id`
  return selectRows(db, factorsTable, tail, boardId)
}

export function factorOfTheme(db: ReadDb, themeId: string): Factor | null {
  return selectRows(db, factorsTable, 'WHERE theme_id = ?', themeId)[0] ?? null
}

export function listStrategies(db: ReadDb, boardId: string): Strategy[] {
  return selectRows(db, strategiesTable, 'WHERE board_id = ? ORDER BY position, id', boardId)
}

/** What the strategies of a board are built on. */
export function listStrategyFactors(db: ReadDb, boardId: string): StrategyFactor[] {
  const tail = `JOIN strategies ON strategies.id = strategy_factors.strategy_id
    WHERE strategies.board_id = ? ORDER BY strategy_factors.strategy_id, strategy_factors.theme_id`
  return selectRows(db, strategyFactorsTable, tail, boardId)
}

export function citationsOfTheme(db: ReadDb, themeId: string): StrategyFactor[] {
  return selectRows(db, strategyFactorsTable, 'WHERE theme_id = ? ORDER BY strategy_id', themeId)
}

export function citationsOfStrategy(db: ReadDb, strategyId: string): StrategyFactor[] {
  return selectRows(db, strategyFactorsTable, 'WHERE strategy_id = ? ORDER BY theme_id', strategyId)
}

/** How many notes lie in each theme of a board, by theme id. */
export function countNotesOfThemes(db: ReadDb, boardId: string): Map<string, number> {
  const sql = `SELECT theme_id, count(*) FROM notes WHERE board_id = ? AND theme_id IS NOT NULL GROUP BY theme_id`
  return new Map(z.array(z.tuple([z.string(), z.number()])).parse(db.prepare(sql).raw().all(boardId)))
}

export function highestStrategyNumber(db: ReadDb): number {
  return z.number().parse(db.prepare('SELECT coalesce(max(number), 0) FROM strategies').pluck().get())
}

export function readAnalysis(db: ReadDb, boardId: string): BoardAnalysis {
  return {
    boardId,
    factors: listFactors(db, boardId),
    strategies: listStrategies(db, boardId),
    strategyFactors: listStrategyFactors(db, boardId),
  }
}
