import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '../..')
const fixtures = path.join(root, 'tests/lint-fixtures')

const Report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      help: z.string().nullish(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
})

/** Every file below a folder, as paths from it. */
function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => name.replaceAll(path.sep, '/'))
    .toSorted()
}

/** Files of the app with their content, by path from the project. */
function sourcesOf(...folders: string[]): Map<string, string> {
  const names = folders.flatMap((folder) => filesIn(path.join(root, folder)).map((name) => `${folder}/${name}`))
  return new Map(names.map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8')]))
}

/** Modules that a source names, however it does so. */
const importsOf = (source: string) =>
  [...source.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name]) => name!)

describe('the layer rules of the linter', () => {
  /** Lines that a rule about layers refused, by fixture: number of the line to what it was told. */
  const refused = new Map<string, Map<number, string>>()

  beforeAll(() => {
    // A tree of its own: in the project itself the fixtures are left out, and lie in none of the layers.
    const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-layers-'))
    try {
      fs.cpSync(fixtures, tree, { recursive: true })
      fs.copyFileSync(path.join(root, '.oxlintrc.json'), path.join(tree, '.oxlintrc.json'))
      const linter = path.join(root, 'node_modules/.bin/oxlint')
      const { stdout } = spawnSync(linter, ['-f', 'json', '--no-ignore', '.'], { cwd: tree, encoding: 'utf8' })
      for (const { code, help, message, filename, labels } of Report.parse(JSON.parse(stdout)).diagnostics) {
        if (!/no-restricted-(imports|globals)/.test(code)) continue
        const lines = refused.get(filename) ?? new Map<number, string>()
        for (const { span } of labels) lines.set(span.line, `${message} ${help ?? ''}`)
        refused.set(filename, lines)
      }
    } finally {
      fs.rmSync(tree, { recursive: true, force: true })
    }
  })

  it.each(filesIn(fixtures))('R60: %s: each of its lines is refused', (name) => {
    const lines = fs.readFileSync(path.join(fixtures, name), 'utf8').trimEnd().split('\n')
    const missed = lines.filter((_, index) => !refused.get(name)?.has(index + 1))
    expect(missed).toEqual([])
  })

  it('R61: there is a failing fixture for every layer that has a rule', () => {
    const config = fs.readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')
    const { overrides } = JSON.parse(config) as { overrides: { files: string[]; rules: Record<string, unknown> }[] }
    const layers = overrides.filter(({ rules }) => 'no-restricted-imports' in rules).flatMap(({ files }) => files)
    expect(layers.length).toBeGreaterThan(10)
    const names = filesIn(fixtures)
    expect(layers.filter((layer) => !names.some((name) => path.matchesGlob(name, layer)))).toEqual([])
  })
})

describe('what no linter rule can say', () => {
  it('R62: only main, preload and the shell import Electron, and neither the core nor a page does', () => {
    const users = [...sourcesOf('electron', 'renderer', 'shared')].filter(([, source]) =>
      importsOf(source).some((name) => name === 'electron' || name.startsWith('electron/')),
    )
    expect(users.length).toBeGreaterThan(3)
    expect(
      users.map(([name]) => name).filter((name) => !/^electron\/(main|preload|shell\/[\w-]+)\.ts$/.test(name)),
    ).toEqual([])
  })

  it('R63: SQL and its driver are in electron/db only, and statements on tables in electron/db/tables', () => {
    const all = sourcesOf('electron', 'renderer', 'shared')
    const withDriver = [...all].filter(([, source]) =>
      importsOf(source.replaceAll(/^import type .*$/gm, '')).includes('better-sqlite3'),
    )
    expect(withDriver.map(([name]) => name).filter((name) => !name.startsWith('electron/db/'))).toEqual([])
    const statement =
      /['"`]\s*(?:SELECT\b[\s\S]*?\bFROM|INSERT INTO|UPDATE "?[\w$]+"? SET|DELETE FROM|CREATE TABLE|ALTER TABLE)\b/
    const withSql = [...all].filter(([, source]) => statement.test(source)).map(([name]) => name)
    expect(withSql.length).toBeGreaterThan(5)
    expect(withSql.filter((name) => !name.startsWith('electron/db/'))).toEqual([])
  })

  it('R64: no feature imports another', () => {
    const foreign = [...sourcesOf('renderer/features')].flatMap(([name, source]) => {
      const own = name.split('/')[2]
      return importsOf(source)
        .map((target) =>
          target.startsWith('.') ? path.posix.join(path.posix.dirname(name), target) : target.replace(/^#/, ''),
        )
        .filter((target) => target.startsWith('renderer/features/') && target.split('/')[2] !== own)
        .map((target) => `${name} imports ${target}`)
    })
    expect(foreign).toEqual([])
  })

  it('R66: features and shared parts import no window: no booth, room or wall', () => {
    const upward = [...sourcesOf('renderer/features', 'renderer/ui')].flatMap(([name, source]) =>
      importsOf(source)
        .map((target) =>
          target.startsWith('.') ? path.posix.join(path.posix.dirname(name), target) : target.replace(/^#/, ''),
        )
        .filter((target) => /^renderer\/(booth|room|wall)\//.test(target))
        .map((target) => `${name} imports ${target}`),
    )
    expect(upward).toEqual([])
  })

  it('R65: the worker that writes papers knows neither the database nor the core', () => {
    const reached = new Set<string>()
    const visit = (name: string) => {
      if (reached.has(name)) return
      reached.add(name)
      const source = fs
        .readFileSync(path.join(root, name), 'utf8')
        .replaceAll(/^import type [^'"]*['"][^'"]+['"]/gm, '')
      for (const target of importsOf(source)) {
        if (target.startsWith('.')) visit(path.posix.join(path.posix.dirname(name), target))
        else if (target.startsWith('#')) visit(target.slice(1))
      }
    }
    visit('electron/exports/worker.ts')
    expect(reached.size).toBeGreaterThan(20)
    expect([...reached].filter((name) => /^(electron\/(core|db|rpc|shell)|renderer)\//.test(name))).toEqual([])
  })
})
