import { ORPCError, implement } from '@orpc/server'
import { boothContract, facilitatorContract, wallContract } from '#shared/contract/index.ts'
import { type AppError, appError } from '#shared/schema/errors.ts'
import type { Result } from '#shared/schema/result.ts'
import type { App } from '../core/app.ts'
import type { Session } from '../core/session.ts'

/** What every call carries. */
export interface CallContext {
  app: App
}

export const facilitator = implement(facilitatorContract).$context<CallContext>()
export const boothOs = implement(boothContract).$context<CallContext>()
export const wallOs = implement(wallContract).$context<CallContext>()

/** The value of a result; a refusal leaves as the declared error of the contract. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw refusal(result.error)
}

export function refusal(error: AppError): ORPCError<string, unknown> {
  return new ORPCError(error.code, { status: 409, data: error.data, message: error.code })
}

/** The open workshop; NO_WORKSHOP when there is none. */
export function opened(context: CallContext): Session {
  if (context.app.session === null) throw refusal(appError('NO_WORKSHOP'))
  return context.app.session
}
