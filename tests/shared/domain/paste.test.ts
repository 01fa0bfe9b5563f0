import { describe, expect, it } from 'vitest'
import { hasManyLines, readPaste } from '#shared/domain/paste.ts'

const maxLength = 10_000
const textsOf = (text: string) => readPaste(text, [], maxLength).lines.map((line) => line.text)

describe('a paste of many lines', () => {
  it('B40: one note a line, whatever ends the lines', () => {
    expect(textsOf('satu\r\ndua\ntiga\rempat\u2028lima')).toEqual(['satu', 'dua', 'tiga', 'empat', 'lima'])
  })

  it.each([
    ['- satu', 'satu'],
    ['– satu', 'satu'],
    ['* satu', 'satu'],
    ['• satu', 'satu'],
    ['•satu', 'satu'],
    ['\uF0B7\tsatu', 'satu'],
    ['☐ satu', '☐ satu'],
    ['[x] satu', 'satu'],
    ['1. satu', 'satu'],
    ['12) satu', 'satu'],
    ['(3) satu', 'satu'],
    ['1.2. satu', 'satu'],
    ['- 4. satu', 'satu'],
  ])('B41: %j is the note %j', (line, text) => {
    expect(textsOf(line)).toEqual([text])
  })

  it.each([
    '-5 derajat',
    '1.5 juta penduduk',
    '3 pelabuhan',
    '2023. Tahun berat',
    'A. Yani',
    '*penting*',
    '4G di kampung',
  ])('B41: %j loses nothing', (line) => {
    expect(textsOf(line)).toEqual([line])
  })

  it('B41: letters number a list only when they count up from a', () => {
    expect(textsOf('a. satu\nb. dua\nc. tiga')).toEqual(['satu', 'dua', 'tiga'])
    expect(textsOf('A. Yani\nD. Supriyadi')).toEqual(['A. Yani', 'D. Supriyadi'])
  })

  it('B42: empty lines and bare bullets are counted and left out; the last break is no line', () => {
    expect(readPaste('satu\n\n  \n-\n2.\ndua\n', [], maxLength)).toEqual({
      lines: [
        { lineNumber: 1, text: 'satu', problem: null, sameAsLine: null },
        { lineNumber: 6, text: 'dua', problem: null, sameAsLine: null },
      ],
      emptyCount: 4,
    })
    expect(readPaste('', [], maxLength)).toEqual({ lines: [], emptyCount: 0 })
  })

  it('B43: lines that say the same as an earlier one or as a note of the board are marked, never dropped', () => {
    const { lines } = readPaste('Sinyal lemah\nsinyal  lemah.\nJalan rusak', ['jalan rusak'], maxLength)
    expect(lines.map(({ problem, sameAsLine }) => [problem, sameAsLine])).toEqual([
      [null, null],
      ['repeated', 1],
      ['onBoard', null],
    ])
  })

  it('B44: a line over the length of a note is marked and kept whole', () => {
    const [line] = readPaste('x'.repeat(maxLength + 1), [], maxLength).lines
    expect(line).toMatchObject({ problem: 'tooLong' })
    expect(line!.text).toHaveLength(maxLength + 1)
    expect(readPaste('x'.repeat(maxLength), [], maxLength).lines[0]!.problem).toBeNull()
  })

  it('B45: cells of a spreadsheet row become one line; HTML, emoji and right-to-left text stay as they are', () => {
    expect(textsOf('Dinas\tsinyal lemah\t\n<b>tebal</b> 🌾\nمرحبا')).toEqual([
      'Dinas sinyal lemah',
      '<b>tebal</b> 🌾',
      'مرحبا',
    ])
    expect(textsOf('a\u0000b\u0007c')).toEqual(['abc'])
  })

  it('B46: a few words with a break around them are no list', () => {
    expect(hasManyLines('\nsatu dua\n')).toBe(false)
    expect(hasManyLines('satu\ndua')).toBe(true)
  })

  it('B47: reads a megabyte of short lines without slowing down by their square', () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `- catatan nomor ${index}`).join('\n')
    expect(readPaste(text, [], maxLength).lines).toHaveLength(60_000)
  })
})
