import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analysedBoards, strategiesOf } from '#shared/domain/papers/analysis.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import { checkWorkshop } from '#electron/core/check.ts'
import { loadRecord } from '#electron/core/record.ts'
import { createSample } from '#electron/core/sample.ts'
import { makeSession, undo } from '#electron/core/session.ts'
import { stageGaps } from '#electron/core/stages.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { must, resourcesFolder } from '#tests/support/make-workshop.ts'

async function openPlayed() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-test-'))
  const filePath = path.join(folder, 'Contoh.rembuk')
  must(await createSample({ resourcesFolder, now: Date.now }, filePath))
  const left = fs.readdirSync(folder)
  const file = must(openWorkshopFile(filePath))
  const session = makeSession(file, () => undefined)
  const close = () => {
    file.close()
    fs.rmSync(folder, { recursive: true })
  }
  return { session, left, close }
}

describe('the played sample workshop', () => {
  let record: WorkshopRecord
  let facts: { left: string[]; findings: unknown[]; undone: unknown; gaps: string[] }
  beforeAll(async () => {
    const { session, left, close } = await openPlayed()
    record = loadRecord(session)
    const stage = record.stages[0]!
    facts = {
      left,
      findings: checkWorkshop(session).findings,
      gaps: must(stageGaps(session, stage.id)).map(({ kind }) => kind),
      undone: undo(session),
    }
    close()
  })
  const boardOf = (template: string) => record.boards.find(({ board }) => board.template === template)!
  const roundsOf = (method: string) => record.rounds.filter(({ round }) => round.rules.method === method)

  it('N200: leaves one sound file, no key of a round beside it, and nothing to take back', () => {
    expect(facts.left).toEqual(['Contoh.rembuk'])
    expect(facts.findings).toEqual([])
    expect(facts.undone).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_UNDO' } })
  })

  it('N201: has six Pokja with a lead and members, and everybody but the council in one', () => {
    expect(record.workingGroups).toHaveLength(6)
    for (const group of record.workingGroups) {
      expect(group.leadUnitId).not.toBeNull()
      expect(record.people.filter(({ workingGroupId }) => workingGroupId === group.id).length).toBeGreaterThan(4)
    }
    const free = record.people.filter(({ workingGroupId }) => workingGroupId === null)
    expect(free.every(({ constituency }) => constituency === 'council')).toBe(true)
  })

  it('N202: has readiness rated in every dimension, gaps with all columns, and a vision agreed on', () => {
    const readiness = boardOf('readiness').notes
    expect(new Set(readiness.map(({ dimension }) => dimension)).size).toBe(6)
    expect(new Set(readiness.map((note) => note.readiness))).toEqual(new Set(['good', 'fair', 'poor', null]))
    const gap = boardOf('gap')
    expect(gap.rows).toHaveLength(6)
    expect(gap.notes).toHaveLength(gap.rows.length * gap.zones.length)
    const vision = boardOf('vision')
    const used = new Set(vision.notes.map(({ zoneId }) => zoneId))
    expect(vision.zones.every(({ id }) => used.has(id))).toBe(true)
  })

  it('N203: weighs twelve themes from the dots and rates them from a round, with strategies in all four cells', () => {
    const [analysed] = analysedBoards(record.boards, record.analyses)
    const { swot } = analysed!
    expect([swot.missing, swot.position?.quadrants]).toEqual([[], ['turnaround']])
    const strategies = strategiesOf(analysed!)
    expect(strategies.map(({ cell }) => cell)).toEqual(['so', 'so', 'wo', 'wo', 'st', 'st', 'wt', 'wt'])
    expect(strategies.flatMap(({ missingSides }) => missingSides)).toEqual([])
    const candidates = record.programmes.filter(({ origin }) => origin === 'strategy')
    expect(candidates.map(({ dimension, horizon }) => dimension ?? horizon)).toEqual([null, null, null])
  })

  it('N204: ends the dots in a tie at the cut, which a run-off decides', () => {
    const [first, runOff] = roundsOf('dots')
    expect(first!.result!.options.map(({ score }) => score)).toEqual([58, 51, 44, 38, 29, 29, 29, 24, 20, 15, 11, 7])
    expect(first!.result!.tiedAtCut).toHaveLength(3)
    expect(first!.result!.comparison.state).toBe('shown')
    expect(runOff!.round.runOffOf).toBe(first!.round.id)
    expect(runOff!.result!.options.map(({ score }) => score)).toEqual([31, 24, 15])
    expect(runOff!.result!.tiedAtCut).toEqual([])
  })

  it('N205: holds one closed round of each of five other methods, and a draft that waits', () => {
    for (const method of ['rating', 'usg', 'yes_no', 'impact_effort', 'weighted']) {
      const [only, ...others] = roundsOf(method)
      expect([method, only!.round.state, others.length]).toEqual([method, 'closed', 0])
      expect(only!.result!.castCount).toBeGreaterThanOrEqual(18)
    }
    expect(roundsOf('ranking').map(({ round }) => round.state)).toEqual(['draft'])
    const motions = roundsOf('yes_no')[0]!.result!.options
    expect(motions.map(({ score, isAboveCut }) => [score, isAboveCut])).toEqual([
      [58, true],
      [49, true],
      [27, false],
    ])
    const fields = roundsOf('impact_effort')[0]!.result!.options.map(({ detail }) => 'field' in detail && detail.field)
    expect(new Set(fields)).toEqual(new Set(['quick_win', 'major_project', 'fill_in']))
  })

  it('N206: keeps the time of the workshop: every act of a stage lies on one of its days, up to the vote that waits', () => {
    const dateOf = (atMs: number) => new Date(atMs + 9 * 3_600_000).toISOString().slice(0, 10)
    const open = record.activities.filter(({ state }) => state === 'open')
    expect(open.map(({ kind, timerStartedAtMs }) => [kind, timerStartedAtMs])).toEqual([['vote', null]])
    const played = record.activities.filter(({ state }) => state === 'closed')
    expect(played.length).toBeGreaterThan(40)
    for (const { dayId, openedAtMs, closedAtMs } of played) {
      const { date } = record.days.find(({ id }) => id === dayId)!
      expect([openedAtMs, closedAtMs].map((atMs) => dateOf(atMs!))).toEqual([date, date])
      expect(closedAtMs).toBeGreaterThan(openedAtMs!)
    }
    expect(facts.gaps).toEqual(['no_document_number'])
  })
})
