import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Folders of the user under plain Node, where no shell tells them. `REMBUK_HOME` puts everything into one folder. */
export function userPlaces(env: Record<string, string | undefined> = process.env): {
  settingsFolder: string
  workshopFolder: string
} {
  const own = env['REMBUK_HOME']
  if (own !== undefined && own !== '') {
    return { settingsFolder: path.join(own, 'settings'), workshopFolder: path.join(own, 'Rembuk') }
  }
  const home = os.homedir()
  const settings: Partial<Record<NodeJS.Platform, string>> = {
    win32: env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'),
    darwin: path.join(home, 'Library', 'Application Support'),
  }
  const settingsRoot = settings[process.platform] ?? env['XDG_CONFIG_HOME'] ?? path.join(home, '.config')
  const documents = ['Dokumen', 'Documents'].map((name) => path.join(home, name))
  return {
    settingsFolder: path.join(settingsRoot, 'rembuk'),
    workshopFolder: path.join(documents.find((folder) => fs.existsSync(folder)) ?? documents[0]!, 'Rembuk'),
  }
}
