import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { sqliteTurnStore } from '../../../src/storage/sqlite/turn-store.ts'
import { chat, echo, pending } from '../../../tests/support/messages.ts'
import { attempt, card, joins, progress, scheduled } from '../../../tests/support/storedTurns.ts'
import { settingsOf } from '../sides.ts'

/** Writes turns until it is killed, the last ones into the log alone; each is said on stdout once it is stored. */

export interface CutWriterSettings {
  dataDir: string
  /** So many turns are folded into the file before the log is left to grow. */
  folded: number
}

const settings = settingsOf<CutWriterSettings>()
const database = openDatabase(settings.dataDir, 0)
const turns = sqliteTurnStore(database)
const person = chat('lan')

for (let n = 1; ; n += 1) {
  await turns.acceptOnce(pending(`k${n}`, person, 'lời của bác '.repeat(20)), n)
  const work = await turns.takeWork('w', n, 1000)
  // Every table a turn touches says which turn it was, so that a state between two turns can be told from any other.
  const effects = [
    ...(n === 1 ? joins(person, 'l1') : []),
    { type: 'memorySaved', lane: 'telegram:bot:lan', learner: 'l1', memory: { turn: n, words: 'chữ '.repeat(300) } },
    {
      type: 'learnerChanged',
      learner: 'l1',
      change: { progress: progress(n), cards: [card(`F${n % 40}`, n)], attempt: attempt('a', n) },
    },
    scheduled(person, 'l1', n),
    { type: 'gapNoted', question: `${n}`, at: n },
  ] as const
  await turns.commitTurn(echo(work?.messages ?? [], n, { effects, keepText: true }))
  if (n === settings.folded) {
    database.checkpoint()
    database.db.exec('PRAGMA wal_autocheckpoint = 0')
  }
  process.stdout.write(`${n}\n`)
}
