import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { RoundDraft } from '#shared/contract/voting.ts'
import { admitVoter, castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { listRoundViews } from '#electron/core/round-views.ts'
import { cancelRound, closeRound, openRound } from '#electron/core/rounds.ts'
import { type Session, makeSession } from '#electron/core/session.ts'
import { endStation } from '#electron/core/station-booth.ts'
import { makeStation, mergeBox } from '#electron/core/stations.ts'
import { openStationFile, openWorkshopFile } from '#electron/db/open.ts'
import { findOpenRound } from '#electron/db/tables/rounds.ts'
import { listActivities } from '#electron/db/tables/workshop.ts'
import { type FacilitatorClient, redeem } from './host.ts'
import { must } from './make-bench-workshop.ts'
import { draft as usualDraft } from './measure-votes.ts'

const tokens = (tokenCount: number, optionCount: number): RoundDraft => ({
  ...usualDraft,
  electorate: 'tokens',
  tokenCount,
  options: Array.from({ length: optionCount }, (_, index) => {
    return { title: `Tema ${index + 1}`, source: 'typed' as const, sourceId: null }
  }),
})

function open(session: Session, draft: RoundDraft): { activityId: string; roundId: string; optionIds: string[] } {
  // An earlier measurement may have left its round open.
  const left = findOpenRound(session.db)
  if (left !== null) must(cancelRound(session, left.id))
  const activity = listActivities(session.db).find(({ kind }) => kind === 'vote')!
  const { roundId } = must(draftRound(session, activity.id, draft))
  must(openRound(session, roundId))
  const { options } = listRoundViews(session, activity.id).find((view) => view.round.id === roundId)!
  return { activityId: activity.id, roundId, optionIds: options.map(({ id }) => id) }
}

/** Casts ballots without waiting for the disk, which is measured elsewhere. */
function castMany(session: Session, roundId: string, optionIds: readonly string[], count: number): void {
  session.db.pragma('synchronous = OFF')
  for (let voter = 0; voter < count; voter += 1) {
    const { voterId } = must(admitVoter(session, roundId, null))
    const chosen = Array.from({ length: 5 }, (_, index) => [optionIds[(voter * 3 + index) % optionIds.length]!, 1])
    must(castBallot(session, roundId, voterId, { method: 'dots', points: Object.fromEntries(chosen) }))
  }
  session.db.pragma('synchronous = FULL')
}

/** Closes rounds of 1,000 ballots and 40 options: opened, checked, shuffled, stored, counted. @returns milliseconds of each */
export function measureClosing(filePath: string, runs: number): number[] {
  const file = must(openWorkshopFile(filePath))
  try {
    const session = makeSession(file, () => undefined)
    return Array.from({ length: runs }, () => {
      const { activityId, roundId, optionIds } = open(session, tokens(1000, 40))
      castMany(session, roundId, optionIds, 1000)
      const start = performance.now()
      must(closeRound(session, roundId))
      const result = listRoundViews(session, activityId).find((view) => view.round.id === roundId)?.result
      const took = performance.now() - start
      if (result?.castCount !== 1000) throw new Error('not all ballots were counted')
      // One round after the other would measure the results of those before.
      for (const table of ['opened_ballots', 'roll']) session.db.exec(`DELETE FROM ${table}`)
      return took
    })
  } finally {
    file.close()
  }
}

/** Merges boxes of 200 ballots. @returns milliseconds of each */
export function measureMerging(filePath: string, runs: number): number[] {
  const file = must(openWorkshopFile(filePath))
  try {
    const session = makeSession(file, () => undefined)
    const { roundId, optionIds } = open(session, tokens(200 * runs, 20))
    return Array.from({ length: runs }, (_, run) => {
      const { bytes } = must(makeStation(session, roundId, `Bilik ${run + 2}`, { kind: 'tokens', count: 200 }))
      const stationPath = path.join(path.dirname(filePath), `${run}.bilik`)
      fs.writeFileSync(stationPath, bytes)
      const stationFile = must(openStationFile(stationPath))
      const station = makeSession(stationFile, () => undefined)
      castMany(station, roundId, optionIds, 200)
      const box = must(endStation(station))
      stationFile.close()
      const start = performance.now()
      must(mergeBox(session, roundId, box, false))
      return performance.now() - start
    })
  } finally {
    file.close()
  }
}

export interface BoothFigures {
  /** From the key that asks for a ballot to a ballot that is painted and takes keys, in milliseconds. */
  handOver: number[]
  /** Keys from the ballot to its receipt, for five points on twenty options. */
  keys: number[]
}

/** Votes in the booth's page by keyboard, one voter after the other. */
export async function measureBooth(page: Page, room: FacilitatorClient, voterCount: number): Promise<BoothFigures> {
  const view = (await room.workshop.get())!
  const activity = view.activities.find(({ kind }) => kind === 'vote')!
  const { roundId } = await room.rounds.draft({ activityId: activity.id, draft: tokens(voterCount, 20) })
  await room.rounds.open({ roundId })
  const { url } = await room.app.openWindow({ kind: 'booth' })
  const { name, value, origin, role } = await redeem(url!)
  await page.context().addCookies([{ name, value, url: origin }])
  await page.goto(`${origin}/${role}`)
  const figures: BoothFigures = { handOver: [], keys: [] }
  for (let voter = 0; voter < voterCount; voter += 1) {
    await page.getByRole('button', { name: /Enter/ }).first().waitFor()
    await page.evaluate(watchHandOver)
    await page.keyboard.press('Enter')
    figures.handOver.push(await page.evaluate(() => (window as unknown as { handOver: Promise<number> }).handOver))
    await page.evaluate(() => {
      const counting = window as unknown as { keyCount: number }
      counting.keyCount = 0
      window.addEventListener('keydown', () => (counting.keyCount += 1), { capture: true })
    })
    for (const key of ['1', '2', '3', '4', '5', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Suara Anda diterima' }).waitFor()
    figures.keys.push(await page.evaluate(() => (window as unknown as { keyCount: number }).keyCount))
    await page.reload()
  }
  await room.rounds.cancel({ roundId })
  return figures
}

/** In the page: the time from the next key to the frame that shows a ballot. */
function watchHandOver(): void {
  const watched = window as unknown as { handOver: Promise<number> }
  watched.handOver = new Promise((resolve) => {
    window.addEventListener(
      'keydown',
      (event) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector('[data-testid="ballot-option"]') === null) return
          observer.disconnect()
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - event.timeStamp)))
        })
        observer.observe(document.body, { childList: true, subtree: true })
      },
      { capture: true, once: true },
    )
  })
}
