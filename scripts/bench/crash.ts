import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { textUpdate } from '../../tests/support/fake-telegram/updates.ts'
import { type Benchmark, randomFrom, ratioOf, round } from './benchmark.ts'
import { ended, pauseFor, restless, startBot } from './killed.ts'
import type { CrashBotSettings } from './ours/crash-bot.ts'
import { versionOf } from './sides.ts'
import { startSlowPlatform } from './slow-platform.ts'

/** B5: what people see of `kill -9` at random instants while messages arrive. Every message comes from a chat of its own. */

const KILLS = { short: 5, full: 50 }
const UPDATES_PER_LIFE = 100
/** `SEND_PACE_PER_SECOND` as it is unless told otherwise. */
const PACE = 25
/** Half of a round trip of 50 ms: the message is there, its confirmation still under way. Only then can a kill double it. */
const CONFIRM_MS = 25
/** A kill comes up to so long after the answer it waits for: anywhere between two sends at that pace. */
const SPREAD_MS = 40
const SEED = 9
/** Without any answer for so long a side is done. Longer than the 5 s after which a doubtful reply is sent again. */
const QUIET_MS = 7_000
/** A side that answers nothing for so long, while there is something to answer, will not: it is killed all the same. */
const STUCK_MS = 3_000

interface Outcome {
  kills: number
  updates: number
  /** Messages without an answer that nobody is told about. */
  lost: number
  /** Answers cut off twice before they arrived: sent once more and never a second time, so they are listed for the operator. */
  cutTwice: number
  /** Answers seen more than once, counted beyond the first. */
  doubled: number
  mostAtOneKill: number
  doubledEffects: number
  /** Messages whose effect never came. */
  lostEffects: number
}

type Side = 'ours/crash-bot.ts' | 'peers/telegraf-bot.ts'

export const crash: Benchmark = {
  name: 'B5',
  title: 'Ngắt đột ngột: câu trả lời bị gửi hai lần mỗi lần kill -9 giữa lúc tin nhắn đang đến',
  async run({ full }) {
    const kills = KILLS[full ? 'full' : 'short']
    const ours = await killed('ours/crash-bot.ts', kills)
    const peer = await killed('peers/telegraf-bot.ts', kills)
    const perKill = ({ doubled }: Outcome) => round(doubled / kills)
    return {
      ours: perKill(ours),
      peer: perKill(peer),
      ratio: ratioOf(peer.doubled, ours.doubled),
      unit: 'lần mỗi lần ngắt',
      peerName: `${versionOf('telegraf')} (long polling)`,
      raw: [
        { side: 'ours', ...ours },
        { side: 'telegraf', ...peer },
      ],
      also: { 'số tin nhắn': ours.updates, 'nhiều nhất ở một lần ngắt của Học Vụ Số': ours.mostAtOneKill },
      goals: [
        { text: '0 tin nhắn mất', met: ours.lost === 0 && ours.lostEffects === 0, hard: true },
        { text: '0 việc ghi hai lần', met: ours.doubledEffects === 0, hard: true },
        { text: 'trung bình ≤ 1 câu gửi hai lần mỗi lần ngắt', met: perKill(ours) <= 1, hard: false },
        { text: 'không lần ngắt nào quá 4', met: ours.mostAtOneKill <= 4, hard: true },
        { text: 'ít hơn bên so sánh ≥ 30 lần', met: peer.doubled >= 30 * ours.doubled, hard: false },
      ],
    }
  },
}

async function killed(side: Side, kills: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
  const platform = await startSlowPlatform(CONFIRM_MS)
  const { fake } = platform
  const random = randomFrom(SEED)
  const settings: CrashBotSettings = {
    token: fake.token,
    apiRoot: platform.apiRoot,
    dataDir: join(folder, 'data'),
    effects: join(folder, 'effects'),
    pacePerSecond: PACE,
  }
  const firstChat = 10_000
  /** The life in which each chat was last answered. */
  const answered = new Map<string, number>()
  const doubledAt = new Array<number>(kills + 1).fill(0)
  let life = 0
  let seen = 0
  fake.onSent = ({ chat }) => {
    seen += 1
    const before = answered.get(chat)
    if (before !== undefined) doubledAt[before] = (doubledAt[before] ?? 0) + 1
    answered.set(chat, life)
  }
  let bot: ChildProcess | null = null
  let pushed = 0
  try {
    for (; life <= kills; life += 1) {
      bot = startBot(side, settings)
      if (life < kills) {
        for (let n = 0; n < UPDATES_PER_LIFE; n += 1) {
          pushed += 1
          fake.push(textUpdate(`câu hỏi ${pushed}`, { id: firstChat + pushed, first_name: 'Lan' }))
        }
        const enough = seen + Math.ceil(random() * UPDATES_PER_LIFE)
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
          () => answered.size === pushed,
        )
        await restless(() => seen, QUIET_MS)
        await ended(bot, 'SIGTERM')
      }
    }
    const isOurs = side === 'ours/crash-bot.ts'
    const effects = isOurs ? effectsOf(settings.dataDir) : linesOf(settings.effects)
    const doubted = new Set(isOurs ? doubtedChats(settings.dataDir) : [])
    const unanswered = Array.from({ length: pushed }, (_, n) => String(firstChat + n + 1)).filter(
      (chat) => !answered.has(chat),
    )
    return {
      kills,
      updates: pushed,
      lost: unanswered.filter((chat) => !doubted.has(chat)).length,
      cutTwice: unanswered.filter((chat) => doubted.has(chat)).length,
      doubled: doubledAt.reduce((sum, count) => sum + count, 0),
      mostAtOneKill: Math.max(...doubledAt),
      doubledEffects: effects.length - new Set(effects).size,
      lostEffects: pushed - new Set(effects).size,
    }
  } finally {
    bot?.kill('SIGKILL')
    await platform.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const effectsOf = (dataDir: string) => columnOf(dataDir, 'SELECT question AS value FROM gaps')

/** Chats with a message in doubt. */
const doubtedChats = (dataDir: string) =>
  columnOf(dataDir, 'SELECT DISTINCT lane AS value FROM outbox WHERE doubted_at IS NOT NULL').map(
    (lane) => lane.split(':').at(-1) ?? '',
  )

function columnOf(dataDir: string, query: string): string[] {
  const database = openDatabase(dataDir, 0)
  const rows = database.db.prepare(query).all()
  database.close()
  return rows.map(({ value }) => String(value))
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
