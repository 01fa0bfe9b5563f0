import type { Workbook } from 'exceljs'
import { analysedBoards, isWeighed } from '#shared/domain/papers/analysis.ts'
import { attendanceSummary } from '#shared/domain/papers/attendance.ts'
import { boardGroups } from '#shared/domain/papers/board-groups.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { clockTime, isoDateOf, longDate, romanNumeral } from '#shared/domain/words.ts'
import { differenceText, missingText, positionText } from '../blocks/analysis-words.ts'
import { agendaLines } from '../blocks/agenda-lines.ts'
import { editionLine } from '../blocks/edition-line.ts'
import { voteFacts } from '../blocks/vote-facts.ts'
import type { Paper } from '../paper.ts'
import { regencyName } from '../paper.ts'
import type { CellValue } from './table-sheet.ts'
import { addTableSheet } from './table-sheet.ts'

type Fact = { part: string; label: string; value: CellValue }

/** Cover and summary in one table: what this is, its seal, who came, how it ran, what came out. */
export function addSummarySheet(workbook: Workbook, paper: Paper, material: StageMaterial): void {
  const { t } = paper
  addTableSheet<Fact>(workbook, paper, {
    name: t('sheet.summary'),
    printTitle: t('minutes.title', { stage: romanNumeral(material.stage.number) }),
    isLandscape: false,
    columns: [
      { title: t('column.part'), width: 24, value: (fact) => fact.part },
      { title: t('column.label'), width: 38, value: (fact) => fact.label },
      { title: t('column.content'), width: 64, align: 'left', numberFormat: '#,##0', value: (fact) => fact.value },
    ],
    items: [
      ...coverFacts(paper, material),
      ...attendanceFacts(paper, material),
      ...agendaFacts(paper, material),
      ...boardFacts(paper, material),
      ...analysisFacts(paper, material),
      ...roundFacts(paper, material),
      ...remarkFacts(paper, material),
      ...signatoryFacts(paper, material),
    ],
  })
}

function coverFacts(paper: Paper, { stage, days }: StageMaterial): Fact[] {
  const { t, edition, record } = paper
  const { workshop } = record
  const part = t('summary.cover')
  const madeAt = `${longDate(isoDateOf(edition.generatedAtMs, workshop.timeZone), edition.locale)} ${clockTime(edition.generatedAtMs, workshop.timeZone)} ${workshop.timeZone}`
  return [
    { part, label: t('summary.document'), value: t('minutes.title', { stage: romanNumeral(stage.number) }) },
    { part, label: t('summary.regency'), value: regencyName(paper) },
    { part, label: t('summary.province'), value: workshop.province },
    { part, label: t('summary.stage'), value: `${romanNumeral(stage.number)} ${stage.title}`.trim() },
    { part, label: t('summary.number'), value: stage.documentNumber },
    { part, label: t('summary.place'), value: stage.place },
    ...days.map((day) => ({ part, label: t('summary.day', { number: day.number }), value: utcDay(day.date) })),
    { part, label: t('summary.status'), value: editionLine(paper) },
    { part, label: t('summary.version'), value: edition.version },
    { part, label: t('summary.seal'), value: edition.sha256 ?? '' },
    { part, label: t('summary.madeAt'), value: madeAt },
  ]
}

function attendanceFacts({ t, record }: Paper, material: StageMaterial): Fact[] {
  const summary = attendanceSummary(record, material)
  const part = t('summary.attendance')
  return [
    { part, label: t('attendance.registered'), value: summary.registeredCount },
    { part, label: t('attendance.present'), value: summary.presentCount },
    { part, label: t('attendance.online'), value: summary.onlineCount },
    { part, label: t('attendance.excused'), value: summary.excusedCount },
    ...summary.byConstituency.map(({ constituency, registeredCount, presentCount }) => ({
      part,
      label: constituency === null ? t('none.constituency') : t(`domain:constituency.${constituency}`),
      value: t('attendance.presentOf', { present: presentCount, registered: registeredCount }),
    })),
    { part, label: t('attendance.quorumRequired'), value: summary.quorum.requiredCount },
    { part, label: t('attendance.quorum'), value: t(summary.quorum.isMet ? 'attendance.met' : 'attendance.notMet') },
  ]
}

function agendaFacts(paper: Paper, material: StageMaterial): Fact[] {
  const part = paper.t('summary.agenda')
  return agendaLines(paper, material).map((line) => ({
    part,
    label: `${line.dayText} ${line.timeText}`,
    value: line.title,
  }))
}

function boardFacts({ t }: Paper, { boards }: StageMaterial): Fact[] {
  // A board on which nobody wrote says nothing, zone by zone.
  const used = boards.filter(({ notes, themes }) => notes.length > 0 || themes.length > 0)
  return used.flatMap((content) =>
    boardGroups(content).map(({ zone, groups, noteCount }) => ({
      part: t('summary.board'),
      label: `${content.activity.title}: ${zone.title}`,
      value: t('board.counts', { notes: noteCount, themes: groups.filter((group) => group.theme !== null).length }),
    })),
  )
}

/** Where the region stands, or what the analysis still needs. */
function analysisFacts(paper: Paper, { boards }: StageMaterial): Fact[] {
  const { t, record } = paper
  return analysedBoards(boards, record.analyses).flatMap(({ content, swot }) => {
    const part = t('analysis.title', { title: content.activity.title })
    if (!isWeighed(swot)) return []
    if (swot.position === null)
      return swot.missing.map((missing) => ({ part, label: t('column.missing'), value: missingText(paper, missing) }))
    const value = `${differenceText(paper, swot, swot.position)} ${positionText(paper, swot.position)}`
    return [{ part, label: t('analysis.positionTitle'), value }]
  })
}

function roundFacts(paper: Paper, { rounds }: StageMaterial): Fact[] {
  return rounds.flatMap((entry) =>
    voteFacts(paper, entry, rounds).map(({ label, value }) => ({
      part: paper.t('summary.round', { number: entry.round.number, title: entry.activity.title }),
      label,
      value,
    })),
  )
}

function remarkFacts({ t, record }: Paper, { remarks, activities }: StageMaterial): Fact[] {
  const { timeZone } = record.workshop
  return remarks.map((remark) => {
    const title = activities.find(({ activity }) => activity.id === remark.activityId)?.activity.title
    return {
      part: t('summary.remarks'),
      label: `${clockTime(remark.createdAtMs, timeZone)} ${timeZone}${title === undefined ? '' : ` · ${title}`}`,
      value: remark.text,
    }
  })
}

function signatoryFacts({ t }: Paper, { signatories }: StageMaterial): Fact[] {
  return signatories.map((signatory) => ({
    part: t('summary.signatories'),
    label: t(`domain:signatoryRole.${signatory.role}`),
    value: [signatory.name, signatory.jobTitle, signatory.rank, signatory.employeeNumber].filter(Boolean).join(', '),
  }))
}

/** Midnight UTC of a calendar day: exceljs writes dates by UTC, so the day stays the day in every time zone. */
function utcDay(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`)
}
