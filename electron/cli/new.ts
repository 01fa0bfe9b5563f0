import fs from 'node:fs'
import path from 'node:path'
import { NewWorkshop } from '#shared/contract/app.ts'
import { timeZoneOfProvince } from '#shared/domain/provinces.ts'
import { ok } from '#shared/schema/result.ts'
import { TimeZone, timeZones } from '#shared/schema/vocabulary.ts'
import { withExtension } from '../core/files.ts'
import { makeSession } from '../core/session.ts'
import { loadAgenda, loadBoardTemplates } from '../core/templates.ts'
import { layOutWorkshop } from '../core/workshop.ts'
import { createWorkshopFile } from '../db/open.ts'
import { WrongUse, exitCodes } from './io.ts'
import { fullPath } from './open-file.ts'
import type { CliCommand } from './run-cli.ts'

/** `rembuk new FILE --regency R --province P --year Y`: a workshop laid out from the default agenda. */
export const newCommand: CliCommand = {
  options: {
    regency: { type: 'string' },
    province: { type: 'string' },
    year: { type: 'string' },
    'time-zone': { type: 'string' },
  },
  fileCount: [1, 1],
  async run(context, [typed = ''], options) {
    const need = (name: string) => {
      const value = options[name]
      if (typeof value !== 'string' || value.trim() === '')
        throw new WrongUse('use.optionMissing', { option: `--${name}` })
      return value
    }
    const { regency, regencyKind } = readRegency(need('regency'))
    const province = need('province')
    const year = need('year')
    const timeZone = options['time-zone'] ?? timeZoneOfProvince(province)
    if (!TimeZone.safeParse(timeZone).success) {
      throw new WrongUse('use.badValue', { option: '--time-zone', allowed: timeZones.join(', ') })
    }
    const filePath = withExtension(fullPath(context, typed))
    const input = NewWorkshop.safeParse({
      regency,
      regencyKind,
      province,
      year: Number(year),
      timeZone,
      stageDates: null,
      path: filePath,
    })
    if (!input.success) {
      const field = String(input.error.issues[0]?.path[0] ?? '')
      throw new WrongUse(field === 'year' ? 'use.badYear' : 'use.badText', { option: `--${field}` })
    }
    const { resourcesFolder, now } = context.io
    const templates = { agenda: loadAgenda(resourcesFolder), boards: loadBoardTemplates(resourcesFolder) }
    const file = createWorkshopFile(filePath)
    if (!file.ok) return file
    let isLaidOut = false
    try {
      const workshop = layOutWorkshop(
        makeSession(file.value, () => undefined, now),
        input.data,
        templates,
      )
      if (!workshop.ok) return workshop
      isLaidOut = true
      const { name } = workshop.value
      const lines = [context.t('new.done', { file: path.basename(filePath), name, timeZone: workshop.value.timeZone })]
      return ok({ exitCode: exitCodes.done, json: { file: filePath, workshop: workshop.value }, lines })
    } finally {
      file.value.close()
      if (!isLaidOut) for (const suffix of ['', '-wal', '-shm']) fs.rmSync(filePath + suffix, { force: true })
    }
  },
}

/** `Kota Sorong` is a city; `Kabupaten Manokwari`, `Kab. Manokwari` and `Manokwari` are the same regency. */
function readRegency(typed: string): Pick<NewWorkshop, 'regency' | 'regencyKind'> {
  const [, kind = '', name = typed] = /^\s*(kabupaten|kab\.?|kota)\s+(.+)$/i.exec(typed) ?? []
  return { regency: name.trim(), regencyKind: kind.toLowerCase() === 'kota' ? 'kota' : 'kabupaten' }
}
