import path from 'node:path'

/**
 * The workshop file, or the file of a station, that the system hands to the app when one is double-clicked, from the command line of a first or a
 * second start.
 * @param workingFolder of the process whose arguments these are; a second start may have another one
 * @returns an absolute path, or null when no file is named
 */
export function workshopFileIn(args: readonly string[], workingFolder: string): string | null {
  const named = args.slice(1).findLast((arg) => !arg.startsWith('-') && /\.(rembuk|bilik)$/i.test(arg))
  return named === undefined ? null : path.resolve(workingFolder, named)
}
