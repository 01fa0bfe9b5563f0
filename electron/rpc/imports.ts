import { importFiles, previewFile } from '../core/imports.ts'
import { loadBoardTemplates } from '../core/templates.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.imports

/** Files that a window hands over: first looked at, then taken. */
export const importsRouter = os.router({
  preview: os.preview.handler(async ({ context, input }) => {
    const { kind, fileName, base64, options, activityId } = input
    const file = { kind, fileName, bytes: Buffer.from(base64, 'base64'), options }
    return unwrap(await previewFile(opened(context), file, activityId))
  }),
  commit: os.commit.handler(async ({ context, input }) => {
    const { kind, fileName, base64, options, activityId } = input
    const { platform, settings } = context.app
    const file = { kind, fileName, bytes: Buffer.from(base64, 'base64'), options }
    const target = { activityId, templates: loadBoardTemplates(platform.resourcesFolder) }
    const [imported] = unwrap(await importFiles(opened(context), [file], target, settings.preferences().locale))
    return imported!.outcome
  }),
})
