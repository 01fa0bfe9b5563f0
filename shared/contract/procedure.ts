import { oc } from '@orpc/contract'
import { type ErrorCode, errorData } from '#shared/schema/errors.ts'

/** Refusals that any change of the workshop may meet. */
const everyCommand = [
  'NO_WORKSHOP',
  'READ_ONLY',
  'DISK_FULL',
  'FOLDER_NOT_WRITABLE',
  'NOT_FOUND',
  'INVALID_INPUT',
] as const

function declare<Code extends ErrorCode>(codes: readonly Code[]) {
  type Declared = { [C in Code]: { status: 409; data: (typeof errorData)[C] } }
  return Object.fromEntries(codes.map((code) => [code, { status: 409, data: errorData[code] }])) as Declared
}

/** A question: reads only. */
export const query = <Code extends ErrorCode>(...codes: Code[]) =>
  oc.errors(declare(['NO_WORKSHOP', 'NOT_FOUND', ...codes]))

/** A command: changes the workshop, is acknowledged after its commit, and may refuse with the named codes. */
export const command = <Code extends ErrorCode>(...codes: Code[]) => oc.errors(declare([...everyCommand, ...codes]))
