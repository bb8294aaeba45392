import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { ticketLines } from '../../replies/tickets.ts'
import { localDate } from '../../shared/clock.ts'
import type { Storage } from '../../storage/storage.ts'
import { KNOWLEDGE } from '../mind.ts'
import { type Command, misused, parse } from './command.ts'

/** What is stored: of one learner, on the desk, in backups, and what all answers tell of remembering. */

/** Answers a fit reads at most: as many as fit into memory, and far more than it needs. */
const ATTEMPTS_READ = 1_000_000

/** Longest answer of the desk: one message on every channel. */
const ANSWER_CHARS = 1_500

const USAGE = {
  'export-learner': 'hvs export-learner MÃ --out TỆP',
  'erase-learner': 'hvs erase-learner MÃ --yes',
  tickets: 'hvs tickets [answer SỐ "câu trả lời" | close SỐ]',
  backup: 'hvs backup [--out THƯ_MỤC] | hvs backup --check TỆP|current',
  restore: 'hvs restore TỆP --yes',
  review: 'hvs review fit [--json]',
} as const

export const STORED: Record<string, Command> = {
  'export-learner': {
    usage: USAGE['export-learner'],
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse(USAGE['export-learner'], args, { out: { type: 'string' } })
      const [id, ...others] = positionals
      const { out } = values
      if (id === undefined || others.length > 0 || out === undefined) throw misused(USAGE['export-learner'])
      const { exportLearnerCommand } = await import('../../cli/export-learner.ts')
      const { loadPlaces } = await import('../../knowledge/places.ts')
      const places = loadPlaces(join(KNOWLEDGE, 'places.yaml'))
      const placeName = (place: string) => places.find((row) => row.id === place)?.name ?? place
      const print = (line: string) => void output.write(`${line}\n`)
      return withStorage(config, now(), ({ learners }) =>
        exportLearnerCommand(learners, { id, out }, placeName, now(), print),
      )
    },
  },
  'erase-learner': {
    usage: USAGE['erase-learner'],
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse(USAGE['erase-learner'], args, { yes: { type: 'boolean' } })
      const [id, ...others] = positionals
      if (id === undefined || others.length > 0) throw misused(USAGE['erase-learner'])
      const { eraseLearnerCommand } = await import('../../cli/erase-learner.ts')
      const print = (line: string) => void output.write(`${line}\n`)
      return withStorage(config, now(), ({ learners }) =>
        eraseLearnerCommand(learners, { id, yes: values.yes ?? false }, now(), print),
      )
    },
  },
  tickets: {
    usage: USAGE.tickets,
    run: async ({ args, config, output, now }) => {
      const [verb = 'list', number = '', ...words] = parse(USAGE.tickets, args, {}).positionals
      const ticket = Number(number)
      const print = (line: string) => void output.write(`${line}\n`)
      const { listTickets, sendLetter } = await import('../../cli/tickets.ts')
      const { ticketsBeside } = await import('../../storage/index.ts')
      const desk = { dataDir: config.DATA_DIR, tickets: ticketsBeside(config.DATA_DIR), now: now(), print }
      if (!config.DESK_HOURS) print(ticketLines.noDesk)
      if (verb === 'list' && number === '') return listTickets(desk)
      if (!Number.isInteger(ticket) || ticket < 1) throw misused(USAGE.tickets)
      const text = words.join(' ').trim()
      if (verb === 'close' && text === '') return sendLetter(desk, { do: 'close', ticket })
      if (verb !== 'answer' || text === '' || text.length > ANSWER_CHARS) throw misused(USAGE.tickets)
      return sendLetter(desk, { do: 'answer', ticket, words: text })
    },
  },
  backup: {
    usage: USAGE.backup,
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse(USAGE.backup, args, { out: { type: 'string' }, check: { type: 'string' } })
      if (positionals.length > 0 || (values.out && values.check)) throw misused(USAGE.backup)
      const { backupCommand, checkBackupCommand } = await import('../../cli/backup.ts')
      const { backupFolders } = await import('../backups.ts')
      const { checkStored, makeBackup } = await import('../../storage/index.ts')
      const folders = backupFolders(config)
      const print = (line: string) => void output.write(`${line}\n`)
      const { check, out } = values
      if (check !== undefined) return checkBackupCommand(check, () => checkStored(folders, check, now()), print)
      return backupCommand(() => makeBackup({ ...folders, ...(out ? { folder: out } : {}) }, now()), print)
    },
  },
  restore: {
    usage: USAGE.restore,
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse(USAGE.restore, args, { yes: { type: 'boolean' } })
      const [file, ...others] = positionals
      if (file === undefined || others.length > 0) throw misused(USAGE.restore)
      const { restoreCommand } = await import('../../cli/backup.ts')
      const { backupFolders } = await import('../backups.ts')
      const { restoreBackup } = await import('../../storage/index.ts')
      const print = (line: string) => void output.write(`${line}\n`)
      const restore = () => restoreBackup(backupFolders(config), file, now())
      return restoreCommand(file, values.yes ?? false, restore, print)
    },
  },
  review: {
    usage: USAGE.review,
    run: async ({ args, config, output, now }) => {
      const { values, positionals } = parse(USAGE.review, args, { json: { type: 'boolean' } })
      if (positionals.join(' ') !== 'fit') throw misused(USAGE.review)
      const { reviewFitCommand } = await import('../../cli/review.ts')
      const { openStorage } = await import('../../storage/index.ts')
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
}

/** @throws AppError DATABASE_LOCKED while the bot runs on the same folder */
async function withStorage<T>(config: Config, now: number, work: (storage: Storage) => Promise<T>): Promise<T> {
  const { openStorage } = await import('../../storage/index.ts')
  const storage = await openStorage({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL, now })
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}
