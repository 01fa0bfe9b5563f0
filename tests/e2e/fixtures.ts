import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { type Page, test as base } from '@playwright/test'
import { type RunningHost, startRunningHost } from '#tests/support/running-host.ts'

interface Fixtures {
  /** A host of its own, with nothing in its folders. */
  host: RunningHost
  /** The room's page at the start screen. */
  room: Page
  /** The room's page with the sample workshop open. */
  sample: Page
}

const cli = path.resolve(import.meta.dirname, '../../out/host/cli.js')

/** Runs the built command line; answers what it printed. */
export function rembuk(...args: string[]): string {
  return execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
}

/** Goes to an activity of the agenda by its title, opening its stage first. */
export async function goToActivity(page: Page, stage: string, title: string): Promise<void> {
  const rail = page.getByRole('navigation')
  const stageButton = rail.getByRole('button', { name: stage }).first()
  if ((await stageButton.getAttribute('aria-expanded')) !== 'true') await stageButton.click()
  await rail.getByRole('button', { name: title }).first().click()
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright asks for a pattern
  host: async ({}, use) => {
    const host = await startRunningHost()
    await use(host)
    await host.stop()
  },
  room: async ({ page, host }, use) => {
    await page.goto(host.url)
    await page.getByRole('heading', { name: 'Rembuk' }).waitFor()
    await use(page)
  },
  sample: async ({ room }, use) => {
    await room.getByRole('button', { name: /Contoh/ }).click()
    await room.getByText('Kabupaten Manokwari', { exact: true }).waitFor()
    await use(room)
  },
})

export { expect } from '@playwright/test'
