import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { canMount, startScript } from '#tests/support/child.ts'
import { contentOf } from '#tests/support/folder-content.ts'
import { makeFolder, makeTestWorkshop } from '#tests/support/make-workshop.ts'

interface Step {
  step: string
  refusal?: unknown
  acknowledgedCount?: number
  noteCount?: number
  [key: string]: unknown
}

const full = appError('DISK_FULL')

/** What the script said of each step, by name. */
function byName(steps: Step[]): Record<string, Step> {
  return Object.fromEntries(steps.map((step) => [step.step, step]))
}

/** What holds on every disk that takes no more: the command is refused whole, and all that was acknowledged stays. */
function expectNothingLost({ work, undo, after, closed }: Record<string, Step>): void {
  expect(work!.refusal).toEqual(full)
  expect(work!.acknowledgedCount).toBeGreaterThan(5)
  expect(work!.noteCount).toBe(work!.acknowledgedCount)
  // One entry for each note, and the first for the workshop itself.
  expect(work!['entryCount']).toBe(work!.acknowledgedCount! + 1)
  expect(after).toMatchObject({ isReadOnly: false, check: 'ok' })
  expect(after!.noteCount).toBe(undo!.noteCount)
  expect(undo!.noteCount).toBe(undo!.refusal === null ? work!.acknowledgedCount! - 1 : work!.acknowledgedCount)
  expect(closed!['left']).toEqual([])
}

describe('a disk that takes no more', () => {
  it('F70: a spent quota is told like a full disk, and loses nothing', async () => {
    const script = startScript('fill-disk', [makeFolder(), 'quota'], { kind: 'quota', maxFileKb: 1500 })
    const steps = byName(await script.rest<Step>())
    expect(steps['undo']!.refusal).toEqual(full)
    expectNothingLost(steps)
  })

  it('F71: a full disk stops each act with one sentence; once there is room, work goes on where it was', async () => {
    const folder = makeFolder()
    // Where no test may mount a disk (many containers), the quota of F70 is what can be tried.
    const canBeTried = canMount()
    if (!canBeTried) console.warn('F71 runs under a quota: this machine lets nobody mount a small disk')
    const script = canBeTried
      ? startScript('fill-disk', [folder, 'disk'], { kind: 'small-disk', folder, sizeKb: 5000 })
      : startScript('fill-disk', [folder, 'quota'], { kind: 'quota', maxFileKb: 1200 })
    const steps = byName(await script.rest<Step>())
    expectNothingLost(steps)
    if (!canBeTried) return
    expect(steps['backup']).toMatchObject({ copied: 'failed', left: [] })
    expect(steps['export']).toMatchObject({ refusal: full, left: [] })
    expect(steps['create']).toMatchObject({ refusals: ['DISK_FULL', 'DISK_FULL'], left: [] })
    // What could not be put into the file stays in its log, and the lock is given back all the same.
    expect(steps['close']).toMatchObject({ hasLog: true, left: [] })
  })
})

describe('a folder that may only be read', () => {
  const lock = (folder: string) => {
    fs.chmodSync(folder, 0o755)
    onTestFinished(() => fs.chmodSync(folder, 0o755))
    return { kind: 'read-only' as const, folder }
  }

  it('F72: its workshops open to look, and a command says so; nothing changes and no copy stays', async () => {
    const { session, folder, filePath } = makeTestWorkshop()
    session.file.close()
    fs.chmodSync(filePath, 0o644)
    const before = contentOf(folder)
    const copies = () => fs.readdirSync('/tmp').filter((name) => /^rembuk-[A-Za-z0-9]{6}$/.test(name))
    const copiesBefore = copies()
    const script = startScript('open-file', [filePath], lock(folder))
    expect(await script.rest()).toEqual([{ isReadOnly: true, holder: null, refusal: appError('READ_ONLY') }])
    expect(contentOf(folder)).toEqual(before)
    expect(copies().filter((name) => !copiesBefore.includes(name))).toEqual([])
  })

  it('F73: takes no new workshop, and says which folder it is', async () => {
    const folder = makeFolder()
    const script = startScript('create-file', [path.join(folder, 'Baru.rembuk')], lock(folder))
    expect(await script.rest()).toEqual([{ refusal: appError('FOLDER_NOT_WRITABLE', { folder }) }])
    expect(fs.readdirSync(folder)).toEqual([])
  })
})
