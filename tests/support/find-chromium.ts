import fs from 'node:fs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

/**
 * The Chromium that tests drive: `REMBUK_CHROMIUM`, or the system's; empty when there is none, so that Playwright takes
 * the one that its own installer brought.
 */
export function findChromium(): { executablePath?: string } {
  const named = process.env['REMBUK_CHROMIUM']
  const executablePath = [named, ...usual].find((candidate) => candidate !== undefined && fs.existsSync(candidate))
  return executablePath === undefined ? {} : { executablePath }
}
