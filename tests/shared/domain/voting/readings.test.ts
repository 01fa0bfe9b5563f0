import { readdirSync, readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { lightPalette } from '#shared/charts/palette.ts'
import { ComparisonChart, ResultChart } from '#shared/charts/result-chart.tsx'
import type { ResultWords } from '#shared/domain/voting/readings/reading.ts'
import {
  cutAfter,
  cutText,
  distributionText,
  groupColumns,
  harmlessTies,
  isTied,
  outcomeText,
  quorumText,
  readResult,
  resultColumns,
  ruleText,
  scoreText,
  scoreTitle,
  standingText,
  valueText,
  waysText,
} from '#shared/domain/voting/readings/registry.ts'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { type Tally, tallyRound } from '#shared/domain/voting/tally.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import { type Locale, locales } from '#shared/schema/vocabulary.ts'
import type { Answer, Ballot, OptionResult, RoundResult, RoundRules } from '#shared/schema/voting.ts'
import { methods } from '#shared/schema/voting.ts'

/** The real texts; a key that is not there fails the test that asked for it. */
function wordsIn(locale: Locale): ResultWords {
  const texts = createInstance()
  void texts.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    defaultNS: 'results',
    ns: ['results', 'domain'],
    resources: dictionaries,
    interpolation: { escapeValue: false },
  })
  return {
    locale,
    say: (key, values) => {
      const text = (texts.t as unknown as (name: string, of: object) => string)(key, values ?? {})
      if (text === key || text === key.replace(/^\w+:/, '') || text.includes('{{'))
        throw new Error(`no text for ${key}`)
      return text
    },
  }
}
const words = wordsIn('id')

function count(rules: RoundRules, titles: string[], ballots: Ballot[], more: Partial<Tally> = {}): RoundResult {
  return tallyRound({
    rules,
    options: titles.map((title, index) => ({ id: `o${index}`, title, position: `a${index}` })),
    ballots: ballots.map((ballot) => ({ ballot, groupKey: null })),
    voidCount: 0,
    ways: [{ way: 'booth', label: '', count: ballots.length }],
    cutAt: 1,
    entitledCount: ballots.length,
    registeredCount: ballots.length,
    presentCount: ballots.length,
    quorumBase: 'registered',
    quorumRule: 'simple',
    splitFlagAbove: 0.3,
    compareBy: 'none',
    groupLabels: new Map(),
    ...more,
  })
}
const times = (many: number, ballot: Ballot) => Array.from({ length: many }, () => ballot)
const read = (rules: RoundRules, result: RoundResult, runOffs = { beforeCount: 0, heldIn: null as number | null }) =>
  readResult(rules, result, words, runOffs).map(({ text }) => text)
const answers = (yes: number, no: number, abstain: number) =>
  (
    [
      ['yes', yes],
      ['no', no],
      ['abstain', abstain],
    ] as [Answer, number][]
  ).flatMap(([answer, many]) => times(many, { method: 'yes_no', answers: { o0: answer } }))

const option = (points: number, rankFrom: number, rankTo: number, where: 'above' | 'tied' | 'below'): OptionResult => ({
  optionId: `${points}-${Math.random()}`,
  title: '',
  score: points,
  voterCount: points,
  share: 0,
  rankFrom,
  rankTo,
  distribution: [],
  normalisedDeviation: null,
  isSplit: false,
  isAboveCut: where === 'above',
  isTiedAtCut: where === 'tied',
  detail: { method: 'dots' },
})

describe('the cut line', () => {
  const cut = (options: OptionResult[]) => cutAfter({ method: 'dots', options })

  it('V95: the cut line lies below the last option that passes or is tied across it, and nowhere when all pass', () => {
    expect(
      cut([option(3, 1, 1, 'above'), option(2, 2, 3, 'tied'), option(2, 2, 3, 'tied'), option(1, 4, 4, 'below')]),
    ).toBe(2)
    expect(cut([option(3, 1, 1, 'above'), option(2, 2, 2, 'above')])).toBe(-1)
    expect(cut([option(0, 1, 2, 'below'), option(0, 1, 2, 'below')])).toBe(-1)
  })

  it('V451: the line says what lies above it where that is not as many as there are places', () => {
    const line = (cutAt: number, options: OptionResult[]) => cutText({ cutAt, options }, words)
    const [first, second, third] = [option(9, 1, 1, 'above'), option(8, 2, 2, 'above'), option(7, 3, 3, 'below')]
    const tied = [option(7, 3, 4, 'tied'), option(7, 3, 4, 'tied')]
    expect(line(2, [first, second, third])).toBe('garis potong: 2 teratas')
    expect(line(3, [first, second, ...tied])).toBe('garis potong: 3 teratas – 2 pilihan seri, tersisa 1 tempat')
    expect(line(3, [first, second, third])).toBe('garis potong: 3 teratas – hanya 2 terpilih')
    expect(cutText({ cutAt: 3, options: [first, second, ...tied] }, wordsIn('en'))).toBe(
      'cut line: top 3 – 2 options tied, places left: 1',
    )
  })

  it('V452: the line is drawn below a tie across it that goes to the last option', () => {
    expect(cut([option(3, 1, 1, 'above'), option(2, 2, 3, 'tied'), option(2, 2, 3, 'tied')])).toBe(2)
  })

  it('V451: the picture has the same line as the table', () => {
    const rules: RoundRules = { method: 'approval', maxChoices: null, threshold: null }
    const result = count(rules, ['A', 'B'], times(3, { method: 'approval', chosen: ['o0', 'o1'] }))
    const chart = { question: '', rules, result, words, width: 600, palette: lightPalette }
    expect(renderToStaticMarkup(createElement(ResultChart, chart))).toContain(
      'garis potong: 1 teratas – 2 pilihan seri, tersisa 1 tempat',
    )
  })

  it('V96: a tie above the line is named as needing nothing; options without a point are no tie', () => {
    const options = [
      option(3, 1, 2, 'above'),
      option(3, 1, 2, 'above'),
      option(2, 3, 4, 'tied'),
      option(2, 3, 4, 'tied'),
    ]
    expect(harmlessTies({ method: 'dots', options })).toEqual([options.slice(0, 2)])
    expect(isTied(option(0, 5, 9, 'below'))).toBe(false)
    expect(harmlessTies({ method: 'yes_no', options })).toEqual([])
  })
})

describe('a motion', () => {
  const rules: RoundRules = { method: 'yes_no', threshold: { share: 'simple', base: 'valid' } }

  it('V280: is read with its votes, base, threshold and outcome', () => {
    expect(read(rules, count(rules, ['Tetapkan visi'], answers(14, 9, 2)))).toEqual([
      '14 dari 23 suara sah setuju (2 abstain tidak dihitung); perlu 12 (lebih dari setengah suara sah): DISETUJUI',
    ])
    expect(read(rules, count(rules, ['Tetapkan visi'], answers(9, 14, 2)))[0]).toContain(': TIDAK DISETUJUI')
  })

  it('V453: says how many abstentions its base leaves out, and nothing where it leaves none out', () => {
    const result = (from: RoundRules, abstained: number) => count(from, ['A'], answers(14, 3, abstained))
    expect(outcomeText(rules, result(rules, 3).options[0]!, result(rules, 3), words)).toBe(
      '14 dari 17 suara sah setuju (3 abstain tidak dihitung); perlu 9 (lebih dari setengah suara sah): DISETUJUI',
    )
    expect(readResult(rules, result(rules, 1), wordsIn('en'))[0]!.text).toContain(
      'base 17 (the valid votes; 1 abstention not counted)',
    )
    expect(read(rules, result(rules, 0))[0]).toContain('14 dari 17 suara sah setuju; perlu 9')
    const ofCast: RoundRules = { method: 'yes_no', threshold: { share: 'simple', base: 'cast' } }
    expect(read(ofCast, result(ofCast, 3))[0]).toContain('14 dari 20 suara yang masuk setuju; perlu 11')
  })

  it('V440: on which everybody abstained names nothing to reach', () => {
    const result = count(rules, ['Tetapkan visi'], answers(0, 0, 20))
    expect(read(rules, result)).toEqual(['tidak ada yang menyatakan setuju atau tidak setuju: TIDAK DIPUTUSKAN'])
    const required = resultColumns(rules, result, words).find(({ id }) => id === 'required')!
    expect(valueText(required, result.options[0]!, words)).toBe('–')
  })

  it('V281: with enough votes and no quorum is not said to be carried', () => {
    const result = count(rules, ['Tetapkan visi'], answers(14, 9, 0), { registeredCount: 80 })
    expect(outcomeText(rules, result.options[0]!, result, words)).toContain('kuorum tidak terpenuhi')
    expect(read(rules, result).at(-1)).toContain('Kurang 18 suara untuk kuorum')
    expect(quorumText(result, words)).toBe(
      'Kuorum tidak terpenuhi: 23 surat suara, perlu 41 (lebih dari setengah dari 80 peserta terdaftar).',
    )
  })
})

describe('what a method has to say', () => {
  const criteria = [
    { id: 'impact', title: 'Dampak', weight: 0.5 },
    { id: 'cost', title: 'Biaya', weight: 0.5 },
  ]
  const weigh = (first: [number, number], second: [number, number]): Ballot => ({
    method: 'weighted',
    scores: { o0: { impact: first[0], cost: first[1] }, o1: { impact: second[0], cost: second[1] } },
  })

  it('V282: weighted criteria say between which weights the first place lasts, rounded into the range', () => {
    const rules: RoundRules = { method: 'weighted', criteria }
    // 5w + 2(1 − w) against 2w + 3(1 − w): they meet at a weight of 1/4.
    const result = count(rules, ['Bank sampah', 'QRIS pasar'], [weigh([5, 2], [2, 3])])
    expect(read(rules, result).slice(0, 2)).toEqual([
      'Bank sampah bertahan di urutan pertama selama bobot Dampak antara 25\u00a0% dan 100\u00a0% (sekarang 50\u00a0%).',
      'Bank sampah bertahan di urutan pertama selama bobot Biaya antara 0\u00a0% dan 75\u00a0% (sekarang 50\u00a0%).',
    ])
    const firm = count(rules, ['Bank sampah', 'QRIS pasar'], [weigh([5, 5], [2, 3])])
    expect(read(rules, firm)[0]).toBe('Berapa pun bobot Dampak dan Biaya, urutan pertama tidak berubah.')
  })

  it('V283: a shared first place has no sentence about weights', () => {
    const rules: RoundRules = { method: 'weighted', criteria }
    const result = count(rules, ['A', 'B'], [weigh([5, 3], [3, 5])])
    expect(read(rules, result).join(' ')).not.toContain('bobot')
  })

  it('V284: a ranking names the pairwise winner beside the Borda order, or that there is none', () => {
    const rules: RoundRules = { method: 'ranking', places: 3 }
    const order = (...ids: string[]): Ballot => ({ method: 'ranking', order: ids })
    const ballots = [...times(3, order('o0', 'o1', 'o2')), ...times(2, order('o1', 'o2', 'o0'))]
    expect(read(rules, count(rules, ['A', 'B', 'C'], ballots)).join(' ')).toContain(
      'A mengalahkan setiap pilihan lain, meskipun urutan Borda menempatkan B di atas',
    )
    const circle = [order('o0', 'o1', 'o2'), order('o1', 'o2', 'o0'), order('o2', 'o0', 'o1')]
    expect(read(rules, count(rules, ['A', 'B', 'C'], circle)).join(' ')).toContain(
      'Tidak ada pilihan yang mengalahkan semua yang lain',
    )
    expect(read(rules, count(rules, ['A', 'B', 'C'], times(2, order('o0')))).join(' ')).toContain('A juga mengalahkan')
  })

  it('V285: impact and effort name the candidates, and what lies right on the line', () => {
    const rules: RoundRules = { method: 'impact_effort' }
    const scores = { o0: { impact: 5, effort: 1 }, o1: { impact: 3, effort: 2 }, o2: { impact: 2, effort: 4 } }
    const result = count(
      rules,
      ['Bank sampah', 'QRIS', 'Pusat 112', 'Lupa'],
      times(5, { method: 'impact_effort', scores }),
    )
    const [first, second] = read(rules, result)
    expect(first).toContain('2 calon quick win (dampak tinggi, upaya rendah): Bank sampah dan QRIS.')
    expect(second).toBe('QRIS tepat di garis batas, yang dihitung tinggi; ruangan yang menentukan bidangnya.')
    expect(result.options.map((option) => standingText(option, result, words))).toEqual([
      'Quick win',
      'Quick win, tepat di garis',
      'Tunda',
      '',
    ])
    expect(resultColumns(rules, result, words).map((column) => valueText(column, result.options[3]!, words))).toEqual([
      '–',
      '–',
      '0',
      '–',
    ])
  })

  it('V286: a tie at the line wants a run-off, and after two of them the chair', () => {
    const rules: RoundRules = { method: 'approval', maxChoices: null, threshold: null }
    const result = count(rules, ['A', 'B'], times(3, { method: 'approval', chosen: ['o0', 'o1'] }))
    expect(read(rules, result).join(' ')).toContain('Putaran ulang memutuskan seri ini')
    expect(read(rules, result, { beforeCount: 0, heldIn: 2 }).join(' ')).toContain('lihat putaran 2')
    expect(read(rules, result, { beforeCount: 0, heldIn: 2 }).join(' ')).not.toContain('memutuskan seri')
    expect(read(rules, result, { beforeCount: 1, heldIn: null }).join(' ')).not.toContain('musyawarah')
    expect(read(rules, result, { beforeCount: 2, heldIn: null }).join(' ')).toContain('memusyawarahkannya')
  })

  it('V287: says how far the room agrees with the threshold used, and nothing of it below five ballots', () => {
    const rules: RoundRules = { method: 'rating', highestScore: 5 }
    const rated = (scores: number[]) => scores.map((score): Ballot => ({ method: 'rating', scores: { o0: score } }))
    const split = read(rules, count(rules, ['A'], rated([1, 1, 5, 5, 3]), { splitFlagAbove: 0.5 })).join(' ')
    expect(split).toContain('Pada A suara terbelah')
    expect(split).toContain('ditandai di atas 0,5')
    const few = count(rules, ['A'], rated([1, 5]))
    expect(read(rules, few)).toEqual(['Kurang dari 5 suara: ukuran sebaran tidak dihitung.'])
    expect(resultColumns(rules, few, words).map(({ id }) => id)).not.toContain('deviation')
  })

  it('V288: says by which ways ballots came, void ones among them', () => {
    const rules: RoundRules = { method: 'approval', maxChoices: null, threshold: null }
    const result = count(rules, ['A', 'B'], [], {
      voidCount: 1,
      ways: [
        { way: 'booth', label: '', count: 21 },
        { way: 'paper', label: '', count: 2 },
        { way: 'station', label: 'Bilik 2', count: 0 },
      ],
    })
    expect(waysText(result, words)).toBe('21 di bilik dan 2 kertas; 1 di antaranya tidak sah')
  })

  it('V289: groups are set beside each other by what one ballot gave, and a withheld comparison is explained', () => {
    const rules: RoundRules = { method: 'dots', pointsPerPerson: 3, maxPerOption: 3 }
    const ballots = [
      ...times(5, { method: 'dots', points: { o0: 3 } }).map((ballot) => ({ ballot, groupKey: 'council' })),
      ...times(10, { method: 'dots', points: { o0: 1, o1: 2 } }).map((ballot) => ({ ballot, groupKey: 'unit' })),
    ]
    const asked = {
      compareBy: 'constituency',
      groupLabels: new Map<string, string>(),
    } as const
    const result = count(rules, ['A', 'B'], [], { ballots, ...asked })
    expect(groupColumns(result, words)).toEqual({
      measure: 'Titik tiap surat suara',
      isShare: false,
      groups: [
        { key: 'council', name: 'Dewan Smart City (5 suara)', values: [3, 0] },
        { key: 'unit', name: 'Perwakilan OPD (10 suara)', values: [1, 2] },
      ],
    })
    const small = count(rules, ['A', 'B'], [], { ballots: ballots.slice(1), ...asked })
    expect(groupColumns(small, words)).toBeNull()
    expect(read(rules, small).join(' ')).toContain('Perbandingan menurut unsur ditahan')
  })

  it('V351: a comparison withheld for a paper says so; void papers alone do not withhold it', () => {
    const rules: RoundRules = { method: 'yes_no', threshold: { share: 'simple', base: 'valid' } }
    const groupless = times(6, { method: 'yes_no', answers: { o0: 'yes' } }).map((ballot) => ({
      ballot,
      groupKey: null,
    }))
    const asked = { compareBy: 'unit', groupLabels: new Map<string, string>() } as const
    const paper = [
      { way: 'booth', label: '', count: 5 },
      { way: 'paper', label: '', count: 2 },
    ] as const
    const said = (voidCount: number, ballots: typeof groupless) =>
      read(rules, count(rules, ['A'], [], { ballots, voidCount, ways: [...paper], ...asked })).join(' ')
    expect(said(1, groupless)).toContain('ada suara dari kertas, dan kertas tidak menyebut kelompok')
    expect(said(2, groupless.slice(1))).toContain(
      'kelompok dengan kurang dari 5 suara, atau kurang dari 5 pendapat tentang satu pilihan,',
    )
  })
})

describe.each(locales)('in %s', (locale) => {
  const told = wordsIn(locale)
  it.each(methods)('V298: every text of %s exists, drawn and read, also before anybody voted', (method) => {
    const rules = methodOf(method).defaultRules(3)
    const titles = ['Satu', 'Dua', 'Tiga']
    const ids = titles.map((_, index) => `o${index}`)
    const full = methodOf(method).largestBallot(rules, ids)
    const ballot: Ballot = full.method === 'dots' ? { method: 'dots', points: { o0: 1 } } : full
    const groups = Array.from({ length: 6 }, () => ({ ballot, groupKey: 'council' }))
    for (const ballots of [[], groups]) {
      const result = count(rules, titles, [], {
        ballots,
        voidCount: 2,
        entitledCount: 20,
        registeredCount: 20,
        compareBy: 'constituency',
        groupLabels: new Map(),
        ways: (['booth', 'paper', 'station', 'hands'] as const).map((way) => ({ way, label: 'Bilik 2', count: 3 })),
      })
      const texts = [
        ruleText(rules, told),
        quorumText(result, told),
        waysText(result, told),
        scoreTitle(rules, told),
        ...[
          { beforeCount: 0, heldIn: null },
          { beforeCount: 0, heldIn: 2 },
          { beforeCount: 2, heldIn: null },
        ].flatMap((runOffs) => readResult(rules, result, told, runOffs).map(({ text }) => text)),
        cutText(result, told),
        ...result.options.flatMap((option) => [
          scoreText(rules, option, told),
          outcomeText(rules, option, result, told),
          distributionText(option, result),
          ...resultColumns(rules, result, told).map((column) => valueText(column, option, told)),
        ]),
      ]
      expect(texts.every((text) => !text.includes('undefined') && !text.includes('NaN'))).toBe(true)
      const frame = { words: told, width: 600, palette: lightPalette }
      const svg = renderToStaticMarkup(createElement(ResultChart, { question: 'Apa?', rules, result, ...frame }))
      expect(svg).toMatch(/^<svg .*aria-label=".*Apa\?"/)
      expect(svg).not.toContain('NaN')
      const compared = renderToStaticMarkup(createElement(ComparisonChart, { result, ...frame }))
      expect(compared.includes(told.say('domain:constituency.council').slice(0, 8))).toBe(
        result.comparison.state === 'shown',
      )
    }
  })
})

it.each(methods)(
  'V299: %s has rules, a paper, a reading and names in both languages: nothing of a ninth is forgotten',
  (method) => {
    const file = method.replace('_', '-')
    const has = (folder: string, name: string) =>
      readdirSync(new URL(`../../../../${folder}`, import.meta.url)).includes(name)
    expect(has('shared/domain/voting/methods', `${file}.ts`)).toBe(true)
    expect(has('shared/domain/voting/readings', `${file}.ts`)).toBe(true)
    const papers = readFileSync(new URL('../../../../renderer/ui/ballot/BallotPaper.tsx', import.meta.url), 'utf8')
    expect(papers).toContain(`case '${method}':`)
    for (const locale of locales) expect(dictionaries[locale].domain.method[method].length).toBeGreaterThan(2)
  },
)
