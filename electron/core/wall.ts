import type {
  WallContent,
  WallContentOf,
  WallScreen,
  WallSteer,
  WallSteering,
  WallView,
} from '#shared/contract/wall.ts'
import { expectedStarts, timedActivity } from '#shared/domain/agenda.ts'
import { isSwotBoard } from '#shared/domain/analysis/sides.ts'
import { isRatedBoard, readinessShares } from '#shared/domain/readiness.ts'
import { isoDateOf, minutesOfDate } from '#shared/domain/words.ts'
import { zoneTitle } from '#shared/i18n/zone-titles.ts'
import type { BoardRow, Note, Theme, Zone } from '#shared/schema/board.ts'
import type { Locale } from '#shared/schema/vocabulary.ts'
import type { Activity, StageDay, Workshop } from '#shared/schema/workshop.ts'
import { readAnalysis } from '../db/tables/analysis.ts'
import * as boardTables from '../db/tables/boards.ts'
import { daysTable, themesTable } from '../db/tables/entities.ts'
import { heldEntriesSince } from '../db/tables/journal.ts'
import * as tables from '../db/tables/workshop.ts'
import { getRow } from '../db/table.ts'
import { type App, publishTopics } from './app.ts'
import { getProgrammes } from './programmes.ts'
import { listRoundViews } from './round-views.ts'
import type { Session } from './session.ts'

/** How long the name that a theme just got stands large on the wall. */
const namedMs = 6000

/** More letters of one note no hall reads; the wall ends them with an ellipsis. */
const mostLettersOfNote = 400

/**
 * What the projector shows: the open activity, else the agenda. It holds nothing that the hall must not see, so that no
 * wall can show it by mistake; a black wall holds nothing at all.
 * @see tests/SPEC.md W1-W12
 */
export function viewWall(app: App): WallView {
  const { isBlack, theme, screen } = app.steer
  const { locale, wallScale } = app.settings.preferences()
  const blank: WallView = {
    workshop: null,
    stage: null,
    activity: null,
    day: null,
    agenda: [],
    content: { kind: 'nothing' },
    isBlack,
    page: 0,
    scale: wallScale,
    locale,
    theme,
    screen,
  }
  const { session } = app
  const workshop = session === null ? null : tables.readWorkshop(session.db)
  if (isBlack || session === null || workshop === null) return blank

  const activity = tables.openActivity(session.db)
  const day = activity === null ? nextDay(session, workshop) : getRow(session.db, daysTable, activity.dayId)
  const content = contentOf(app, session, activity)
  return {
    ...blank,
    workshop: pick(workshop, 'regency', 'regencyKind', 'year', 'timeZone', 'firstPlanYear'),
    stage: stageOfDay(session, day),
    activity:
      activity === null
        ? null
        : pick(activity, 'id', 'kind', 'title', 'instruction', 'minutes', 'timerStartedAtMs', 'timerElapsedMs'),
    day: day === null ? null : pick(day, 'number', 'date'),
    agenda: day === null ? [] : agendaOf(session, workshop, day),
    content,
    page: pageOf(app, contentKey(session, activity, content.kind)),
  }
}

/** How the wall is steered now; the page is that of what it shows. */
export function getSteering(app: App): WallSteering {
  const { isBlack, theme } = app.steer
  const canShowAnalysis = app.session !== null && canAnalyse(app.session, tables.openActivity(app.session.db))
  return { isBlack, theme, page: pageOf(app, shownKey(app)), shows: shownPart(app), canShowAnalysis }
}

/** Steers the wall and tells the windows. A page belongs to what is shown when it is turned. */
export function steerWall(app: App, patch: { [Key in keyof WallSteer]?: WallSteer[Key] | undefined }): void {
  const { isBlack = app.steer.isBlack, theme = app.steer.theme, shows, page } = patch
  app.steer = { ...app.steer, isBlack, theme }
  if (shows !== undefined) app.steer = { ...app.steer, shows, showsOf: openKey(app) }
  if (page !== undefined) app.steer = { ...app.steer, page, pageOf: shownKey(app) }
  publishTopics(app, 'wall')
}

/** Remembers the size of the wall's picture for the facilitator's preview. */
export function fitWall(app: App, screen: WallScreen): void {
  const { widthPx, heightPx } = app.steer.screen
  if (widthPx === screen.widthPx && heightPx === screen.heightPx) return
  app.steer = { ...app.steer, screen }
  publishTopics(app, 'wall')
}

const pageOf = (app: App, key: string) => (app.steer.pageOf === key ? app.steer.page : 0)

function shownKey(app: App): string {
  const { session } = app
  if (session === null) return ''
  const activity = tables.openActivity(session.db)
  return contentKey(session, activity, contentOf(app, session, activity).kind)
}

/** Names the open activity of the open file. */
function openKey({ session }: App): string {
  return session === null ? '' : `${session.file.path} ${tables.openActivity(session.db)?.id ?? ''}`
}

/** What was chosen for this activity; another one starts with itself. */
const shownPart = (app: App) => (app.steer.showsOf === openKey(app) ? app.steer.shows : 'activity')

/** Whether the open activity is a SWOT board with themes that lie open. */
function canAnalyse({ db }: Session, activity: Activity | null): boolean {
  const board = activity?.kind === 'board' ? boardTables.boardOfActivity(db, activity.id) : null
  if (board === null || board.isFaceDown) return false
  return isSwotBoard(boardTables.listZones(db, board.id)) && boardTables.listThemes(db, board.id).length > 0
}

/** Names what is shown: another activity, or another kind of picture of it, starts at its first page. */
const contentKey = ({ file }: Session, activity: Activity | null, kind: WallContent['kind']) =>
  `${file.path} ${activity?.id ?? ''} ${kind}`

function contentOf(app: App, session: Session, activity: Activity | null): WallContent {
  switch (activity?.kind) {
    case undefined:
      return { kind: 'agenda' }
    case 'board':
      if (shownPart(app) === 'analysis' && canAnalyse(session, activity)) return analysisContent(session, activity.id)
      return boardContent(session, activity.id, app.settings.preferences().locale) ?? { kind: 'instruction' }
    case 'vote':
      return roundContent(session, activity.id) ?? { kind: 'instruction' }
    case 'sort':
      return {
        kind: 'programmes',
        programmes: getProgrammes(session).map((programme) =>
          pick(programme, 'id', 'name', 'dimension', 'horizon', 'isQuickWin'),
        ),
      }
    default:
      return { kind: 'instruction' }
  }
}

function analysisContent({ db }: Session, activityId: string): WallContent {
  const board = boardTables.boardOfActivity(db, activityId)!
  return {
    kind: 'analysis',
    zones: boardTables.listZones(db, board.id),
    themes: boardTables.listThemes(db, board.id),
    analysis: readAnalysis(db, board.id),
  }
}

function boardContent(session: Session, activityId: string, locale: Locale): WallContentOf<'board'> | null {
  const { db } = session
  const board = boardTables.boardOfActivity(db, activityId)
  if (board === null) return null
  const { zones, rows, themes, notes } = boardTables.readBoardContent(db, board)
  const notesByZone = Map.groupBy(notes, ({ zoneId }) => zoneId)
  const notesByTheme = Map.groupBy(notes, ({ themeId }) => themeId)
  const { isFaceDown } = board
  const shown = zones.filter(({ isHidden }) => !isHidden)
  return {
    kind: 'board',
    isFaceDown,
    // A name would tell what lies face-down.
    named: isFaceDown ? null : namedTheme(session, shown, themes, notesByTheme),
    readiness: isFaceDown || !isRatedBoard(board) ? null : readinessOf(shown, rows, notes),
    zones: shown.map((zone) => {
      const inZone = notesByZone.get(zone.id) ?? []
      // Row by row, then what lies in none; without rows that is all of it.
      const grouped = [...rows, null].flatMap((row): Group[] => {
        const isInRow = ({ rowId }: { rowId: string | null }) => rowId === (row?.id ?? null)
        const ofRow = themes
          .filter((theme) => theme.zoneId === zone.id && isInRow(theme))
          .map(({ id, title, isCollapsed }) => {
            const name = row === null ? title : `${row.title} · ${title}`
            return { ...groupOf(id, name, notesByTheme.get(id) ?? [], isCollapsed), isTheme: true }
          })
        const loose = inZone.filter((note) => note.themeId === null && isInRow(note))
        if (loose.length === 0) return ofRow
        return [...ofRow, groupOf(row?.id ?? zone.id, row?.title ?? null, loose, false)]
      })
      return {
        id: zone.id,
        title: zoneTitle(zone, locale),
        letter: zone.letter,
        tone: zone.tone,
        noteCount: inZone.length,
        // A theme is named after a note: face-down its title would tell what the note says.
        groups: isFaceDown ? [] : grouped,
      }
    }),
  }
}

/** What the board's strip and its rows say; null while nothing is rated. */
function readinessOf(
  shown: readonly Zone[],
  rows: readonly BoardRow[],
  notes: readonly Note[],
): WallContentOf<'board'>['readiness'] {
  const zoneIds = new Set(shown.map(({ id }) => id))
  const seen = notes.filter(({ zoneId }) => zoneIds.has(zoneId))
  const sharesOf = (part: readonly Note[]) => pick(readinessShares(part), 'percents', 'ratedCount', 'totalCount')
  const all = sharesOf(seen)
  if (all.ratedCount === 0) return null
  const shares = rows.map(({ id, title }) => ({
    id,
    title,
    shares: sharesOf(seen.filter(({ rowId }) => rowId === id)),
  }))
  return { rows: shares, all }
}

/**
 * The theme that was last made or renamed on this board, while that is news. An act that names several at once is no
 * naming in the room; one that was taken back is none either.
 */
function namedTheme(
  session: Session,
  zones: readonly Zone[],
  themes: readonly Theme[],
  notesByTheme: ReadonlyMap<string | null, readonly Note[]>,
): WallContentOf<'board'>['named'] {
  const now = session.now()
  for (const { seq, atMs, changes } of heldEntriesSince(session.db, now - namedMs, 20)) {
    const named = changes.filter(
      ({ table, before, after }) =>
        table === themesTable.name && after !== null && before?.['title'] !== after['title'],
    )
    if (named.length === 0) continue
    const theme = themes.find(({ id, title }) => id === named[0]?.id && title === named[0].after?.['title'])
    const zone = zones.find(({ id }) => id === theme?.zoneId)
    if (named.length > 1 || theme === undefined || zone === undefined) return null
    const untilMs = atMs + namedMs
    if (untilMs <= now) return null
    return {
      id: String(seq),
      title: theme.title,
      noteCount: notesByTheme.get(theme.id)?.length ?? 0,
      zone: pick(zone, 'title', 'letter', 'tone'),
      untilMs,
    }
  }
  return null
}

type Group = WallContentOf<'board'>['zones'][number]['groups'][number]

function groupOf(id: string, title: string | null, notes: readonly Note[], isCollapsed: boolean): Group {
  return { id, isTheme: false, title, noteCount: notes.length, notes: isCollapsed ? [] : notes.map(firstWords) }
}

function firstWords({ id, text }: Note): { id: string; text: string } {
  // Two UTF-16 units a letter at most; one letter more tells whether there is more.
  const letters = Array.from(text.slice(0, 2 * mostLettersOfNote + 2))
  if (letters.length <= mostLettersOfNote) return { id, text }
  return { id, text: `${letters.slice(0, mostLettersOfNote).join('').trimEnd()}…` }
}

/** The round that collects ballots, as counts only; else the result of the newest closed one. Drafts are not shown. */
function roundContent(session: Session, activityId: string): WallContent | null {
  const views = listRoundViews(session, activityId)
  const open = views.find(({ round }) => round.state === 'open')
  if (open !== undefined) {
    const { votedCount, entitledCount } = open
    return { kind: 'round_open', question: open.round.question, votedCount, entitledCount }
  }
  const closed = views.findLast(({ result }) => result !== null)
  if (closed === undefined || closed.result === null) return null
  const { comparison: _, ...result } = closed.result
  return { kind: 'round_result', question: closed.round.question, rules: closed.round.rules, result }
}

/** Today where the agenda has it; else the first day with something left to do; else the last. */
function nextDay(session: Session, workshop: Workshop): StageDay | null {
  const days = tables.listDays(session.db)
  const today = isoDateOf(session.now(), workshop.timeZone)
  const unfinished = new Set(
    tables
      .listActivities(session.db)
      .filter(({ state, isSkipped }) => state !== 'closed' && !isSkipped)
      .map(({ dayId }) => dayId),
  )
  return days.find(({ date }) => date === today) ?? days.find(({ id }) => unfinished.has(id)) ?? days.at(-1) ?? null
}

function stageOfDay({ db }: Session, day: StageDay | null): WallView['stage'] {
  const stage = tables.listStages(db).find(({ id }) => id === day?.stageId)
  return stage === undefined ? null : pick(stage, 'number', 'title')
}

function agendaOf(session: Session, workshop: Workshop, day: StageDay): WallView['agenda'] {
  const activities = tables.listDayActivities(session.db, day.id)
  const timed = activities.map((activity) => timedActivity(activity, day.date, workshop.timeZone))
  const isToday = isoDateOf(session.now(), workshop.timeZone) === day.date
  const nowMinutes = isToday ? minutesOfDate(session.now(), day.date, workshop.timeZone) : null
  const starts = expectedStarts(day, timed, nowMinutes)
  return activities.flatMap(({ id, kind, title, state, isSkipped }, index) =>
    isSkipped ? [] : [{ id, kind, title, state, startMinutes: starts[index]! }],
  )
}

/** Only the named fields: what is not named does not reach the wall, also when the row grows. */
function pick<T, Key extends keyof T>(row: T, ...keys: Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, Key>
}
