import { noteCode } from '#shared/domain/papers/board-groups.ts'
import { byPosition } from '#shared/domain/papers/order.ts'
import { romanNumeral } from '#shared/domain/words.ts'
import type { Note } from '#shared/schema/board.ts'
import type { Decision } from '#shared/schema/workshop.ts'
import type { Block } from '../../docx/block.ts'
import { listItem, prose } from '../../docx/text.ts'
import type { Book, SectionSource } from '../book.ts'
import { boardsOf } from '../book.ts'

/** Key words for the vision, with their notes. */
export const keywords: SectionSource = (book) => {
  const notes = notesInZone(book, 'keywords')
  return notes.length === 0 ? null : noteList(notes)
}

/**
 * The vision: the wording that the room put down as agreed, what was decided about it and in which way, then the wordings
 * that were proposed.
 */
export const vision: SectionSource = (book) => {
  const agreed = notesInZone(book, 'agreed')
  if (agreed.length === 0) return statement(book, 'vision', /\bvisi|\bvision/i)
  const { t } = book
  const decided = decisionsAbout(book, /\bvisi|\bvision/i)
  const proposed = notesInZone(book, 'vision')
  return [
    prose(t('book.vision.statement'), { keepNext: true }),
    ...agreed.map((note) => prose(`${note.text} (${noteCode(note)})`, { bold: true })),
    ...(decided.length === 0 ? [] : [prose(t('book.vision.agreed'), { keepNext: true })]),
    ...decided.map((decision, index) => listItem(`${index + 1}.`, decisionText(book, decision))),
    ...(proposed.length === 0 ? [] : [prose(t('book.vision.proposed'), { keepNext: true })]),
    ...noteList(proposed),
  ]
}

export const mission: SectionSource = (book) => statement(book, 'mission', /\bmisi\b|\bmission/i)

/** Aims and targets, as they were decided or proposed. */
export const goals: SectionSource = (book) =>
  statement(book, 'goals', /\b(tujuan|sasaran)\b|\b(aims?|goals?|targets?)\b/i)

/**
 * Decisions are found by the word they must contain; the room's own wording is printed, never one of ours. Proposals
 * alone are no agreement, and the text says so.
 */
function statement(book: Book, zoneKey: string, word: RegExp): Block[] | null {
  const { t } = book
  const decided = decisionsAbout(book, word)
  const proposed = notesInZone(book, zoneKey)
  if (decided.length === 0 && proposed.length === 0) return null
  return [
    ...(decided.length === 0
      ? [prose(t('book.vision.notAgreed'))]
      : [prose(t('book.vision.agreed'), { keepNext: true })]),
    ...decided.map((decision, index) => listItem(`${index + 1}.`, decisionText(book, decision))),
    ...(proposed.length === 0 ? [] : [prose(t('book.vision.proposed'), { keepNext: true })]),
    ...noteList(proposed),
  ]
}

const decisionsAbout = (book: Book, word: RegExp): Decision[] =>
  book.stages.flatMap(({ decisions }) => decisions).filter(({ text }) => word.test(text))

/** All decisions, by stage. */
export const stageDecisions: SectionSource = (book) => {
  const { t } = book
  const stages = book.stages.filter(({ decisions }) => decisions.length > 0)
  if (stages.length === 0) return null
  return stages.flatMap(({ stage, decisions }) => [
    prose(t('book.stageTitle', { number: romanNumeral(stage.number), title: stage.title }), {
      bold: true,
      keepNext: true,
    }),
    ...decisions.map((decision, index) => listItem(`${index + 1}.`, decisionText(book, decision))),
  ])
}

export function decisionText({ t }: Book, decision: Decision): string {
  const objection = decision.objection === '' ? '' : `\n${t('minutes.objection', { text: decision.objection })}`
  return `${decision.text} (${t(`domain:decisionWay.${decision.way}`)})${objection}`
}

function notesInZone(book: Book, key: string): Note[] {
  return boardsOf(book).flatMap(({ zones, notes }) => {
    const zoneIds = new Set(zones.filter((zone) => zone.key === key).map((zone) => zone.id))
    return notes.filter((note) => zoneIds.has(note.zoneId)).toSorted(byPosition)
  })
}

function noteList(notes: Note[]): Block[] {
  return notes.map((note) => listItem('–', `${note.text} (${noteCode(note)})`))
}
