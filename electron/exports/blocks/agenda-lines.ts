import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { clockFromMinutes, clockTime, longDate, weekdayName } from '#shared/domain/words.ts'
import type { Paper } from '../paper.ts'

export type AgendaLine = {
  dayId: string
  dayText: string
  /** Real time where there is one, else the planned one: "08.30–09.15 WIT". */
  timeText: string
  plannedText: string
  /** Empty while the activity was not opened. */
  realText: string
  title: string
  stateText: string
}

/** The agenda of a stage as it was planned and as it really went; the zone stands behind every clock time. */
export function agendaLines(paper: Paper, { days, activities }: StageMaterial): AgendaLine[] {
  const { t, edition, record } = paper
  const { timeZone } = record.workshop
  return days.flatMap((day) => {
    let startMinutes = day.startMinutes
    const dayText = `${weekdayName(day.date, edition.locale)}, ${longDate(day.date, edition.locale)}`
    return activities
      .filter((entry) => entry.day.id === day.id)
      .map(({ activity }) => {
        const endMinutes = startMinutes + (activity.isSkipped ? 0 : activity.minutes)
        const plannedText = activity.isSkipped
          ? ''
          : `${clockFromMinutes(startMinutes)}–${clockFromMinutes(endMinutes)} ${timeZone}`
        startMinutes = endMinutes
        const opened = activity.openedAtMs === null ? '' : clockTime(activity.openedAtMs, timeZone)
        const closed = activity.closedAtMs === null ? '…' : clockTime(activity.closedAtMs, timeZone)
        const realText = opened === '' ? '' : `${opened}–${closed} ${timeZone}`
        return {
          dayId: day.id,
          dayText,
          plannedText,
          realText,
          timeText: realText || plannedText,
          title: activity.title,
          stateText: t(activity.isSkipped ? 'agenda.skipped' : `agenda.${activity.state}`),
        }
      })
  })
}
