import * as core from '../core/analysis.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.analysis

/** Weights, ratings and strategies of a SWOT board. */
export const analysisRouter = os.router({
  get: os.get.handler(({ context, input }) => unwrap(core.getAnalysis(opened(context), input.activityId))),
  setWeight: os.setWeight.handler(({ context, input }) => {
    unwrap(core.setWeight(opened(context), input.themeId, input.weight))
  }),
  setRating: os.setRating.handler(({ context, input }) => {
    unwrap(core.setRating(opened(context), input.themeId, input.rating))
  }),
  setIncluded: os.setIncluded.handler(({ context, input }) => {
    unwrap(core.setIncluded(opened(context), input.themeId, input.isIncluded))
  }),
  evenOut: os.evenOut.handler(({ context, input }) => {
    unwrap(core.evenOutWeights(opened(context), input.boardId, input.table))
  }),
  takeWeights: os.takeWeights.handler(({ context, input }) => {
    unwrap(core.takeWeights(opened(context), input.boardId, input.roundId))
  }),
  takeRatings: os.takeRatings.handler(({ context, input }) => {
    unwrap(core.takeRatings(opened(context), input.boardId, input.roundId))
  }),
  takeFactors: os.takeFactors.handler(({ context, input }) => {
    unwrap(core.takeFactors(opened(context), input.boardId, input.roundId))
  }),
  addStrategy: os.addStrategy.handler(({ context, input }) => unwrap(core.addStrategy(opened(context), input))),
  editStrategy: os.editStrategy.handler(({ context, input }) => {
    unwrap(core.editStrategy(opened(context), input))
  }),
  moveStrategy: os.moveStrategy.handler(({ context, input }) => {
    unwrap(core.moveStrategy(opened(context), input.strategyId, input.beforeId))
  }),
  removeStrategy: os.removeStrategy.handler(({ context, input }) => {
    unwrap(core.removeStrategy(opened(context), input.strategyId))
  }),
  addProgrammes: os.addProgrammes.handler(({ context, input }) =>
    unwrap(core.addStrategiesAsProgrammes(opened(context), input.boardId, input.strategyId)),
  ),
})
