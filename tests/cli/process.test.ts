import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeTerminal, sampleFile } from './support.ts'

const cliPath = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))

/** `rembuk` as a process of its own. */
function start(cwd: string, ...argv: string[]): ChildProcess {
  const env = { ...process.env, REMBUK_HOME: cwd }
  const child = spawn(process.execPath, [cliPath, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function finish(child: ChildProcess) {
  let out = ''
  let err = ''
  child.stdout!.on('data', (bytes) => (out += String(bytes)))
  child.stderr!.on('data', (bytes) => (err += String(bytes)))
  const [exitCode] = await once(child, 'close')
  return { exitCode, out, err }
}

describe('rembuk as a process', () => {
  it('N100: answers on stdout, complains on stderr, and ends with the exit code', async () => {
    const { folder } = makeTerminal()
    const made = await finish(
      start(folder, 'new', 'a', '--regency', 'X', '--province', 'Bali', '--year', '2024', '--json'),
    )
    expect(made).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(made.out)).toMatchObject({ ok: true, workshop: { timeZone: 'WITA' } })
    expect(await finish(start(folder, 'check', 'b.rembuk'))).toMatchObject({ exitCode: 1, out: '' })
    expect(await finish(start(folder, 'lari'))).toMatchObject({ exitCode: 2, out: '' })
  })

  it('N101: lets one of two processes write, and tells the other one who has the file', async () => {
    const { folder, make } = makeTerminal()
    await make()
    const rows = Array.from({ length: 15_000 }, (_, index) => `Kekuatan;Catatan nomor ${index}`)
    fs.writeFileSync(path.join(folder, 'banyak.csv'), `Kuadran;Catatan\n${rows.join('\n')}\n`)
    const argv = ['import', 'uji.rembuk', '--notes', 'banyak.csv', '--json']
    const answers = await Promise.all([finish(start(folder, ...argv)), finish(start(folder, ...argv))])
    const codes = answers
      .map(({ out }) => JSON.parse(out))
      .map((answer) => answer.error?.code ?? answer.imported[0].addedCount)
    // The second one either met the first at work, or came after it and found everything there.
    expect(codes).toContain(15_000)
    expect([0, 'FILE_IN_USE']).toContain(codes.find((code) => code !== 15_000))
  })

  it('N102: leaves the file sound and the import whole or undone when killed in the middle of it', async () => {
    const { folder, make, run } = makeTerminal()
    await make()
    await run('import', 'uji.rembuk', '--organisations', sampleFile('opd.csv'))
    const rows = Array.from({ length: 15_000 }, (_, index) => `Kekuatan;Catatan nomor ${index}`)
    fs.writeFileSync(path.join(folder, 'banyak.csv'), `Kuadran;Catatan\n${rows.join('\n')}\n`)
    for (const afterMs of [150, 300, 450]) {
      const child = start(folder, 'import', 'uji.rembuk', '--notes', 'banyak.csv', '--again')
      // Counted from the moment it holds the file, so that the kill hits its work and not its start.
      const holder = path.join(folder, '.uji.rembuk-holder')
      while (!fs.existsSync(holder) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
      await new Promise((resolve) => setTimeout(resolve, afterMs))
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
      fs.rmSync(holder, { force: true })
      const { exitCode, json } = await run('check', 'uji.rembuk', '--json')
      expect([exitCode, json.noteCount % 15_000]).toEqual([0, 0])
    }
    const { json } = await run('import', 'uji.rembuk', '--organisations', sampleFile('opd.csv'), '--json')
    expect(json.imported[0]).toMatchObject({ addedCount: 0, counts: { duplicate: 41 } })
  })

  it('N103: serves on loopback until interrupted, and gives the file back', async () => {
    const { folder, make, run } = makeTerminal()
    await make()
    const child = start(folder, 'serve', 'uji.rembuk', '--json')
    const ending = finish(child)
    const [first] = await once(child.stdout!, 'data')
    const { ok, url } = JSON.parse(String(first))
    expect(ok).toBe(true)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
    expect((await fetch(new URL('/facilitator', url))).status).toBe(403)
    const argv = ['import', 'uji.rembuk', '--organisations', sampleFile('opd.csv'), '--json']
    expect((await run(...argv)).json.error.code).toBe('FILE_IN_USE')
    child.kill('SIGINT')
    expect(await ending).toMatchObject({ exitCode: 0, err: '' })
    expect((await run(...argv)).exitCode).toBe(0)
  })

  it('N104: says that a file cannot be served, and does not go on serving', async () => {
    const { folder } = makeTerminal()
    const { exitCode, out } = await finish(start(folder, 'serve', 'tidak-ada.rembuk', '--json'))
    expect([exitCode, JSON.parse(out).error.code]).toEqual([1, 'FILE_NOT_FOUND'])
  })
})
