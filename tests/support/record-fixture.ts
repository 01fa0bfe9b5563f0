import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { tallyRound } from '#shared/domain/voting/tally.ts'
import {
  constituencyFromText,
  dimensionFromText,
  horizonFromText,
  quadrantFromText,
} from '#shared/domain/vocabulary.ts'
import type { BoardAnalysis, TowsCell } from '#shared/schema/analysis.ts'
import type { BoardContent } from '#shared/schema/board.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { type Edition, type RoundRecord, WorkshopRecord } from '#shared/schema/record.ts'
import { quadrants } from '#shared/schema/vocabulary.ts'
import type { DotBallot, Round, RoundOption } from '#shared/schema/voting.ts'

export const resourcesFolder = fileURLToPath(new URL('../../resources', import.meta.url))

/** 5 July 2023, 09.00 WIT. */
export const firstDayMs = Date.UTC(2023, 6, 5, 0, 0)

export const draftEdition: Edition = {
  locale: 'id',
  generatedAtMs: Date.UTC(2023, 6, 6, 7, 30),
  status: 'draft',
  version: 0,
  sha256: null,
}

export const finalEdition: Edition = {
  ...draftEdition,
  status: 'final',
  version: 1,
  sha256: '3fa81c07d2b94e65a0c1f7e8d9b26350413c8aef9d7b6e5c4f3a2b1c0d9e8f70',
}

/** Texts that a paper must carry as text, whatever they look like. */
export const hostileTexts = {
  formula: '=HYPERLINK("http://contoh.invalid","klik")',
  plus: '+6281-rumus',
  html: '<b>tebal</b> & "kutip" <script>alert(1)</script>',
  emoji: 'Pantai bersih 🌊👩‍👩‍👧‍👦 untuk semua',
  rightToLeft: 'مدينة ذكية \u202Egnalab\u202C akhir',
  control: 'baris\u0001 satu\u0000\nbaris dua\uFFFE',
  loneSurrogate: 'potong \uD83C di sini',
  excelCode: 'kode _x0041_ tetap',
  markup: ']]> {{kunci}} $t(yes) %s',
  long: `panjang ${'kata '.repeat(1998)}`.slice(0, 10_000),
} as const

type Row = Record<string, string>

function sample(name: string): Row[] {
  const text = readFileSync(`${resourcesFolder}/samples/${name}.csv`, 'utf8')
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data
}

const position = (index: number) => `a${String(index).padStart(5, '0')}`
const known = <T>(reading: T | 'ask' | null): T | null => (reading === 'ask' ? null : reading)

export type FixtureOptions = {
  /** Notes of the board beyond the 60 of the sample, to make large papers. */
  noteCount?: number
  programmeCount?: number
  /** Adds one note for each hostile text, and a hostile programme and person. */
  isHostile?: boolean
  /** Adds the run-off that decides the tie of round 1. */
  hasRunOff?: boolean
  /** Adds the analysis of the board: weights and ratings of the domain guide's worked example, and five strategies. */
  hasAnalysis?: boolean
}

/** A workshop after stage I: 60 notes in themes, 80 people, a closed dot round with a tie, 40 programmes. */
export function recordFixture(options: FixtureOptions = {}): WorkshopRecord {
  const { isHostile = false, hasRunOff = false } = options
  const units = sample('opd').map((row, index) => ({ id: `unit-${index}`, name: row['name']!, short: row['short']! }))
  const unitByShort = new Map(units.map((unit) => [unit.short, unit.id]))
  const people = sample('participants').map((row, index) => ({
    id: `person-${index}`,
    number: index + 1,
    label: row['label']!,
    unitId: unitByShort.get(row['opd']!) ?? null,
    institution: unitByShort.has(row['opd']!) ? '' : row['opd']!,
    constituency: known(constituencyFromText(row['role']!)),
    jobTitle: '',
    phone: `0812-0000-${String(index).padStart(4, '0')}`,
    workingGroupId: null,
  }))
  if (isHostile) people[79] = { ...people[79]!, label: hostileTexts.html, institution: '=1+1' }

  const stages = ['Analisis', 'Visi dan Program', 'Rencana Aksi', 'Penetapan'].map((title, index) => ({
    id: `stage-${index + 1}`,
    number: index + 1,
    title,
    place: index === 0 ? 'Sasana Karya Kantor Bupati' : '',
    documentNumber: index === 0 ? '400.10.2/117/DISKOMINFO/VII/2023' : '',
    state: index === 0 ? ('closed' as const) : ('planned' as const),
    version: index === 0 ? 1 : 0,
  }))
  const dates = [
    '2023-07-05',
    '2023-07-06',
    '2023-08-07',
    '2023-08-08',
    '2023-09-12',
    '2023-09-13',
    '2023-10-17',
    '2023-10-18',
  ]
  const days = dates.map((date, index) => ({
    id: `day-${index + 1}`,
    stageId: `stage-${Math.floor(index / 2) + 1}`,
    number: (index % 2) + 1,
    date,
    startMinutes: index % 2 === 0 ? 480 : 510,
  }))
  const agenda: [day: string, kind: 'board' | 'vote' | 'notes' | 'break', title: string, minutes: number][] = [
    ['day-1', 'notes', 'Registrasi, daftar hadir', 30],
    ['day-1', 'notes', 'Pembukaan resmi', 60],
    ['day-1', 'break', 'Rehat kopi', 15],
    ['day-1', 'notes', 'Paparan narasumber', 135],
    ['day-2', 'notes', 'Ulasan hari pertama', 30],
    ['day-2', 'board', 'Papan SWOT', 180],
    ['day-2', 'break', 'Ishoma', 60],
    ['day-2', 'vote', 'Isu prioritas', 90],
    ['day-2', 'notes', 'Pembacaan berita acara', 60],
  ]
  const activities = agenda.map(([dayId, kind, title, minutes], index) => ({
    id: `activity-${index + 1}`,
    dayId,
    position: position(index),
    kind,
    title,
    instruction: '',
    minutes,
    state: 'closed' as const,
    isSkipped: false,
    openedAtMs: firstDayMs + (dayId === 'day-2' ? 86_400_000 : 0) + index * 1_800_000,
    closedAtMs: firstDayMs + (dayId === 'day-2' ? 86_400_000 : 0) + index * 1_800_000 + minutes * 60_000,
    timerStartedAtMs: null,
    timerElapsedMs: 0,
  }))

  const board = makeBoard(options)
  const rounds = [makeRound(board, 'round-1', null)]
  if (hasRunOff) rounds.push(makeRunOff(rounds[0]!))

  return WorkshopRecord.parse({
    format: 'rembuk-record-2',
    workshop: {
      id: 'workshop',
      name: 'Bimtek Kota Cerdas Manokwari',
      regency: 'Manokwari',
      regencyKind: 'kabupaten',
      province: 'Papua Barat',
      year: 2023,
      timeZone: 'WIT',
      firstPlanYear: 2024,
      settings: {
        quorumBase: 'registered',
        quorumRule: 'simple',
        areaWords: 'distrik',
        paper: 'A4',
        documentLocale: 'id',
        bookStages: [1, 2, 4, 4],
        book3Variant: 'executive_summary',
        book4Variant: 'road_map',
        letterheadAgency: 'Dinas Komunikasi dan Informatika',
        letterheadAddress: '',
      },
      createdAtMs: firstDayMs,
    },
    stages,
    days,
    activities,
    units,
    workingGroups: [],
    people,
    attendance: people.flatMap((person, index) =>
      ['day-1', 'day-2'].flatMap((dayId) => {
        // 72 of 80 come; one of them by video, one of the absent is excused.
        if (index >= 73) return []
        const status = index === 72 ? ('excused' as const) : ('present' as const)
        const mode = index === 10 ? ('online' as const) : ('in_person' as const)
        return [{ id: `attendance-${dayId}-${index}`, personId: person.id, dayId, status, mode }]
      }),
    ),
    boards: [board],
    analyses: options.hasAnalysis === true ? [makeAnalysis()] : [],
    rounds,
    programmes: withOrigin(makeProgrammes(options, unitByShort), options),
    remarks: [
      {
        id: 'remark-1',
        stageId: 'stage-1',
        activityId: 'activity-6',
        text: 'Kepala distrik pesisir meminta jaringan didahulukan sebelum aplikasi baru.',
        createdAtMs: firstDayMs + 90_000_000,
      },
      {
        id: 'remark-2',
        stageId: 'stage-1',
        activityId: null,
        text: isHostile ? hostileTexts.html : 'Peserta daring mengikuti seluruh sesi hari kedua.',
        createdAtMs: firstDayMs + 95_000_000,
      },
    ],
    decisions: [
      {
        id: 'decision-1',
        stageId: 'stage-1',
        position: position(0),
        text: 'Lima isu prioritas menjadi dasar penyusunan program Tahap II.',
        way: 'vote',
        roundId: 'round-1',
        objection: '',
      },
      {
        id: 'decision-2',
        stageId: 'stage-1',
        position: position(1),
        text: isHostile ? hostileTexts.formula : 'Kata kunci visi: sehat, terhubung, lestari.',
        way: 'consensus',
        roundId: null,
        objection: 'Perwakilan nelayan meminta kata “pesisir” dibahas lagi.',
      },
    ],
    signatories: [
      signatory(
        'chair',
        0,
        'Ketua Tim Pelaksana',
        'Sekretaris Daerah',
        'Pembina Utama Muda (IV/c)',
        '19700101 199003 1 001',
      ),
      signatory(
        'secretary',
        1,
        'Sekretaris Tim Pelaksana',
        'Kepala Dinas Kominfo',
        'Pembina Tk. I (IV/b)',
        '19750202 199803 2 002',
      ),
      signatory('head_of_region', 2, 'Bupati Contoh', 'Bupati Manokwari', '', ''),
      signatory('witness', 3, 'Wakil Kementerian', 'Tim pembimbing', '', ''),
    ],
    versions: [
      {
        id: 'version-1',
        stageId: 'stage-1',
        version: 1,
        closedAtMs: firstDayMs + 110_000_000,
        sha256: finalEdition.sha256,
        previousSha256: null,
      },
    ],
    lateChanges: [],
  })
}

function signatory(role: string, index: number, name: string, jobTitle: string, rank: string, employeeNumber: string) {
  return {
    id: `signatory-${index}`,
    stageId: 'stage-1',
    role,
    position: position(index),
    name,
    jobTitle,
    rank,
    employeeNumber,
  }
}

/** Position (0.74, 0.47), Agresif; classic sums 3.04 and 2.97 (domain guide, section 6). */
function makeAnalysis(): BoardAnalysis {
  const weighed = {
    strengths: [24, 4, 18, 3, 12, 3],
    weaknesses: [20, 3, 16, 2, 10, 2],
    opportunities: [22, 4, 15, 3, 13, 3],
    threats: [25, 3, 15, 2, 10, 2],
  }
  const strategies: [cell: TowsCell, text: string, themeIds: string[]][] = [
    ['so', 'Satu pintu layanan digital di setiap distrik', ['theme-strengths-0', 'theme-opportunities-1']],
    ['so', 'Data terbuka untuk usaha rintisan', ['theme-strengths-1', 'theme-strengths-2', 'theme-opportunities-0']],
    ['wo', 'Pelatihan operator kampung bersama kampus', ['theme-weaknesses-2', 'theme-opportunities-2']],
    ['st', 'Pusat data cadangan dengan kabupaten tetangga', ['theme-strengths-1', 'theme-threats-0']],
    ['wt', 'Layanan luring saat jaringan terputus', ['theme-weaknesses-1', 'theme-threats-1']],
  ]
  return {
    boardId: 'board-1',
    factors: quadrants.flatMap((key) =>
      [0, 1, 2].map((index) => ({
        id: `factor-${key}-${index}`,
        themeId: `theme-${key}-${index}`,
        isIncluded: true,
        weight: weighed[key][index * 2]! / 100,
        rating: weighed[key][index * 2 + 1]!,
        weightRoundId: null,
        ratingRoundId: null,
      })),
    ),
    strategies: strategies.map(([cell, text], index) => ({
      id: `strategy-${index + 1}`,
      boardId: 'board-1',
      cell,
      number: index + 1,
      position: position(index),
      text,
    })),
    strategyFactors: strategies.flatMap(([, , themeIds], index) =>
      themeIds.map((themeId) => ({
        id: `cited-${index + 1}-${themeId}`,
        strategyId: `strategy-${index + 1}`,
        themeId,
      })),
    ),
  }
}

/** With an analysis, the first two programmes came from its first two strategies. */
function withOrigin(programmes: Programme[], { hasAnalysis = false }: FixtureOptions): Programme[] {
  if (!hasAnalysis) return programmes
  return programmes.map((programme, index) =>
    index < 2 ? { ...programme, origin: 'strategy', originId: `strategy-${index + 1}` } : programme,
  )
}

/** Four quadrants; the first 48 notes of the sample lie in 12 themes, the rest is ungrouped. */
function makeBoard({ noteCount = 60, isHostile = false }: FixtureOptions): BoardContent {
  const titles = { strengths: 'Kekuatan', weaknesses: 'Kelemahan', opportunities: 'Peluang', threats: 'Ancaman' }
  const tones = ['s', 'w', 'o', 't'] as const
  const zones = quadrants.map((key, index) => ({
    id: `zone-${key}`,
    boardId: 'board-1',
    position: position(index),
    key,
    title: titles[key],
    letter: 'SWOT'[index]!,
    tone: tones[index]!,
    isHidden: false,
  }))
  const topics = ['Layanan terpadu', 'Jaringan dan data', 'Sumber daya manusia']
  const themes = zones.flatMap((zone, zoneIndex) =>
    topics.map((title, index) => ({
      id: `theme-${zone.key}-${index}`,
      boardId: 'board-1',
      zoneId: zone.id,
      number: zoneIndex * topics.length + index + 1,
      title: `${title} (${zone.title.toLowerCase()})`,
      position: position(index),
      isCollapsed: false,
      rowId: null,
    })),
  )
  const rows = sample('swot')
  const counts = new Map<string, number>()
  const texts = Array.from({ length: noteCount }, (_, index) => {
    const row = rows[index % rows.length]!
    const round = Math.floor(index / rows.length)
    return { row, text: round === 0 ? row['text']! : `${row['text']} (${round + 1})` }
  })
  const notes = texts.map(({ row, text }, index) => {
    const quadrant = known(quadrantFromText(row['quadrant']!))!
    const inZone = counts.get(quadrant) ?? 0
    counts.set(quadrant, inZone + 1)
    return {
      id: `note-${index}`,
      boardId: 'board-1',
      zoneId: `zone-${quadrant}`,
      number: index + 1,
      text,
      dimension: known(dimensionFromText(row['dimension']!)),
      unitId: null,
      workingGroupId: null,
      rowId: null,
      readiness: null,
      themeId: inZone % 15 < 12 ? `theme-${quadrant}-${inZone % 3}` : null,
      position: position(index),
      createdAtMs: firstDayMs + index,
    }
  })
  if (isHostile) {
    for (const text of Object.values(hostileTexts)) {
      const number = notes.length + 1
      notes.push({
        ...notes[0]!,
        id: `note-${number}`,
        number,
        text,
        themeId: null,
        dimension: null,
        position: position(number),
      })
    }
  }
  return {
    board: { id: 'board-1', activityId: 'activity-6', template: 'swot', isFaceDown: false, rowKind: 'none' },
    zones,
    rows: [],
    themes,
    notes,
  }
}

/** Totals of the example in the guide: 23 voters with 5 points each, 112 points cast, a tie on places 5 to 7. */
const totals = [21, 18, 15, 12, 9, 9, 9, 7, 5, 4, 2, 1]
const voterCount = 23

function makeRound(board: BoardContent, id: string, runOffOf: string | null): RoundRecord {
  const options: RoundOption[] = board.themes.map((theme, index) => ({
    id: `${id}-option-${index}`,
    roundId: id,
    position: position(index),
    title: theme.title,
    source: 'theme',
    sourceId: theme.id,
  }))
  const round: Round = {
    id,
    activityId: 'activity-8',
    number: runOffOf === null ? 1 : 2,
    question: 'Isu mana yang paling mendesak ditangani?',
    rules: { method: 'dots', pointsPerPerson: 5, maxPerOption: 1 },
    cutAt: 5,
    electorate: 'attendance',
    electorateGroup: null,
    identification: 'name',
    way: 'ballots',
    compareBy: 'none',
    splitFlagAbove: 0.3,
    repeatOf: null,
    quorumBase: 'present',
    quorumRule: 'simple',
    runOffOf,
    isShuffled: false,
    state: 'closed',
    openedAtMs: firstDayMs + 100_000_000,
    closedAtMs: firstDayMs + 103_000_000,
    registeredCount: 80,
    presentCount: 31,
  }
  return tallied(round, options, spread(options, totals))
}

/** The run-off of the guide among the three tied: 11, 8, 4. */
function makeRunOff(first: RoundRecord): RoundRecord {
  const id = 'round-2'
  const options = first.options
    .slice(4, 7)
    .map((option, index) => ({ ...option, id: `${id}-option-${index}`, roundId: id }))
  const round: Round = {
    ...first.round,
    id,
    number: 2,
    question: 'Putaran ulang: isu mana yang didahulukan?',
    rules: { method: 'dots', pointsPerPerson: 1, maxPerOption: 1 },
    cutAt: 1,
    runOffOf: first.round.id,
  }
  return tallied(round, options, spread(options, [11, 8, 4]))
}

/** Deals out points so that each option gets its total and no voter gives an option more than one. */
function spread(options: RoundOption[], optionTotals: number[]): DotBallot[] {
  const ballots: DotBallot[] = Array.from({ length: voterCount }, () => ({ method: 'dots', points: {} }))
  let next = 0
  for (const [index, option] of options.entries()) {
    for (let dealt = 0; dealt < (optionTotals[index] ?? 0); dealt++) {
      ballots[next % voterCount]!.points[option.id] = 1
      next++
    }
  }
  return ballots
}

function tallied(round: Round, options: RoundOption[], ballots: DotBallot[]): RoundRecord {
  const result = tallyRound({
    rules: round.rules,
    options,
    ballots: ballots.map((ballot) => ({ ballot, groupKey: null })),
    voidCount: 0,
    ways: [{ way: 'booth', label: '', count: ballots.length }],
    splitFlagAbove: round.splitFlagAbove,
    compareBy: round.compareBy,
    groupLabels: new Map(),
    cutAt: round.cutAt,
    entitledCount: voterCount,
    registeredCount: round.registeredCount,
    presentCount: round.presentCount,
    quorumBase: round.quorumBase,
    quorumRule: round.quorumRule,
  })
  return { round, options, entitledCount: voterCount, notReturnedCount: 0, votedAtCancelCount: null, result }
}

function makeProgrammes(
  { programmeCount = 40, isHostile = false }: FixtureOptions,
  unitByShort: Map<string, string>,
): Programme[] {
  const rows = sample('programmes')
  const programmes = Array.from({ length: programmeCount }, (_, index): Programme => {
    const row = rows[index % rows.length]!
    return {
      id: `programme-${index}`,
      number: index + 1,
      name: row['name']!,
      description: '',
      dimension: known(dimensionFromText(row['dimension']!)),
      horizon: known(horizonFromText(row['horizon']!)),
      leadUnitId: unitByShort.get(row['opd']!) ?? null,
      leadUnitText: unitByShort.has(row['opd']!) ? '' : row['opd']!,
      supportingUnits: '',
      indicator: row['indicator']!,
      baseline: '',
      target: '',
      budgetRupiah: index % 10 === 0 ? 1_250_000_000 : null,
      fundingSource: '',
      firstYear: null,
      lastYear: null,
      isQuickWin: row['quick_win'] === 'ya',
      origin: 'imported',
      originId: null,
      position: position(index),
    }
  })
  if (isHostile) {
    programmes.push({
      ...programmes[0]!,
      id: 'programme-hostile',
      number: programmes.length + 1,
      name: hostileTexts.formula,
      description: hostileTexts.html,
      dimension: null,
      horizon: null,
      isQuickWin: false,
    })
  }
  return programmes
}
