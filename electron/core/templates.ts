import fs from 'node:fs'
import path from 'node:path'
import { AgendaTemplate, BoardTemplate } from '#shared/schema/agenda.ts'

/** The default agenda of a bimtek. */
export function loadAgenda(resourcesFolder: string): AgendaTemplate {
  return AgendaTemplate.parse(readJson(path.join(resourcesFolder, 'agendas', 'default.json')))
}

/** The zones of every kind of board, by the key of its template. */
export function loadBoardTemplates(resourcesFolder: string): Map<string, BoardTemplate> {
  const folder = path.join(resourcesFolder, 'boards')
  const templates = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => BoardTemplate.parse(readJson(path.join(folder, name))))
  return new Map(templates.map((template) => [template.key, template]))
}

function readJson(filePath: string): unknown {
  return JSON.parse(fs.readFileSync(filePath, 'utf8'))
}
