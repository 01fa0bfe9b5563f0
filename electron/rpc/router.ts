import { analysisRouter } from './analysis.ts'
import { appRouter } from './app.ts'
import { boothOs, facilitator, wallOs } from './base.ts'
import { boardLayoutRouter } from './board-layout.ts'
import { boardsRouter } from './boards.ts'
import { boothRouter as booth } from './booth.ts'
import { exportsRouter } from './exports.ts'
import { groupsRouter } from './groups.ts'
import { historyRouter } from './history.ts'
import { importsRouter } from './imports.ts'
import { minutesRouter } from './minutes.ts'
import { peopleRouter } from './people.ts'
import { programmesRouter } from './programmes.ts'
import { roundsRouter } from './rounds.ts'
import { stationBoothRouter, waysRouter } from './voting-ways.ts'
import { wallHandlers, wallSteeringHandlers } from './wall.ts'
import { activitiesRouter, workshopRouter } from './workshop.ts'

/** Everything, for the facilitator's and the secretary's windows. */
export const facilitatorRouter = facilitator.router({
  app: appRouter,
  workshop: workshopRouter,
  activities: activitiesRouter,
  boards: boardsRouter,
  analysis: analysisRouter,
  boardLayout: boardLayoutRouter,
  rounds: roundsRouter,
  ways: waysRouter,
  stationBooth: stationBoothRouter,
  programmes: programmesRouter,
  people: peopleRouter,
  groups: groupsRouter,
  minutes: minutesRouter,
  imports: importsRouter,
  exports: exportsRouter,
  history: historyRouter,
  wallSteering: wallSteeringHandlers,
})

/** The ballot and nothing else. */
export const boothRouter = boothOs.router({
  booth,
  live: { watch: boothOs.live.watch.handler(({ context: { app }, signal }) => app.events.watchKnocks(signal)) },
})

/** Looks, and cannot act. */
export const wallRouter = wallOs.router({ wall: wallHandlers })
