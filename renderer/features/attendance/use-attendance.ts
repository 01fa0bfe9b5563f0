import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '#renderer/app/api.ts'
import { type DaySummary, type MarkKind, marksOfDay, newcomersOf, summariseDay } from '#shared/domain/attendance.ts'
import { requiredForQuorum } from '#shared/domain/quorum.ts'
import type { Attendance, Person, StageDay, Unit, WorkingGroup, Workshop } from '#shared/schema/workshop.ts'
import { useWorkshopView } from '#renderer/app/use-workshop-view.ts'

const noPeople: readonly Person[] = []
const noUnits: readonly Unit[] = []
const noGroups: readonly WorkingGroup[] = []
const noDays: readonly StageDay[] = []
const noMarks: readonly Attendance[] = []

export interface AttendanceData {
  isLoading: boolean
  workshop: Workshop | null
  people: readonly Person[]
  units: readonly Unit[]
  groups: readonly WorkingGroup[]
  /** Name or short name of a person's institution, as the list shows it. */
  institutionOf: (person: Person) => string
  marks: ReadonlyMap<string, MarkKind>
  newcomers: ReadonlySet<string>
  summary: DaySummary
  quorum: { requiredCount: number; baseCount: number; base: 'registered' | 'present'; missingCount: number }
}

/** The attendance list of one day, kept up to date with the core. */
export function useAttendance(stageId: string, dayId: string): AttendanceData {
  const list = useQuery({ queryKey: ['people'], queryFn: () => api.people.get() })
  const view = useWorkshopView().data
  const workshop = view?.workshop ?? null
  // Days of every stage: the earlier ones tell who is new.
  const days = view?.days ?? noDays
  const people = list.data?.people ?? noPeople
  const units = list.data?.units ?? noUnits
  const groups = list.data?.workingGroups ?? noGroups
  const attendance = list.data?.attendance ?? noMarks

  const institutionOf = useMemo(() => {
    const names = new Map(units.map((unit) => [unit.id, unit.short || unit.name]))
    return (person: Person) => (person.unitId === null ? undefined : names.get(person.unitId)) ?? person.institution
  }, [units])
  const marks = useMemo(() => marksOfDay(attendance, dayId), [attendance, dayId])
  const newcomers = useMemo(() => newcomersOf(stageId, days, attendance), [stageId, days, attendance])
  const summary = useMemo(() => summariseDay(people, marks), [people, marks])

  const base = workshop?.settings.quorumBase ?? 'registered'
  const baseCount = base === 'registered' ? people.length : summary.presentCount
  const requiredCount = requiredForQuorum(workshop?.settings.quorumRule ?? 'simple', baseCount)
  const missingCount = Math.max(0, requiredCount - summary.presentCount)
  const quorum = { requiredCount, baseCount, base, missingCount }
  return {
    isLoading: list.isPending,
    workshop,
    people,
    units,
    groups,
    institutionOf,
    marks,
    newcomers,
    summary,
    quorum,
  }
}
