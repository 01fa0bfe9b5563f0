import * as hands from '../core/hands.ts'
import * as papers from '../core/paper-votes.ts'
import * as slips from '../core/slips.ts'
import { saveBox, viewStation } from '../core/station-booth.ts'
import { mergeBox, recallStation } from '../core/stations.ts'
import { sendStation, viewWays } from '../core/ways.ts'
import { facilitator, opened, unwrap } from './base.ts'

const { ways, stationBooth } = facilitator

export const waysRouter = {
  view: ways.view.handler(({ context, input }) => unwrap(viewWays(opened(context), input.roundId))),
  makeSlips: ways.makeSlips.handler(({ context }) => unwrap(slips.makeSlips(opened(context)))),
  tokenSlips: ways.tokenSlips.handler(({ context, input }) =>
    unwrap(slips.listTokenSlips(opened(context), input.roundId)),
  ),
  renewSlip: ways.renewSlip.handler(({ context, input }) => unwrap(slips.renewSlip(opened(context), input.personId))),
  makePapers: ways.makePapers.handler(({ context, input }) =>
    unwrap(papers.makePapers(opened(context), input.roundId, input.count)),
  ),
  freePapers: ways.freePapers.handler(({ context, input }) => papers.freePapers(opened(context), input.roundId)),
  handPaper: ways.handPaper.handler(({ context, input }) => {
    unwrap(papers.handPaper(opened(context), input.roundId, input.voterId))
  }),
  takeBackPaper: ways.takeBackPaper.handler(({ context, input }) => {
    unwrap(papers.takeBackPaper(opened(context), input.roundId, input.voterId, input.code))
  }),
  checkPaper: ways.checkPaper.handler(({ context, input }) =>
    unwrap(papers.checkPaper(opened(context).db, input.roundId, input.code)),
  ),
  typePaper: ways.typePaper.handler(({ context, input }) => {
    unwrap(papers.typePaper(opened(context), input.roundId, input.code, input.ballot))
  }),
  saveHands: ways.saveHands.handler(({ context, input }) => {
    unwrap(hands.saveHands(opened(context), input.roundId, input.presentCount, input.counts))
  }),
  sendStation: ways.sendStation.handler(async ({ context, input }) =>
    unwrap(await sendStation(context.app, opened(context), input.roundId, input.label, input.choice)),
  ),
  recallStation: ways.recallStation.handler(({ context, input }) => {
    unwrap(recallStation(opened(context), input.stationId))
  }),
  mergeBox: ways.mergeBox.handler(({ context, input }) =>
    unwrap(mergeBox(opened(context), input.roundId, Buffer.from(input.base64, 'base64'), input.isAfterRecall)),
  ),
}

/** The laptop of a station. */
export const stationBoothRouter = {
  view: stationBooth.view.handler(({ context }) => viewStation(context.app)),
  saveBox: stationBooth.saveBox.handler(async ({ context }) => unwrap(await saveBox(context.app))),
}
