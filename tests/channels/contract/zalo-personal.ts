import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ACCOUNT, createZaloPersonal } from '../../../src/channels/zalo-personal/index.ts'
import { openSessionFile } from '../../../src/channels/zalo-personal/session.ts'
import { pause } from '../../../src/delivery/timers.ts'
import { terminalWords } from '../../../src/replies/terminal.ts'
import type { Log } from '../../../src/shared/log.ts'
import { otherSaid, textSaid, type ZaloSaid } from '../../support/fake-zalo-personal/events.ts'
import { FakeZaloPersonal } from '../../support/fake-zalo-personal/server.ts'
import type { FakeClock } from '../../support/fakeClock.ts'
import type { Fault } from '../../support/platform-faults.ts'
import { type Platform, type SendTrouble, SLOW_MS } from './platform.ts'

/** A personal account over zca-js itself, logged in before: the package speaks its own protocol with the fake. */

const SECRET = 'a secret of at least thirty-two signs'

function faultOf(kind: SendTrouble, times: number): Fault {
  const at = { method: 'sms', times }
  if (kind === 'flood') return { ...at, kind: 'error', code: 221, description: 'Vượt quá số request cho phép' }
  if (kind === 'refused') return { ...at, kind: 'error', code: 123, description: 'Không thể nhận tin nhắn từ bạn.' }
  if (kind === 'slow') return { ...at, kind, ms: SLOW_MS }
  return kind === 'page' ? { ...at, kind: 'html', status: 502 } : { ...at, kind }
}

export async function openZaloPersonal(clock: FakeClock, log: Log): Promise<Platform> {
  const fake = await new FakeZaloPersonal().start()
  const folder = mkdtempSync(join(tmpdir(), 'hvs-zalo-personal-'))
  const session = fake.sessionOf(fake.me)
  openSessionFile(join(folder, 'session'), SECRET).write(session)
  const channel = createZaloPersonal({
    files: { session: join(folder, 'session'), ledger: join(folder, 'ledger') },
    fileSecret: SECRET,
    apiRoot: fake.root,
    isKnown: async () => false,
    tell: () => {},
    words: terminalWords,
    log,
    now: clock.now,
    wait: (ms, signal) => pause(clock, ms, signal),
  })
  const person = (who: string) => ({ uid: who, name: who })
  const says = (who: string, text: string) => textSaid(text, person(who), clock.now())
  let last: ZaloSaid | null = null
  const push = (message: ZaloSaid) => {
    last = message
    fake.push(message)
  }
  const [cookie] = session.cookies
  return {
    channel,
    address: (who) => ({ channel: 'zalo-personal', account: ACCOUNT, chat: who, user: who, kind: 'private' }),
    says: async (who, text) => push(says(who, text)),
    repeat: async () => {
      if (last) fake.push(last)
    },
    reversed: async (who, first, second) => {
      const before = says(who, first)
      push(says(who, second))
      push(before)
    },
    sendsUnreadable: async (who) => push(otherSaid('chat.todo', { params: '{}' }, person(who), clock.now())),
    seen: (who) => fake.textsTo(who),
    arrived: () => fake.sent.map((one) => one.chat),
    trouble: (kind, times = 1) => void fake.faults.push(faultOf(kind, times)),
    secrets: [
      String((cookie as { value?: unknown } | undefined)?.value),
      `sek-of-${fake.me.uid}`,
      session.imei,
      fake.me.key.toString('base64'),
      SECRET,
    ],
    stop: async () => {
      await fake.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
