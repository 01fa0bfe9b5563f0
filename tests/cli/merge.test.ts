import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { castBallot } from '#electron/core/booth.ts'
import { must } from '#tests/support/make-workshop.ts'
import { sendOut } from '#tests/electron/voting/station-support.ts'
import { dots, makeOpenRound, viewRound } from '#tests/electron/voting/support.ts'
import { makeTerminal } from './support.ts'

it('V328: `merge` takes whole boxes into the open round, lists the refused ones and then ends with 1', async () => {
  const round = makeOpenRound({ voterCount: 4 })
  const { run } = makeTerminal()
  const boxes = [sendOut(round, [0, 1]), sendOut(round, [2], 'Bilik 3')].map((station, index) => {
    const ballot = dots({ [round.optionIds[0]!]: 1 })
    must(castBallot(station.session, round.roundId, round.people[index === 0 ? 0 : 2]!.id, ballot))
    const boxPath = path.join(round.folder, `kotak-${index}.kotak`)
    fs.writeFileSync(boxPath, station.box())
    return boxPath
  })
  fs.truncateSync(boxes[1]!, fs.statSync(boxes[1]!).size - 1)
  const { session } = round
  session.file.close()

  const first = await run('merge', round.filePath, ...boxes, 'tidak-ada.kotak', '--json')
  expect(first.exitCode).toBe(1)
  expect(first.json.boxes).toMatchObject([
    { file: 'kotak-0.kotak', station: 'Bilik 2', ballotCount: 1 },
    { file: 'kotak-1.kotak', error: { code: 'BOX_DAMAGED' } },
    { file: 'tidak-ada.kotak', error: { code: 'FILE_NOT_FOUND' } },
  ])
  const again = await run('merge', round.filePath, boxes[0]!)
  expect(again).toMatchObject({ exitCode: 1, err: '' })
  expect(again.out).toBe('kotak-0.kotak: Kotak suara Bilik 2 sudah digabungkan. Tidak ada yang dihitung dua kali.')
  expect(viewRound(round.reopen(), round.activity.id).votedCount).toBe(1)

  const { filePath } = makeOpenRound()
  expect((await run('merge', filePath)).exitCode).toBe(2)
})
