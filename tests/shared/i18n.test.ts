import fs from 'node:fs'
import path from 'node:path'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { errorData } from '#shared/schema/errors.ts'
import { dictionaries, namespaces } from '#shared/i18n/dictionaries.ts'
import { locales } from '#shared/schema/vocabulary.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Every text of a language by its full key: `board:note.edit` to the text. */
function textsOf(locale: 'id' | 'en'): Map<string, string> {
  const texts = new Map<string, string>()
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value)
    else
      for (const [name, inner] of Object.entries(value as object))
        visit(inner, key.endsWith(':') ? key + name : `${key}.${name}`)
  }
  for (const [namespace, dictionary] of Object.entries(dictionaries[locale])) visit(dictionary, `${namespace}:`)
  return texts
}

const indonesian = textsOf('id')
const english = textsOf('en')
const placeholdersOf = (text: string) => [...text.matchAll(/\{\{\s*([^},\s]+)/g)].map(([, name]) => name).toSorted()
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

/** Every source file that may name a key. */
function sources(): string[] {
  return ['electron', 'renderer', 'shared'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => fs.readFileSync(path.join(root, folder, name), 'utf8')),
  )
}

describe('texts', () => {
  it('R40: are the same keys in Indonesian and in English, one file a subject', () => {
    expect([...english.keys()].toSorted()).toEqual([...indonesian.keys()].toSorted())
    for (const locale of locales) {
      const files = fs.readdirSync(path.join(root, 'shared/i18n', locale)).map((name) => path.basename(name, '.json'))
      expect([locale, files.toSorted()]).toEqual([locale, namespaces.toSorted()])
    }
  })

  it('R41: name the same values in both languages', () => {
    // A date in words is split into its parts in Indonesian only.
    const dates = new Set(['exports:minutes.onDay', 'exports:minutes.untilDay'])
    const differing = [...indonesian].filter(
      ([key, text]) =>
        !dates.has(key) &&
        JSON.stringify(placeholdersOf(text)) !== JSON.stringify(placeholdersOf(english.get(key) ?? '')),
    )
    expect(differing.map(([key, text]) => ({ key, text, english: english.get(key) }))).toEqual([])
  })

  it('R42: are never empty, and are no keys left where a text should be', () => {
    for (const [locale, texts] of [
      ['id', indonesian],
      ['en', english],
    ] as const) {
      const bad = [...texts].filter(
        ([, text]) => text.trim() === '' || text !== text.trim() || /TODO|FIXME|\bxxx\b/i.test(text),
      )
      expect([locale, bad]).toEqual([locale, []])
    }
  })

  it('R43: have both forms of a plural, which its count decides', () => {
    const plurals = [...indonesian.keys()].filter((key) => key.endsWith('_one'))
    expect(plurals.length).toBeGreaterThan(10)
    for (const key of plurals) expect(indonesian.has(`${withoutPlural(key)}_other`)).toBe(true)
    const others = [...indonesian.keys()].filter((key) => key.endsWith('_other'))
    expect(others.filter((key) => !indonesian.has(`${withoutPlural(key)}_one`))).toEqual([])
  })

  it('R44: say every refusal in one sentence that names each of its values', () => {
    for (const [code, schema] of Object.entries(errorData)) {
      for (const [locale, texts] of [
        ['id', indonesian],
        ['en', english],
      ] as const) {
        const text = texts.get(`errors:${code}`)
        expect([locale, code, typeof text]).toEqual([locale, code, 'string'])
        const known = Object.keys(schema.shape)
        expect([locale, code, placeholdersOf(text!).filter((name) => !known.includes(name!))]).toEqual([
          locale,
          code,
          [],
        ])
        expect([locale, code, /[.!?…”]$/.test(text!)]).toEqual([locale, code, true])
      }
    }
  })

  it('R45: have a sentence of the history for every kind of command', () => {
    const inHistory = new Set([...indonesian.keys()].filter((key) => key.startsWith('history:')).map(withoutPlural))
    // A kind is written where its command runs, or in a choice between two: 'board.faceDown' : 'board.faceUp'.
    const subjects = [...new Set([...inHistory].map((key) => key.slice('history:'.length).split('.')[0]))]
    const kind = new RegExp(`'((?:${subjects.join('|')})\\.[a-zA-Z]+)'`, 'g')
    const calls = sources()
      .filter((source) => source.includes('runCommand('))
      .flatMap((source) => [...source.matchAll(/(?:runCommand|replay)(?:<[^>]*>)?\(([\s\S]{0,400})/g)])
      .flatMap(([, head]) => [...head!.matchAll(kind)].map(([, name]) => name!))
    // What must leave no trace of its time has no sentence.
    const unjournaled = new Set(['ballotCast', 'paperHanded', 'paperTakenBack', 'paperTyped', 'slipsMade', 'boxSaved'])
    const kinds = new Set(calls.filter((name) => !unjournaled.has(name.replace('voting.', ''))))
    expect(kinds.size).toBeGreaterThan(45)
    expect([...kinds].filter((name) => !inHistory.has(`history:${name}`)).toSorted()).toEqual([])
  })

  it('R46: put the values in, and let the language choose the form', () => {
    const t = createInstance()
    void t.init({
      lng: 'en',
      fallbackLng: false,
      initAsync: false,
      resources: dictionaries,
      interpolation: { escapeValue: false },
    })
    expect(t.t('errors:BALLOT_OVER_BUDGET', { overPoints: 2 })).toContain('2')
    expect(t.t('history:board.notesAdded', { count: 1, zone: 'S' })).not.toBe(
      t.t('history:board.notesAdded', { count: 2, zone: 'S' }),
    )
  })

  it('R47: are all used: a key that nothing names is deleted', () => {
    const code = sources().join('\n')
    const literals = new Set([...code.matchAll(/['"`]([\w:.-]+)['"`]/g)].map(([, text]) => text!))
    // Keys that are put together at run time: `theme_${value}`, `errors:${code}`.
    const prefixes = new Set([...code.matchAll(/[`}'"]([\w:.-]*[\w-][:._])(?:\$\{|['"`])/g)].map(([, text]) => text!))
    const suffixes = new Set([...code.matchAll(/`\$\{[^}]+\}(\.[\w.]+)`/g)].map(([, text]) => text!))
    const isBuilt = (key: string) =>
      [...key.matchAll(/[:._]/g)].some(
        ({ index }) =>
          prefixes.has(key.slice(0, index + 1)) ||
          (suffixes.has(key.slice(index)) && literals.has(key.slice(0, index))),
      )
    // The launcher runs before anything is built and reads its words from the file itself.
    const isOfLauncher = (key: string) => key.startsWith('shell:launcher.') && literals.has(key.split('.')[1]!)
    // Vocabularies are complete, also where the app does not say each word yet.
    const isVocabulary = (key: string) => key.startsWith('domain:method.')
    const unused = [...new Set([...indonesian.keys()].map(withoutPlural))].filter((key) => {
      const rest = key.slice(key.indexOf(':') + 1)
      return (
        !literals.has(key) &&
        !literals.has(rest) &&
        !isBuilt(key) &&
        !isBuilt(rest) &&
        !isOfLauncher(key) &&
        !isVocabulary(key)
      )
    })
    expect(unused).toEqual([])
  })
})
