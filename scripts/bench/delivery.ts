import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FakeTelegram } from '../../tests/support/fake-telegram/server.ts'
import { textUpdate } from '../../tests/support/fake-telegram/updates.ts'
import { type Benchmark, ratioOf, round } from './benchmark.ts'
import { ended, startBot } from './killed.ts'
import type { LoopSettings } from './peers/telegraf-loop.ts'
import { versionOf } from './sides.ts'

/** B6: a morning's lessons through a platform that turns away the 31st message of any second, while people ask questions. */

const LIMIT = 30
const LEARNERS = { short: 300, full: 3000 }
/** Sending all at once asks again and again: its refusals grow with the square of the messages. */
const AT_ONCE = 300
/** One question for so many lessons. */
const EVERY = 20
const FIRST_CHAT = 10_000
/** Nobody asks sooner: a chat takes one message a second, from anybody. */
const READING_MS = 1_500
/** Left out of a short run after each start: warming up takes as long there, and weighs ten times as much as in a full one. */
const WARM_MS = 2_000
/** Without any message for so long a side is done, or stuck. */
const QUIET_MS = 8_000

interface Outcome {
  side: string
  messages: number
  /** Share of the platform's limit that was used while the bot ran, in a short run from a while after each start on. */
  rate: number
  /** The same with the pause of the restart. */
  rateWithRestart: number
  refused: number
  questions: number
  unanswered: number
  p95Ms: number
  doubled: number
}

type Way = 'ours' | LoopSettings['way']

export const delivery: Benchmark = {
  name: 'B6',
  title: 'Gửi bài buổi sáng: phần tốc độ nền tảng cho phép được dùng, trong lúc 5 % người học hỏi',
  async run({ full }) {
    const learners = LEARNERS[full ? 'full' : 'short']
    const warmMs = full ? 0 : WARM_MS
    const ours = await morning('ours', learners, warmMs)
    const loop = await morning('one-by-one', learners, warmMs)
    const atOnce = await morning('all-at-once', AT_ONCE, warmMs)
    return {
      ours: ours.rate,
      peer: loop.rate,
      ratio: ratioOf(ours.rate, loop.rate),
      unit: `phần của ${LIMIT} tin mỗi giây${full ? '' : `, không kể ${WARM_MS / 1000} giây đầu sau mỗi lần khởi động`}`,
      peerName: `${versionOf('telegraf')}, gửi lần lượt và chờ theo retry_after`,
      raw: [ours, loop, atOnce],
      also: {
        'người học': learners,
        'kể cả lúc khởi động lại': ours.rateWithRestart,
        'câu hỏi p95 (ms)': ours.p95Ms,
        'câu hỏi p95 khi gửi lần lượt (ms)': loop.p95Ms,
        '429 khi gửi lần lượt': loop.refused,
        [`429 khi gửi cùng lúc (${AT_ONCE} người)`]: atOnce.refused,
      },
      goals: [
        { text: '≥ 0,97 giới hạn', met: ours.rate >= 0.97, hard: false },
        { text: '0 lần bị từ chối (429)', met: ours.refused === 0, hard: true },
        { text: 'không bài nào mất hay gửi hai lần', met: ours.doubled === 0 && isWhole(ours, learners), hard: true },
        { text: 'câu hỏi được đáp p95 ≤ 300 ms', met: ours.p95Ms <= 300, hard: false },
      ],
    }
  },
}

function isWhole({ messages, questions, unanswered }: Outcome, learners: number): boolean {
  return unanswered === 0 && messages === learners + questions
}

/** Any second, wherever it begins, sees at most 30 messages, and a chat one. */
function limiter() {
  const passed: number[] = []
  const lastIn = new Map<string, number>()
  const state = { refused: 0 }
  const refuse = (chat: string): number | null => {
    const now = performance.now()
    while ((passed[0] ?? now) <= now - 1000) passed.shift()
    const own = lastIn.get(chat)
    if (passed.length >= LIMIT || (own !== undefined && own > now - 1000)) {
      state.refused += 1
      // Whole seconds, as the real platform says them.
      return 1
    }
    passed.push(now)
    lastIn.set(chat, now)
    return null
  }
  return { refuse, state }
}

async function morning(way: Way, learners: number, warmMs: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
  const { refuse, state } = limiter()
  const fake = await new FakeTelegram().start()
  fake.refuse = refuse
  const base = { token: fake.token, apiRoot: fake.apiRoot, dataDir: join(folder, 'data'), pace: LIMIT }
  const settings = { ...base, learners, firstChat: FIRST_CHAT, way }
  const arrivals: number[] = []
  const lessons = new Map<string, number>()
  /** Chats in the order of their lessons, each with its time: people read it before they ask. */
  const read: { chat: string; at: number }[] = []
  const asked = new Map<string, number>()
  const waits: number[] = []
  fake.onSent = ({ chat, text }) => {
    const now = performance.now()
    arrivals.push(now)
    if (text === 'bài') {
      lessons.set(chat, (lessons.get(chat) ?? 0) + 1)
      read.push({ chat, at: now })
    } else {
      waits.push(now - (asked.get(chat) ?? now))
      asked.delete(chat)
    }
  }
  const questions = Math.floor(learners / EVERY)
  const total = learners + questions
  let bot: ChildProcess | null = null
  let put = 0
  let away = 0
  try {
    bot = startBot(fileOf(way), settings)
    let isUp = false
    let isRestarted = way !== 'ours'
    let before = 0
    /** Where in the arrivals a life of the bot begins. */
    const lives = [0]
    while ((arrivals.length < total || put < questions) && !isQuiet(arrivals)) {
      if (!isUp && arrivals.length > before) {
        isUp = true
        if (before > 0) away = (arrivals[before] ?? 0) - (arrivals[before - 1] ?? 0)
      }
      if (!isRestarted && arrivals.length >= total / 2) {
        await ended(bot, 'SIGTERM')
        before = arrivals.length
        lives.push(before)
        isUp = false
        isRestarted = true
        bot = startBot(fileOf(way), settings)
      }
      const readers = read.findLastIndex(({ at }) => at < performance.now() - READING_MS) + 1
      if (isUp && put < questions && readers > 0 && arrivals.length >= put * (total / questions)) {
        const { chat = '' } = read[(put * 7919) % readers] ?? {}
        asked.set(chat, performance.now())
        put += 1
        fake.push(textUpdate(`hỏi ${put}`, { id: Number(chat), first_name: 'Lan' }, Date.now()))
      }
      await new Promise((done) => setTimeout(done, 2))
    }
    const span = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)
    const share = (messages: number, ms: number) => round(messages / (ms / 1000) / LIMIT)
    const warm = lives.map((from, life) => {
      const own = arrivals.slice(from, lives[life + 1])
      return own.filter((at) => at >= (own[0] ?? 0) + warmMs)
    })
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
    const rate =
      warmMs === 0
        ? share(arrivals.length - 1, span - away)
        : share(sum(warm.map((own) => own.length - 1)), sum(warm.map((own) => (own.at(-1) ?? 0) - (own[0] ?? 0))))
    const sorted = waits.toSorted((a, b) => a - b)
    return {
      side: way,
      messages: arrivals.length,
      rate,
      rateWithRestart: share(arrivals.length - 1, span),
      refused: state.refused,
      questions: put,
      unanswered: asked.size + (learners - lessons.size),
      p95Ms: round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN, 0),
      doubled: [...lessons.values()].reduce((sum, count) => sum + count - 1, 0),
    }
  } finally {
    bot?.kill('SIGKILL')
    await fake.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function isQuiet(arrivals: readonly number[]): boolean {
  const last = arrivals.at(-1)
  return last !== undefined && performance.now() - last > QUIET_MS
}

function fileOf(way: Way): string {
  return way === 'ours' ? 'ours/delivery-bot.ts' : 'peers/telegraf-loop.ts'
}
