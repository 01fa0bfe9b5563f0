import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RoundRules } from '#shared/schema/voting.ts'
import type { HandAnswer, HandCount } from '#shared/domain/voting/hands.ts'
import { castBallot, viewBooth } from '#electron/core/booth.ts'
import { saveHands } from '#electron/core/hands.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { makeTestApp } from '#tests/support/make-app.ts'
import { must } from '#tests/support/make-workshop.ts'
import { type TestRound, dots, makeDraftedRound, makeOpenRound, viewRound } from './support.ts'

const refusal = (code: string, data: object = {}) => ({ ok: false, error: { code, data } })
const yesNo: RoundRules = { method: 'yes_no', threshold: { share: 'simple', base: 'valid' } }
const open = (rules: RoundRules, voterCount = 10, optionCount = 2) =>
  makeOpenRound({ voterCount, optionCount, draft: { rules, way: 'hands' } })
const hands = (round: TestRound, option: number, counts: Partial<Record<HandAnswer, number>>): HandCount[] =>
  Object.entries(counts).map(([answer, count]) => {
    return { optionId: round.optionIds[option]!, answer: answer as HandAnswer, count }
  })
const save = (round: TestRound, present: number, counts: HandCount[]) =>
  saveHands(round.session, round.roundId, present, counts)
const resultOf = (round: TestRound) => viewRound(round.session, round.activity.id).result!

describe('raised hands', () => {
  it('V310: are counted at the close exactly as entered, and no ballot is in the file', () => {
    const round = open(yesNo)
    must(save(round, 9, [...hands(round, 0, { yes: 5, no: 3, abstain: 1 }), ...hands(round, 1, { yes: 2, no: 6 })]))
    must(closeRound(round.session, round.roundId))
    const result = resultOf(round)
    expect(result.options.map(({ title, detail }) => ({ title, ...detail }))).toMatchObject([
      { title: 'Tema 1', yesCount: 5, noCount: 3, abstainCount: 1, isPassed: true },
      { title: 'Tema 2', yesCount: 2, noCount: 6, abstainCount: 0, isPassed: false },
    ])
    expect(result).toMatchObject({ castCount: 9, presentCount: 9, entitledCount: 10, voidCount: 0 })
    expect(result.ways).toEqual([{ way: 'hands', label: '', count: 9 }])
    expect(round.session.db.prepare('SELECT count(*) FROM opened_ballots').pluck().get()).toBe(0)
  })

  it('V310: of approval and of single points rank the options', () => {
    for (const rules of [
      { method: 'approval', maxChoices: 2, threshold: null },
      { method: 'dots', pointsPerPerson: 2, maxPerOption: 1 },
    ] satisfies RoundRules[]) {
      const round = open(rules, 10, 3)
      must(
        save(round, 10, [
          ...hands(round, 0, { hand: 4 }),
          ...hands(round, 1, { hand: 9 }),
          ...hands(round, 2, { hand: 4 }),
        ]),
      )
      must(closeRound(round.session, round.roundId))
      expect(
        resultOf(round).options.map(({ title, score, rankFrom, rankTo }) => [title, score, rankFrom, rankTo]),
      ).toEqual([
        ['Tema 2', 9, 1, 1],
        ['Tema 1', 4, 2, 3],
        ['Tema 3', 4, 2, 3],
      ])
    }
  })

  it.each(['agendas/default.json', 'samples/room.json'])(
    'V552: no instruction of %s promises secrecy before the way of voting is chosen',
    (name) => {
      const file = path.resolve(import.meta.dirname, '../../../resources', name)
      expect(fs.readFileSync(file, 'utf8')).not.toMatch(/suara Anda rahasia/i)
    },
  )

  it('V311: counted again they replace what was entered', () => {
    const round = open(yesNo)
    must(save(round, 9, hands(round, 0, { yes: 9 })))
    must(save(round, 8, hands(round, 0, { yes: 1, no: 7 })))
    must(closeRound(round.session, round.roundId))
    expect(resultOf(round).options.find(({ title }) => title === 'Tema 1')?.detail).toMatchObject({
      yesCount: 1,
      noCount: 7,
    })
  })

  it('V312: that do not add up are refused in one sentence, and what was entered before stays', () => {
    const round = open(yesNo)
    must(save(round, 9, hands(round, 0, { yes: 9 })))
    const stored = () => round.session.db.prepare('SELECT * FROM hand_counts').all()
    const before = stored()
    expect(save(round, 9, hands(round, 0, { yes: 5, no: 4, abstain: 1 }))).toEqual(
      refusal('HANDS_MORE_THAN_PRESENT', { title: 'Tema 1', handCount: 10, presentCount: 9 }),
    )
    expect(save(round, 11, [])).toEqual(refusal('PRESENT_OVER_ROLL', { presentCount: 11, entitledCount: 10 }))
    expect(save(round, 9, [{ optionId: 'other', answer: 'yes', count: 1 }])).toEqual(refusal('UNKNOWN_OPTION'))
    expect(save(round, 9, hands(round, 0, { hand: 1 }))).toEqual(refusal('UNKNOWN_OPTION'))
    expect(stored()).toEqual(before)
    const approval = open({ method: 'approval', maxChoices: 1, threshold: null }, 5)
    expect(save(approval, 5, [...hands(approval, 0, { hand: 3 }), ...hands(approval, 1, { hand: 3 })])).toEqual(
      refusal('HANDS_OVER_CHOICES', { handCount: 6, maxCount: 5 }),
    )
  })

  it('V313: answer only methods that a hand can answer', () => {
    for (const rules of [
      { method: 'rating', highestScore: 5 },
      { method: 'ranking', places: 2 },
      { method: 'usg' },
      { method: 'dots', pointsPerPerson: 3, maxPerOption: 2 },
    ] satisfies RoundRules[]) {
      const round = makeDraftedRound({ draft: { rules, way: 'hands' } })
      expect(openRound(round.session, round.roundId)).toEqual(refusal('HANDS_NOT_POSSIBLE'))
      expect(viewRound(round.session, round.activity.id).round.state).toBe('draft')
    }
  })

  it('V314: need no booth and no key, and a round without them cannot be closed', () => {
    const round = open({ method: 'dots', pointsPerPerson: 3, maxPerOption: 1 })
    const { app } = makeTestApp()
    app.session = round.session
    expect(viewBooth(app).round).toBeNull()
    app.session = null
    const ballot = dots({ [round.optionIds[0]!]: 1 })
    expect(castBallot(round.session, round.roundId, round.people[0]!.id, ballot)).toEqual(refusal('ROUND_NOT_OPEN'))
    expect(round.session.db.prepare('SELECT count(*) FROM round_keys').pluck().get()).toBe(0)
    expect(closeRound(round.session, round.roundId)).toEqual(refusal('HANDS_MISSING'))
    expect(viewRound(round.session, round.activity.id).round.state).toBe('open')
  })
})
