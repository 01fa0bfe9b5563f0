import * as files from '../core/files.ts'
import { publishTopics } from '../core/app.ts'
import { facilitator, unwrap } from './base.ts'

const os = facilitator.app

export const appRouter = {
  info: os.info.handler(({ context: { app } }) => ({
    version: app.platform.version,
    shell: app.platform.shell,
    hasDialogs: app.platform.pickFile !== null,
    folder: app.platform.workshopFolder,
    preferences: app.settings.preferences(),
    isRecovered: app.isRecovered,
  })),
  setPreferences: os.setPreferences.handler(({ context: { app }, input }) => {
    const preferences = app.settings.setPreferences(input)
    publishTopics(app, 'app', 'wall')
    return preferences
  }),
  recentFiles: os.recentFiles.handler(({ context: { app } }) => files.recentFiles(app)),
  forgetFile: os.forgetFile.handler(({ context: { app }, input }) => {
    app.settings.forgetFile(input.path)
    publishTopics(app, 'app')
  }),
  pickFile: os.pickFile.handler(({ context: { app } }) => app.platform.pickFile?.() ?? null),
  createWorkshop: os.createWorkshop.handler(({ context: { app }, input }) => {
    unwrap(files.createWorkshop(app, input))
  }),
  openFile: os.openFile.handler(({ context: { app }, input }) => {
    unwrap(files.openFile(app, input.path))
  }),
  openSample: os.openSample.handler(async ({ context: { app } }) => {
    unwrap(await files.openSample(app))
  }),
  closeFile: os.closeFile.handler(({ context: { app } }) => files.closeFile(app)),
  backups: os.backups.handler(({ input }) => files.backupsOf(input.path)),
  restoreBackup: os.restoreBackup.handler(({ context: { app }, input }) => {
    unwrap(files.restoreBackup(app, input.path, input.backupPath))
  }),
  watch: os.watch.handler(({ context: { app }, signal }) => app.events.watch(signal)),
  openWindow: os.openWindow.handler(async ({ context: { app }, input }) => ({
    url: await app.platform.openWindow(input.kind),
  })),
}
