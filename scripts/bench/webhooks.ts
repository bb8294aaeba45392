import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../tests/support/serviceProcess.ts'
import { type Benchmark, round } from './benchmark.ts'
import { post, sideBySide, startPostedService } from './posted-service.ts'

/** How soon a platform hears that its message is stored, while the answers to all of them are being made. */

const QUESTION = 'lam sao quet qr tra tien'
const MESSAGES = { short: 1000, full: 10_000 }
const MOST = 50_000
/** Far more than anybody can be answered at: Telegram takes thirty a second. */
const PER_SECOND = 100
/** The first questions of a process compile what answers them. */
const WARM_UP = 20
/** Zalo's official accounts want their answer within two seconds, and the others wait longer. */
const LIMIT_MS = 2000
const P99_MS = 50

export const webhooks: Benchmark = {
  name: 'webhooks',
  title: 'Webhook: bao lâu thì nền tảng được báo là tin đã nhận chắc, giữa lúc máy đang soạn trả lời',
  async run({ full }) {
    const service = await startPostedService()
    try {
      const total = MESSAGES[full ? 'full' : 'short']
      const sides = []
      for (const hook of service.hooks) {
        await sideBySide(WARM_UP, 2, async (who) => {
          await post(hook, hook.event(MOST + who, QUESTION))
        })
        const before = service.count('inbox')
        const times: number[] = []
        let refused = 0
        const start = performance.now()
        const arrive = async (who: number) => {
          const due = start + (who * 1000) / PER_SECOND
          await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())))
          if ((await post(hook, hook.event(who, QUESTION))) !== 200) refused += 1
          // From the moment it was due: a message that had to queue at the sender waited all the same.
          times.push(performance.now() - due)
        }
        await Promise.all(Array.from({ length: total }, (_, who) => arrive(who)))
        const sorted = times.toSorted((a, b) => a - b)
        const at = (part: number) =>
          round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0, 1)
        const stored = service.count('inbox') - before
        sides.push({ name: hook.name, p50: at(0.5), p99: at(0.99), most: at(1), refused, stored })
      }
      const slowest = Math.max(...sides.map(({ p99 }) => p99))
      return {
        ours: slowest,
        peer: null,
        ratio: null,
        unit: 'ms, p99',
        peerName: 'không có bên so sánh: một giới hạn, không phải một cuộc đua',
        raw: sides,
        also: {
          'tin mỗi nền tảng': total,
          'tin mỗi giây': PER_SECOND,
          'đĩa này: một lần ghi chắc p50 / p99 (ms)': diskTimes(),
          ...Object.fromEntries(
            sides.map(({ name, p50, p99, most }) => [`${name} p50 / p99 / lâu nhất (ms)`, `${p50} / ${p99} / ${most}`]),
          ),
        },
        goals: [
          { text: `p99 ≤ ${P99_MS} ms`, met: slowest <= P99_MS, hard: false },
          { text: `không lần nào quá ${LIMIT_MS} ms`, met: sides.every(({ most }) => most <= LIMIT_MS), hard: false },
          {
            text: 'tin nào cũng được nhận đúng một lần',
            met: sides.every(({ refused, stored }) => refused === 0 && stored === total),
            hard: true,
          },
        ],
      }
    } finally {
      await service.stop()
    }
  },
}

/** What waiting for this disk costs just now: no acknowledgement can be faster, and a busy machine shows here. */
function diskTimes(): string {
  const { folder, remove } = temporaryFolder()
  const file = openSync(join(folder, 'x'), 'w')
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now()
    writeSync(file, Buffer.alloc(4096))
    fdatasyncSync(file)
    return performance.now() - from
  }).toSorted((a, b) => a - b)
  closeSync(file)
  remove()
  return `${round(times[100] ?? 0, 1)} / ${round(times[198] ?? 0, 1)}`
}
