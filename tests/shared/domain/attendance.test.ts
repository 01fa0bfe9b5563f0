import { describe, expect, it } from 'vitest'
import { marksOfDay, newcomersOf, summariseDay } from '#shared/domain/attendance.ts'
import { timeZoneOfProvince } from '#shared/domain/provinces.ts'
import { linkUnit, unitFinder } from '#shared/domain/unit-links.ts'
import type { Attendance, Person, StageDay } from '#shared/schema/workshop.ts'

const day = (id: string, stageId: string): StageDay => ({
  id,
  stageId,
  number: 1,
  date: '2023-07-05',
  startMinutes: 480,
})
const days = [day('d1', 's1'), day('d2', 's1'), day('d3', 's2'), day('d4', 's3')]
const person = (id: string, patch: Partial<Person> = {}): Person => {
  return {
    id,
    number: 1,
    label: id,
    unitId: null,
    institution: '',
    constituency: null,
    jobTitle: '',
    phone: '',
    workingGroupId: null,
    ...patch,
  }
}
const mark = (personId: string, dayId: string, patch: Partial<Attendance> = {}): Attendance => {
  return { id: `${personId}${dayId}`, personId, dayId, status: 'present', mode: 'in_person', ...patch }
}

describe('attendance rules', () => {
  it('N10: counts a day: online people are present, excused ones are not, institutions count once', () => {
    const people = [
      person('a', { unitId: 'u1', institution: 'Dinkes' }),
      person('b', { unitId: 'u1' }),
      person('c', { institution: 'Relawan TIK ' }),
      person('d', { institution: 'relawan tik' }),
      person('e'),
      person('f'),
    ]
    const attendance = [
      mark('a', 'd1'),
      mark('b', 'd1', { mode: 'online' }),
      mark('c', 'd1'),
      mark('d', 'd1'),
      mark('e', 'd1', { status: 'excused', mode: 'online' }),
      mark('f', 'd2'),
    ]
    expect(summariseDay(people, marksOfDay(attendance, 'd1'))).toEqual({
      presentCount: 4,
      onlineCount: 1,
      excusedCount: 1,
      unmarkedCount: 1,
      institutionCount: 2,
    })
  })

  it('N11: names who is present in this stage and was absent from every stage before', () => {
    const attendance = [
      mark('always', 'd1'),
      mark('always', 'd3'),
      mark('new', 'd3'),
      mark('excusedBefore', 'd1', { status: 'excused' }),
      mark('excusedBefore', 'd3'),
      mark('excusedNow', 'd3', { status: 'excused' }),
      mark('later', 'd4'),
    ]
    expect([...newcomersOf('s2', days, attendance)].toSorted()).toEqual(['excusedBefore', 'new'])
  })

  it('N12: finds nobody new in the first stage', () => {
    expect(newcomersOf('s1', days, [mark('a', 'd1')]).size).toBe(0)
  })
})

describe('what people write', () => {
  const units = [
    { id: '1', name: 'Dinas Komunikasi & Informatika', short: 'Diskominfo' },
    { id: '2', name: 'Dinas Perikanan', short: 'Diskan' },
    { id: '3', name: 'Diskan', short: '' },
    { id: '4', name: 'Badan Baru', short: '' },
  ]

  it('N13: a unit is found by name or short name without case, punctuation and `&`; a name goes before a short name', () => {
    const find = unitFinder(units)
    expect(find('DISKOMINFO')?.id).toBe('1')
    expect(find('dinas komunikasi dan informatika.')?.id).toBe('1')
    expect(find('Diskan')?.id).toBe('3')
    expect(find('')).toBeNull()
    expect(find(' - ')).toBeNull()
    expect(linkUnit(units, 'Perguruan Tinggi')).toBeNull()
  })

  it('N14: the time zone follows from the province, whatever its spelling', () => {
    expect(timeZoneOfProvince('PAPUA BARAT DAYA')).toBe('WIT')
    expect(timeZoneOfProvince('Maluku Utara')).toBe('WIT')
    expect(timeZoneOfProvince('Kalimantan Selatan')).toBe('WITA')
    expect(timeZoneOfProvince('Kalimantan Barat')).toBe('WIB')
    expect(timeZoneOfProvince('Nusa Tenggara Timur')).toBe('WITA')
    expect(timeZoneOfProvince('Aceh')).toBe('WIB')
  })
})
