import fs from 'node:fs'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { type Page, test as base } from '@playwright/test'
import { createSample } from '#electron/core/sample.ts'
import { type RunningHost, startRunningHost } from '#tests/support/running-host.ts'

interface Fixtures {
  /** A host of its own, with nothing in its folders. */
  host: RunningHost
  /** The room's page at the start screen. */
  room: Page
  /** The room's page with a fresh sample workshop open: lists, notes and programmes, and nothing done yet. */
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

const resourcesFolder = path.resolve(import.meta.dirname, '../../resources')

/** Opens the room at a fresh sample workshop, opened from the start screen. */
export async function openFreshSample(page: Page, host: RunningHost): Promise<void> {
  const folder = path.join(host.home, 'Rembuk')
  fs.mkdirSync(folder, { recursive: true })
  const filePath = path.join(folder, 'Manokwari.rembuk')
  const made = await createSample({ resourcesFolder, now: Date.now }, filePath, 'fresh')
  if (!made.ok) throw new Error(`no sample: ${made.error.code}`)
  await page.goto(host.url)
  await page.getByRole('button', { name: /^Manokwari/ }).click()
  await page.getByText('Kabupaten Manokwari', { exact: true }).waitFor()
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
  sample: async ({ page, host }, use) => {
    await openFreshSample(page, host)
    await use(page)
  },
})

export { expect } from '@playwright/test'
