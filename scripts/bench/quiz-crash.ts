import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nextSendAt, type Schedule } from '../../src/learning/schedule.ts'
import { localDay, localTime } from '../../src/shared/clock.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { textUpdate } from '../../tests/support/fake-telegram/updates.ts'
import { type Benchmark, randomFrom, round } from './benchmark.ts'
import { ended, pauseFor, restless, startBot } from './killed.ts'
import type { QuizBotSettings } from './ours/quiz-bot.ts'
import { learnerOf, openedMind, putLearners } from './ours/quiz-learners.ts'
import { startSlowPlatform } from './slow-platform.ts'

/** R1-R3: the whole service killed at random instants while people answer their questions and lessons of the day go out. */

const KILLS = { short: 4, full: 200 }
const TURNS_PER_LIFE = 50
/** People who get a lesson of the day, all due at once at the start. */
const LESSONS = { short: 40, full: 400 }
/** `SEND_PACE_PER_SECOND` as it is unless told otherwise. */
const PACE = 25
const CONFIRM_MS = 25
const SPREAD_MS = 40
const SEED = 11
/** Longer than the 5 s after which a doubtful reply is sent again. */
const QUIET_MS = 8_000
const STUCK_MS = 4_000
const FIRST_CHAT = 10_000
const FIRST_LESSON = 900_000

interface Outcome {
  kills: number
  turns: number
  /** Answers without a reply that nobody is told about, and answers whose attempt is not in the database. */
  lostReplies: number
  /** Replies cut off twice before they arrived: sent once more and never a second time, so they are listed for the operator. */
  cutTwice: number
  lostEffects: number
  doubledEffects: number
  doubledReplies: number
  mostAtOneKill: number
  lessons: number
  lostLessons: number
  doubledLessons: number
  /** Messages that came twice and are not listed as in doubt. */
  unlisted: number
  broken: string[]
}

export const quizCrash: Benchmark = {
  name: 'crash',
  title: 'Ngắt đột ngột giữa lượt trả lời câu đố: mất, ghi hai lần, gửi hai lần',
  async run({ full }) {
    const kills = KILLS[full ? 'full' : 'short']
    const outcome = await killed(kills, LESSONS[full ? 'full' : 'short'])
    const perKill = round(outcome.doubledReplies / kills)
    return {
      ours: perKill,
      peer: null,
      ratio: null,
      unit: 'câu trả lời gửi hai lần mỗi lần ngắt',
      peerName: 'không có: bên so sánh của B5 không chấm câu đố',
      raw: [outcome],
      also: {
        'lượt trả lời': outcome.turns,
        'lần ngắt': kills,
        'nhiều nhất ở một lần ngắt': outcome.mostAtOneKill,
        'bị cắt hai lần, có trong danh sách': outcome.cutTwice,
      },
      goals: [
        { text: '0 lượt mất', met: outcome.lostReplies === 0 && outcome.lostEffects === 0, hard: true },
        { text: '0 lượt ghi hai lần', met: outcome.doubledEffects === 0, hard: true },
        { text: 'trung bình ≤ 1 câu gửi hai lần mỗi lần ngắt', met: perKill <= 1, hard: false },
        { text: 'không lần ngắt nào quá 4', met: outcome.mostAtOneKill <= 4, hard: true },
        { text: '0 bài gửi hai lần', met: outcome.doubledLessons === 0, hard: true },
        { text: 'tin nào gửi hai lần đều có trong danh sách chưa rõ', met: outcome.unlisted === 0, hard: true },
        { text: 'cơ sở dữ liệu giữ đúng mọi điều bất biến', met: outcome.broken.length === 0, hard: true },
      ],
    }
  },
}

async function killed(kills: number, lessons: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
  const dataDir = join(folder, 'data')
  const platform = await startSlowPlatform(CONFIRM_MS)
  const { fake } = platform
  const random = randomFrom(SEED)
  const turns = kills * TURNS_PER_LIFE
  const now = Date.now()
  const me = (await (await fetch(`${platform.apiRoot}/bot${fake.token}/getMe`)).json()) as { result: { id: number } }
  const account = String(me.result.id)
  const mind = await openedMind(dataDir)
  await putLearners(mind, { dataDir, account, firstChat: FIRST_CHAT, count: turns, now })
  await putLearners(mind, { dataDir, account, firstChat: FIRST_LESSON, count: lessons, now: now - 86_400_000 })
  putSchedules(dataDir, account, lessons, now)
  const env = {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: platform.apiRoot,
    SEND_PACE_PER_SECOND: String(PACE),
    TEST_CLOCK_OFFSET_SECONDS: String(toEvening(now)),
  }
  /** How often each chat got each text, and the life of its first. */
  const arrived = new Map<string, { chat: string; life: number; times: number }>()
  const doubledAt = new Array<number>(kills + 1).fill(0)
  let life = 0
  let seen = 0
  fake.onSent = ({ chat, text }) => {
    seen += 1
    const key = `${chat}|${text}`
    const before = arrived.get(key)
    if (!before) arrived.set(key, { chat, life, times: 1 })
    else {
      before.times += 1
      if (Number(chat) < FIRST_LESSON) doubledAt[before.life] = (doubledAt[before.life] ?? 0) + 1
    }
  }
  let bot: ChildProcess | null = null
  let pushed = 0
  try {
    for (; life <= kills; life += 1) {
      bot = startBot('ours/quiz-bot.ts', { env } satisfies QuizBotSettings)
      if (life < kills) {
        for (let n = 0; n < TURNS_PER_LIFE; n += 1) {
          fake.push(textUpdate('1', { id: FIRST_CHAT + pushed, first_name: 'Lan' }, Date.now() + toEvening(now) * 1000))
          pushed += 1
        }
        const enough = seen + Math.ceil(random() * TURNS_PER_LIFE)
        await restless(
          () => seen,
          STUCK_MS,
          () => seen >= enough,
        )
        await pauseFor(random() * SPREAD_MS)
        await ended(bot, 'SIGKILL')
      } else {
        await restless(() => seen, QUIET_MS)
        await ended(bot, 'SIGTERM')
      }
    }
    return {
      ...inspected(dataDir, account, pushed, lessons, arrived),
      kills,
      turns: pushed,
      mostAtOneKill: Math.max(...doubledAt),
    }
  } finally {
    bot?.kill('SIGKILL')
    await platform.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function inspected(
  dataDir: string,
  account: string,
  turns: number,
  lessons: number,
  arrived: ReadonlyMap<string, { chat: string; times: number }>,
): Omit<Outcome, 'kills' | 'turns' | 'mostAtOneKill'> {
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

/** Moves the service's clock to just after 19:00 of today, when everybody's lesson is due. */
function toEvening(now: number): number {
  const { hour, minute } = localTime(now)
  return (19 * 60 + 1 - (hour * 60 + minute)) * 60
}

function putSchedules(dataDir: string, account: string, count: number, now: number): void {
  const { db, close } = openDatabase(dataDir, now)
  const put = db.prepare('INSERT INTO schedules (learner, lane, address, schedule, next_at) VALUES (?, ?, ?, ?, ?)')
  const today = localDay(now)
  const schedule: Schedule = {
    hour: 19,
    minute: 0,
    daysPerWeek: 7,
    nightChosen: false,
    pausedUntil: null,
    stoppedAt: null,
    heldUntil: null,
    lastSeen: today - 1,
    away: 0,
    lastSent: today - 1,
    variant: 0,
    voice: { form: 'bac', mode: 'simple' },
    name: null,
    shared: false,
    streak: true,
    cap: 5,
    next: null,
    weekSent: null,
  }
  db.exec('BEGIN')
  for (let chat = FIRST_LESSON; chat < FIRST_LESSON + count; chat += 1) {
    const learner = learnerOf(chat)
    const to = { channel: 'telegram', account, chat: String(chat), user: String(chat), kind: 'private' }
    const at = nextSendAt(schedule, learner, (today * 24 - 7) * 3_600_000)
    put.run(learner, `telegram:${account}:${chat}`, JSON.stringify(to), JSON.stringify(schedule), at)
  }
  db.exec('COMMIT')
  close()
}
