import type { ISectionOptions } from 'docx'
import { Document, Packer, SectionType } from 'docx'
import type { Edition, WorkshopRecord } from '#shared/schema/record.ts'
import { programmesInOrder } from '#shared/domain/papers/programme-order.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { stageMaterial } from '#shared/domain/papers/stage-material.ts'
import { longDate, romanNumeral } from '#shared/domain/words.ts'
import type { Block } from '../docx/block.ts'
import { paperFooter, paperHeader } from '../docx/furniture.ts'
import type { Orientation } from '../docx/page.ts'
import { pageOf, textWidth } from '../docx/page.ts'
import { paperStyles } from '../docx/styles.ts'
import type { Paper } from '../paper.ts'
import { createPaper, dots, regencyName } from '../paper.ts'
import { editionLine } from '../blocks/edition-line.ts'
import { agendaAnnex, attendanceAnnex, boardAnnex, photoAnnex, programmeAnnex, voteAnnex } from './annexes.ts'
import { commitmentSheet } from './commitment.ts'
import { notulaPart } from './notula.ts'
import { officialRecord } from './official-record.ts'

/**
 * Berita acara, notula and annexes of a stage as one Word file (domain guide, section 5). What was not recorded is
 * dots or a highlighted gap; nothing is made up. An open round prints that it is open and no count.
 * @param stageNumber a stage of the record, 1 to 4
 */
export async function writeMinutesDocx(
  record: WorkshopRecord,
  stageNumber: number,
  edition: Edition,
  resourcesFolder: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = createPaper(record, edition, resourcesFolder)
  const { t } = paper
  const material = stageMaterial(record, stageNumber)
  const sheet = record.workshop.settings.paper
  const upright = textWidth(sheet, 'portrait')
  const wide = textWidth(sheet, 'landscape')
  const title = t('minutes.title', { stage: romanNumeral(stageNumber) })

  const section = (children: Block[], orientation: Orientation, headerLines: string[] = []): ISectionOptions => ({
    properties: { type: SectionType.NEXT_PAGE, page: pageOf(sheet, orientation) },
    headers: { default: paperHeader(paper, headerLines) },
    footers: {
      default: paperFooter(
        paper,
        t('minutes.footer', {
          stage: romanNumeral(stageNumber),
          regency: regencyName(paper),
          edition: editionLine(paper),
        }),
        textWidth(sheet, orientation),
      ),
    },
    children: children,
  })

  const annexes: { blocks: Block[]; orientation: Orientation }[] = [
    { blocks: attendanceAnnex(paper, material, upright), orientation: 'portrait' },
    { blocks: boardAnnex(paper, material, upright), orientation: 'portrait' },
    { blocks: voteAnnex(paper, material, upright), orientation: 'portrait' },
    { blocks: programmeAnnex(paper, material, programmesInOrder(record.programmes), wide), orientation: 'landscape' },
    { blocks: agendaAnnex(paper, material, upright), orientation: 'portrait' },
    { blocks: photoAnnex(paper), orientation: 'portrait' },
  ]
  const sections = [
    section(officialRecord(paper, material, upright), 'portrait'),
    ...annexes.map(({ blocks, orientation }, index) =>
      section(blocks, orientation, annexHeader(paper, material, index + 1)),
    ),
    section(notulaPart(paper, material, upright), 'portrait', [t('notula.title'), title]),
  ]
  if (stageNumber === 4) sections.push(section(commitmentSheet(paper, upright), 'portrait', [t('commitment.title')]))

  const document = new Document({
    title: `${t('minutes.recordTitle')} ${title}`,
    subject: regencyName(paper),
    creator: 'Rembuk',
    lastModifiedBy: 'Rembuk',
    styles: paperStyles(edition.locale),
    sections,
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** Every page of an annex names the paper it belongs to, its number and its date. */
function annexHeader({ t, edition }: Paper, { stage, days }: StageMaterial, number: number): string[] {
  const lastDay = days.at(-1)
  return [
    t('annex.header', { number: romanNumeral(number) }),
    t('annex.of', { title: t('minutes.title', { stage: romanNumeral(stage.number) }) }),
    t('annex.number', { number: stage.documentNumber || dots }),
    t('annex.date', { date: lastDay === undefined ? dots : longDate(lastDay.date, edition.locale) }),
  ]
}
