import fs from 'node:fs'
import path from 'node:path'

const project = path.resolve(import.meta.dirname, '../..')

/** Path of a built file; says how to get it where it is missing. */
export function builtPath(name: string): string {
  const filePath = path.join(project, 'out', name)
  if (!fs.existsSync(filePath))
    throw new Error(`out/${name} is missing: run \`npm run build\` first (\`npm test\` does)`)
  return filePath
}

/** A built script and every chunk it reaches by relative imports, by path in `out/`. */
export function builtGraph(entry: string): Map<string, string> {
  const graph = new Map<string, string>()
  const visit = (filePath: string) => {
    const name = path.relative(path.join(project, 'out'), filePath)
    if (graph.has(name)) return
    const code = fs.readFileSync(filePath, 'utf8')
    graph.set(name, code)
    for (const specifier of importsOf(code)) {
      if (specifier.startsWith('.')) visit(path.resolve(path.dirname(filePath), specifier))
    }
  }
  visit(builtPath(entry))
  return graph
}

/** Every module named in an import, an export-from, an `import()` or a `require()` of a built file. */
export function importsOf(code: string): string[] {
  const forms = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*["']([^"']+)["']/gm,
    /^\s*import\s*["']([^"']+)["']/gm,
    /\bimport\(\s*["'`]([^"'`]+)["'`]\s*\)/g,
    /\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g,
  ]
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''))
}
