import { describe, expect, it } from 'vitest'
import { splitUnits, matchUnits } from '#electron/imports/units.ts'
import { readDimension, readHorizon, readMoney, readQuadrant, readYears, readYesNo } from '#electron/imports/values.ts'

const valueOf = (reading: { is: string; value?: unknown; likely?: unknown }) =>
  reading.is === 'value' ? reading.value : reading.is === 'empty' ? null : { ask: reading.likely }

describe('words of the method', () => {
  it.each([
    ['KEKUATAN ', 'strengths'],
    ['Weakness', 'weaknesses'],
    ['opportunities', 'opportunities'],
    ['Ancaman (Threat)', 'threats'],
    ['T', 'threats'],
    ['Kekuatan\u00A0(S)', 'strengths'],
    ['', null],
    ['Tantangan', { ask: ['threats', 'weaknesses'] }],
    ['Hambatan', { ask: ['weaknesses', 'threats'] }],
    ['K', { ask: [] }],
  ])('I40: reads the quadrant %j', (text, expected) => {
    expect(valueOf(readQuadrant(text))).toEqual(expected)
  })

  it.each([
    ['Smart Goverment', 'governance'],
    ['Governance', 'governance'],
    ['Tata Kelola Cerdas', 'governance'],
    ['2. Smart Branding (Jenama Cerdas)', 'branding'],
    ['smart  enviroment', 'environment'],
    ['Lingkungan', 'environment'],
    ['Smart Community', 'society'],
    ['3', 'economy'],
    [' - ', null],
    ['Smart Mobility', { ask: ['living'] }],
    ['Smart Living / Smart Economy', { ask: ['economy', 'living'] }],
    ['?', { ask: [] }],
  ])('I41: reads the dimension %j', (text, expected) => {
    expect(valueOf(readDimension(text))).toEqual(expected)
  })

  it.each([
    ['Jangka Pendek', 'short'],
    ['jk. pendek (1 tahun)', 'short'],
    ['1 th', 'short'],
    ['5 thn', 'medium'],
    ['1-5 tahun', 'medium'],
    ['10 tahun', 'long'],
    ['Long term', 'long'],
    ['', null],
    ['Menengah/Panjang', { ask: ['medium', 'long'] }],
    ['pendek (5 tahun)', { ask: ['short', 'medium'] }],
    ['25 tahun', { ask: [] }],
    ['segera', { ask: [] }],
  ])('I50: reads the horizon %j', (text, expected) => {
    expect(valueOf(readHorizon(text))).toEqual(expected)
  })

  it.each([
    ['Ya', 'yes'],
    ['Y', 'yes'],
    ['1', 'yes'],
    ['TRUE', 'yes'],
    ['v', 'yes'],
    ['☑', 'yes'],
    ['tdk', 'no'],
    ['Tidak', 'no'],
    ['no', 'no'],
    ['', 'no'],
    ['mungkin', { ask: ['yes', 'no'] }],
  ])('I51: reads yes or no %j', (text, expected) => {
    expect(valueOf(readYesNo(text, 'unclear'))).toEqual(expected)
  })
})

describe('money and years', () => {
  it.each([
    ['Rp 1.250.000.000,00', 1_250_000_000, null],
    ['Rp. 75.000.000,-', 75_000_000, null],
    ['1,25 M', 1_250_000_000, null],
    ['2.5 miliar', 2_500_000_000, null],
    ['350jt', 350_000_000, null],
    ['500 ribu', 500_000, null],
    ['1,5 T', 1_500_000_000_000, null],
    ['±5 milyar', 5_000_000_000, 'BUDGET_APPROXIMATE'],
    ['75.000.000', 75_000_000, null],
    ['1,250,000,000.00', 1_250_000_000, null],
    ['2000000', 2_000_000, null],
    ['0', 0, null],
    ['-', null, null],
    ['', null, null],
    ['100', 100, 'BUDGET_SMALL'],
    ['1.250 M', null, 'BUDGET_UNREADABLE'],
    ['1,250', null, 'BUDGET_UNREADABLE'],
    ['1-2 M', null, 'BUDGET_UNREADABLE'],
    ['-5000000', null, 'BUDGET_UNREADABLE'],
    ['menyusul', null, 'BUDGET_UNREADABLE'],
    ['99999999999 T', null, 'BUDGET_UNREADABLE'],
  ])('I52: reads %j as %j', (text, rupiah, remark) => {
    expect(readMoney(text)).toEqual({ rupiah, remark })
  })

  it.each([
    ['2024', 2024, 2024],
    ['2024-2025', 2024, 2025],
    ['2024 s.d. 2028', 2024, 2028],
    ['2024/25', 2024, 2025],
    ['2028–2024', 2024, 2028],
    ['2024-01-01', 2024, 2024],
    ['2024-12', 2024, 2024],
    ['TA 2024', 2024, 2024],
    ['', null, null],
    ['tahun depan', null, null],
    ['120245', null, null],
  ])('I53: reads the years %j', (text, firstYear, lastYear) => {
    expect(readYears(text)).toMatchObject({ firstYear, lastYear })
  })

  it('I53: says when a year cannot be read, and not when there is none', () => {
    expect([readYears('tahun depan').isUnreadable, readYears('-').isUnreadable]).toEqual([true, false])
  })
})

it('I31: a unit that the workshop knows is never split', () => {
  const matcher = matchUnits([{ name: 'Dinas Sosial, Dinas Pemuda', short: 'Dinsos' }])
  expect(splitUnits('DINAS SOSIAL, DINAS PEMUDA', matcher)).toHaveLength(1)
  expect(splitUnits('Dinas Sosial, Dinas Pemuda', matchUnits([]))).toEqual(['Dinas Sosial', 'Dinas Pemuda'])
})
