import { methodOf } from '#shared/domain/voting/registry.ts'
import { scoreText } from '#shared/domain/voting/readings/registry.ts'
import { decidingRounds, isChosen, placeText, priorityOrder } from '#shared/domain/papers/rounds.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { analysedBoards } from '#shared/domain/papers/analysis.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { analysisResult, strategyResult } from '../blocks/analysis-blocks.ts'
import { agendaLines } from '../blocks/agenda-lines.ts'
import { attendanceOfDay, constituencyTable } from '../blocks/attendance-blocks.ts'
import { boardResult } from '../blocks/board-blocks.ts'
import { programmeTable } from '../blocks/programme-blocks.ts'
import { finalOrder, roundResult } from '../blocks/vote-blocks.ts'
import { wordsOf } from '../blocks/vote-facts.ts'
import type { Block } from '../docx/block.ts'
import { dataTable, tableGap } from '../docx/table.ts'
import { centred, heading, paragraph, prose } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { gapMark } from '../paper.ts'

/** I: who was there, once by constituency and once by day with signatures. */
export function attendanceAnnex(paper: Paper, material: StageMaterial, width: number): Block[] {
  const { t } = paper
  return [
    annexTitle(t('annex.attendance')),
    constituencyTable(paper, material, width),
    tableGap(),
    ...material.days.flatMap((day) => [...attendanceOfDay(paper, material, day, width), tableGap()]),
  ]
}

/** II: every board of the stage with all its notes, then the analyses made of them, and strategies made late for earlier boards. */
export function boardAnnex(paper: Paper, { boards, lateStrategyBoards }: StageMaterial, width: number): Block[] {
  const { t } = paper
  const used = boards.filter((content) => content.notes.length > 0 || content.themes.length > 0)
  return [
    annexTitle(t('annex.boards')),
    ...(used.length === 0 ? [prose(t('board.none'))] : []),
    ...used.flatMap((content) => [heading(content.activity.title, 2), ...boardResult(paper, content, width)]),
    ...analysedBoards(used, paper.record.analyses).flatMap((analysed) =>
      analysisResult(paper, analysed, analysed.content.activity.title, width),
    ),
    ...analysedBoards(lateStrategyBoards, paper.record.analyses).flatMap((analysed) =>
      strategyResult(paper, analysed, analysed.content.activity.title, width),
    ),
  ]
}

/** III: every round, first rounds and run-offs alike, then the order in which the question ended. */
export function voteAnnex(paper: Paper, { rounds }: StageMaterial, width: number): Block[] {
  const { t } = paper
  const held = rounds.filter(({ round }) => round.state !== 'draft')
  return [
    annexTitle(t('annex.votes')),
    ...(held.length === 0 ? [prose(t('vote.none'))] : []),
    ...held.flatMap((entry) => [
      heading(t('vote.roundTitle', { number: entry.round.number, title: entry.activity.title }), 2),
      ...roundResult(paper, entry, rounds, width),
      ...(entry.round.runOffOf === null ? finalOrder(paper, entry, rounds, width) : []),
    ]),
  ]
}

/** IV: the programmes, also those not sorted yet, and the proposals that the votes did not choose. */
export function programmeAnnex(
  paper: Paper,
  { rounds }: StageMaterial,
  programmes: Programme[],
  width: number,
): Block[] {
  const { t } = paper
  const reserves = decidingRounds(rounds).flatMap(({ round, result }) =>
    // A motion that was not carried is no reserve.
    (methodOf(round.rules.method).hasCut ? priorityOrder(rounds, round.id) : [])
      .filter((item) => !isChosen(item, result.cutAt))
      .map((item) => ({
        ...item,
        question: round.question,
        score: scoreText(round.rules, item.option, wordsOf(paper)),
      })),
  )
  return [
    annexTitle(t('annex.programmes')),
    programmes.length === 0 ? prose(t('programme.none')) : programmeTable(paper, programmes, width),
    tableGap(),
    heading(t('annex.reserves'), 2),
    reserves.length === 0
      ? prose(t('annex.noReserves'))
      : dataTable({
          width,
          columns: [
            { title: t('column.question'), share: 36, cell: (item) => item.question },
            {
              title: t('column.rank'),
              share: 8,
              align: 'center',
              cell: (item) => placeText(item.placeFrom, item.placeTo),
            },
            { title: t('column.option'), share: 46, cell: (item) => item.option.title },
            { title: t('column.score'), share: 10, align: 'right', cell: (item) => item.score },
          ],
          items: reserves,
        }),
  ]
}

/** V: the agenda, planned and real. */
export function agendaAnnex(paper: Paper, material: StageMaterial, width: number): Block[] {
  const { t } = paper
  const lines = agendaLines(paper, material)
  return [
    annexTitle(t('annex.agenda')),
    ...material.days.flatMap((day, dayIndex) => {
      const ofDay = lines.filter((line) => line.dayId === day.id)
      if (ofDay.length === 0) return []
      return [
        heading(t('attendance.dayTitle', { number: dayIndex + 1, date: ofDay[0]?.dayText ?? '' }), 3),
        dataTable({
          width,
          columns: [
            { title: t('column.planned'), share: 20, align: 'center', cell: (line) => line.plannedText },
            { title: t('column.real'), share: 20, align: 'center', cell: (line) => line.realText },
            { title: t('column.agendaItem'), share: 42, cell: (line) => line.title },
            { title: t('column.state'), share: 18, cell: (line) => line.stateText },
          ],
          items: ofDay,
        }),
        tableGap(),
      ]
    }),
  ]
}

/** VI: pictures are not kept in the workshop file. */
export function photoAnnex(paper: Paper): Block[] {
  const { t } = paper
  return [annexTitle(t('annex.photos')), paragraph(gapMark(paper, t('gap.what.photos')))]
}

function annexTitle(text: string): Block {
  return centred(text.toUpperCase(), { bold: true, spacing: { after: 200 }, keepNext: true })
}
