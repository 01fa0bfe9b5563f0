import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type App, type Platform, makeApp } from '#electron/core/app.ts'
import { closeFile } from '#electron/core/files.ts'
import { type Settings, openSettings } from '#electron/core/settings.ts'
import { makeFolder, resourcesFolder } from './make-workshop.ts'

export interface TestApp {
  app: App
  settings: Settings
  /** Where its workshops go. */
  workshopFolder: string
}

/** The core without a shell, with settings and workshops in a folder of its own. */
export function makeTestApp(platform: Partial<Platform> = {}): TestApp {
  const folder = makeFolder()
  const workshopFolder = path.join(folder, 'Rembuk')
  const settings = openSettings(path.join(folder, 'settings'))
  const app = makeApp(
    {
      shell: 'browser',
      version: '0.0.0-test',
      workshopFolder,
      resourcesFolder,
      exportWorkerPath: '',
      pickFile: null,
      showFolder: () => Promise.resolve(),
      openWindow: () => Promise.resolve(null),
      closeBooth: null,
      offerDownload: null,
      ...platform,
    },
    settings,
  )
  onTestFinished(() => closeFile(app))
  return { app, settings, workshopFolder }
}

export const newManokwari = {
  regency: 'Manokwari',
  regencyKind: 'kabupaten' as const,
  province: 'Papua Barat',
  year: 2023,
  timeZone: 'WIT' as const,
  stageDates: null,
  path: null,
}
