import type { RoundOption } from '../../schema/voting.ts'

/** Boards that say what is or what shall be, not what to do: a sentence of the vision is no programme. */
const boardsWithoutProgrammes: ReadonlySet<string> = new Set(['vision', 'readiness'])

/**
 * Whether an option that won may go on as a programme. A factor of a SWOT board may: the room often names what it wants
 * done there.
 * @param template of the board that a note or theme lies on; null for what lies on none, or no longer does
 * @see tests/SPEC.md V455
 */
export function canBecomeProgramme({ source }: Pick<RoundOption, 'source'>, template: string | null): boolean {
  return (source !== 'note' && source !== 'theme') || template === null || !boardsWithoutProgrammes.has(template)
}
