/**
 * A bot in a process of its own, to be killed: real storage, real workers, and a platform that writes each delivery into
 * a file before it answers. Messages come over IPC and are confirmed over IPC once stored, as a channel would.
 */
import { appendFileSync } from 'node:fs'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { openStorage } from '../../src/storage/index.ts'
import { chat, draft, incoming } from '../support/messages.ts'
import { recordingChannel, sent } from '../support/recordingChannel.ts'
import { attempt, card } from '../support/storedTurns.ts'
import { wireBot } from '../support/wiredBot.ts'

export interface BotSettings {
  dataDir: string
  /** One line per message that reached a person. */
  record: string
  /** Dies right after this message reached the person, before its outcome is written down. */
  dieAfterSending?: string
  /** Is asked to end, as a supervisor asks, while this message is on its way. */
  stopAtSending?: string
  /** Dies in the middle of answering, late enough for the confirmation to have left. */
  dieInTurn?: boolean
  /** How long the platform takes, and how many messages a second it allows. */
  sendMs?: number
  pacePerSecond?: number
  /** Unasked messages queued at start. */
  broadcast?: number
}

const settings = JSON.parse(process.argv[2] ?? '{}') as BotSettings
const clock = systemClock()
const stop = new AbortController()
const storage = await openStorage({ dataDir: settings.dataDir, now: clock.now() }).catch((error: unknown) => {
  process.send?.({ refused: (error as { code?: string }).code })
  process.exit(3)
})

const { pacePerSecond = 5000 } = settings
const channel = recordingChannel(clock.now, { pace: { perSecond: pacePerSecond, perChatPerSecond: 1000 } })
channel.script = async (_to, { id }) => {
  appendFileSync(settings.record, `${id}\n`)
  if (id === settings.dieAfterSending) process.kill(process.pid, 'SIGKILL')
  if (id === settings.stopAtSending) process.kill(process.pid, 'SIGTERM')
  if (settings.sendMs !== undefined) await new Promise((done) => setTimeout(done, settings.sendMs))
  return sent()
}

const { accept, run } = wireBot({
  ...{ storage, channel, account: 'bot', clock },
  async think() {
    await new Promise((done) => setTimeout(done, settings.dieInTurn ? 30 : 1))
    if (settings.dieInTurn) process.kill(process.pid, 'SIGKILL')
  },
  // The effect stands for a graded answer: counted once per message, or the learner is cheated.
  effects: (messages, now) =>
    messages.flatMap(({ key, lane }): Effect[] => [
      { type: 'gapNoted', question: key, at: now },
      { type: 'learnerChanged', learner: lane, change: { cards: [card(key, 1)], attempt: attempt(key, now) } },
    ]),
})

process.on('message', async (message: { key: string; chat: string } | 'state') => {
  if (message === 'state') {
    process.send?.({
      counts: await storage.outbox.counts(),
      backlog: await storage.turns.backlog(),
      doubted: (await storage.outbox.listUnknown(1000)).map(({ id }) => id),
    })
    return
  }
  const accepted = await accept(incoming(message.key, chat(message.chat)))
  process.send?.({ confirmed: message.key, accepted })
})
process.on('SIGTERM', () => stop.abort())
process.on('disconnect', () => process.exit(0))

await storage.outbox.recover(clock.now())
const unasked = Array.from({ length: settings.broadcast ?? 0 }, (_, n) =>
  draft(`news/${n}`, chat(`c${n}`), { why: 'broadcast', keepText: true }),
)
await storage.outbox.addOnce(unasked, clock.now())
process.send?.({ ready: true })
await run(stop.signal)
await storage.close()
process.exit(0)
