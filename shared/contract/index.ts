import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { analysis } from './analysis.ts'
import { app } from './app.ts'
import { boardLayout } from './board-layout.ts'
import { boards } from './boards.ts'
import { groups } from './groups.ts'
import { history } from './history.ts'
import { exports, imports, minutes } from './minutes.ts'
import { people } from './people.ts'
import { query } from './procedure.ts'
import { programmes } from './programmes.ts'
import { stationBooth, ways } from './voting-ways.ts'
import { booth, rounds } from './voting.ts'
import { wall, wallSteering } from './wall.ts'
import { activities, workshop } from './workshop.ts'

/** Everything the facilitator's and the secretary's windows may do. */
export const facilitatorContract = {
  app,
  workshop,
  activities,
  boards,
  analysis,
  boardLayout,
  rounds,
  ways,
  stationBooth,
  programmes,
  people,
  groups,
  minutes,
  imports,
  exports,
  history,
  wallSteering,
}

/** The shared laptop: the ballot and nothing else. */
export const boothContract = {
  booth,
  live: { watch: query().output(eventIterator(z.object({ kind: z.literal('changed') }))) },
}

/** The projector: looks, and cannot act. */
export const wallContract = { wall }

export const roles = ['facilitator', 'booth', 'wall'] as const
export type Role = (typeof roles)[number]
