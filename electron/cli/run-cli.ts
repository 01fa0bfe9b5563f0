import { parseArgs } from 'node:util'
import type { AppError } from '#shared/schema/errors.ts'
import type { Result } from '#shared/schema/result.ts'
import { type Locale, locales } from '#shared/schema/vocabulary.ts'
import { codeOf } from '../db/open.ts'
import { checkCommand } from './check.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { type CliAnswer, type CliContext, type CliIo, WrongUse, exitCodes } from './io.ts'
import { mergeCommand } from './merge.ts'
import { newCommand } from './new.ts'
import { sampleCommand } from './sample.ts'
import { serveCommand } from './serve.ts'
import { cliTexts, errorSentence } from './texts.ts'

type OptionSpecs = Record<string, { type: 'string' | 'boolean' }>
export type OptionValues = Record<string, string | boolean | undefined>

/** One command: its own options, how many paths it takes, and what it does. */
export interface CliCommand {
  options: OptionSpecs
  /** Fewest and most positional arguments after the command's name. */
  fileCount: readonly [number, number]
  run(context: CliContext, files: readonly string[], options: OptionValues): Promise<Result<CliAnswer | null>>
}

const commands: Record<string, CliCommand> = {
  new: newCommand,
  sample: sampleCommand,
  import: importCommand,
  export: exportCommand,
  check: checkCommand,
  merge: mergeCommand,
  serve: serveCommand,
}

const globalOptions: OptionSpecs = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
}

/**
 * Runs one command line, without the program's name.
 * @returns the exit code: 0 done, 1 a problem with the data, 2 wrong use. Nothing is thrown: what nobody expected
 * becomes one calm sentence, never a stack trace.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const wantsJson = argv.includes('--json')
  const locale = localeOf(argv)
  const t = cliTexts(locale)
  const context: CliContext = {
    io,
    locale,
    t,
    say: (json, lines) => io.out(wantsJson ? JSON.stringify({ ok: true, ...json }) : lines.join('\n')),
    progress: (text) => (wantsJson ? undefined : io.err(text)),
  }
  const fail = (code: string, message: string, data: unknown, exitCode: number) => {
    if (wantsJson) io.out(JSON.stringify({ ok: false, error: { code, message, data } }))
    else io.err(message)
    return exitCode
  }
  try {
    const answer = await dispatch(argv, context)
    if (!answer.ok) return fail(answer.error.code, errorSentence(t, answer.error), answer.error.data, exitCodes.problem)
    if (answer.value === null) return exitCodes.done
    const { exitCode, json, lines } = answer.value
    io.out(wantsJson ? JSON.stringify({ ok: exitCode === exitCodes.done, ...json }) : lines.join('\n'))
    return exitCode
  } catch (error) {
    if (error instanceof WrongUse) {
      const message = t(error.key, error.values)
      return fail('WRONG_USE', wantsJson ? message : `${message}\n${t('seeHelp')}`, error.values, exitCodes.wrongUse)
    }
    return fail('UNEXPECTED', t('unexpected', { code: codeOf(error) || nameOf(error) }), {}, exitCodes.problem)
  }
}

async function dispatch(argv: readonly string[], context: CliContext): Promise<Result<CliAnswer | null>> {
  const { io, t } = context
  const language = typedLanguage(argv)
  if (language !== null && !isLocale(language)) throw new WrongUse('use.badLanguage', { word: language })
  const [name, ...rest] = argv.filter((word, index) => !isGlobalBefore(argv, index, word))
  if (argv.includes('--version')) return done({ version: io.version }, [`rembuk ${io.version}`])
  if (name === undefined && !argv.includes('--help')) throw new WrongUse('use.noCommand')
  if (name === undefined || name === 'help') return done({ help: t('help') }, [t('help')])
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new WrongUse('use.unknownCommand', { name })
  if (rest.includes('--help')) return done({ help: t(`usage.${name}`) }, [t(`usage.${name}`)])
  const { values, positionals } = parse(rest, command)
  const [fewest, most] = command.fileCount
  if (positionals.length < fewest) throw new WrongUse('use.fileMissing', { usage: t(`usage.${name}`) })
  if (positionals.length > most) throw new WrongUse('use.tooMany', { word: positionals[most] ?? '' })
  return command.run(context, positionals, values)
}

function done(json: Record<string, unknown>, lines: readonly string[]): Result<CliAnswer, AppError> {
  return { ok: true, value: { exitCode: exitCodes.done, json, lines } }
}

function parse(args: readonly string[], command: CliCommand): { values: OptionValues; positionals: string[] } {
  try {
    const options = { ...globalOptions, ...command.options }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return { values, positionals }
  } catch (error) {
    const code = codeOf(error)
    const word = /'([^']*)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new WrongUse('use.unknownOption', { word })
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new WrongUse('use.valueMissing', { word: word.replace(/ <value>$/, '') })
    }
    throw error
  }
}

/** Options that may stand before the command's name: `rembuk --lang en check FILE`. */
function isGlobalBefore(argv: readonly string[], index: number, word: string): boolean {
  const nameIndex = argv.findIndex((candidate, place) => !candidate.startsWith('--') && argv[place - 1] !== '--lang')
  if (nameIndex !== -1 && index >= nameIndex) return false
  return word.startsWith('--') || argv[index - 1] === '--lang'
}

/** The language asked for as typed, or null. */
function typedLanguage(argv: readonly string[]): string | null {
  const place = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (place === -1) return null
  return argv[place] === '--lang' ? (argv[place + 1] ?? '') : argv[place]!.slice('--lang='.length)
}

const isLocale = (text: string | null): text is Locale => locales.some((locale) => locale === text)

function localeOf(argv: readonly string[]): Locale {
  const language = typedLanguage(argv)
  return isLocale(language) ? language : 'id'
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)
