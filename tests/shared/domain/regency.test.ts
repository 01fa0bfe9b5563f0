import { describe, expect, it } from 'vitest'
import { regencyName, usualStageDates } from '#shared/domain/regency.ts'

describe('the region and its dates', () => {
  it('D80: is called by its kind', () => {
    expect(regencyName({ regency: 'Manokwari', regencyKind: 'kabupaten' })).toBe('Kabupaten Manokwari')
    expect(regencyName({ regency: 'Sorong', regencyKind: 'kota' })).toBe('Kota Sorong')
  })

  it('D81: proposes two days a month, from the first Wednesday of July on', () => {
    expect(usualStageDates(2023)).toEqual([
      ['2023-07-05', '2023-07-06'],
      ['2023-08-02', '2023-08-03'],
      ['2023-09-06', '2023-09-07'],
      ['2023-10-04', '2023-10-05'],
    ])
  })
})
