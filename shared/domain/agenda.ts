import { minutesOfDate } from '#shared/domain/words.ts'
import type { AgendaBlock, AgendaDay } from '#shared/schema/agenda.ts'
import type { TimeZone } from '#shared/schema/vocabulary.ts'
import type { Activity } from '#shared/schema/workshop.ts'

/** The midday break of a Friday, in minutes after midnight: time for the Friday prayer (domain guide §2). */
export const fridayBreak = { startMinutes: 11 * 60 + 30, endMinutes: 13 * 60 + 30 } as const

/** A day of the agenda as it is laid out on a date. */
export type LaidOutDay = {
  startMinutes: number
  activities: (Pick<Activity, 'kind' | 'title' | 'instruction' | 'minutes'> & { board: string | null })[]
}

/** Minutes after midnight of a clock text: `08.30` is 510. */
export function minutesFromClock(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
}

/**
 * Lays a template day out on a date: blocks with start times become activities with lengths. On a Friday the midday
 * break lasts from 11.30 to 13.30; the block before it ends earlier and the one after it starts later, so that the day
 * still ends on time. A block that would lose all its time keeps its length behind the break instead.
 * @param isoDate calendar day `YYYY-MM-DD`
 * @see tests/SPEC.md D40-D42
 */
export function layOutAgenda(day: AgendaDay, isoDate: string): LaidOutDay {
  const ends = [...day.blocks.slice(1).map((block) => block.start), day.end]
  const spans = day.blocks.map((block, index) => ({
    block,
    start: minutesFromClock(block.start),
    end: minutesFromClock(ends[index]!),
  }))
  const laidOut = isFriday(isoDate) ? withFridayBreak(spans) : spans
  return {
    startMinutes: laidOut[0]!.start,
    activities: laidOut.map(({ block, start, end }) => ({
      kind: block.kind,
      title: block.title,
      instruction: block.instruction,
      minutes: end - start,
      board: block.board,
    })),
  }
}

type Span = { block: AgendaBlock; start: number; end: number }

function withFridayBreak(spans: readonly Span[]): Span[] {
  const middayIndex = spans.findIndex((span) => span.block.isMidday)
  const midday = spans[middayIndex]
  if (!midday) return [...spans]

  const before = spans.slice(0, middayIndex)
  const kept = before.filter((span) => span.start < fridayBreak.startMinutes)
  const pushed = before.filter((span) => span.start >= fridayBreak.startMinutes)
  const laidOut: Span[] = kept.map((span, index) => ({
    ...span,
    end: index === kept.length - 1 ? fridayBreak.startMinutes : span.end,
  }))
  laidOut.push({ block: midday.block, start: fridayBreak.startMinutes, end: fridayBreak.endMinutes })
  let freeFrom: number = fridayBreak.endMinutes
  for (const span of [...pushed, ...spans.slice(middayIndex + 1)]) {
    const end = span.end > freeFrom ? span.end : freeFrom + (span.end - span.start)
    laidOut.push({ block: span.block, start: freeFrom, end })
    freeFrom = end
  }
  return laidOut
}

function isFriday(isoDate: string): boolean {
  return new Date(`${isoDate}T00:00:00Z`).getUTCDay() === 5
}

/**
 * Planned start of each activity in minutes after midnight: each follows the one before it, skipped ones take no time.
 * @see tests/SPEC.md D43
 */
export function plannedStarts(
  dayStartMinutes: number,
  activities: readonly Pick<Activity, 'minutes' | 'isSkipped'>[],
): number[] {
  let nextStart = dayStartMinutes
  return activities.map((activity) => {
    const start = nextStart
    if (!activity.isSkipped) nextStart += activity.minutes
    return start
  })
}

/** What the expected times are computed from. Real times are minutes after midnight of the day, null where there are none. */
export type TimedActivity = Pick<Activity, 'minutes' | 'isSkipped' | 'state'> & {
  openedAtMinutes: number | null
  closedAtMinutes: number | null
}

/**
 * Puts the real times of an activity on the clock of its day. Times of another date become null: a rehearsal the day
 * before must not move the agenda.
 */
export function timedActivity(
  activity: Pick<Activity, 'minutes' | 'isSkipped' | 'state' | 'openedAtMs' | 'closedAtMs'>,
  isoDate: string,
  timeZone: TimeZone,
): TimedActivity {
  const onThatDay = (epochMs: number | null) => {
    if (epochMs === null) return null
    const minutes = minutesOfDate(epochMs, isoDate, timeZone)
    return minutes >= 0 && minutes < 24 * 60 ? minutes : null
  }
  const { minutes, isSkipped, state } = activity
  return {
    minutes,
    isSkipped,
    state,
    openedAtMinutes: onThatDay(activity.openedAtMs),
    closedAtMinutes: onThatDay(activity.closedAtMs),
  }
}

/**
 * Start of each activity as the day really goes. Closed and open activities keep the time at which they were opened;
 * the open one stretches until now when it runs over; those still planned follow, never before their planned time: when
 * the room is early, the break still comes when the kitchen expects it.
 * @param day its planned start, minutes after midnight
 * @param nowMinutes minutes after midnight; null when today is another day
 * @returns minutes after midnight, one per activity
 * @see tests/SPEC.md D44-D46
 */
export function expectedStarts(
  day: { startMinutes: number },
  activities: readonly TimedActivity[],
  nowMinutes: number | null,
): number[] {
  const planned = plannedStarts(day.startMinutes, activities)
  const realEnds = activities.flatMap((activity, index) => {
    if (activity.isSkipped || activity.state === 'planned') return []
    const start = activity.openedAtMinutes ?? planned[index]!
    if (activity.state === 'closed') return [activity.closedAtMinutes ?? start + activity.minutes]
    return [start + activity.minutes]
  })
  let freeFrom = Math.max(day.startMinutes, nowMinutes ?? day.startMinutes, ...realEnds)

  return activities.map((activity, index) => {
    const plannedStart = planned[index]!
    if (activity.state !== 'planned') return activity.openedAtMinutes ?? plannedStart
    // A skipped one takes no time and stays where the plan has it, between its neighbours.
    if (activity.isSkipped) return Math.max(plannedStart, freeFrom)
    const start = Math.max(plannedStart, freeFrom)
    freeFrom = start + activity.minutes
    return start
  })
}
