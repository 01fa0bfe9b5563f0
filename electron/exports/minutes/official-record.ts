import { Paragraph } from 'docx'
import { attendanceSummary } from '#shared/domain/papers/attendance.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { dateInWords, longDate, romanNumeral, weekdayName } from '#shared/domain/words.ts'
import type { Signatory, StageDay } from '#shared/schema/workshop.ts'
import { constituencies } from '#shared/schema/vocabulary.ts'
import type { Block } from '../docx/block.ts'
import { letterhead } from '../docx/letterhead.ts'
import { signatureTable } from '../docx/signatures.ts'
import { dataTable, tableGap } from '../docx/table.ts'
import { centred, listItem, paragraph, prose, proseAlignment, runs } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { dots, gapMark, orGap } from '../paper.ts'
import { agreements, clauseWord } from './agreements.ts'

/** The berita acara itself: who and where, what was considered, what was agreed, and the signatures. */
export function officialRecord(paper: Paper, material: StageMaterial, width: number): Block[] {
  return [
    ...letterhead(paper, width),
    ...titleLines(paper, material),
    ...opening(paper, material),
    ...considered(paper),
    ...agreed(paper, material),
    ...closing(paper, material, width),
    ...witnesses(paper, material),
    ...representatives(paper, width),
  ]
}

function titleLines({ t }: Paper, { stage }: StageMaterial): Block[] {
  const tight = { spacing: { after: 40 } }
  return [
    centred(t('minutes.recordTitle').toUpperCase(), { bold: true, ...tight }),
    centred(t('minutes.title', { stage: romanNumeral(stage.number) }).toUpperCase(), { bold: true, ...tight }),
    centred(t('minutes.number', { number: stage.documentNumber || dots }), { spacing: { after: 240 } }),
  ]
}

function opening(paper: Paper, material: StageMaterial): Block[] {
  const { t, record } = paper
  const { stage, days } = material
  const summary = attendanceSummary(record, material)
  const first = days[0]
  const last = days.at(-1)
  const when =
    first === undefined || last === undefined
      ? gapMark(paper, t('gap.what.date'))
      : first.id === last.id
        ? t('minutes.onDay', dayWords(paper, first))
        : `${t('minutes.onDay', dayWords(paper, first))} ${t('minutes.untilDay', dayWords(paper, last))}`
  const { quorum } = summary
  return [
    prose(
      t('minutes.opening', {
        when,
        place: orGap(paper, stage.place, 'place'),
        stage: romanNumeral(stage.number),
        present: summary.presentCount,
        registered: summary.registeredCount,
      }),
      { indent: { firstLine: 567 } },
    ),
    prose(
      t(quorum.isMet ? 'minutes.quorumMet' : 'minutes.quorumNotMet', {
        rule: t(`domain:quorumRuleInSentence.${record.workshop.settings.quorumRule}`),
        base: t(`domain:quorumBaseInSentence.${record.workshop.settings.quorumBase}`),
        baseCount: quorum.baseCount,
        required: quorum.requiredCount,
        present: summary.presentCount,
      }) + (summary.onlineCount > 0 ? ` ${t('minutes.online', { count: summary.onlineCount })}` : ''),
      { indent: { firstLine: 567 } },
    ),
  ]
}

/** Indonesian papers spell the date out; English ones print it as usual. */
function dayWords({ edition }: Paper, day: StageDay): Record<string, string> {
  if (edition.locale === 'id') return dateInWords(day.date)
  return { weekday: weekdayName(day.date, 'en'), date: longDate(day.date, 'en') }
}

function considered(paper: Paper): Block[] {
  const { t } = paper
  return [
    prose(t('minutes.considering'), { keepNext: true }),
    listItem('1.', t('minutes.considered.opening', { who: gapMark(paper, t('gap.what.openingOfficial')) })),
    listItem('2.', t('minutes.considered.lectures', { who: gapMark(paper, t('gap.what.speakers')) })),
    listItem('3.', t('minutes.considered.responses')),
  ]
}

function agreed(paper: Paper, material: StageMaterial): Block[] {
  const { t } = paper
  return [
    centred(t('minutes.agree'), { bold: true, keepNext: true, spacing: { before: 200, after: 160 } }),
    ...agreements(paper, material).map(
      (text, index) =>
        new Paragraph({
          alignment: proseAlignment(text),
          indent: { left: 2150, hanging: 2150 },
          tabStops: [
            { type: 'left', position: 1900 },
            { type: 'left', position: 2150 },
          ],
          children: [...runs(clauseWord(paper, index + 1), { bold: true }), ...runs(`\t:\t${text}`)],
        }),
    ),
  ]
}

function closing(paper: Paper, material: StageMaterial, width: number): Block[] {
  const { t, record, edition } = paper
  const { days, signatories } = material
  const { workshop } = record
  const last = days.at(-1)
  const of = (role: Signatory['role']) => signatories.find((signatory) => signatory.role === role) ?? null
  return [
    // The signatures are never alone on a page: these lines go with them.
    prose(t('minutes.closing'), {
      indent: { firstLine: 567 },
      keepNext: true,
      keepLines: true,
      spacing: { before: 160 },
    }),
    paragraph(
      t('minutes.signedAt', {
        place: workshop.regency,
        date: last === undefined ? dots : longDate(last.date, edition.locale),
      }),
      { alignment: 'right', keepNext: true, keepLines: true, spacing: { before: 200, after: 120 } },
    ),
    signatureTable(
      paper,
      [
        { heading: [t('signature.secretary')], signatory: of('secretary') },
        { heading: [t('signature.chair')], signatory: of('chair') },
      ],
      width,
    ),
    new Paragraph({ keepNext: true, spacing: { after: 120 }, children: [] }),
    signatureTable(
      paper,
      [
        null,
        {
          heading: [
            t('signature.acknowledged'),
            t(`signature.headOf.${workshop.regencyKind}`, { name: workshop.regency }).toUpperCase(),
          ],
          signatory: withoutTitle(of('head_of_region')),
        },
        null,
      ],
      width,
    ),
    tableGap(200),
  ]
}

/** The heading already says Bupati or Wali Kota; only an acting official's own title is printed below it. */
function withoutTitle(signatory: Signatory | null): Signatory | null {
  if (signatory === null || /^(plt|plh|pj|a\.?n|u\.?b)\b/i.test(signatory.jobTitle)) return signatory
  return { ...signatory, jobTitle: '' }
}

function witnesses({ t }: Paper, { signatories }: StageMaterial): Block[] {
  const named = signatories.filter((signatory) => signatory.role === 'witness')
  const rows = named.length >= 2 ? named : [...named, ...Array.from({ length: 2 - named.length }, () => null)]
  return [
    paragraph(t('signature.witnesses'), { keepNext: true, spacing: { before: 120, after: 100 } }),
    ...rows.map(
      (witness, index) =>
        new Paragraph({
          keepNext: index < rows.length - 1,
          spacing: { before: 160, after: 0 },
          indent: { left: 425, hanging: 425 },
          tabStops: [
            { type: 'left', position: 425 },
            { type: 'left', position: 5600 },
          ],
          children: runs(
            `${index + 1}.\t${witness === null ? dots : [witness.name, witness.jobTitle].filter(Boolean).join(', ')}\t${dots}`,
          ),
        }),
    ),
  ]
}

/** How many representatives of each constituency may sign. */
const rowsPerConstituency = 2

/**
 * Signatures of the participants' representatives, odd numbers at the left, even ones at the right. Who signs is chosen
 * in the room, so only the constituency is printed and the names are written by hand.
 */
function representatives({ t, record }: Paper, width: number): Block[] {
  const present = constituencies.filter((constituency) =>
    record.people.some((person) => person.constituency === constituency),
  )
  const rows = present.flatMap((constituency) => Array.from({ length: rowsPerConstituency }, () => constituency))
  if (rows.length === 0) return []
  return [
    paragraph(t('signature.representatives'), { keepNext: true, spacing: { before: 360, after: 100 } }),
    dataTable({
      width,
      rowHeight: 620,
      columns: [
        { title: t('column.no'), share: 6, align: 'center', cell: (_, index) => String(index + 1) },
        { title: t('column.name'), share: 26, cell: () => '' },
        {
          title: t('column.constituency'),
          share: 22,
          cell: (constituency) => t(`domain:constituency.${constituency}`),
        },
        { title: t('column.jobTitle'), share: 18, cell: () => '' },
        {
          title: t('column.signature'),
          share: 28,
          cell: (_, index) =>
            index % 2 === 0 ? `${index + 1}. ……………` : `\u2003\u2003\u2003\u2003\u2003${index + 1}. ……………`,
        },
      ],
      items: rows,
    }),
  ]
}
