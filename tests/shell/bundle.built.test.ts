import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtGraph, builtPath, importsOf } from './built.ts'

const pages = ['index.html', 'booth.html', 'wall.html']

describe('the built bundles', () => {
  it('E30: the preload is one CommonJS file that requires electron and nothing else', () => {
    const graph = builtGraph('preload/index.cjs')
    expect([...graph.keys()]).toEqual(['preload/index.cjs'])
    const code = graph.get('preload/index.cjs') ?? ''
    expect(importsOf(code)).toEqual(['electron'])
    expect(code).toContain('require("electron")')
    expect(code).not.toMatch(/^\s*(import|export)\b/m)
    expect(code.length).toBeLessThan(2000)
  })

  it('E30: main is ESM, uses Electron, and its export worker does not', () => {
    const main = builtGraph('main/index.js')
    expect(importsOf(main.get('main/index.js') ?? '')).toContain('electron')
    for (const [name, code] of main) expect(code, name).not.toMatch(/\brequire\(\s*["']electron["']\s*\)/)
    const worker = builtGraph('main/export-worker.js')
    for (const [name, code] of worker) expect(importsOf(code), name).not.toContain('electron')
  })

  it.each(['host/cli.js', 'host/export-worker.js'])('E30: %s and its chunks never import electron', (entry) => {
    for (const [name, code] of builtGraph(entry)) {
      const named = importsOf(code).filter((module) => module === 'electron' || module.startsWith('electron/'))
      expect(named, name).toEqual([])
    }
  })

  it.each(pages)('E13: %s loads its own files only, by relative addresses, and has a place for its nonce', (page) => {
    const html = fs.readFileSync(builtPath(`renderer/${page}`), 'utf8')
    expect(html).toContain('<meta name="csp-nonce" content="__CSP_NONCE__"')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/) // the policy lets no inline script run
    expect(html).not.toMatch(/<style|\son\w+=/)
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(addresses.length).toBeGreaterThan(1)
    for (const address of addresses) expect(address).toMatch(/^(\.\/assets\/|data:,)/)
  })
})
