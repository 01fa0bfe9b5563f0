import { describe, expect, it } from 'vitest'
import { attendanceSummary } from '#shared/domain/papers/attendance.ts'
import { boardGroups, noteCodes } from '#shared/domain/papers/board-groups.ts'
import { cleanText, splitText } from '#shared/domain/papers/clean-text.ts'
import { programmesInOrder, programmeYears } from '#shared/domain/papers/programme-order.ts'
import { isChosen, placeText, priorityOrder } from '#shared/domain/papers/rounds.ts'
import { stageMaterial } from '#shared/domain/papers/stage-material.ts'
import { recordFixture } from '#tests/support/record-fixture.ts'

describe('what papers are made of', () => {
  it('X100: counts a person once who came on any day, and names excused and online', () => {
    const record = recordFixture()
    // Person 2 comes on the second day only, person 73 is excused on both.
    record.attendance = record.attendance.filter((entry) => !(entry.personId === 'person-1' && entry.dayId === 'day-1'))
    const summary = attendanceSummary(record, stageMaterial(record, 1))
    expect(summary).toMatchObject({ registeredCount: 80, presentCount: 72, onlineCount: 1, excusedCount: 1 })
    expect(summary.byDay.map((day) => day.presentCount)).toEqual([71, 72])
    expect(summary.byConstituency.reduce((sum, row) => sum + row.presentCount, 0)).toBe(72)
    expect(summary.quorum).toEqual({ baseCount: 80, requiredCount: 41, isMet: true })
  })

  it('X101: an empty hall never meets its quorum, on either base', () => {
    const record = recordFixture()
    record.attendance = []
    for (const quorumBase of ['registered', 'present'] as const) {
      record.workshop.settings.quorumBase = quorumBase
      expect(attendanceSummary(record, stageMaterial(record, 1)).quorum.isMet).toBe(false)
    }
  })

  it('X102: a tie across the cut line stays a tie until a run-off decides it', () => {
    const tied = recordFixture()
    const places = (record: typeof tied) =>
      priorityOrder(record.rounds, 'round-1').map((item) => placeText(item.placeFrom, item.placeTo))
    expect(places(tied).slice(3, 8)).toEqual(['4', '5–7', '5–7', '5–7', '8'])
    const decided = recordFixture({ hasRunOff: true })
    expect(places(decided).slice(3, 8)).toEqual(['4', '5', '6', '7', '8'])
    const order = priorityOrder(decided.rounds, 'round-1')
    expect(order).toHaveLength(12)
    expect(order.filter((item) => isChosen(item, 5)).map((item) => item.option.score)).toEqual([21, 18, 15, 12, 9])
    expect(order[4]!.decidedByRunOff).toBe(true)
  })

  it('X103: a run-off that ties again leaves a smaller tie', () => {
    const record = recordFixture({ hasRunOff: true })
    const runOff = record.rounds[1]!
    // 9, 9, 5: two share the first place of the run-off, which is place 5 of the question.
    for (const [index, points] of [9, 9, 5].entries()) {
      const option = runOff.result!.options[index]!
      Object.assign(option, { points, rankFrom: index < 2 ? 1 : 3, rankTo: index < 2 ? 2 : 3 })
    }
    const order = priorityOrder(record.rounds, 'round-1').map((item) => placeText(item.placeFrom, item.placeTo))
    expect(order.slice(4, 7)).toEqual(['5–6', '5–6', '7'])
  })

  it('X104: keeps ungrouped notes and notes whose theme is gone as a group of their own', () => {
    const [board] = recordFixture().boards
    board!.themes = board!.themes.filter((theme) => theme.id !== 'theme-strengths-0')
    const strengths = boardGroups(board!)[0]!
    expect(strengths.groups.map((group) => [group.theme?.number ?? null, group.notes.length])).toEqual([
      [2, 4],
      [3, 4],
      [null, 7],
    ])
    expect(noteCodes([{ number: 12 }, { number: 2 }] as never)).toBe('C-2, C-12')
  })

  it('X105: orders programmes by dimension, horizon and place; unsorted ones last', () => {
    const record = recordFixture({ isHostile: true })
    const ordered = programmesInOrder(record.programmes)
    expect(ordered[0]!.dimension).toBe('governance')
    expect(ordered.at(-1)!.dimension).toBeNull()
    expect(ordered).toHaveLength(41)
  })

  it('X106: takes the years of a programme from itself, else from its horizon', () => {
    const { programmes, workshop } = recordFixture()
    const programme = programmes[0]!
    expect(programmeYears({ ...programme, horizon: 'medium' }, workshop)).toEqual({ from: 2024, to: 2028 })
    expect(programmeYears({ ...programme, firstYear: 2025, lastYear: 2026 }, workshop)).toEqual({
      from: 2025,
      to: 2026,
    })
    expect(programmeYears({ ...programme, firstYear: 2030, horizon: 'short' }, workshop)).toEqual({
      from: 2030,
      to: 2030,
    })
    expect(programmeYears({ ...programme, horizon: null }, workshop)).toBeNull()
  })

  it('X107: cleans text of what XML cannot hold and of marks that reorder their neighbours, nothing else', () => {
    expect(cleanText('a\u0000b\u0008c\uFFFFd\uD800e')).toBe('abcde')
    expect(cleanText('satu\r\ndua\u2028tiga\tempat')).toBe('satu\ndua\ntiga\tempat')
    expect(cleanText('\u202Eterbalik\u202C 🌊 مدينة')).toBe('terbalik 🌊 مدينة')
  })

  it('X108: splits long texts at a space and never inside a character', () => {
    expect(splitText('pendek', 10)).toEqual(['pendek'])
    expect(splitText('abcdefgh ijkl', 10)).toEqual(['abcdefgh i', 'jkl'])
    expect(splitText('abcdefghi jkl', 10)).toEqual(['abcdefghi ', 'jkl'])
    const pieces = splitText('🌊'.repeat(11), 7)
    expect(pieces.join('')).toBe('🌊'.repeat(11))
    for (const piece of pieces) expect(piece).toMatch(/^(?:🌊)+$/u)
  })
})
