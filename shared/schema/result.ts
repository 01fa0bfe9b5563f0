import type { AppError } from './errors.ts'

/** What a rule or use case answers: a value, or an expected refusal. Bugs and broken disks are thrown instead. */
export type Result<T, E = AppError> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const err = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })
