import { nextSendAt } from '../../src/learning/schedule.ts'
import { localDay } from '../../src/shared/clock.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { schedule } from '../../tests/support/storedTurns.ts'
import { learnerOf } from './ours/quiz-learners.ts'

/** What stands in the database of a bot that is killed: the lessons due before the first kill, and what came of it all after the last. */

/** Chats that answer a question, and chats that get a lesson of the day, counted from here. */
export const FIRST_CHAT = 10_000
export const FIRST_LESSON = 900_000

export interface Found {
  /** Answers without a reply that nobody is told about, and answers whose attempt is not in the database. */
  lostReplies: number
  /** Replies cut off twice before they arrived: sent once more and never a second time, so they are listed for the operator. */
  cutTwice: number
  lostEffects: number
  doubledEffects: number
  doubledReplies: number
  lessons: number
  lostLessons: number
  doubledLessons: number
  /** Messages that came twice and are not listed as in doubt. */
  unlisted: number
  broken: string[]
}

/** `arrived`: how often each chat got each text. */
export function found(
  dataDir: string,
  account: string,
  turns: number,
  lessons: number,
  arrived: ReadonlyMap<string, { chat: string; times: number }>,
): Found {
  const { db, close } = openDatabase(dataDir, Date.now())
  const broken = checkInvariants(db)
  const attempts = db.prepare('SELECT learner, count(*) AS n FROM attempts WHERE try = 1 GROUP BY learner').all()
  const doubted = new Set(
    db
      .prepare('SELECT DISTINCT lane FROM outbox WHERE doubted_at IS NOT NULL')
      .all()
      .map(({ lane }) => String(lane)),
  )
  close()
  const graded = new Set(attempts.map(({ learner }) => String(learner)))
  const all = [...arrived.values()]
  const replied = new Set(all.map(({ chat }) => chat))
  const isLesson = (chat: string) => Number(chat) >= FIRST_LESSON
  const again = all.filter(({ times }) => times > 1)
  const chats = Array.from({ length: turns }, (_, n) => FIRST_CHAT + n)
  const lessonChats = Array.from({ length: lessons }, (_, n) => String(FIRST_LESSON + n))
  const lessonsPerChat = Map.groupBy(
    all.filter(({ chat }) => isLesson(chat)),
    ({ chat }) => chat,
  )
  const unanswered = chats.filter((chat) => !replied.has(String(chat)))
  const isListed = (chat: number | string) => doubted.has(`telegram:${account}:${chat}`)
  return {
    lostReplies: unanswered.filter((chat) => !isListed(chat)).length,
    cutTwice: unanswered.filter(isListed).length,
    lostEffects: chats.filter((chat) => !graded.has(learnerOf(chat))).length,
    doubledEffects: attempts.filter(({ n }) => Number(n) > 1).length,
    doubledReplies: again.filter(({ chat }) => !isLesson(chat)).reduce((sum, { times }) => sum + times - 1, 0),
    lessons: lessonsPerChat.size,
    lostLessons: lessonChats.filter((chat) => !lessonsPerChat.has(chat)).length,
    doubledLessons: [...lessonsPerChat.values()].filter((own) => own.reduce((sum, { times }) => sum + times, 0) > 1)
      .length,
    unlisted: again.filter(({ chat }) => !isListed(chat)).length,
    broken,
  }
}

/** Everybody's lesson is due at 19:00 of today. */
export function putSchedules(dataDir: string, account: string, count: number, now: number): void {
  const { db, close } = openDatabase(dataDir, now)
  const put = db.prepare('INSERT INTO schedules (learner, lane, address, schedule, next_at) VALUES (?, ?, ?, ?, ?)')
  const today = localDay(now)
  const lesson = schedule({ hour: 19, minute: 0, lastSeen: today - 1, lastSent: today - 1 })
  db.exec('BEGIN')
  for (let chat = FIRST_LESSON; chat < FIRST_LESSON + count; chat += 1) {
    const learner = learnerOf(chat)
    const to = { channel: 'telegram', account, chat: String(chat), user: String(chat), kind: 'private' }
    const at = nextSendAt(lesson, learner, (today * 24 - 7) * 3_600_000)
    put.run(learner, `telegram:${account}:${chat}`, JSON.stringify(to), JSON.stringify(lesson), at)
  }
  db.exec('COMMIT')
  close()
}
