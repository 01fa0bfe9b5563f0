import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { WorkshopSettings } from '#shared/schema/workshop.ts'
import type { BookNumber } from '../plan.ts'
import { sourceKeys } from './sources/keys.ts'

/** A wording in both languages. */
const Wording = z.object({ id: z.string().min(1), en: z.string().min(1) }).strict()

/**
 * Part of a book that the room did not give. `what` says what is missing, `owner` who usually has it. With
 * `noData` it is printed only when the section's source found nothing, with `noStrategies` when it found something but
 * no strategy of the place (a dimension, or any).
 */
const Gap = z
  .object({ what: Wording, owner: Wording, when: z.enum(['always', 'noData', 'noStrategies']).default('always') })
  .strict()

const Section = z
  .object({
    /** Null prints the section straight under its chapter's heading. */
    title: Wording.nullable(),
    /** A built from the workshop · P sentence and data, to be completed · G marked gap only (domain guide, section 4). */
    status: z.enum(['A', 'P', 'G']),
    source: z.enum(sourceKeys),
    /** Skeleton sentences with tokens such as `{{regency}}`. */
    text: z.array(Wording).default([]),
    gaps: z.array(Gap).default([]),
    /** One section for each of the six dimensions; titles may say `{{dimension}}`. */
    repeat: z.enum(['dimension']).nullable().default(null),
    isLandscape: z.boolean().default(false),
    /** Leaves the section out when its source finds nothing, instead of marking a gap. */
    isOmittedWithoutData: z.boolean().default(false),
  })
  .strict()
export type OutlineSection = z.infer<typeof Section>

const Chapter = z
  .object({
    title: Wording,
    repeat: z.enum(['dimension']).nullable().default(null),
    sections: z.array(Section).min(1),
  })
  .strict()

/** Outline of a book as data (`resources/books`), replaceable without a release. Numbers follow from the order. */
export const Outline = z
  .object({
    format: z.literal('rembuk-book-1'),
    book: z.number().int().min(1).max(4),
    title: Wording,
    chapters: z.array(Chapter).min(1),
    annexes: z.array(Section),
  })
  .strict()
export type Outline = z.infer<typeof Outline>

type BookVariants = Pick<WorkshopSettings, 'book3Variant' | 'book4Variant'>

/** File of a book's outline; books 3 and 4 have a variant chosen per workshop. */
export function outlineFile(bookNumber: BookNumber, settings: BookVariants): string {
  const variants = { 1: null, 2: null, 3: settings.book3Variant, 4: settings.book4Variant }
  const variant = variants[bookNumber]
  return variant === null ? `${bookNumber}.json` : `${bookNumber}-${variant.replaceAll('_', '-')}.json`
}

/** @throws when the file is missing or not an outline: it is part of the app */
export async function loadOutline(
  resourcesFolder: string,
  bookNumber: BookNumber,
  settings: BookVariants,
): Promise<Outline> {
  const text = await readFile(join(resourcesFolder, 'books', outlineFile(bookNumber, settings)), 'utf8')
  return Outline.parse(JSON.parse(text))
}
