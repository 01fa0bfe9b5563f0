import type { Locale } from '#shared/schema/vocabulary.ts'
import enAnalysis from './en/analysis.json' with { type: 'json' }
import enAttendance from './en/attendance.json' with { type: 'json' }
import enBoard from './en/board.json' with { type: 'json' }
import enBooth from './en/booth.json' with { type: 'json' }
import enCli from './en/cli.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enDomain from './en/domain.json' with { type: 'json' }
import enErrors from './en/errors.json' with { type: 'json' }
import enExports from './en/exports.json' with { type: 'json' }
import enHelp from './en/help.json' with { type: 'json' }
import enHistory from './en/history.json' with { type: 'json' }
import enImports from './en/imports.json' with { type: 'json' }
import enLayout from './en/layout.json' with { type: 'json' }
import enMinutes from './en/minutes.json' with { type: 'json' }
import enResults from './en/results.json' with { type: 'json' }
import enRoom from './en/room.json' with { type: 'json' }
import enShell from './en/shell.json' with { type: 'json' }
import enSorting from './en/sorting.json' with { type: 'json' }
import enStart from './en/start.json' with { type: 'json' }
import enSuggest from './en/suggest.json' with { type: 'json' }
import enTransfer from './en/transfer.json' with { type: 'json' }
import enVoting from './en/voting.json' with { type: 'json' }
import enWall from './en/wall.json' with { type: 'json' }
import enWays from './en/ways.json' with { type: 'json' }
import idAnalysis from './id/analysis.json' with { type: 'json' }
import idAttendance from './id/attendance.json' with { type: 'json' }
import idBoard from './id/board.json' with { type: 'json' }
import idBooth from './id/booth.json' with { type: 'json' }
import idCli from './id/cli.json' with { type: 'json' }
import idCommon from './id/common.json' with { type: 'json' }
import idDomain from './id/domain.json' with { type: 'json' }
import idErrors from './id/errors.json' with { type: 'json' }
import idExports from './id/exports.json' with { type: 'json' }
import idHelp from './id/help.json' with { type: 'json' }
import idHistory from './id/history.json' with { type: 'json' }
import idImports from './id/imports.json' with { type: 'json' }
import idLayout from './id/layout.json' with { type: 'json' }
import idMinutes from './id/minutes.json' with { type: 'json' }
import idResults from './id/results.json' with { type: 'json' }
import idRoom from './id/room.json' with { type: 'json' }
import idShell from './id/shell.json' with { type: 'json' }
import idSorting from './id/sorting.json' with { type: 'json' }
import idStart from './id/start.json' with { type: 'json' }
import idSuggest from './id/suggest.json' with { type: 'json' }
import idTransfer from './id/transfer.json' with { type: 'json' }
import idVoting from './id/voting.json' with { type: 'json' }
import idWall from './id/wall.json' with { type: 'json' }
import idWays from './id/ways.json' with { type: 'json' }

/** All texts, one namespace a subject. Indonesian comes first and gives the keys; a test compares the two. */
const id = {
  analysis: idAnalysis,
  attendance: idAttendance,
  board: idBoard,
  booth: idBooth,
  cli: idCli,
  common: idCommon,
  domain: idDomain,
  errors: idErrors,
  exports: idExports,
  help: idHelp,
  history: idHistory,
  imports: idImports,
  layout: idLayout,
  minutes: idMinutes,
  results: idResults,
  room: idRoom,
  shell: idShell,
  sorting: idSorting,
  start: idStart,
  suggest: idSuggest,
  transfer: idTransfer,
  voting: idVoting,
  wall: idWall,
  ways: idWays,
}
const en = {
  analysis: enAnalysis,
  attendance: enAttendance,
  board: enBoard,
  booth: enBooth,
  cli: enCli,
  common: enCommon,
  domain: enDomain,
  errors: enErrors,
  exports: enExports,
  help: enHelp,
  history: enHistory,
  imports: enImports,
  layout: enLayout,
  minutes: enMinutes,
  results: enResults,
  room: enRoom,
  shell: enShell,
  sorting: enSorting,
  start: enStart,
  suggest: enSuggest,
  transfer: enTransfer,
  voting: enVoting,
  wall: enWall,
  ways: enWays,
}

export const dictionaries = { id, en } satisfies Record<Locale, object>
export type Texts = typeof id
export const namespaces = Object.keys(id) as (keyof Texts)[]
