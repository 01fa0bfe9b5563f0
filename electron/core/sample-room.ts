import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { RoundDraft } from '#shared/contract/voting.ts'
import { plannedStarts } from '#shared/domain/agenda.ts'
import { runOffRules } from '#shared/domain/voting/methods/dots.ts'
import type { AppError } from '#shared/schema/errors.ts'
import { TowsCell } from '#shared/schema/analysis.ts'
import type { BoardTemplate } from '#shared/schema/agenda.ts'
import type { BoardContent } from '#shared/schema/board.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { Constituency, Dimension, Readiness, readinessLevels } from '#shared/schema/vocabulary.ts'
import { Round, type RoundOption, RoundRules } from '#shared/schema/voting.ts'
import type { Activity, StageDay } from '#shared/schema/workshop.ts'
import { missingVoters } from '../db/tables/ballots.ts'
import { boardOfActivity, readBoardContent } from '../db/tables/boards.ts'
import { listPeople } from '../db/tables/people.ts'
import { listProgrammes } from '../db/tables/programmes.ts'
import { optionsOfRound } from '../db/tables/rounds.ts'
import { listUnits } from '../db/tables/units.ts'
import { listWorkingGroups } from '../db/tables/working-groups.ts'
import { listDayActivities, listDays, listStages } from '../db/tables/workshop.ts'
import { addStrategiesAsProgrammes, addStrategy, takeRatings, takeWeights } from './analysis.ts'
import { addRow } from './board-layout.ts'
import { addNotes, rateNotes, setNoteDetails } from './boards.ts'
import { groupNotes } from './themes.ts'
import { castBallot } from './booth.ts'
import { addDecision, addRemark } from './minutes.ts'
import { draftRound, draftRunOff } from './round-drafts.ts'
import { closeRound, openRound } from './rounds.ts'
import { destroyRoundKey } from './round-keys.ts'
import { SampleOption, makeBallots } from './sample-ballots.ts'
import type { Session } from './session.ts'
import { addActivity, closeActivity, moveActivity, openActivity, setTimer } from './workshop.ts'
import { addGroups, assignPeople } from './working-groups.ts'

const SampleRound = z.object({
  key: z.string(),
  stage: z.number().int(),
  question: Round.shape.question,
  rules: RoundRules,
  cutAt: Round.shape.cutAt.default(1),
  compareBy: Round.shape.compareBy.default('none'),
  /** Only this constituency votes; left out, everybody present. */
  electorate: Constituency.nullable().default(null),
  /** How many of the entitled do not come. */
  absentCount: z.number().int().default(0),
  isDraft: z.boolean().default(false),
  options: z.array(SampleOption),
  runOff: z.object({ points: z.array(z.number().int()), absentCount: z.number().int() }).optional(),
})
type SampleRound = z.infer<typeof SampleRound>

/** What happens in the room of the sample workshop (`resources/samples/room.json`). */
const SampleRoom = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      dimension: Dimension,
      /** Short name of the leading unit. */
      lead: z.string(),
      /** Whose people join: short names of units, or institutions. */
      institutions: z.array(z.string()),
      /** Notes that the leading unit wrote. */
      noteNumbers: z.array(z.number().int()),
    }),
  ),
  readiness: z.array(
    z.object({ dimension: Dimension, zone: z.string(), level: Readiness.nullable(), text: z.string() }),
  ),
  gaps: z.array(z.object({ title: z.string(), dimension: Dimension, cells: z.record(z.string(), z.string()) })),
  themes: z.array(z.object({ key: z.string(), title: z.string(), noteNumbers: z.array(z.number().int()) })),
  strategies: z.array(
    z.object({ cell: TowsCell, text: z.string(), factors: z.array(z.string()), isProgramme: z.boolean() }),
  ),
  vision: z.array(z.object({ zone: z.string(), key: z.string().optional(), text: z.string() })),
  agreedVision: z.string(),
  addedVote: z.object({ stage: z.number(), title: z.string(), instruction: z.string(), minutes: z.number() }),
  rounds: z.array(SampleRound),
  remarks: z.array(z.object({ stage: z.number(), text: z.string() })),
  decisions: z.array(
    z.object({ stage: z.number(), round: z.string().nullable(), text: z.string(), objection: z.string() }),
  ),
})

/** The clock of the sample: it shows the time of the workshop, not that of today. */
export interface SampleClock {
  nowMs: number
}

const minuteMs = 60_000
/** WIT, the time of Manokwari. */
const utcOffset = '+09:00'

/** Ends the play at the first refusal; never leaves `playRoom`. */
class Refusal extends Error {
  readonly refusal: AppError
  constructor(refusal: AppError) {
    super(refusal.code)
    this.refusal = refusal
  }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error)
  return result.value
}

/**
 * Plays stages I to III in a laid-out and imported sample: every activity opens and closes at its time, notes are written
 * and grouped, ballots are sealed, cast and counted, all through the same use cases as in the hall. It stops before a vote
 * that is drafted in stage III, where whoever opens the sample goes on.
 * @returns why it stopped; the file is of no use then
 * @see tests/SPEC.md N200-N206
 */
export function playRoom(
  session: Session,
  clock: SampleClock,
  { resourcesFolder, boards }: { resourcesFolder: string; boards: ReadonlyMap<string, BoardTemplate> },
): Result<null> {
  const text = fs.readFileSync(path.join(resourcesFolder, 'samples', 'room.json'), 'utf8')
  const play = new Play(session, clock, SampleRoom.parse(JSON.parse(text)))
  try {
    play.formGroups()
    play.addVote(boards)
    for (const stage of listStages(session.db).slice(0, 3)) play.runStage(stage.id, stage.number)
    return ok(null)
  } catch (error) {
    if (error instanceof Refusal) return err(error.refusal)
    throw error
  }
}

class Play {
  private readonly session: Session
  private readonly clock: SampleClock
  private readonly room: z.infer<typeof SampleRoom>
  /** What can be voted on, by the key that the sample names it with. */
  private readonly votable = new Map<string, Pick<RoundOption, 'title' | 'source' | 'sourceId'>>()
  private readonly roundIds = new Map<string, string>()
  private swot: BoardContent | null = null
  private isVoteWaiting = false

  constructor(session: Session, clock: SampleClock, room: z.infer<typeof SampleRoom>) {
    this.session = session
    this.clock = clock
    this.room = room
    for (const { id, number, name } of listProgrammes(session.db)) {
      this.votable.set(`P-${number}`, { title: name, source: 'programme', sourceId: id })
    }
  }

  formGroups(): void {
    const units = listUnits(this.session.db)
    const unitIds = new Map(units.map(({ id, short }) => [short, id]))
    const shorts = new Map(units.map(({ id, short }) => [id, short]))
    const people = listPeople(this.session.db).filter(({ constituency }) => constituency !== 'council')
    const fields = this.room.groups.map(({ name, dimension, lead }) => {
      return { name, dimension, leadUnitId: unitIds.get(lead) ?? null }
    })
    const groups = must(addGroups(this.session, fields))
    for (const [index, { institutions }] of this.room.groups.entries()) {
      const members = people.filter(({ unitId, institution }) =>
        institutions.includes((unitId === null ? undefined : shorts.get(unitId)) ?? institution),
      )
      must(
        assignPeople(
          this.session,
          members.map(({ id }) => id),
          groups[index]!.id,
        ),
      )
    }
  }

  /** A vote that the usual agenda of the stage does not have, in the place before the sorting. */
  addVote(boards: ReadonlyMap<string, BoardTemplate>): void {
    const { stage: stageNumber, ...fields } = this.room.addedVote
    const stage = listStages(this.session.db).find(({ number }) => number === stageNumber)!
    const day = listDays(this.session.db).findLast(({ stageId }) => stageId === stage.id)!
    const sorting = listDayActivities(this.session.db, day.id).find(({ kind }) => kind === 'sort')!
    const added = must(addActivity(this.session, { ...fields, dayId: day.id, kind: 'vote' }, boards))
    must(moveActivity(this.session, { activityId: added.id, dayId: day.id, beforeId: sorting.id }))
  }

  runStage(stageId: string, stageNumber: number): void {
    for (const day of listDays(this.session.db).filter((candidate) => candidate.stageId === stageId)) {
      const activities = listDayActivities(this.session.db, day.id)
      const starts = plannedStarts(day.startMinutes, activities)
      for (const [index, activity] of activities.entries()) {
        // Halls are never on time, and never by the same minutes.
        this.clock.nowMs = Math.max(this.clock.nowMs, atMinutes(day, starts[index]!) + ((index * 5) % 8) * minuteMs)
        must(openActivity(this.session, activity.id))
        this.wait(3)
        this.work(activity, stageNumber)
        if (!this.isVoteWaiting) continue
        // Whoever opens the sample stands before this vote; the clock of 2023 must not run on until then.
        must(setTimer(this.session, activity.id, 'pause'))
        this.writeMinutes(stageId, stageNumber)
        return
      }
      const last = activities.at(-1)!
      this.clock.nowMs = Math.max(this.clock.nowMs, atMinutes(day, starts.at(-1)! + last.minutes))
      must(closeActivity(this.session, last.id))
    }
    this.writeMinutes(stageId, stageNumber)
  }

  private work(activity: Activity, stageNumber: number): void {
    if (activity.kind === 'vote') {
      for (const round of this.room.rounds) if (round.stage === stageNumber) this.hold(round, activity.id)
      if (stageNumber === 1) this.analyse()
      if (stageNumber === this.room.addedVote.stage) this.agreeOnVision()
    }
    const board = boardOfActivity(this.session.db, activity.id)
    if (board === null) return
    const content = readBoardContent(this.session.db, board)
    if (board.template === 'readiness') this.fillReadiness(content)
    if (board.template === 'gap') this.fillGaps(content)
    if (board.template === 'swot') this.groupSwot(content)
    if (board.template === 'vision') this.fillVision(content)
  }

  private wait(minutes: number): void {
    this.clock.nowMs += minutes * minuteMs
  }

  private fillReadiness(content: BoardContent): void {
    const rated = this.room.readiness.map((item) => {
      this.wait(1)
      return { level: item.level, noteId: this.write(content, item.zone, item.text, { dimension: item.dimension }) }
    })
    this.wait(5)
    for (const level of readinessLevels) {
      const noteIds = rated.flatMap((item) => (item.level === level ? [item.noteId] : []))
      must(rateNotes(this.session, noteIds, level))
    }
  }

  private fillGaps(content: BoardContent): void {
    for (const { title, dimension, cells } of this.room.gaps) {
      this.wait(4)
      const row = must(addRow(this.session, { boardId: content.board.id, title, dimension }))
      for (const [zone, text] of Object.entries(cells)) this.write(content, zone, text, { dimension, rowId: row.id })
    }
  }

  private groupSwot(content: BoardContent): void {
    this.swot = content
    const idOf = (number: number) => content.notes.find((note) => note.number === number)!.id
    const units = new Map(listUnits(this.session.db).map(({ id, short }) => [short, id]))
    const groupIds = new Map(listWorkingGroups(this.session.db).map(({ id, name }) => [name, id]))
    for (const { name, dimension, lead, noteNumbers } of this.room.groups) {
      const noteIds = content.notes.filter((note) => note.dimension === dimension).map(({ id }) => id)
      must(setNoteDetails(this.session, { noteIds, workingGroupId: groupIds.get(name) }))
      must(setNoteDetails(this.session, { noteIds: noteNumbers.map(idOf), unitId: units.get(lead) }))
    }
    for (const { key, title, noteNumbers } of this.room.themes) {
      this.wait(3)
      const theme = must(groupNotes(this.session, { noteIds: noteNumbers.map(idOf), targetNoteId: null, title }))
      this.votable.set(key, { title, source: 'theme', sourceId: theme.id })
    }
  }

  private fillVision(content: BoardContent): void {
    for (const { zone, key, text } of this.room.vision) {
      this.wait(4)
      const noteId = this.write(content, zone, text, { dimension: null })
      if (key !== undefined) this.votable.set(key, { title: text, source: 'note', sourceId: noteId })
    }
  }

  private agreeOnVision(): void {
    const stages = listStages(this.session.db)
    const stage = stages.find(({ number }) => number === this.room.addedVote.stage)!
    const boards = listDays(this.session.db)
      .filter(({ stageId }) => stageId === stage.id)
      .flatMap(({ id }) => listDayActivities(this.session.db, id))
      .flatMap(({ id }) => boardOfActivity(this.session.db, id) ?? [])
    const vision = boards.find(({ template }) => template === 'vision')!
    this.write(readBoardContent(this.session.db, vision), 'agreed', this.room.agreedVision, { dimension: null })
  }

  /** Weights from the dots, ratings from the council's round, and the strategies that follow. */
  private analyse(): void {
    const boardId = this.swot!.board.id
    must(takeWeights(this.session, boardId, this.roundIds.get('priority')!))
    must(takeRatings(this.session, boardId, this.roundIds.get('ratings')!))
    for (const { cell, text, factors, isProgramme } of this.room.strategies) {
      this.wait(2)
      const themeIds = factors.map((key) => this.votable.get(key)!.sourceId!)
      const strategy = must(addStrategy(this.session, { boardId, cell, text, themeIds }))
      if (isProgramme) must(addStrategiesAsProgrammes(this.session, boardId, strategy.id))
    }
  }

  private write(
    { zones }: BoardContent,
    zoneKey: string,
    text: string,
    place: { dimension: Dimension | null; rowId?: string },
  ): string {
    const zoneId = zones.find(({ key }) => key === zoneKey)!.id
    return must(addNotes(this.session, { zoneId, texts: [text], unitId: null, ...place }))[0]!.id
  }

  private hold(round: SampleRound, activityId: string): void {
    const draft: RoundDraft = {
      question: round.question,
      rules: round.rules,
      cutAt: round.cutAt,
      electorate: 'attendance',
      electorateGroup: round.electorate === null ? null : { kind: 'constituency', key: round.electorate },
      identification: 'name',
      way: 'ballots',
      compareBy: round.compareBy,
      splitFlagAbove: 0.3,
      tokenCount: 0,
      isShuffled: false,
      options: round.options.map(({ of }) => this.votable.get(of)!),
    }
    const { roundId } = must(draftRound(this.session, activityId, draft))
    this.roundIds.set(round.key, roundId)
    if (round.isDraft) {
      this.isVoteWaiting = true
      return
    }
    this.vote(roundId, round.rules, round.options, round.absentCount)
    if (round.runOff === undefined) return
    const again = must(draftRunOff(this.session, roundId))
    const points = round.runOff.points.map((count) => ({ of: '', points: count }))
    this.vote(again.roundId, runOffRules, points, round.runOff.absentCount)
  }

  /** Opens a round, lets everybody vote who comes, and closes it. A key never outlives a round that could not be closed. */
  private vote(roundId: string, rules: RoundRules, wishes: readonly SampleOption[], absentCount: number): void {
    const { session } = this
    must(openRound(session, roundId))
    try {
      const voters = missingVoters(session.db, roundId)
      const optionIds = optionsOfRound(session.db, roundId).map(({ id }) => id)
      const ballots = makeBallots(rules, optionIds, wishes, voters.length - absentCount)
      for (const [index, ballot] of ballots.entries()) {
        must(castBallot(session, roundId, voters[index]!.voterId, ballot))
      }
      this.wait(Math.ceil(ballots.length / 4))
      must(closeRound(session, roundId))
    } finally {
      destroyRoundKey(session.file.path, roundId)
    }
  }

  private writeMinutes(stageId: string, stageNumber: number): void {
    for (const { stage, text } of this.room.remarks) {
      if (stage === stageNumber) must(addRemark(this.session, { stageId, activityId: null, text }))
    }
    for (const { stage, round, text, objection } of this.room.decisions) {
      if (stage !== stageNumber) continue
      const roundId = round === null ? null : this.roundIds.get(round)!
      const way = round === null ? ('consensus' as const) : ('vote' as const)
      must(addDecision(this.session, { stageId, text, way, roundId, objection }))
    }
  }
}

function atMinutes(day: StageDay, minutes: number): number {
  return Date.parse(`${day.date}T00:00:00${utcOffset}`) + minutes * minuteMs
}
