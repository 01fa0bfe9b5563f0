import fs from 'node:fs'
import path from 'node:path'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { mergeBox } from '../core/stations.ts'
import { findOpenRound } from '../db/tables/rounds.ts'
import { exitCodes } from './io.ts'
import { fullPath, openToChange } from './open-file.ts'
import type { CliCommand } from './run-cli.ts'
import { errorSentence } from './texts.ts'

/**
 * `rembuk merge FILE BOX…`: merges ballot boxes (.kotak) into the open round. Each box is taken whole or not at all; one
 * that is refused does not keep the others out, and makes the exit code 1.
 */
export const mergeCommand: CliCommand = {
  options: { 'after-recall': { type: 'boolean' } },
  fileCount: [2, 100],
  async run(context, [typed = '', ...boxes], options) {
    const session = openToChange(context, typed)
    if (!session.ok) return session
    const { t } = context
    try {
      const round = findOpenRound(session.value.db)
      if (round === null) return err(appError('ROUND_NOT_OPEN'))
      const reports = boxes.map((box) => {
        const file = path.basename(box)
        const bytes = readBox(fullPath(context, box))
        const merged =
          bytes === null
            ? err(appError('FILE_NOT_FOUND', { fileName: file }))
            : mergeBox(session.value, round.id, bytes, options['after-recall'] === true)
        if (merged.ok) {
          const { station, ballotCount } = merged.value
          const line = t('merge.done', { file, station, count: ballotCount })
          return { isMerged: true, line, json: { file, station, ballotCount } }
        }
        const message = errorSentence(t, merged.error)
        return {
          isMerged: false,
          line: t('merge.refused', { file, message }),
          json: { file, error: { code: merged.error.code, message } },
        }
      })
      return ok({
        exitCode: reports.every(({ isMerged }) => isMerged) ? exitCodes.done : exitCodes.problem,
        json: { file: fullPath(context, typed), boxes: reports.map(({ json }) => json) },
        lines: reports.map(({ line }) => line),
      })
    } finally {
      session.value.file.close()
    }
  },
}

function readBox(filePath: string): Buffer | null {
  try {
    return fs.readFileSync(filePath)
  } catch {
    return null
  }
}
