import type { RoundDraft } from '#shared/contract/voting.ts'
import { castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { listRoundViews } from '#electron/core/round-views.ts'
import { openRound } from '#electron/core/rounds.ts'
import { makeSession } from '#electron/core/session.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { listActivities } from '#electron/db/tables/workshop.ts'
import { type BoothClient, type FacilitatorClient, connect, redeem } from './host.ts'
import { must } from './make-bench-workshop.ts'

/** Twenty options and five points, as a SWOT with many themes gives. */
export const draft: RoundDraft = {
  question: 'Tema mana yang paling mendesak?',
  rules: { method: 'dots', pointsPerPerson: 5, maxPerOption: 1 },
  cutAt: 5,
  electorate: 'attendance',
  electorateGroup: null,
  identification: 'name',
  way: 'ballots',
  compareBy: 'none',
  splitFlagAbove: 0.3,
  tokenCount: 0,
  isShuffled: false,
  options: Array.from({ length: 20 }, (_, index) => ({ title: `Tema ${index + 1}`, source: 'typed', sourceId: null })),
}

const ballotOf = (optionIds: readonly string[], voter: number) => {
  const points = Array.from({ length: 5 }, (_, index) => [optionIds[(voter + index) % optionIds.length]!, 1] as const)
  return { method: 'dots' as const, points: Object.fromEntries(points) }
}

/** Casts a ballot for everybody present, straight into a file of its own. @returns milliseconds of each */
export function measureBallotsInCore(filePath: string): number[] {
  const file = must(openWorkshopFile(filePath))
  try {
    const session = makeSession(file, () => undefined)
    const activity = listActivities(session.db).find(({ kind }) => kind === 'vote')!
    const { roundId } = must(draftRound(session, activity.id, draft))
    must(openRound(session, roundId))
    const round = listRoundViews(session, activity.id).find((view) => view.round.id === roundId)!
    const optionIds = round.options.map(({ id }) => id)
    return round.missing.map(({ voterId }, index) => {
      const start = performance.now()
      must(castBallot(session, roundId, voterId, ballotOf(optionIds, index)))
      return performance.now() - start
    })
  } finally {
    file.close()
  }
}

export interface BallotFigures {
  /** From the call of the booth to its answer, in milliseconds. */
  cast: number[]
  /** A question that only reads. */
  plain: number[]
}

/** Casts the same ballots through the booth's WebSocket, while the room's page listens. */
export async function measureBallotsOverSocket(room: FacilitatorClient): Promise<BallotFigures> {
  const view = (await room.workshop.get())!
  const activity = view.activities.find(({ kind }) => kind === 'vote')!
  const { roundId } = await room.rounds.draft({ activityId: activity.id, draft })
  await room.rounds.open({ roundId })
  const { url } = await room.app.openWindow({ kind: 'booth' })
  const { client: booth, close } = await connect<BoothClient>(await redeem(url!))
  const figures: BallotFigures = { cast: [], plain: [] }
  const { options, voters } = await booth.booth.view()
  const optionIds = options.map(({ id }) => id)
  for (const [index, { voterId }] of voters.entries()) {
    const before = performance.now()
    await booth.booth.admit({ roundId, voterId })
    const start = performance.now()
    await booth.booth.cast({ roundId, voterId, ballot: ballotOf(optionIds, index) })
    figures.plain.push(start - before)
    figures.cast.push(performance.now() - start)
  }
  close()
  await room.rounds.close({ roundId })
  return figures
}
