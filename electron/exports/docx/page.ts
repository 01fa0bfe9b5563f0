import type { ISectionPropertiesOptions } from 'docx'
import { PageOrientation } from 'docx'
import type { WorkshopSettings } from '#shared/schema/workshop.ts'

export type Orientation = 'portrait' | 'landscape'

/** Sheet sizes in twentieths of a point (domain guide, section 5). */
const sheets = { A4: { width: 11_906, height: 16_838 }, F4: { width: 12_189, height: 18_709 } } as const

/** Margins of official papers: top 2, right 2, bottom 2.5, left 3 cm. */
const margin = { top: 1134, right: 1134, bottom: 1417, left: 1701, header: 567, footer: 624 } as const

type Page = NonNullable<ISectionPropertiesOptions['page']>

/** Page settings of a section. docx turns the sheet itself, so both orientations name the upright size. */
export function pageOf(paper: WorkshopSettings['paper'], orientation: Orientation): Page {
  return {
    size: {
      ...sheets[paper],
      orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin,
  }
}

/** Width between the margins, in twips. */
export function textWidth(paper: WorkshopSettings['paper'], orientation: Orientation): number {
  const { width, height } = sheets[paper]
  return (orientation === 'landscape' ? height : width) - margin.left - margin.right
}
