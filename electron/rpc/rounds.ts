import * as rehearsals from '../core/rehearsal.ts'
import { addWinnersAsProgrammes, viewFollowUps } from '../core/after-round.ts'
import { viewElectorate } from '../core/electorate.ts'
import * as drafts from '../core/round-drafts.ts'
import { listCandidates, listRoundViews } from '../core/round-views.ts'
import * as core from '../core/rounds.ts'
import { facilitator, opened, unwrap } from './base.ts'

const { rounds } = facilitator

export const roundsRouter = {
  list: rounds.list.handler(({ context, input }) => listRoundViews(opened(context), input.activityId)),
  candidates: rounds.candidates.handler(({ context }) => listCandidates(opened(context))),
  electorate: rounds.electorate.handler(({ context, input }) =>
    unwrap(viewElectorate(opened(context), input.activityId)),
  ),
  draft: rounds.draft.handler(({ context, input }) =>
    unwrap(drafts.draftRound(opened(context), input.activityId, input.draft, input.repeatOf)),
  ),
  redraft: rounds.redraft.handler(({ context, input }) => {
    unwrap(drafts.redraftRound(opened(context), input.roundId, input.draft))
  }),
  removeDraft: rounds.removeDraft.handler(({ context, input }) => {
    unwrap(drafts.removeDraft(opened(context), input.roundId))
  }),
  open: rounds.open.handler(({ context, input }) => {
    unwrap(core.openRound(opened(context), input.roundId))
    rehearsals.dropRehearsal(context.app)
  }),
  rehearse: rounds.rehearse.handler(({ context, input }) => {
    unwrap(rehearsals.startRehearsal(context.app, opened(context), input.roundId))
  }),
  rehearsal: rounds.rehearsal.handler(({ context }) => rehearsals.viewRehearsal(context.app)),
  endRehearsal: rounds.endRehearsal.handler(({ context }) => unwrap(rehearsals.endRehearsal(context.app))),
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
    unwrap(drafts.draftRunOff(opened(context), input.roundId)),
  ),
  followUps: rounds.followUps.handler(({ context, input }) => unwrap(viewFollowUps(opened(context), input.roundId))),
  toProgrammes: rounds.toProgrammes.handler(({ context, input }) =>
    unwrap(addWinnersAsProgrammes(opened(context), input.roundId)),
  ),
}
