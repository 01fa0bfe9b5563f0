import { describe, expect, it } from 'vitest'
import {
  clockFromMinutes,
  clockTime,
  dateInWords,
  dateRange,
  formatNumber,
  formatRupiah,
  isoDateOf,
  longDate,
  minutesOfDate,
  numberInWords,
  ordinalWord,
  romanNumeral,
  weekdayName,
} from '#shared/domain/words.ts'

describe('numbers in words', () => {
  it.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [17, 'tujuh belas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [31, 'tiga puluh satu'],
    [99, 'sembilan puluh sembilan'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [200, 'dua ratus'],
    [910, 'sembilan ratus sepuluh'],
    [1000, 'seribu'],
    [1001, 'seribu satu'],
    [1100, 'seribu seratus'],
    [1998, 'seribu sembilan ratus sembilan puluh delapan'],
    [2000, 'dua ribu'],
    [2011, 'dua ribu sebelas'],
    [2023, 'dua ribu dua puluh tiga'],
    [11_000, 'sebelas ribu'],
    [100_000, 'seratus ribu'],
    [101_101, 'seratus satu ribu seratus satu'],
    [1_000_000, 'satu juta'],
    [1_250_000, 'satu juta dua ratus lima puluh ribu'],
    [
      999_999_999,
      'sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan',
    ],
  ])('D1: spells %i as "%s"', (n, words) => {
    expect(numberInWords(n)).toBe(words)
  })

  it.each([-1, 1.5, 1_000_000_000, Number.NaN])('D2: %d is a bug, not a word', (n) => {
    expect(() => numberInWords(n)).toThrow(RangeError)
  })

  it.each([
    [1, 'KESATU'],
    [2, 'KEDUA'],
    [3, 'KETIGA'],
    [4, 'KEEMPAT'],
    [8, 'KEDELAPAN'],
    [10, 'KESEPULUH'],
    [11, 'KESEBELAS'],
    [12, 'KEDUA BELAS'],
    [20, 'KEDUA PULUH'],
    [21, 'KEDUA PULUH SATU'],
  ])('D3: clause %i is %s', (n, word) => {
    expect(ordinalWord(n)).toBe(word)
  })

  it('D3: there is no clause zero', () => {
    expect(() => ordinalWord(0)).toThrow(RangeError)
  })

  it.each([
    [1, 'I'],
    [2, 'II'],
    [3, 'III'],
    [4, 'IV'],
    [5, 'V'],
    [9, 'IX'],
    [10, 'X'],
    [12, 'XII'],
    [40, 'XL'],
    [1994, 'MCMXCIV'],
    [3999, 'MMMCMXCIX'],
  ])('D4: %i in Roman numerals is %s', (n, numeral) => {
    expect(romanNumeral(n)).toBe(numeral)
  })
})

describe('dates', () => {
  it('D5: the week runs Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Minggu', () => {
    const week = ['02', '03', '04', '05', '06', '07', '08'].map((day) => weekdayName(`2023-10-${day}`, 'id'))
    expect(week).toEqual(['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'])
    expect(weekdayName('2023-10-17', 'en')).toBe('Tuesday')
  })

  it('D5: the months have their Indonesian names', () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      longDate(`2023-${String(month + 1).padStart(2, '0')}-01`, 'id'),
    )
    expect(months).toEqual(
      [
        'Januari',
        'Februari',
        'Maret',
        'April',
        'Mei',
        'Juni',
        'Juli',
        'Agustus',
        'September',
        'Oktober',
        'November',
        'Desember',
      ].map((month) => `1 ${month} 2023`),
    )
  })

  it('D5: a long date reads 17 Oktober 2023, in English 17 October 2023', () => {
    expect(longDate('2023-10-17', 'id')).toBe('17 Oktober 2023')
    expect(longDate('2023-10-17', 'en')).toBe('17 October 2023')
  })

  it('D6: the opening sentence spells day and year and names weekday and month', () => {
    expect(dateInWords('2023-10-17')).toEqual({
      weekday: 'Selasa',
      day: 'tujuh belas',
      month: 'Oktober',
      year: 'dua ribu dua puluh tiga',
    })
    expect(dateInWords('2023-10-18')).toMatchObject({ weekday: 'Rabu', day: 'delapan belas' })
  })

  it.each([
    [[], '', ''],
    [['2023-07-05'], '5 Juli 2023', '5 July 2023'],
    [['2023-07-05', '2023-07-06'], '5–6 Juli 2023', '5–6 July 2023'],
    [['2023-07-31', '2023-08-01'], '31 Juli–1 Agustus 2023', '31 July–1 August 2023'],
    [['2023-12-31', '2024-01-01'], '31 Desember 2023–1 Januari 2024', '31 December 2023–1 January 2024'],
    [['2024-02-28', '2024-02-29', '2024-03-01'], '28 Februari–1 Maret 2024', '28 February–1 March 2024'],
    [['2023-07-06', '2023-07-05', '2023-07-06'], '5–6 Juli 2023', '5–6 July 2023'],
  ])('D7: the days %j in one phrase', (dates, indonesian, english) => {
    expect(dateRange(dates, 'id')).toBe(indonesian)
    expect(dateRange(dates, 'en')).toBe(english)
  })

  it('D7: days that do not follow one another are listed, a dash would claim the days between', () => {
    expect(dateRange(['2023-07-05', '2023-07-07'], 'id')).toBe('5 Juli 2023 dan 7 Juli 2023')
    expect(dateRange(['2023-07-05', '2023-07-07'], 'en')).toBe('5 July 2023 and 7 July 2023')
  })
})

describe('clock', () => {
  const halfPastElevenUtc = Date.UTC(2023, 9, 16, 23, 30)

  it('D8: the clock is that of the workshop, not of the laptop', () => {
    expect(clockTime(halfPastElevenUtc, 'WIB')).toBe('06.30')
    expect(clockTime(halfPastElevenUtc, 'WITA')).toBe('07.30')
    expect(clockTime(halfPastElevenUtc, 'WIT')).toBe('08.30')
    expect(clockTime(halfPastElevenUtc + 59_999, 'WIT')).toBe('08.30')
    expect(clockTime(halfPastElevenUtc + 60_000, 'WIT')).toBe('08.31')
  })

  it('D8: so is the calendar day', () => {
    expect(isoDateOf(Date.UTC(2023, 9, 16, 15, 30), 'WIB')).toBe('2023-10-16')
    expect(isoDateOf(Date.UTC(2023, 9, 16, 15, 30), 'WIT')).toBe('2023-10-17')
    expect(minutesOfDate(halfPastElevenUtc, '2023-10-17', 'WIT')).toBe(510)
    expect(minutesOfDate(halfPastElevenUtc, '2023-10-18', 'WIT')).toBe(510 - 1440)
  })

  it.each([
    [0, '00.00'],
    [510, '08.30'],
    [810, '13.30'],
    [1439, '23.59'],
    [1450, '00.10'],
    [-10, '23.50'],
  ])('D8: %i minutes after midnight is %s', (minutes, clock) => {
    expect(clockFromMinutes(minutes)).toBe(clock)
  })
})

describe('numbers', () => {
  it('D9: decimals have a comma and thousands a point, in English the other way round', () => {
    expect(formatNumber(1_250_000, 'id')).toBe('1.250.000')
    expect(formatNumber(1234.5, 'id')).toBe('1.234,5')
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5')
    expect(formatNumber(13.2, 'id', 1)).toBe('13,2')
    expect(formatNumber(11, 'id', 1)).toBe('11,0')
    expect(formatNumber(0.4899, 'id', 2)).toBe('0,49')
    expect(formatNumber(-0, 'id')).toBe('0')
  })

  it('M61: a negative number has the minus of formulas, no hyphen', () => {
    expect(formatNumber(-0.62, 'id', 2)).toBe('−0,62')
    expect(formatNumber(-1234.5, 'en')).toBe('−1,234.5')
  })

  it('D9: rupiah are written Rp1.250.000,00 without a space', () => {
    expect(formatRupiah(1_250_000)).toBe('Rp1.250.000,00')
    expect(formatRupiah(0)).toBe('Rp0,00')
    expect(formatRupiah(9_675_000_000)).toBe('Rp9.675.000.000,00')
    expect(formatRupiah(-500)).toBe('-Rp500,00')
  })
})
