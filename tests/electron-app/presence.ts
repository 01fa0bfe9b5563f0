import { electronBinary } from '#electron/start.ts'

/** Why the real app cannot be tested on this machine, with what would help; null where it can. */
export function whyNotRun(root: string, env: Record<string, string | undefined>): string | null {
  if (electronBinary(root, env) === null) {
    return 'NOT RUN: the binary of Electron is absent; `npx install-electron` fetches it.'
  }
  if (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return 'NOT RUN: there is no display; `xvfb-run npm run smoke:electron` brings one.'
  }
  return null
}
