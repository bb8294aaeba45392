import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localTime } from '../../src/shared/clock.ts'
import { textUpdate } from '../../tests/support/fake-telegram/updates.ts'
import { type Benchmark, randomFrom, round } from './benchmark.ts'
import { ended, pauseFor, restless, startBot } from './killed.ts'
import type { QuizBotSettings } from './ours/quiz-bot.ts'
import { openedMind, putLearners } from './ours/quiz-learners.ts'
import { FIRST_CHAT, FIRST_LESSON, type Found, found, putSchedules } from './quiz-crash-records.ts'
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

interface Outcome extends Found {
  kills: number
  turns: number
  mostAtOneKill: number
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
  // Asked by the service's own clock: by ours a question of half past seven would not have been asked yet at its seven.
  const asked = now + toEvening(now) * 1000
  await putLearners(mind, { dataDir, account, firstChat: FIRST_CHAT, count: turns, now: asked })
  await putLearners(mind, { dataDir, account, firstChat: FIRST_LESSON, count: lessons, now: asked - 86_400_000 })
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
        await restless(
          () => seen,
          STUCK_MS,
          () => arrived.size >= turns + lessons,
        )
        await restless(() => seen, QUIET_MS)
        await ended(bot, 'SIGTERM')
      }
    }
    return {
      ...found(dataDir, account, pushed, lessons, arrived),
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

/** Moves the service's clock to just after 19:00 of today, when everybody's lesson is due. */
function toEvening(now: number): number {
  const { hour, minute } = localTime(now)
  return (19 * 60 + 1 - (hour * 60 + minute)) * 60
}
