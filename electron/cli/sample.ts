import { ok } from '#shared/schema/result.ts'
import { withExtension } from '../core/files.ts'
import { createSample } from '../core/sample.ts'
import { exitCodes } from './io.ts'
import { fullPath } from './open-file.ts'
import type { CliCommand } from './run-cli.ts'

/** `rembuk sample FILE`: the filled sample workshop, the same as *Contoh* on the start screen; with `--fresh` before any work. */
export const sampleCommand: CliCommand = {
  options: { fresh: { type: 'boolean' } },
  fileCount: [1, 1],
  async run(context, [typed = ''], { fresh }) {
    const filePath = withExtension(fullPath(context, typed))
    const created = await createSample(context.io, filePath, fresh === true ? 'fresh' : 'played')
    if (!created.ok) return created
    return ok({
      exitCode: exitCodes.done,
      json: { file: filePath },
      lines: [context.t('sample.done', { file: filePath })],
    })
  },
}
