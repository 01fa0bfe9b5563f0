import { z } from 'zod'

const Nothing = z.object({})
const Path = z.object({ fileName: z.string() })

/**
 * Every expected refusal, once. The code is the key of its sentence in `shared/i18n/*\/errors.json`; the data are the
 * named values of that sentence. Domain, contract, command line and dictionaries all use this one spelling.
 */
export const errorData = {
  // the workshop file
  FILE_NOT_FOUND: Path,
  FILE_EXISTS: Path,
  FILE_NOT_OURS: Path,
  FILE_FROM_FUTURE: Path.extend({ fileVersion: z.number(), appVersion: z.number() }),
  FILE_DAMAGED: Path,
  FILE_IN_USE: Path.extend({ holder: z.string() }),
  FOLDER_NOT_WRITABLE: z.object({ folder: z.string() }),
  DISK_FULL: Nothing,
  READ_ONLY: Nothing,
  NO_WORKSHOP: Nothing,
  // general
  NOT_FOUND: Nothing,
  INVALID_INPUT: z.object({ field: z.string() }),
  TEXT_EMPTY: Nothing,
  TEXT_TOO_LONG: z.object({ maxLength: z.number() }),
  TOO_MANY: z.object({ maxCount: z.number() }),
  NOTHING_TO_UNDO: Nothing,
  NOTHING_TO_REDO: Nothing,
  UNDO_CONFLICT: Nothing,
  // stages and activities
  ACTIVITY_HAS_RECORDS: Nothing,
  ACTIVITY_NOT_OPEN: Nothing,
  STAGE_HAS_OPEN_ROUND: Nothing,
  STAGE_CLOSED: Nothing,
  // board
  ZONE_GONE: Nothing,
  SAME_THEME: Nothing,
  BOARD_HAS_NOTES: z.object({ count: z.number() }),
  ZONE_HAS_NOTES: z.object({ title: z.string(), count: z.number() }),
  LAST_ZONE: Nothing,
  WHOLE_THEME: Nothing,
  GROUP_EXISTS: z.object({ name: z.string() }),
  // analysis
  NO_FACTORS: Nothing,
  WEIGHT_MISSING: z.object({ codes: z.string() }),
  WEIGHT_OUT_OF_RANGE: Nothing,
  RATING_OUT_OF_RANGE: Nothing,
  ROUND_WITHOUT_VOTES: Nothing,
  ROUND_WITHOUT_RATINGS: Nothing,
  STRATEGY_NEEDS_BOTH_SIDES: z.object({ cell: z.string(), first: z.string(), second: z.string() }),
  // voting
  ROUND_NOT_DRAFT: Nothing,
  ROUND_NOT_OPEN: Nothing,
  ROUND_CLOSED: Nothing,
  ROUND_STILL_OPEN: Nothing,
  TOO_FEW_OPTIONS: z.object({ minCount: z.number() }),
  ELECTORATE_EMPTY: Nothing,
  NOT_ENTITLED: Nothing,
  ALREADY_VOTED: Nothing,
  BALLOT_OVER_BUDGET: z.object({ overPoints: z.number() }),
  BALLOT_EMPTY: Nothing,
  OPTION_OVER_LIMIT: z.object({ title: z.string(), maxPoints: z.number() }),
  UNKNOWN_OPTION: Nothing,
  TOO_MANY_CHOICES: z.object({ maxCount: z.number() }),
  SCORE_OUT_OF_RANGE: z.object({ highestScore: z.number() }),
  ANSWER_MISSING: z.object({ title: z.string() }),
  RANKED_TWICE: z.object({ title: z.string() }),
  WEIGHTS_NOT_ONE: Nothing,
  KEY_MISSING: Nothing,
  BALLOTS_UNREADABLE: Nothing,
  PERSON_ON_ROLL: Nothing,
  NO_TIE: Nothing,
  CODE_UNKNOWN: Nothing,
  HANDS_NOT_POSSIBLE: Nothing,
  HANDS_MISSING: Nothing,
  HANDS_MORE_THAN_PRESENT: z.object({ title: z.string(), handCount: z.number(), presentCount: z.number() }),
  HANDS_OVER_CHOICES: z.object({ handCount: z.number(), maxCount: z.number() }),
  PRESENT_OVER_ROLL: z.object({ presentCount: z.number(), entitledCount: z.number() }),
  PAPER_UNKNOWN: z.object({ code: z.string() }),
  PAPER_USED: z.object({ code: z.string() }),
  PAPER_MORE_THAN_HANDED: Nothing,
  PAPER_NONE_PRINTED: Nothing,
  PAPER_NOT_HELD: Nothing,
  AT_STATION: z.object({ station: z.string() }),
  STATION_NAME_TAKEN: z.object({ station: z.string() }),
  STATION_EMPTY: Nothing,
  STATION_VOTER_TAKEN: z.object({ name: z.string() }),
  STATION_NOT_OUT: z.object({ station: z.string() }),
  BOX_DAMAGED: Nothing,
  BOX_OTHER_ROUND: Nothing,
  BOX_UNKNOWN_STATION: Nothing,
  BOX_MERGED_ALREADY: z.object({ station: z.string() }),
  BOX_RECALLED: z.object({ station: z.string() }),
  BOX_BALLOTS_UNREADABLE: z.object({ station: z.string() }),
  BOX_BALLOTS_INVALID: z.object({ station: z.string() }),
  BOX_DOUBLE_VOTES: z.object({ station: z.string(), names: z.string() }),
  BOX_DOUBLE_TOKENS: z.object({ station: z.string(), count: z.number() }),
  WRONG_PIN: Nothing,
  TOO_MANY_TRIES: z.object({ waitSeconds: z.number() }),
  // imports
  IMPORT_EMPTY: Path,
  IMPORT_NOT_A_TABLE: Path,
  IMPORT_TOO_LARGE: Path.extend({ maxRows: z.number() }),
  IMPORT_NO_COLUMNS: Path.extend({ missing: z.string() }),
  // exports
  EXPORT_CANCELLED: Nothing,
  EXPORT_FAILED: Nothing,
} as const

export type ErrorCode = keyof typeof errorData

/** One expected refusal: its code and the named values of its sentence. */
export type AppError = { [Code in ErrorCode]: { code: Code; data: z.infer<(typeof errorData)[Code]> } }[ErrorCode]

/** Builds a refusal; the data must fit the code. */
export function appError<Code extends ErrorCode>(
  code: Code,
  ...data: z.infer<(typeof errorData)[Code]> extends Record<string, never> ? [] : [z.infer<(typeof errorData)[Code]>]
): AppError {
  return { code, data: data[0] ?? {} } as AppError
}
