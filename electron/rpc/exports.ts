import { exportFolder, runExport } from '../core/exports.ts'
import { facilitator, opened, refusal } from './base.ts'

const os = facilitator.exports

/** A writer of papers broke: the window shows one sentence, whoever started the app finds the cause here. */
function logBug(message: string): void {
  process.stderr.write(`${message}\n`)
}

/** Papers, books and the JSON of the workshop. */
export const exportsRouter = os.router({
  run: os.run.handler(async function* ({ context, input, signal }) {
    const { platform } = context.app
    const error = yield* runExport({ platform, log: logBug }, opened(context), { ...input, folder: null }, signal)
    if (error !== null) throw refusal(error)
  }),
  showFolder: os.showFolder.handler(async ({ context }) => {
    // Never a folder that a page names: only the one beside the open workshop.
    await context.app.platform.showFolder(exportFolder(opened(context)))
  }),
})
