import { describe, expect, it } from 'vitest'
import {
  constituencyFromText,
  dimensionFromText,
  dimensionNumber,
  horizonFromText,
  quadrantFromText,
  subDimensions,
} from '#shared/domain/vocabulary.ts'
import english from '#shared/i18n/en/domain.json' with { type: 'json' }
import indonesian from '#shared/i18n/id/domain.json' with { type: 'json' }
import { constituencies, decisionWays, dimensions, horizons, quadrants } from '#shared/schema/vocabulary.ts'
import { methods } from '#shared/schema/voting.ts'
import { signatoryRoles } from '#shared/schema/workshop.ts'

describe('dimensions', () => {
  it('D14: keep the numbers 1 to 6 of the method, each with three sub-dimensions', () => {
    expect(dimensions.map(dimensionNumber)).toEqual([1, 2, 3, 4, 5, 6])
    expect(dimensionNumber('governance')).toBe(1)
    expect(dimensionNumber('environment')).toBe(6)
    expect(subDimensions).toHaveLength(18)
    expect(subDimensions[3]).toEqual({ dimension: 'branding', number: 1 })
  })

  it.each(dimensions)('D15: reads the names of %s in both languages, its code and its number', (dimension) => {
    for (const names of [indonesian.dimension[dimension], english.dimension[dimension]]) {
      expect(dimensionFromText(names.name)).toBe(dimension)
      expect(dimensionFromText(names.local)).toBe(dimension)
      expect(dimensionFromText(names.short)).toBe(dimension)
      expect(dimensionFromText(`${names.name} (${names.local})`)).toBe(dimension)
    }
    expect(dimensionFromText(dimension)).toBe(dimension)
    expect(dimensionFromText(String(dimensionNumber(dimension)))).toBe(dimension)
    expect(dimensionFromText(`${dimensionNumber(dimension)}. ${indonesian.dimension[dimension].name}`)).toBe(dimension)
  })

  it.each([
    ['Smart Government', 'governance'],
    ['Smart Goverment', 'governance'],
    ['Governance', 'governance'],
    ['  smart   GOVERNANCE ', 'governance'],
    ['Smart\u00a0Branding', 'branding'],
    ['Smart\u200b Economy', 'economy'],
    ['Smart economy', 'economy'],
    ['SMART LIVING', 'living'],
    ['Smart People', 'society'],
    ['Smart Community', 'society'],
    ['Smart Enviroment', 'environment'],
    ['smart environment', 'environment'],
    ['Lingkungan', 'environment'],
  ])('D15: reads "%s" as %s', (text, dimension) => {
    expect(dimensionFromText(text)).toBe(dimension)
  })

  it.each(['Smart Mobility', 'Smart Transportation', '?', 'Smart Living / Smart Society', 'Ekonomi dan Lingkungan'])(
    'D15: asks about "%s" instead of guessing',
    (text) => {
      expect(dimensionFromText(text)).toBe('ask')
    },
  )

  it.each(['', '   ', 'Bank sampah', 'constructor', '7', 'smart'])('D15: "%s" is no dimension', (text) => {
    expect(dimensionFromText(text)).toBeNull()
  })
})

it('D15: prose in the wrong column is no term, however long it is', () => {
  const startedAtMs = performance.now()
  for (const text of ['-'.repeat(1_000_000), '('.repeat(1_000_000), `Smart Living ${'x '.repeat(500)}`]) {
    expect(dimensionFromText(text)).toBeNull()
  }
  expect(performance.now() - startedAtMs).toBeLessThan(1000)
})

describe('quadrants', () => {
  it.each([
    ['KEKUATAN', 'strengths'],
    ['kekuatan ', 'strengths'],
    ['S', 'strengths'],
    ['s', 'strengths'],
    ['S - Kekuatan', 'strengths'],
    ['Kekuatan (Strength)', 'strengths'],
    ['Strengths', 'strengths'],
    ['Kelemahan', 'weaknesses'],
    ['Weakness', 'weaknesses'],
    ['W', 'weaknesses'],
    ['Kelemahan (internal)', 'weaknesses'],
    ['PeLuAnG', 'opportunities'],
    ['Opportunity', 'opportunities'],
    ['o', 'opportunities'],
    ['ANCAMAN  ', 'threats'],
    ['Ancaman:', 'threats'],
    ['Threats', 'threats'],
    ['T.', 'threats'],
  ])('D16: reads "%s" as %s', (text, quadrant) => {
    expect(quadrantFromText(text)).toBe(quadrant)
  })

  it.each(['Tantangan', 'hambatan', 'Peluang dan Tantangan', 'S/W', 'Kekuatan (W)', 'Kekuatan / lainnya'])(
    'D16: asks about "%s" instead of guessing',
    (text) => {
      expect(quadrantFromText(text)).toBe('ask')
    },
  )

  it.each(['', 'Catatan', 'x', '__proto__'])('D16: "%s" is no quadrant', (text) => {
    expect(quadrantFromText(text)).toBeNull()
  })
})

describe('horizons', () => {
  it.each([
    ['Jangka Pendek', 'short'],
    ['JANGKA PENDEK', 'short'],
    ['Pendek', 'short'],
    ['jk. pendek (1 tahun)', 'short'],
    ['jk pendek', 'short'],
    ['1 th', 'short'],
    ['1 tahun', 'short'],
    ['short-term', 'short'],
    ['0-1 tahun', 'short'],
    ['menengah', 'medium'],
    ['5 thn', 'medium'],
    ['2–5 tahun', 'medium'],
    ['Medium term', 'medium'],
    ['Jangka\u00a0Panjang', 'long'],
    ['10 tahun', 'long'],
    ['10 years', 'long'],
    ['6 s.d. 10 tahun', 'long'],
  ])('D17: reads "%s" as %s', (text, horizon) => {
    expect(horizonFromText(text)).toBe(horizon)
  })

  it.each(['Menengah/Panjang', '?', '3 tahun', '20 tahun', '2024', '2024 s.d. 2028', 'Pendek (5 tahun)'])(
    'D17: asks about "%s" instead of guessing',
    (text) => {
      expect(horizonFromText(text)).toBe('ask')
    },
  )

  it.each(['', ' ', 'segera', '5'])('D17: "%s" is no horizon', (text) => {
    expect(horizonFromText(text)).toBeNull()
  })
})

describe('constituencies', () => {
  it.each([
    ['Dewan Smart City', 'council'],
    ['DEWAN SMART CITY', 'council'],
    ['Dewan', 'council'],
    ['Tim Pelaksana', 'implementation_team'],
    ['tim pelaksana', 'implementation_team'],
    ['Perwakilan OPD', 'unit'],
    ['Perwakilan  OPD', 'unit'],
    ['OPD', 'unit'],
    ['Lainnya', 'other'],
    ['Undangan', 'other'],
  ])('D18: reads "%s" as %s', (text, constituency) => {
    expect(constituencyFromText(text)).toBe(constituency)
  })

  it('D18: asks about two at once, and knows when it is none', () => {
    expect(constituencyFromText('Dewan / OPD')).toBe('ask')
    expect(constituencyFromText('')).toBeNull()
    expect(constituencyFromText('Dinas Kesehatan')).toBeNull()
  })
})

describe('names in the dictionaries', () => {
  const lists = {
    quadrant: quadrants,
    quadrantLetter: quadrants,
    horizon: horizons,
    horizonShort: horizons,
    constituency: constituencies,
    method: methods,
    decisionWay: decisionWays,
    signatoryRole: signatoryRoles,
  }

  it.each(Object.entries(lists))('D19: every %s has a name in both languages', (subject, codes) => {
    for (const names of [indonesian, english]) {
      expect(Object.keys(names[subject as keyof typeof lists]).toSorted()).toEqual([...codes].toSorted())
    }
  })

  it('D19: every sub-dimension has a name in both languages', () => {
    for (const names of [indonesian, english]) {
      for (const { dimension, number } of subDimensions) {
        expect(names.subDimension[dimension][number]).toMatch(/\S/)
      }
    }
  })

  it('D19: the names that the screens show are read back as what they name', () => {
    for (const names of [indonesian, english]) {
      for (const quadrant of quadrants) expect(quadrantFromText(names.quadrant[quadrant])).toBe(quadrant)
      for (const horizon of horizons) expect(horizonFromText(names.horizon[horizon])).toBe(horizon)
      for (const unsur of constituencies) expect(constituencyFromText(names.constituency[unsur])).toBe(unsur)
    }
  })
})
