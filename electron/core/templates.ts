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

const usualOrder = ['swot', 'readiness', 'gap', 'vision', 'ideas', 'free']

/** The templates as they are offered: in the order of the stages, then those that somebody added. */
export function offeredTemplates(templates: ReadonlyMap<string, BoardTemplate>): BoardTemplate[] {
  const rank = ({ key }: BoardTemplate) => (usualOrder.indexOf(key) + usualOrder.length + 1) % (usualOrder.length + 1)
  return [...templates.values()].toSorted(
    (one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title, 'id'),
  )
}

function readJson(filePath: string): unknown {
  return JSON.parse(fs.readFileSync(filePath, 'utf8'))
}
