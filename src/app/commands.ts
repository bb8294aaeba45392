import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { fillLine, operatorLines } from '../replies/operator.ts'
import { ticketLines } from '../replies/tickets.ts'
import { localDate, systemClock } from '../shared/clock.ts'
import { openMemory } from '../storage/memory/index.ts'
import type { Storage } from '../storage/storage.ts'
import { mindOf } from './command-mind.ts'
import { KNOWLEDGE } from './mind.ts'

/** The `hvs` commands: each parses its own words, builds what it needs and calls its function in `src/cli/`. */

interface Call {
  args: string[]
  config: Config
  input: Readable
  output: Writable
  now: () => number
}

interface Command {
  usage: string
  run: (call: Call) => Promise<number>
}

const JSONL = { jsonl: { type: 'boolean' } } as const

/** Answers a fit reads at most: as many as fit into memory, and far more than it needs. */
const ATTEMPTS_READ = 1_000_000

/** Longest answer of the desk: one message on every channel. */
const ANSWER_CHARS = 1_500

const COMMANDS: Record<string, Command> = {
  chat: {
    usage: 'hvs chat',
    run: async ({ config, input, output, now }) => {
      const { chatInTerminal } = await import('./chat.ts')
      await chatInTerminal(await mindOf(config, { spoken: true }), { now }, input, output)
      return 0
    },
  },
  ask: {
    usage: 'hvs ask "câu hỏi" [--place lam-dong] [--json] | hvs ask --jsonl',
    run: async ({ args, config, input, output, now }) => {
      const { values, positionals } = parse('ask', args, {
        ...JSONL,
        json: { type: 'boolean' },
        place: { type: 'string' },
        'no-build': { type: 'boolean' },
      })
      const { askCommand, askLinesCommand } = await import('../cli/ask.ts')
      const question = positionals.join(' ').trim()
      if (!values.jsonl && question === '') throw usage('ask')
      const mind = await mindOf(config, { build: values['no-build'] !== true, spoken: true })
      if (values.place !== undefined && !mind.catalog.places.some((row) => row.id === values.place)) throw usage('ask')
      if (values.jsonl) await askLinesCommand(mind.parts, mind.hide, openMemory, input, output, now())
      else
        await askCommand(
          mind.parts,
          mind.hide,
          openMemory,
          question,
          { place: values.place ?? null, json: values.json ?? false },
          now(),
          output,
        )
      return 0
    },
  },
  converse: {
    usage: 'hvs converse --jsonl',
    run: async ({ args, config, input, output }) => {
      if (!parse('converse', args, JSONL).values.jsonl) throw usage('converse')
      const { converseCommand } = await import('../cli/converse.ts')
      const mind = await mindOf(config)
      await converseCommand(mind.parts, mind.hide, openMemory, input, output)
      return 0
    },
  },
  scam: {
    usage: 'hvs scam --jsonl',
    run: async ({ args, config, input, output }) => {
      if (!parse('scam', args, JSONL).values.jsonl) throw usage('scam')
      const { scamCommand } = await import('../cli/scam.ts')
      const mind = await mindOf(config)
      await scamCommand(mind.catalog.redFlags, input, output)
      return 0
    },
  },
  plan: {
    usage: 'hvs plan tree <plan-id> --jsonl',
    run: async ({ args, config, output }) => {
      const { values, positionals } = parse('plan', args, JSONL)
      const [verb, id = ''] = positionals
      if (verb !== 'tree' || !values.jsonl) throw usage('plan')
      const { planTree } = await import('../cli/plan-tree.ts')
      const plan = (await mindOf(config)).catalog.plans.get(id)
      if (!plan) throw new AppError('PLAN_ADDRESS_UNKNOWN', { address: id })
      for (const row of planTree(plan)) output.write(`${JSON.stringify(row)}\n`)
      return 0
    },
  },
  index: {
    usage: 'hvs index',
    run: async ({ config, output }) => {
      const { rmSync } = await import('node:fs')
      rmSync(join(config.DATA_DIR, 'index'), { recursive: true, force: true })
      const { catalog, outside } = await mindOf(config, { indexing: true })
      if (outside) {
        const { described: embedder, content } = outside
        output.write(`${fillLine(operatorLines.embedded, { embedder, ...content.counts })}\n`)
      }
      output.write(
        `${fillLine(operatorLines.indexed, { passages: catalog.passages.length, guides: catalog.guides.size })}\n`,
      )
      return 0
    },
  },
  check: {
    usage: 'hvs check [--complete] [TỆP …]',
    run: async ({ args, output, now }) => {
      const { values, positionals } = parse('check', args, { complete: { type: 'boolean' } })
      const { check } = await import('../cli/check.ts')
      const print = (line: string) => void output.write(`${line}\n`)
      return check(KNOWLEDGE, localDate(now()), positionals, print, { complete: values.complete ?? false })
    },
  },
  content: {
    usage: 'hvs content report [--json]',
    run: async ({ args, output, now }) => {
      const { values, positionals } = parse('content', args, { json: { type: 'boolean' } })
      if (positionals.join(' ') !== 'report') throw usage('content')
      const { contentReportCommand } = await import('../cli/content-report.ts')
      return contentReportCommand(KNOWLEDGE, localDate(now()), values.json ?? false, output)
    },
  },
  lesson: {
    usage: 'hvs lesson preview|sheet|loudspeaker|picture <mã-bài> [--out THƯ_MỤC]',
    run: async ({ args, config, output }) => {
      const { values, positionals } = parse('lesson', args, { out: { type: 'string' } })
      const { LESSON_VERBS, lessonCommand } = await import('../cli/lesson.ts')
      const verb = LESSON_VERBS.find((each) => each === positionals[0])
      const [, guide = '', ...others] = positionals
      if (!verb || guide === '' || others.length > 0) throw usage('lesson')
      const phone = config.OPERATOR_PHONE
      await lessonCommand(
        KNOWLEDGE,
        {
          verb,
          guide,
          out: values.out ?? 'out',
          publicUrl: config.PUBLIC_URL ?? null,
          helper: phone ? { name: config.OPERATOR_NAME, phone } : null,
        },
        {
          print: (line) => void output.write(`${line}\n`),
          note: (line) => void process.stderr.write(`${line}\n`),
        },
      )
      return 0
    },
  },
  'export-learner': {
    usage: 'hvs export-learner MÃ --out TỆP',
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse('export-learner', args, { out: { type: 'string' } })
      const [id, ...others] = positionals
      const { out } = values
      if (id === undefined || others.length > 0 || out === undefined) throw usage('export-learner')
      const { exportLearnerCommand } = await import('../cli/export-learner.ts')
      const { loadPlaces } = await import('../knowledge/places.ts')
      const places = loadPlaces(join(KNOWLEDGE, 'places.yaml'))
      const placeName = (place: string) => places.find((row) => row.id === place)?.name ?? place
      const print = (line: string) => void output.write(`${line}\n`)
      return withStorage(config, now(), ({ learners }) =>
        exportLearnerCommand(learners, { id, out }, placeName, now(), print),
      )
    },
  },
  'erase-learner': {
    usage: 'hvs erase-learner MÃ --yes',
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse('erase-learner', args, { yes: { type: 'boolean' } })
      const [id, ...others] = positionals
      if (id === undefined || others.length > 0) throw usage('erase-learner')
      const { eraseLearnerCommand } = await import('../cli/erase-learner.ts')
      const print = (line: string) => void output.write(`${line}\n`)
      return withStorage(config, now(), ({ learners }) =>
        eraseLearnerCommand(learners, { id, yes: values.yes ?? false }, now(), print),
      )
    },
  },
  tickets: {
    usage: 'hvs tickets [answer SỐ "câu trả lời" | close SỐ]',
    run: async ({ args, config, output, now }) => {
      const [verb = 'list', number = '', ...words] = parse('tickets', args, {}).positionals
      const ticket = Number(number)
      const print = (line: string) => void output.write(`${line}\n`)
      const { listTickets, sendLetter } = await import('../cli/tickets.ts')
      const { ticketsBeside } = await import('../storage/index.ts')
      const desk = { dataDir: config.DATA_DIR, tickets: ticketsBeside(config.DATA_DIR), now: now(), print }
      if (!config.DESK_HOURS) print(ticketLines.noDesk)
      if (verb === 'list' && number === '') return listTickets(desk)
      if (!Number.isInteger(ticket) || ticket < 1) throw usage('tickets')
      const text = words.join(' ').trim()
      if (verb === 'close' && text === '') return sendLetter(desk, { do: 'close', ticket })
      if (verb !== 'answer' || text === '' || text.length > ANSWER_CHARS) throw usage('tickets')
      return sendLetter(desk, { do: 'answer', ticket, words: text })
    },
  },
  backup: {
    usage: 'hvs backup [--out THƯ_MỤC] | hvs backup --check TỆP|current',
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse('backup', args, { out: { type: 'string' }, check: { type: 'string' } })
      if (positionals.length > 0 || (values.out && values.check)) throw usage('backup')
      const { backupCommand, checkBackupCommand } = await import('../cli/backup.ts')
      const { backupFolders } = await import('./backups.ts')
      const { checkStored, makeBackup } = await import('../storage/index.ts')
      const folders = backupFolders(config)
      const print = (line: string) => void output.write(`${line}\n`)
      const { check, out } = values
      if (check !== undefined) return checkBackupCommand(check, () => checkStored(folders, check, now()), print)
      return backupCommand(() => makeBackup({ ...folders, ...(out ? { folder: out } : {}) }, now()), print)
    },
  },
  restore: {
    usage: 'hvs restore TỆP --yes',
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse('restore', args, { yes: { type: 'boolean' } })
      const [file, ...others] = positionals
      if (file === undefined || others.length > 0) throw usage('restore')
      const { restoreCommand } = await import('../cli/backup.ts')
      const { backupFolders } = await import('./backups.ts')
      const { restoreBackup } = await import('../storage/index.ts')
      const print = (line: string) => void output.write(`${line}\n`)
      const restore = () => restoreBackup(backupFolders(config), file, now())
      return restoreCommand(file, values.yes ?? false, restore, print)
    },
  },
  review: {
    usage: 'hvs review fit [--json]',
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse('review', args, { json: { type: 'boolean' } })
      if (positionals.join(' ') !== 'fit') throw usage('review')
      const { reviewFitCommand } = await import('../cli/review.ts')
      const { openStorage } = await import('../storage/index.ts')
      const storage = await openStorage({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL, now: now() })
      try {
        const log = await storage.learners.attempts(null, ATTEMPTS_READ)
        const file = join(config.DATA_DIR, 'review-parameters.json')
        const about = { file, date: localDate(now()), json: values.json ?? false }
        return reviewFitCommand(log, about, (line) => void output.write(`${line}\n`))
      } finally {
        await storage.close()
      }
    },
  },
  eval: {
    usage: 'hvs eval [--json] [--model [--limit SỐ_CÂU] [--record TỆP | --replay TỆP]]',
    run: async ({ args, config, output }) => {
      const { values } = parse('eval', args, {
        json: { type: 'boolean' },
        model: { type: 'boolean' },
        limit: { type: 'string' },
        record: { type: 'string' },
        replay: { type: 'string' },
      })
      const { model, json = false, limit, record = null, replay = null } = values
      const most = Number(limit ?? Number.MAX_SAFE_INTEGER)
      const isAboutModel = limit !== undefined || record !== null || replay !== null
      if (!Number.isInteger(most) || most < 1 || (record !== null && replay !== null) || (isAboutModel && !model))
        throw usage('eval')
      if (model) {
        const { evalWithModel } = await import('./eval-model.ts')
        return evalWithModel(config, { json, limit: most, record, replay }, output)
      }
      const { evalCommand } = await import('../cli/eval.ts')
      const mind = await mindOf(config)
      return evalCommand({ ...mind, newStore: openMemory }, { json }, output)
    },
  },
}

/** @returns the exit status of a command that ran; @throws AppError USAGE for words nobody understands */
export async function runCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input: Readable,
  output: Writable,
): Promise<number> {
  const [name = '', ...args] = argv
  const command = COMMANDS[name]
  if (!command)
    throw new AppError('USAGE', {
      usage: Object.values(COMMANDS)
        .map((one) => one.usage)
        .join(' · '),
    })
  const config = readConfig(env)
  const clock = systemClock(config.TEST_CLOCK_OFFSET_SECONDS)
  return command.run({ args, config, input, output, now: clock.now })
}

function parse<Options extends Record<string, { type: 'boolean' | 'string' }>>(
  name: string,
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw new AppError('USAGE', { usage: COMMANDS[name]?.usage ?? '' }, { cause })
  }
}

function usage(name: string): AppError {
  return new AppError('USAGE', { usage: COMMANDS[name]?.usage ?? '' })
}

/** @throws AppError DATABASE_LOCKED while the bot runs on the same folder */
async function withStorage<T>(config: Config, now: number, work: (storage: Storage) => Promise<T>): Promise<T> {
  const { openStorage } = await import('../storage/index.ts')
  const storage = await openStorage({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL, now })
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}
