import { analysedBoards, strategiesOf, strategyCode } from '#shared/domain/papers/analysis.ts'
import { attendanceSummary } from '#shared/domain/papers/attendance.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { clockTime, dateRange, romanNumeral, weekdayName } from '#shared/domain/words.ts'
import type { Activity, Remark, Signatory } from '#shared/schema/workshop.ts'
import { citationText, differenceText, missingText, positionText } from '../blocks/analysis-words.ts'
import { agendaLines } from '../blocks/agenda-lines.ts'
import type { Block } from '../docx/block.ts'
import { signatureTable } from '../docx/signatures.ts'
import { factTable, tableGap } from '../docx/table.ts'
import { centred, heading, listItem, prose } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { gapMark, orGap } from '../paper.ts'

/** The notula: what was said and concluded, with the head that the form asks for. */
export function notulaPart(paper: Paper, material: StageMaterial, width: number): Block[] {
  const { t } = paper
  const of = (role: Signatory['role']) => material.signatories.find((signatory) => signatory.role === role) ?? null
  return [
    centred(t('notula.title').toUpperCase(), { bold: true, spacing: { after: 200 } }),
    factTable(headFacts(paper, material, of), width, 0.26),
    heading(t('notula.opening'), 3),
    prose(t('notula.openingText', { who: gapMark(paper, t('gap.what.openingOfficial')) })),
    heading(t('notula.discussion'), 3),
    ...discussion(paper, material),
    ...analyses(paper, material),
    heading(t('notula.decisions'), 3),
    ...decisions(paper, material),
    prose(t('notula.end'), { keepNext: true, keepLines: true, spacing: { before: 200 } }),
    signatureTable(
      paper,
      [
        { heading: [t('signature.chair')], signatory: of('chair') },
        { heading: [t('signature.noteTaker')], signatory: of('note_taker') },
      ],
      width,
    ),
    tableGap(0),
  ]
}

function headFacts(
  paper: Paper,
  material: StageMaterial,
  of: (role: Signatory['role']) => Signatory | null,
): { label: string; value: string }[] {
  const { t, edition, record } = paper
  const { stage, days } = material
  const summary = attendanceSummary(record, material)
  const named = (role: Signatory['role'], what: string) => {
    const signatory = of(role)
    return signatory === null
      ? gapMark(paper, t(`gap.what.${what}`))
      : [signatory.name, signatory.jobTitle].filter(Boolean).join(', ')
  }
  const weekdays = days.map((day) => weekdayName(day.date, edition.locale)).join('–')
  const times = agendaLines(paper, material).filter((line) => line.timeText !== '')
  const dates = days.map((day) => day.date)
  return [
    { label: t('notula.meeting'), value: t('minutes.title', { stage: romanNumeral(stage.number) }) },
    {
      label: t('notula.day'),
      value:
        dates.length === 0 ? gapMark(paper, t('gap.what.date')) : `${weekdays}, ${dateRange(dates, edition.locale)}`,
    },
    { label: t('notula.invitation'), value: gapMark(paper, t('gap.what.invitation')) },
    {
      label: t('notula.time'),
      value:
        times.length === 0
          ? gapMark(paper, t('gap.what.time'))
          : days
              .flatMap((day) => {
                const ofDay = times.filter((line) => line.dayId === day.id)
                const from = ofDay[0]?.timeText.split('–')[0]
                const to = ofDay.at(-1)?.timeText.split('–')[1]
                return from === undefined || to === undefined
                  ? []
                  : [t('notula.dayTime', { number: day.number, from, to })]
              })
              .join('\n'),
    },
    { label: t('notula.place'), value: orGap(paper, stage.place, 'place') },
    { label: t('notula.subject'), value: stage.title },
    { label: t('notula.chair'), value: named('chair', 'chair') },
    { label: t('notula.secretary'), value: named('secretary', 'secretary') },
    { label: t('notula.noteTaker'), value: named('note_taker', 'noteTaker') },
    {
      label: t('notula.participants'),
      value: t('notula.participantsText', { present: summary.presentCount, registered: summary.registeredCount }),
    },
  ]
}

/** The running notes under the activity in which they were taken. */
function discussion(paper: Paper, { remarks, activities }: StageMaterial): Block[] {
  const { t } = paper
  if (remarks.length === 0) return [prose(gapMark(paper, t('gap.what.discussion')))]
  const known = new Set(activities.map(({ activity }) => activity.id))
  const groups: { title: string; remarks: Remark[] }[] = [
    ...activities.map(({ activity }) => ({ title: activity.title, remarks: ofActivity(remarks, activity) })),
    {
      title: t('notula.general'),
      remarks: remarks.filter(({ activityId }) => activityId === null || !known.has(activityId)),
    },
  ]
  return groups.flatMap((group) => {
    if (group.remarks.length === 0) return []
    const title = prose(group.title, { bold: true, keepNext: true, spacing: { before: 120, after: 60 } })
    return [title, ...group.remarks.map((remark, index) => listItem(`${index + 1}.`, remarkText(paper, remark)))]
  })
}

/** What the analysis of a SWOT board came to: position, strategies, and what it still needs. */
function analyses(paper: Paper, { boards }: StageMaterial): Block[] {
  const { t, record } = paper
  return analysedBoards(boards, record.analyses).flatMap((analysed) => {
    const { swot, content } = analysed
    const { position } = swot
    return [
      prose(t('analysis.title', { title: content.activity.title }), {
        bold: true,
        keepNext: true,
        spacing: { before: 120, after: 60 },
      }),
      ...(position === null
        ? swot.missing.map((part) => prose(gapMark(paper, missingText(paper, part))))
        : [prose(`${differenceText(paper, swot, position)} ${positionText(paper, position)}`)]),
      ...strategiesOf(analysed).map((strategy, index) =>
        listItem(
          `${index + 1}.`,
          t('analysis.strategyLine', {
            code: strategyCode(strategy),
            text: strategy.text,
            citation: citationText(paper, strategy),
          }),
        ),
      ),
    ]
  })
}

const ofActivity = (remarks: Remark[], activity: Activity) =>
  remarks.filter(({ activityId }) => activityId === activity.id)

function remarkText({ record }: Paper, remark: Remark): string {
  const { timeZone } = record.workshop
  return `${remark.text} (${clockTime(remark.createdAtMs, timeZone)} ${timeZone})`
}

function decisions(paper: Paper, material: StageMaterial): Block[] {
  const { t } = paper
  if (material.decisions.length === 0) return [prose(gapMark(paper, t('gap.what.decisions')))]
  return material.decisions.map((decision, index) => {
    const objection = decision.objection === '' ? '' : `\n${t('minutes.objection', { text: decision.objection })}`
    return listItem(`${index + 1}.`, `${decision.text} (${t(`domain:decisionWay.${decision.way}`)})${objection}`)
  })
}
