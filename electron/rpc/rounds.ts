import * as core from '../core/rounds.ts'
import { facilitator, opened, unwrap } from './base.ts'

const { rounds } = facilitator

export const roundsRouter = {
  list: rounds.list.handler(({ context, input }) => core.listRoundViews(opened(context), input.activityId)),
  candidates: rounds.candidates.handler(({ context }) => core.listCandidates(opened(context))),
  electorate: rounds.electorate.handler(({ context, input }) =>
    unwrap(core.viewElectorate(opened(context), input.activityId)),
  ),
  draft: rounds.draft.handler(({ context, input }) =>
    unwrap(core.draftRound(opened(context), input.activityId, input.draft)),
  ),
  redraft: rounds.redraft.handler(({ context, input }) => {
    unwrap(core.redraftRound(opened(context), input.roundId, input.draft))
  }),
  removeDraft: rounds.removeDraft.handler(({ context, input }) => {
    unwrap(core.removeDraft(opened(context), input.roundId))
  }),
  open: rounds.open.handler(({ context, input }) => {
    unwrap(core.openRound(opened(context), input.roundId))
  }),
  addVoter: rounds.addVoter.handler(({ context, input }) => {
    unwrap(core.addVoter(opened(context), input.roundId, input.personId))
  }),
  close: rounds.close.handler(({ context, input }) => {
    unwrap(core.closeRound(opened(context), input.roundId))
  }),
  cancel: rounds.cancel.handler(({ context, input }) => {
    unwrap(core.cancelRound(opened(context), input.roundId))
  }),
  draftRunOff: rounds.draftRunOff.handler(({ context, input }) =>
    unwrap(core.draftRunOff(opened(context), input.roundId)),
  ),
  toProgrammes: rounds.toProgrammes.handler(({ context, input }) =>
    unwrap(core.addWinnersAsProgrammes(opened(context), input.roundId)),
  ),
}
