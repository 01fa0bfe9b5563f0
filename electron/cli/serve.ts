import { ok } from '#shared/schema/result.ts'
import { openFile, reopenAfterCrash } from '../core/files.ts'
import { userPlaces } from '../core/places.ts'
import { openSettings } from '../core/settings.ts'
import { codeOf } from '../db/open.ts'
import type { Host } from '../host.ts'
import { type CliContext, WrongUse } from './io.ts'
import { fullPath } from './open-file.ts'
import type { CliCommand } from './run-cli.ts'

/** `rembuk serve [FILE] [--port N] [--open]`: the app for a browser, until interrupted. */
export const serveCommand: CliCommand = {
  options: { port: { type: 'string' }, open: { type: 'boolean' } },
  fileCount: [0, 1],
  async run(context, [typed], options) {
    const port = options.port === undefined ? 0 : Number(options.port)
    if (options.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new WrongUse('use.badPort', { option: '--port' })
    }
    const host = await listen(context, port)
    try {
      if (typed === undefined) reopenAfterCrash(host.app)
      else {
        const opened = openFile(host.app, fullPath(context, typed))
        if (!opened.ok) return opened
      }
      // Said at once: the answer of this command would come too late.
      context.say({ url: host.url }, [context.t('serve.running', { url: host.url })])
      // No browser can be opened everywhere; the address is on the screen.
      if (options.open === true) await openElsewhere(host.url).catch(() => undefined)
      await interrupted(context.io.signal)
      context.progress(context.t('serve.stopped'))
      return ok(null)
    } finally {
      await host.close()
    }
  },
}

async function listen(context: CliContext, port: number): Promise<Host> {
  const { io } = context
  const { settingsFolder, workshopFolder } = userPlaces()
  const { startHost } = await import('../host.ts')
  try {
    return await startHost({
      version: io.version,
      rendererFolder: io.rendererFolder,
      resourcesFolder: io.resourcesFolder,
      exportWorkerPath: io.exportWorkerPath,
      workshopFolder,
      settings: openSettings(settingsFolder),
      port,
      showFolder: openElsewhere,
      onError: (error) =>
        io.err(`${context.t('serve.trouble')} ${error instanceof Error ? error.message : String(error)}`),
    })
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE' || codeOf(error) === 'EACCES')
      throw new WrongUse('use.portTaken', { port: String(port) })
    throw error
  }
}

/** Opens an address or a folder with the program that the computer has for it. */
async function openElsewhere(target: string): Promise<void> {
  const { default: open } = await import('open')
  await open(target)
}

function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
