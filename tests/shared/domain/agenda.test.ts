import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectedStarts, layOutAgenda, minutesFromClock, plannedStarts, timedActivity } from '#shared/domain/agenda.ts'
import type { TimedActivity } from '#shared/domain/agenda.ts'
import { clockFromMinutes } from '#shared/domain/words.ts'
import { AgendaDay, AgendaTemplate, BoardTemplate } from '#shared/schema/agenda.ts'
import { dimensions, quadrants } from '#shared/schema/vocabulary.ts'

const resources = new URL('../../../resources/', import.meta.url)
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, resources), 'utf8'))
const template = AgendaTemplate.parse(readJson('agendas/default.json'))
const dayOf = (stage: number, day: number) => template.stages[stage - 1]!.days[day - 1]!

const wednesday = '2023-07-05'
const friday = '2023-07-07'

/** Clock times at which the activities of a day start, and when the last one ends. */
function clocksOf(day: AgendaDay, isoDate: string): string[] {
  const { startMinutes, activities } = layOutAgenda(day, isoDate)
  const starts = plannedStarts(
    startMinutes,
    activities.map(({ minutes }) => ({ minutes, isSkipped: false })),
  )
  return [...starts, starts.at(-1)! + activities.at(-1)!.minutes].map(clockFromMinutes)
}

describe('templates', () => {
  it('D40: the default agenda has the four stages of the method with two days each', () => {
    expect(template.stages.map((stage) => [stage.number, stage.title, stage.days.length])).toEqual([
      [1, 'Analisis', 2],
      [2, 'Visi dan Program', 2],
      [3, 'Rencana Aksi', 2],
      [4, 'Penetapan', 2],
    ])
  })

  it('D40: day 2 brings each stage its work at 09.00 and 13.00', () => {
    const work = template.stages.map((stage) =>
      stage.days[1]!.blocks.filter(({ start }) => start === '09.00' || start === '13.00').map(({ kind }) => kind),
    )
    expect(work).toEqual([
      ['board', 'vote'],
      ['board', 'sort'],
      ['sort', 'vote'],
      ['notes', 'notes'],
    ])
  })

  it('D40: every activity tells the room in one sentence what to do, and every board has its template', () => {
    const boards = readdirSync(new URL('boards/', resources)).map((name) => name.replace('.json', ''))
    for (const block of template.stages.flatMap((stage) => stage.days.flatMap((day) => day.blocks))) {
      expect(block.instruction).toMatch(/\S.*[.!?]$/)
      expect(block.board === null).toBe(block.kind !== 'board')
      if (block.board !== null) expect(boards).toContain(block.board)
    }
  })

  it('D40: board templates are valid and are named after their file', () => {
    for (const key of ['swot', 'readiness', 'gap', 'vision', 'ideas', 'free']) {
      expect(BoardTemplate.parse(readJson(`boards/${key}.json`)).key).toBe(key)
    }
    const swot = BoardTemplate.parse(readJson('boards/swot.json'))
    expect(swot.zones.map((zone) => zone.key)).toEqual(quadrants)
    expect(swot.zones.map((zone) => zone.letter).join('')).toBe('SWOT')
    const vision = BoardTemplate.parse(readJson('boards/vision.json'))
    expect(vision.zones.map((zone) => zone.title)).toEqual([
      'Visi',
      'Misi',
      'Tujuan dan sasaran',
      'Kata kunci',
      'Visi yang disepakati',
    ])
    const rowsOf = (key: string) => BoardTemplate.parse(readJson(`boards/${key}.json`))
    expect(rowsOf('readiness').firstRows.map(({ dimension }) => dimension)).toEqual(dimensions)
    expect(rowsOf('gap')).toMatchObject({ rows: 'free', firstRows: [] })
  })

  it('D40: stage I rates readiness and lists gaps on its first day, before the SWOT board', () => {
    const boards = template.stages.map((stage) =>
      stage.days.flatMap(({ blocks }) => blocks.flatMap(({ board }) => board ?? [])),
    )
    expect(boards).toEqual([['readiness', 'gap', 'swot'], ['vision'], [], []])
  })

  it('D40: refuses a day whose blocks do not follow one another', () => {
    const day = dayOf(1, 1)
    expect(AgendaDay.safeParse({ ...day, blocks: day.blocks.toReversed() }).success).toBe(false)
    expect(AgendaDay.safeParse({ ...day, end: '15.30' }).success).toBe(false)
    expect(AgendaDay.safeParse({ ...day, end: '24.00' }).success).toBe(false)
  })
})

describe('laying out a day', () => {
  it.each([1, 2, 3, 4])('D41: both days of stage %i start and end as the default agenda has it', (stage) => {
    expect(clocksOf(dayOf(stage, 1), wednesday)).toEqual([
      '08.00',
      '08.30',
      '09.30',
      '09.45',
      '12.00',
      '13.00',
      ...(stage === 1 ? ['13.45', '14.45'] : []),
      '15.30',
      '16.00',
    ])
    expect(clocksOf(dayOf(stage, 2), wednesday)).toEqual([
      '08.30',
      '09.00',
      '10.30',
      '10.45',
      '12.00',
      '13.00',
      '14.30',
      '15.30',
      '16.00',
    ])
  })

  it('D42: on a Friday the break lasts from 11.30 to 13.30 and the day still ends on time', () => {
    expect(clocksOf(dayOf(1, 1), friday)).toEqual([
      '08.00',
      '08.30',
      '09.30',
      '09.45',
      '11.30',
      '13.30',
      '13.45',
      '14.45',
      '15.30',
      '16.00',
    ])
    expect(clocksOf(dayOf(1, 2), friday)).toEqual([
      '08.30',
      '09.00',
      '10.30',
      '10.45',
      '11.30',
      '13.30',
      '14.30',
      '15.30',
      '16.00',
    ])
  })

  it('D42: a block that would lose all its time keeps its length behind the Friday break', () => {
    const block = (start: string, title: string, isMidday = false) => ({
      start,
      kind: isMidday ? ('break' as const) : ('notes' as const),
      title,
      instruction: '',
      board: null,
      isMidday,
    })
    const day = AgendaDay.parse({
      number: 1,
      blocks: [
        block('08.00', 'A'),
        block('11.30', 'B'),
        block('12.00', 'Ishoma', true),
        block('13.00', 'C'),
        block('13.20', 'D'),
      ],
      end: '15.00',
    })
    const laidOut = layOutAgenda(day, friday)
    expect(laidOut.activities.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['A', 210],
      ['Ishoma', 120],
      ['B', 30],
      ['C', 20],
      ['D', 40],
    ])
    expect(laidOut.activities.reduce((end, { minutes }) => end + minutes, laidOut.startMinutes)).toBe(15 * 60)
  })

  it('D42: a Friday without a midday break stays as it is', () => {
    const morning = { ...dayOf(1, 1), blocks: dayOf(1, 1).blocks.slice(0, 3), end: '09.45' }
    expect(clocksOf(morning, friday)).toEqual(['08.00', '08.30', '09.30', '09.45'])
  })
})

describe('times of a day', () => {
  it('D43: each activity follows the one before it; skipped ones take no time', () => {
    const activities = [
      { minutes: 30, isSkipped: false },
      { minutes: 60, isSkipped: true },
      { minutes: 15, isSkipped: false },
      { minutes: 45, isSkipped: false },
    ]
    expect(plannedStarts(480, activities)).toEqual([480, 510, 510, 525])
    expect(plannedStarts(480, [])).toEqual([])
  })

  const planned = (minutes: number): TimedActivity => ({
    minutes,
    isSkipped: false,
    state: 'planned',
    openedAtMinutes: null,
    closedAtMinutes: null,
  })
  const closed = (minutes: number, opened: string, shut: string): TimedActivity => ({
    ...planned(minutes),
    state: 'closed',
    openedAtMinutes: minutesFromClock(opened),
    closedAtMinutes: minutesFromClock(shut),
  })
  const open = (minutes: number, opened: string): TimedActivity => ({
    ...planned(minutes),
    state: 'open',
    openedAtMinutes: minutesFromClock(opened),
  })
  const startsAt = (now: string | null, activities: TimedActivity[]) =>
    expectedStarts({ startMinutes: 480 }, activities, now === null ? null : minutesFromClock(now)).map(clockFromMinutes)

  it('D44: before the day begins, and on any other day, the expected times are the planned ones', () => {
    expect(startsAt('07.00', [planned(30), planned(60), planned(15)])).toEqual(['08.00', '08.30', '09.30'])
    expect(startsAt(null, [planned(30), planned(60), planned(15)])).toEqual(['08.00', '08.30', '09.30'])
  })

  it('D44: closed activities keep the time at which they really began', () => {
    expect(startsAt('09.00', [closed(30, '08.10', '08.45'), open(60, '08.47'), planned(15)])).toEqual([
      '08.10',
      '08.47',
      '09.47',
    ])
  })

  it('D45: an open activity that runs over stretches until now, and the rest moves', () => {
    const day = [closed(30, '08.00', '08.30'), open(60, '08.30'), planned(15), planned(30)]
    expect(startsAt('09.20', day)).toEqual(['08.00', '08.30', '09.30', '09.45'])
    expect(startsAt('09.52', day)).toEqual(['08.00', '08.30', '09.52', '10.07'])
  })

  it('D45: nothing planned begins in the past', () => {
    expect(startsAt('08.20', [planned(30), planned(60)])).toEqual(['08.20', '08.50'])
    expect(startsAt('09.00', [closed(30, '08.00', '08.30'), planned(60), planned(15)])).toEqual([
      '08.00',
      '09.00',
      '10.00',
    ])
  })

  it('D46: when the room is early, the rest keeps its planned time', () => {
    expect(startsAt('08.15', [closed(30, '08.00', '08.10'), planned(60), planned(15)])).toEqual([
      '08.00',
      '08.30',
      '09.30',
    ])
  })

  it('D46: time made up by a skipped activity brings a late day back to plan', () => {
    const skipped = { ...planned(60), isSkipped: true }
    expect(startsAt('08.50', [closed(30, '08.20', '08.50'), skipped, planned(30), planned(30)])).toEqual([
      '08.20',
      '08.50',
      '08.50',
      '09.20',
    ])
  })

  it('D46: what was left out before the open activity is expected after it', () => {
    expect(startsAt('08.40', [planned(30), open(60, '08.30'), planned(15)])).toEqual(['09.30', '08.30', '10.00'])
  })

  it('D47: real times count on their own date only, in the zone of the workshop', () => {
    const activity = {
      minutes: 30,
      isSkipped: false,
      state: 'closed' as const,
      openedAtMs: Date.UTC(2023, 6, 4, 23, 5),
      closedAtMs: Date.UTC(2023, 6, 4, 23, 40),
    }
    const onTheDay = timedActivity(activity, '2023-07-05', 'WIT')
    expect(onTheDay).toMatchObject({ openedAtMinutes: 485, closedAtMinutes: 520 })
    expect(timedActivity(activity, '2023-07-06', 'WIT')).toMatchObject({ openedAtMinutes: null, closedAtMinutes: null })
    expect(timedActivity({ ...activity, openedAtMs: null }, '2023-07-05', 'WIT').openedAtMinutes).toBeNull()
  })
})
