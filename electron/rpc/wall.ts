import * as core from '../core/wall.ts'
import { facilitator, wallOs } from './base.ts'

const { wall } = wallOs
const { wallSteering } = facilitator

/** The projector: looks, tells its size, and cannot act. */
export const wallHandlers = {
  view: wall.view.handler(({ context }) => core.viewWall(context.app)),
  fit: wall.fit.handler(({ context, input }) => core.fitWall(context.app, input)),
  watch: wall.watch.handler(({ context: { app }, signal }) => app.events.watchKnocks(signal)),
}

/** The facilitator's hand on the wall. */
export const wallSteeringHandlers = {
  get: wallSteering.get.handler(({ context }) => core.getSteering(context.app)),
  set: wallSteering.set.handler(({ context, input }) => core.steerWall(context.app, input)),
  view: wallSteering.view.handler(({ context }) => core.viewWall(context.app)),
}
