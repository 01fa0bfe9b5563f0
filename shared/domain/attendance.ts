import type { Attendance, Person, StageDay } from '#shared/schema/workshop.ts'

/** What a person's mark of a day means on screen and paper. */
export type MarkKind = 'present' | 'online' | 'excused'

export function markKind(mark: Pick<Attendance, 'status' | 'mode'> | undefined): MarkKind | null {
  if (mark === undefined) return null
  if (mark.status === 'excused') return 'excused'
  return mark.mode === 'online' ? 'online' : 'present'
}

/** The marks of one day by person. */
export function marksOfDay(attendance: readonly Attendance[], dayId: string): Map<string, MarkKind> {
  const marks = new Map<string, MarkKind>()
  for (const row of attendance) if (row.dayId === dayId) marks.set(row.personId, markKind(row)!)
  return marks
}

export interface DaySummary {
  /** Present in the hall or online. */
  presentCount: number
  onlineCount: number
  excusedCount: number
  unmarkedCount: number
  /** Institutions of those present. */
  institutionCount: number
}

/** Counts a day's marks over the people of the list. */
export function summariseDay(people: readonly Person[], marks: ReadonlyMap<string, MarkKind>): DaySummary {
  const summary = { presentCount: 0, onlineCount: 0, excusedCount: 0, unmarkedCount: 0 }
  const institutions = new Set<string>()
  for (const person of people) {
    const mark = marks.get(person.id)
    if (mark === undefined) summary.unmarkedCount += 1
    else if (mark === 'excused') summary.excusedCount += 1
    else {
      summary.presentCount += 1
      if (mark === 'online') summary.onlineCount += 1
      const institution = person.unitId ?? person.institution.trim().toLowerCase()
      if (institution !== '') institutions.add(institution)
    }
  }
  return { ...summary, institutionCount: institutions.size }
}

/**
 * People who are present in this stage and were absent from every stage before (domain guide §8: the delegate changes
 * from stage to stage). In the first stage nobody is new.
 * @param days every day of the workshop in the order of the agenda
 */
export function newcomersOf(
  stageId: string,
  days: readonly StageDay[],
  attendance: readonly Attendance[],
): Set<string> {
  const firstIndex = days.findIndex((day) => day.stageId === stageId)
  const earlier = new Set(days.slice(0, Math.max(0, firstIndex)).map((day) => day.id))
  if (earlier.size === 0) return new Set()
  const own = new Set(days.filter((day) => day.stageId === stageId).map((day) => day.id))
  const present = attendance.filter((mark) => mark.status === 'present')
  const known = new Set(present.filter((mark) => earlier.has(mark.dayId)).map((mark) => mark.personId))
  return new Set(
    present.filter((mark) => own.has(mark.dayId) && !known.has(mark.personId)).map((mark) => mark.personId),
  )
}
