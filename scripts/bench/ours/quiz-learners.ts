import { type Mind, openMind } from '../../../src/app/mind.ts'
import { readConfig } from '../../../src/config.ts'
import { beginTalk, onboardedMemory } from '../../../src/conversation/converse.ts'
import { storedMemory } from '../../../src/conversation/memory-document.ts'
import { emptyProgress } from '../../../src/learning/record.ts'
import { openMemory } from '../../../src/storage/index.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'

/** People who agreed, each with the same question open in front of them: the next digit of each is one full quiz turn. */

export interface QuizLearners {
  dataDir: string
  /** Chats `firstChat`, `firstChat + 1`, … of this account on Telegram. */
  account: string
  firstChat: number
  count: number
  /** Epoch milliseconds at which the question was asked. */
  now: number
}

/** Words that open a question with choices. */
const ASK = 'cho 1 câu đố về an toàn mạng'

export function learnerOf(chat: number): string {
  return `nguoi-hoc-${chat}`
}

export async function openedMind(dataDir: string): Promise<Mind> {
  return openMind(readConfig({ DATA_DIR: dataDir }))
}

/** Writes them into a new database, as their own talks would have left it. */
export async function putLearners(
  mind: Mind,
  { dataDir, account, firstChat, count, now }: QuizLearners,
): Promise<void> {
  const { turns, learners } = openMemory()
  const talk = beginTalk(mind.parts, mind.hide, { turns, learners }, onboardedMemory(now), 'terminal:bench:1')
  await talk.say(ASK, now)
  const memory = talk.memory()
  if (memory.quiz?.state !== 'open') throw new Error('no question was opened')
  const { db, close } = openDatabase(dataDir, now)
  const sql = {
    memory: db.prepare('INSERT INTO memories (lane, learner, memory, saved_at) VALUES (?, ?, ?, ?)'),
    chat: db.prepare('INSERT INTO chats (lane, current, heard_at) VALUES (?, ?, ?)'),
    learner: db.prepare('INSERT INTO learners (learner, progress, created_at, active_at) VALUES (?, ?, ?, ?)'),
    consent: db.prepare(
      "INSERT INTO consents (learner, state, wording, channel, at) VALUES (?, 'given', '1', 'telegram', ?)",
    ),
  }
  db.exec('BEGIN')
  for (let chat = firstChat; chat < firstChat + count; chat += 1) {
    const lane = `telegram:${account}:${chat}`
    const learner = learnerOf(chat)
    sql.memory.run(lane, learner, JSON.stringify({ ...storedMemory(memory), learner }), now)
    sql.chat.run(lane, learner, now)
    sql.learner.run(learner, JSON.stringify(emptyProgress()), now, now)
    sql.consent.run(learner, now)
  }
  db.exec('COMMIT')
  close()
}
