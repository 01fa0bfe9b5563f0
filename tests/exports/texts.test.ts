import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import exportsEn from '#shared/i18n/en/exports.json' with { type: 'json' }
import exportsId from '#shared/i18n/id/exports.json' with { type: 'json' }
import { createTranslate } from '#electron/exports/translate.ts'

const flatten = (value: object, prefix = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' ? [[prefix + key, item] as [string, string]] : flatten(item as object, `${prefix}${key}.`),
  )
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted()

const sources = new URL('../../electron/exports/', import.meta.url)
const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, sources), 'utf8'))
  .join('\n')

describe('texts of papers', () => {
  const indonesian = new Map(flatten(exportsId))
  const english = new Map(flatten(exportsEn))

  it('X90: both languages have the same keys', () => {
    expect([...english.keys()].toSorted()).toEqual([...indonesian.keys()].toSorted())
  })

  it('X91: both languages name the same values, but for dates, which Indonesian papers spell out', () => {
    for (const [key, text] of indonesian) {
      if (key === 'minutes.onDay' || key === 'minutes.untilDay') continue
      expect(placeholders(english.get(key)!), key).toEqual(placeholders(text))
    }
  })

  it('X92: every key the writers name exists', () => {
    const t = createTranslate('id')
    const named = [...code.matchAll(/\bt\(\s*(?:[\w.]+ \? )?'([a-z][\w.:]+)'/gi)].map(([, key]) => key!)
    expect(named.length).toBeGreaterThan(200)
    for (const key of new Set(named)) expect(t(key, { count: 2 }), key).not.toBe(key.replace(/^\w+:/, ''))
  })

  it('X93: every text is used by the writers', () => {
    for (const key of indonesian.keys()) {
      const stem = key.replace(/_(?:one|other)$/, '')
      const parent = `${stem.slice(0, stem.lastIndexOf('.'))}.\${`
      expect(code.includes(`'${stem}'`) || code.includes(`\`${parent}`), key).toBe(true)
    }
  })

  it('X94: a value that looks like a text code is printed as typed', () => {
    const t = createTranslate('id')
    expect(t('minutes.objection', { text: '$t(yes) {{text}} <b>' })).toBe('Catatan keberatan: $t(yes) {{text}} <b>')
  })
})
