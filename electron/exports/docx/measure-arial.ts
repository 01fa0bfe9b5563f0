import type { MeasureWidth } from 'docx/layout'

/**
 * Advance widths of Arial for U+0020 to U+007E in thousandths of an em, as in Adobe's metrics of the same-width
 * Helvetica. Papers are set in Arial only, and without kerning, so a sum of these is what Word lays out.
 */
const regular = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]
const bold = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
  556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
  280, 389, 584,
]

/** A dash, a quotation mark, an ellipsis; everything else outside ASCII is taken as a digit's width, or as an em from U+2E80. */
const others = new Map([
  ['–', 556],
  ['—', 1000],
  ['…', 1000],
  ['·', 278],
  ['●', 604],
  ['×', 584],
])

/** Width of a piece of text in points. docx measures the same from general tables, at several times the cost. */
export const measureArial: MeasureWidth = (text, font) => {
  const widths = font.bold ? bold : regular
  let thousandths = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    thousandths += widths[code - 32] ?? others.get(text.charAt(index)) ?? (code < 0x2e80 ? 556 : 1000)
  }
  return (thousandths * font.size) / 1000
}
