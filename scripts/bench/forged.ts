import type { Benchmark } from './benchmark.ts'
import { type Hook, type PostedService, post, sideBySide, startPostedService } from './posted-service.ts'

/** R6: webhooks that are not what they claim to be, or come again: none may change anything. */

const REQUESTS = { short: 1000, full: 10_000 }
const AT_ONCE = 20
/** Zalo repeats a message for 13 hours at most. */
const OLD_MS = 24 * 3_600_000
const LARGE = 'x'.repeat(300 * 1024)
/** Without anything sent for so long the genuine messages are answered. */
const QUIET_MS = 3000

interface Attempt {
  name: string
  /** The statuses with which it may be turned away, or, for a repetition, taken without effect. */
  expected: readonly number[]
  send: (hook: Hook, number: number, known: ReadonlyMap<string, string>) => Promise<number>
}

const ATTEMPTS: readonly Attempt[] = [
  { name: 'không có chữ ký', expected: [401], send: (hook, n) => post(hook, hook.event(n, 'giả'), null) },
  { name: 'chữ ký sai', expected: [401], send: (hook, n) => post(hook, hook.event(n, 'giả'), 'khong-phai-bi-mat') },
  {
    name: 'chữ ký sai một ký tự',
    expected: [401],
    send: (hook, n) => {
      const body = hook.event(n, 'giả')
      return post(hook, body, nearly(hook.proofOf(body)))
    },
  },
  { name: 'quá lớn, không chữ ký', expected: [401, 0], send: (hook) => post(hook, LARGE, null) },
  {
    name: 'quá lớn, đúng chữ ký',
    expected: [413, 0],
    send: (hook) => post(hook, `{"timestamp":"${Date.now()}","x":"${LARGE}"}`),
  },
  {
    name: 'không phải JSON',
    expected: [400],
    send: (hook, n) => post(hook, `{"timestamp":"${Date.now()}","update_id":${n},`),
  },
  {
    name: 'JSON lạ',
    expected: [200],
    send: (hook, n) => post(hook, JSON.stringify({ n, message: [], timestamp: String(Date.now()) })),
  },
  {
    name: 'gửi lại tin cũ',
    expected: [200],
    send: (hook, _n, known) => post(hook, known.get(hook.name) ?? ''),
  },
  {
    name: 'chữ ký đúng của một tin khác',
    // A secret header is the same for every message; a signature is not.
    expected: [200, 401],
    send: (hook, n, known) => {
      const genuine = known.get(hook.name) ?? ''
      return post(hook, hook.name === 'Zalo OA' ? hook.event(n, 'giả') : genuine, hook.proofOf(genuine))
    },
  },
  {
    name: 'ký đúng, cũ hơn mọi lần gửi lại',
    expected: [200, 401],
    send: (hook, n, known) =>
      post(hook, hook.name === 'Zalo OA' ? hook.event(n, 'cũ', Date.now() - OLD_MS) : (known.get(hook.name) ?? '')),
  },
]

export const forged: Benchmark = {
  name: 'forged',
  title: 'Webhook giả, không chữ ký, quá lớn hay gửi lại: bao nhiêu cái làm thay đổi điều gì',
  async run({ full }) {
    const service = await startPostedService('trace')
    try {
      const known = await genuine(service)
      const total = REQUESTS[full ? 'full' : 'short']
      const before = { stored: service.stored(), sent: service.sent() }
      const statuses = new Map<string, number>()
      const wrong: string[] = []
      let changed = 0
      for (const attempt of ATTEMPTS) {
        await sideBySide(total / ATTEMPTS.length, AT_ONCE, async (n) => {
          const hook = service.hooks[n % service.hooks.length]
          if (!hook) return
          let status = await attempt.send(hook, n, known)
          // A connection that stood open may end as it is used again: no answer to this request, which is sent once more.
          if (status === 0 && !attempt.expected.includes(0)) status = await attempt.send(hook, n, known)
          const key = `${attempt.name}: ${status || 'cắt'}`
          statuses.set(key, (statuses.get(key) ?? 0) + 1)
          if (!attempt.expected.includes(status)) wrong.push(`${hook.name}, ${key}`)
        })
        if (service.stored() !== before.stored) changed += total / ATTEMPTS.length
      }
      await quiet(service)
      const leaked = service.leaked()
      const isUnchanged = service.stored() === before.stored && service.sent() === before.sent
      return {
        ours: changed,
        peer: null,
        ratio: null,
        unit: `trong ${total} lần gửi`,
        peerName: 'không có bên so sánh: một lời hứa, không phải một cuộc đua',
        raw: [{ statuses: Object.fromEntries(statuses), wrong: wrong.slice(0, 10) }],
        also: { 'số lần gửi': total, 'tin đã gửi ra thêm': service.sent() - before.sent },
        goals: [
          { text: '0 lần làm thay đổi dữ liệu hay gửi tin', met: changed === 0 && isUnchanged, hard: true },
          { text: 'không bí mật nào trong nhật ký', met: leaked.length === 0, hard: true },
          { text: 'lần nào cũng bị từ chối đúng cách', met: wrong.length === 0, hard: true },
        ],
      }
    } finally {
      await service.stop()
    }
  },
}

/** Wrong in its last character. */
function nearly(proof: string): string {
  return `${proof.slice(0, -1)}${proof.endsWith('0') ? '1' : '0'}`
}

/** One real message on each platform, answered to the end; returns what was posted. */
async function genuine(service: PostedService): Promise<Map<string, string>> {
  const known = new Map(service.hooks.map((hook) => [hook.name, hook.event(0, 'lam sao quet qr tra tien')]))
  for (const hook of service.hooks) await post(hook, known.get(hook.name) ?? '')
  while (service.sent() < service.hooks.length) await new Promise((done) => setTimeout(done, 20))
  await quiet(service)
  return known
}

/** Nothing waits for an answer or to be sent, and for a while nothing was. */
async function quiet(service: PostedService): Promise<void> {
  for (let before = -1; before !== service.sent() || service.waiting() > 0; ) {
    before = service.sent()
    await new Promise((done) => setTimeout(done, QUIET_MS))
  }
}
