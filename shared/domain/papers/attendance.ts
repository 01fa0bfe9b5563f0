import type { Constituency } from '../../schema/vocabulary.ts'
import { constituencies } from '../../schema/vocabulary.ts'
import type { WorkshopRecord } from '../../schema/record.ts'
import type { Attendance, Person } from '../../schema/workshop.ts'
import type { StageMaterial } from './stage-material.ts'
import { requiredForQuorum } from '../quorum.ts'

/** How a person took part on one day; `absent` when nothing is recorded. */
export type Presence = 'in_person' | 'online' | 'excused' | 'absent'

export type AttendanceSummary = {
  registeredCount: number
  /** People present on at least one day of the stage. */
  presentCount: number
  onlineCount: number
  excusedCount: number
  byDay: { dayId: string; presentCount: number; onlineCount: number; excusedCount: number }[]
  byConstituency: { constituency: Constituency | null; registeredCount: number; presentCount: number }[]
  quorum: { baseCount: number; requiredCount: number; isMet: boolean }
}

const isPresent = (presence: Presence) => presence === 'in_person' || presence === 'online'

/** Looks up how a person took part on a day. */
export function presenceLookup(attendance: Attendance[]): (personId: string, dayId: string) => Presence {
  const byKey = new Map(attendance.map((entry) => [`${entry.personId} ${entry.dayId}`, entry]))
  return (personId, dayId) => {
    const entry = byKey.get(`${personId} ${dayId}`)
    if (entry === undefined) return 'absent'
    return entry.status === 'excused' ? 'excused' : entry.mode
  }
}

/** People in the order of the attendance list. */
export function peopleInOrder(record: WorkshopRecord): Person[] {
  return record.people.toSorted((a, b) => a.number - b.number)
}

/**
 * Counts who came to a stage. Somebody who came on one of the days has been present; a person excused on one day and
 * present on another counts as present. The quorum is that of the workshop's settings (domain guide, section 6).
 */
export function attendanceSummary(record: WorkshopRecord, material: StageMaterial): AttendanceSummary {
  const { people, workshop } = record
  const presenceOf = presenceLookup(material.attendance)
  const presences = people.map((person) => ({
    person,
    days: material.days.map((day) => presenceOf(person.id, day.id)),
  }))
  const present = presences.filter(({ days }) => days.some(isPresent))
  const presentIds = new Set(present.map(({ person }) => person.id))
  const baseCount = workshop.settings.quorumBase === 'registered' ? people.length : present.length
  const requiredCount = requiredForQuorum(workshop.settings.quorumRule, baseCount)
  return {
    registeredCount: people.length,
    presentCount: present.length,
    onlineCount: present.filter(({ days }) => days.includes('online') && !days.includes('in_person')).length,
    excusedCount: presences.filter(({ days }) => days.includes('excused') && !days.some(isPresent)).length,
    byDay: material.days.map((day, index) => {
      const ofDay = presences.map(({ days }) => days[index] ?? 'absent')
      return {
        dayId: day.id,
        presentCount: ofDay.filter(isPresent).length,
        onlineCount: ofDay.filter((presence) => presence === 'online').length,
        excusedCount: ofDay.filter((presence) => presence === 'excused').length,
      }
    }),
    byConstituency: [...constituencies, null]
      .map((constituency) => {
        const ofKind = people.filter((person) => person.constituency === constituency)
        return {
          constituency,
          registeredCount: ofKind.length,
          presentCount: ofKind.filter((person) => presentIds.has(person.id)).length,
        }
      })
      .filter(({ registeredCount }) => registeredCount > 0),
    quorum: { baseCount, requiredCount, isMet: baseCount > 0 && present.length >= requiredCount },
  }
}
