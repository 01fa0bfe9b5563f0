import type { Workbook, Worksheet } from 'exceljs'
import type { ChartPicture } from '../chart-png.ts'

/** Excel allows no row higher than 409 points; a picture that needs more takes several. */
const highestRowPx = 540
/** Of a point; a printed inch has 72 of these and 96 pixels. */
const pointsPerPx = 0.75
const titlePx = 26
const emuPerPx = 9525

/**
 * Puts a picture with its title below a table, into one row as high as both: a row is never parted between two pages, the
 * picture neither. One that is higher than a row may be begins a page of its own.
 * @returns the first row below the picture
 * @see tests/SPEC.md X405
 */
export function addPicture(
  workbook: Workbook,
  sheet: Worksheet,
  row: number,
  title: string,
  picture: ChartPicture,
): number {
  const heightPx = titlePx + picture.height
  const rowCount = Math.ceil(heightPx / highestRowPx)
  for (let index = 0; index < rowCount; index += 1) {
    sheet.getRow(row + index).height = Math.ceil((heightPx / rowCount) * pointsPerPx)
  }
  if (rowCount > 1) sheet.getRow(row - 1).addPageBreak()
  // exceljs asks for a Node Buffer but only reads the bytes.
  const imageId = workbook.addImage({ buffer: Buffer.from(picture.png) as never, extension: 'png' })
  const cell = sheet.getCell(row, 1)
  cell.value = title
  cell.font = { name: 'Arial', size: 11, bold: true }
  cell.alignment = { vertical: 'top' }
  sheet.addImage(imageId, {
    // The types know fractions of a row only, the library takes the distance as well.
    tl: { nativeCol: 0, nativeColOff: 0, nativeRow: row - 1, nativeRowOff: titlePx * emuPerPx } as never,
    ext: { width: picture.width, height: picture.height },
    editAs: 'oneCell',
  })
  return row + rowCount + 1
}
