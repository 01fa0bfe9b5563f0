import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cliTexts } from '#electron/cli/texts.ts'
import { addRemark } from '#electron/core/minutes.ts'
import { loadRecord } from '#electron/core/record.ts'
import { makeSession } from '#electron/core/session.ts'
import { closeStage } from '#electron/core/stages.ts'
import { currentVersion } from '#electron/db/migrations/index.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { listStages } from '#electron/db/tables/workshop.ts'
import { errorData } from '#shared/schema/errors.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import { must } from '#tests/support/make-workshop.ts'
import { makeTerminal, sampleFile } from './support.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/imports/messy/${name}`, import.meta.url))

function recordOf(filePath: string) {
  const file = must(openWorkshopFile(filePath))
  try {
    return loadRecord(makeSession(file, () => undefined))
  } finally {
    file.close()
  }
}

const samples = { organisations: 'opd', participants: 'participants', notes: 'swot', programmes: 'programmes' }
const allFour = Object.entries(samples).flatMap(([kind, name]) => [`--${kind}`, sampleFile(`${name}.csv`)])

describe('the command line', () => {
  it('N80: answers wrong use with exit code 2, one sentence and where help is', async () => {
    const { run, folder } = makeTerminal()
    const wrong = [
      [],
      ['lari'],
      ['toString'],
      ['new'],
      ['new', 'a', 'b'],
      ['new', 'a', '--regency', 'X', '--province', 'Y'],
      ['new', 'a', '--regency', 'X', '--province', 'Y', '--year', 'dua ribu'],
      ['new', 'a', '--regency', 'X', '--province', 'Y', '--year', '2023', '--time-zone', 'UTC'],
      ['new', 'a', '--regency', 'X', '--province', 'Y', '--year'],
      ['new', 'a', '--warna', 'biru'],
      ['import', 'a'],
      ['export', 'a', '--out', 'b'],
      ['export', 'a', '--minutes', 'pdf', '--out', 'b'],
      ['export', 'a', '--book', '5', '--out', 'b'],
      ['export', 'a', '--stage', '0', '--minutes', 'xlsx', '--out', 'b'],
      ['export', 'a', '--minutes', 'xlsx'],
      ['serve', '--port', 'x'],
      ['check', 'a', '--lang', 'fr'],
    ]
    for (const argv of wrong) {
      const { exitCode, out, err } = await run(...argv)
      expect([argv, exitCode, out]).toEqual([argv, 2, ''])
      expect(err).toMatch(/\nLihat rembuk --help\.$/)
      // There --json asks for a file as well, which mends the first of them.
      if (argv[0] === 'export') continue
      const json = await run(...argv, '--json')
      expect(json.exitCode).toBe(2)
      expect(json.json).toMatchObject({ ok: false, error: { code: 'WRONG_USE' } })
    }
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('N81: explains itself in Indonesian, and in English when asked, before or after the command', async () => {
    const { run } = makeTerminal()
    expect((await run('--help')).out).toContain('Kode keluar: 0 selesai')
    expect((await run('--lang', 'en', '--help')).out).toContain('Exit codes: 0 done')
    expect((await run('check', '--help', '--lang=en')).out).toContain('Verifies a file')
    expect((await run('--lang', 'en', 'check', 'tidak-ada.rembuk')).exitCode).toBe(1)
    expect((await run('--version')).out).toBe('rembuk 0.0.0-test')
    expect((await run('--help')).exitCode).toBe(0)
  })

  it('N82: has a sentence in both languages for everything that it may say', async () => {
    const say = { id: cliTexts('id'), en: cliTexts('en') }
    const sources = fs
      .globSync('electron/cli/*.ts', { cwd: path.resolve(import.meta.dirname, '../..') })
      .map((name) => fs.readFileSync(path.resolve(import.meta.dirname, '../..', name), 'utf8'))
      .join('\n')
    const keys = [...sources.matchAll(/(?:WrongUse\(|\bt\()'([a-zA-Z.]+)'/g)].map((match) => match[1]!)
    const usages = Object.keys(dictionaries.id.cli.usage).map((name) => `usage.${name}`)
    expect(keys.length).toBeGreaterThan(15)
    for (const key of [...keys, ...usages]) {
      expect(say.id(key, { count: 1 })).not.toBe(key)
      expect(say.en(key, { count: 1 })).not.toBe(key)
    }
  })

  it('N83: never shows a stack trace: what nobody expected is one calm sentence', async () => {
    const { run, folder } = makeTerminal({ resourcesFolder: '/nowhere' })
    const { exitCode, out, err } = await run('new', 'a', '--regency', 'X', '--province', 'Y', '--year', '2023')
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toBe(
      'Terjadi kesalahan yang tidak terduga (ENOENT). Data yang sudah tersimpan tetap utuh. Silakan coba lagi.',
    )
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('N98: has a sentence in both languages for every refusal there is', () => {
    for (const code of Object.keys(errorData)) {
      for (const locale of ['id', 'en'] as const) expect(dictionaries[locale].errors).toHaveProperty(code)
    }
  })
})

describe('rembuk new', () => {
  it('N84: lays a workshop out, adds the extension and takes the time zone from the province', async () => {
    const { run, at } = makeTerminal()
    const argv = ['new', 'sorong', '--regency', 'Kota Sorong', '--province', 'Papua Barat Daya', '--year', '2024']
    const { exitCode, json } = await run(...argv, '--json')
    expect(exitCode).toBe(0)
    expect(json).toMatchObject({ ok: true, file: at('sorong.rembuk') })
    const { workshop, stages } = recordOf(at('sorong.rembuk'))
    expect(workshop).toMatchObject({ regency: 'Sorong', regencyKind: 'kota', timeZone: 'WIT', year: 2024 })
    expect(stages).toHaveLength(4)
  })

  it('N85: refuses a file that is there, and leaves it as it is', async () => {
    const { make, at } = makeTerminal()
    fs.writeFileSync(at('uji.rembuk'), 'bukan kami')
    const { exitCode, err } = await make()
    expect(exitCode).toBe(1)
    expect(err).toContain('uji.rembuk')
    expect(fs.readFileSync(at('uji.rembuk'), 'utf8')).toBe('bukan kami')
  })
})

describe('rembuk sample', () => {
  it('N99: makes the filled sample workshop, sound and with its attendance', async () => {
    const { run, at } = makeTerminal()
    expect((await run('sample', 'contoh')).exitCode).toBe(0)
    const { json } = await run('check', 'contoh.rembuk', '--json')
    expect(json).toMatchObject({ findings: [], peopleCount: 80, programmeCount: 43 })
    expect(recordOf(at('contoh.rembuk')).attendance.length).toBeGreaterThan(400)
    expect((await run('sample', 'contoh', '--json')).json.error.code).toBe('FILE_EXISTS')
  })

  it('N207: with --fresh, holds the lists, notes and programmes before any work', async () => {
    const { run } = makeTerminal()
    expect((await run('sample', 'latihan', '--fresh')).exitCode).toBe(0)
    const { json } = await run('check', 'latihan.rembuk', '--json')
    expect(json).toMatchObject({ findings: [], peopleCount: 80, noteCount: 60, programmeCount: 40, roundCount: 0 })
  })
})

describe('rembuk import', () => {
  it('N86: imports all four files in one call, and adds nothing when called again', async () => {
    const { run, make, at } = makeTerminal()
    await make()
    const first = await run('import', 'uji.rembuk', ...allFour, '--json')
    expect(first.exitCode).toBe(0)
    expect(
      first.json.imported.map((file: { kind: string; addedCount: number }) => [file.kind, file.addedCount]),
    ).toEqual([
      ['organisations', 41],
      ['participants', 80],
      ['notes', 60],
      ['programmes', 40],
    ])
    const before = recordOf(at('uji.rembuk'))
    const second = await run('import', 'uji.rembuk', ...allFour)
    expect(second.exitCode).toBe(0)
    expect(second.out).toContain('60 baris berulang atau sudah ada')
    expect(recordOf(at('uji.rembuk'))).toEqual(before)
    const again = await run('import', 'uji.rembuk', '--organisations', sampleFile('opd.csv'), '--again', '--json')
    expect(again.json.imported[0].addedCount).toBe(41)
  })

  it('N87: lists what it cannot take with line and reason, writes it beside the input, and answers 1', async () => {
    const { run, make, at } = makeTerminal()
    await make()
    fs.copyFileSync(fixture('swot_titik_koma_windows1252.csv'), at('swot.csv'))
    const { exitCode, out } = await run('import', 'uji.rembuk', '--notes', 'swot.csv')
    expect(exitCode).toBe(1)
    expect(out).toMatch(/baris \d+: .*Tantangan/)
    const rejected = fs.readFileSync(at('swot.ditolak.csv'), 'utf8')
    expect(rejected).toContain('Tantangan')
    expect(recordOf(at('uji.rembuk')).boards.flatMap(({ notes }) => notes)).not.toEqual([])
  })

  it('N88: takes the mended file of rejected rows', async () => {
    const { run, make, at } = makeTerminal()
    await make()
    fs.writeFileSync(at('a.csv'), 'Kuadran;Catatan\nKekuatan;Satu\nTantangan;Dua\n')
    expect((await run('import', 'uji.rembuk', '--notes', 'a.csv')).exitCode).toBe(1)
    const mended = fs.readFileSync(at('a.ditolak.csv'), 'utf8').replace(';Tantangan;Dua', ';Ancaman;Dua')
    fs.writeFileSync(at('a.ditolak.csv'), mended)
    const { exitCode, json } = await run('import', 'uji.rembuk', '--notes', 'a.ditolak.csv', '--json')
    expect([exitCode, json.imported[0].addedCount]).toEqual([0, 1])
  })

  it('N89: never overwrites a file of rejected rows that somebody may be mending', async () => {
    const { run, make, at, folder } = makeTerminal()
    await make()
    fs.writeFileSync(at('a.csv'), 'Kuadran;Catatan\nTantangan;Dua\n')
    await run('import', 'uji.rembuk', '--notes', 'a.csv')
    await run('import', 'uji.rembuk', '--notes', 'a.csv')
    expect(fs.readdirSync(folder).filter((name) => name.includes('ditolak'))).toEqual(['a.ditolak.csv'])
    fs.writeFileSync(at('a.ditolak.csv'), 'sedang diperbaiki')
    const { json } = await run('import', 'uji.rembuk', '--notes', 'a.csv', '--json')
    expect(json.imported[0].rejectedFile).toBe(at('a.ditolak (2).csv'))
    expect(fs.readFileSync(at('a.ditolak.csv'), 'utf8')).toBe('sedang diperbaiki')
  })

  it('N90: refuses while somebody works in the file, and changes nothing', async () => {
    const { run, make, at } = makeTerminal()
    await make()
    const before = recordOf(at('uji.rembuk'))
    const holder = must(openWorkshopFile(at('uji.rembuk')))
    const { exitCode, json } = await run('import', 'uji.rembuk', ...allFour, '--json')
    holder.close()
    expect(exitCode).toBe(1)
    expect(json.error.code).toBe('FILE_IN_USE')
    expect(recordOf(at('uji.rembuk'))).toEqual(before)
  })

  it.each([
    ['a missing input', () => null, 'FILE_NOT_FOUND'],
    ['an empty input', () => '', 'IMPORT_EMPTY'],
    ['a picture renamed to .csv', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'IMPORT_NOT_A_TABLE'],
    ['a table of something else', () => 'Warna,Rasa\nmerah,manis\n', 'IMPORT_NO_COLUMNS'],
  ])('N91: refuses %s in a sentence, and changes nothing', async (_, content, code) => {
    const { run, make, at } = makeTerminal()
    await make()
    const before = recordOf(at('uji.rembuk'))
    const bytes = content()
    if (bytes !== null) fs.writeFileSync(at('a.csv'), bytes)
    const argv = ['import', 'uji.rembuk', '--organisations', sampleFile('opd.csv'), '--participants', 'a.csv']
    const { exitCode, json } = await run(...argv, '--json')
    expect([exitCode, json.error.code]).toEqual([1, code])
    expect(recordOf(at('uji.rembuk'))).toEqual(before)
  })
})

describe('rembuk export', () => {
  const worker = `
    import { parentPort, workerData } from 'node:worker_threads'
    const { request, edition } = workerData
    parentPort.postMessage({ type: 'progress', done: 0, total: 1, fileName: 'kertas.txt' })
    parentPort.postMessage({ type: 'file', name: 'kertas.txt', bytes: new TextEncoder().encode(JSON.stringify({ request, edition })) })
    parentPort.postMessage({ type: 'done' })`

  it('N92: writes what was asked for into the folder, also while somebody has the workshop open', async () => {
    const { run, make, at } = makeTerminal()
    await make()
    fs.writeFileSync(at('worker.mjs'), worker)
    const holder = must(openWorkshopFile(at('uji.rembuk')))
    const { exitCode, out, err } = await run(
      'export',
      'uji.rembuk',
      '--stage',
      '2',
      '--minutes',
      'xlsx,docx',
      '--out',
      'hasil',
    )
    holder.close()
    expect([exitCode, err]).toEqual([0, '[1/2] kertas.txt'])
    expect(out).toContain('kertas.txt')
    const { request } = JSON.parse(fs.readFileSync(at('hasil', 'kertas.txt'), 'utf8'))
    expect(request).toEqual({ stage: 2, minutes: ['xlsx', 'docx'], books: [], json: false })
  })

  it('N93: writes the workshop as JSON with --json, and then answers in JSON as well', async () => {
    const { run, make, at } = makeTerminal()
    await make()
    fs.writeFileSync(at('worker.mjs'), worker)
    const { exitCode, json } = await run('export', 'uji.rembuk', '--book', '1, 2', '--json', '--out', 'hasil')
    expect(exitCode).toBe(0)
    expect(json.files.map((file: { path: string }) => file.path)).toEqual([at('hasil', 'kertas.txt')])
    const { request } = JSON.parse(fs.readFileSync(at('hasil', 'kertas.txt'), 'utf8'))
    expect(request).toEqual({ stage: null, minutes: [], books: [1, 2], json: true })
  })

  it('N94: leaves nothing when interrupted', async () => {
    const abort = new AbortController()
    const { run, make, at } = makeTerminal({ signal: abort.signal })
    await make()
    fs.writeFileSync(at('worker.mjs'), `setInterval(() => undefined, 1000)`)
    setTimeout(() => abort.abort(), 100)
    const { exitCode, err } = await run('export', 'uji.rembuk', '--book', '1', '--out', 'hasil')
    expect(exitCode).toBe(1)
    expect(err).not.toContain('EXPORT')
    expect(fs.existsSync(at('hasil'))).toBe(false)
  })
})

/** A workshop with two closed stages, and the means to damage it before it is checked. */
async function sealedTwice() {
  const terminal = makeTerminal()
  await terminal.make()
  const file = must(openWorkshopFile(terminal.at('uji.rembuk')))
  let nowMs = Date.UTC(2023, 6, 6)
  const session = makeSession(
    file,
    () => undefined,
    () => (nowMs += 1000),
  )
  const [first, second] = listStages(session.db)
  must(addRemark(session, { stageId: first!.id, activityId: null, text: 'Catatan' }))
  must(closeStage(session, first!.id))
  must(closeStage(session, second!.id))
  const tamper = (sql: string) => {
    session.db.pragma('foreign_keys = OFF')
    session.db.exec(sql)
  }
  const check = async () => {
    file.close()
    return terminal.run('check', 'uji.rembuk', '--json')
  }
  return { ...terminal, tamper, check }
}

describe('rembuk check', () => {
  it('N95: finds nothing in a sound file, counts its content, and leaves it byte for byte as it was with nothing beside it', async () => {
    const { check, run, at, folder } = await sealedTwice()
    const { exitCode, json } = await check()
    expect(exitCode).toBe(0)
    expect(json).toMatchObject({ ok: true, findings: [], sealCount: 2, schemaVersion: currentVersion })
    const before = fs.readFileSync(at('uji.rembuk'))
    const { out } = await run('check', 'uji.rembuk')
    expect(out).toContain('baik')
    expect(fs.readFileSync(at('uji.rembuk')).equals(before)).toBe(true)
    expect(fs.readdirSync(folder)).toEqual(['uji.rembuk'])
  })

  it.each([
    [
      'SEAL_BROKEN',
      `UPDATE stage_versions SET content = replace(content, 'Catatan', 'Lain') WHERE previous_sha256 IS NULL`,
    ],
    ['CHAIN_BROKEN', `DELETE FROM stage_versions WHERE previous_sha256 IS NULL`],
    ['REFERENCE', `UPDATE remarks SET stage_id = 'hilang'`],
    ['ROW_UNREADABLE', `UPDATE zones SET tone = 'ungu' WHERE rowid = 1`],
    ['WORKSHOP_MISSING', `DELETE FROM workshop`],
    ['JOURNAL_UNREADABLE', `UPDATE journal SET changes = '{}' WHERE seq = 1`],
  ])('N96: names what is wrong: %s', async (code, sql) => {
    const { tamper, check } = await sealedTwice()
    tamper(sql)
    const { exitCode, json } = await check()
    expect(exitCode).toBe(1)
    expect(json.findings.map((finding: { code: string }) => finding.code)).toContain(code)
    for (const { message } of json.findings) expect(message).not.toMatch(/^check\.|\{\{/)
  })

  it('N97: says why a file cannot be opened at all', async () => {
    const { run, make, at } = makeTerminal()
    await make()
    fs.writeFileSync(at('foto.rembuk'), Buffer.alloc(4096, 7))
    fs.writeFileSync(at('separuh.rembuk'), fs.readFileSync(at('uji.rembuk')).subarray(0, 20_000))
    const codeOf = async (name: string) => (await run('check', name, '--json')).json.error?.code
    expect(await codeOf('tidak-ada.rembuk')).toBe('FILE_NOT_FOUND')
    expect(await codeOf('foto.rembuk')).toBe('FILE_NOT_OURS')
    expect(await codeOf('separuh.rembuk')).toBe('FILE_DAMAGED')
  })
})
