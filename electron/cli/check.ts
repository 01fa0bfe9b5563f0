import path from 'node:path'
import { ok } from '#shared/schema/result.ts'
import { checkWorkshop } from '../core/check.ts'
import { exitCodes } from './io.ts'
import { fullPath, openToRead } from './open-file.ts'
import type { CliCommand } from './run-cli.ts'

/** `rembuk check FILE`: verifies a workshop without changing it. Findings make the exit code 1. */
export const checkCommand: CliCommand = {
  options: {},
  fileCount: [1, 1],
  async run(context, [typed = '']) {
    const session = openToRead(context, typed)
    if (!session.ok) return session
    const { t } = context
    try {
      const { findings, facts } = checkWorkshop(session.value)
      const filePath = fullPath(context, typed)
      const file = path.basename(filePath)
      const sentences = findings.map((finding) => ({
        ...finding,
        message: t(`check.finding.${finding.code}`, finding.values),
      }))
      const lines =
        findings.length === 0
          ? [t('check.sound', { file })]
          : [t('check.unsound', { file, count: findings.length }), ...sentences.map(({ message }) => `  ${message}`)]
      return ok({
        exitCode: findings.length === 0 ? exitCodes.done : exitCodes.problem,
        json: { file: filePath, findings: sentences, ...facts },
        lines: [...lines, `  ${t('check.facts', facts)}`],
      })
    } finally {
      session.value.file.close()
    }
  },
}
