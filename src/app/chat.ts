import type { Readable, Writable } from 'node:stream'
import { createTerminal } from '../channels/terminal/index.ts'
import { BURST, NO_BURST } from '../conversation/burst.ts'
import { createInbox } from '../conversation/inbox.ts'
import { makeConversation } from '../conversation/turn.ts'
import { systemTimers } from '../delivery/timers.ts'
import { createTurnWorker } from '../delivery/turns.ts'
import { createSender } from '../delivery/worker.ts'
import { terminalWords } from '../replies/terminal.ts'
import type { Clock } from '../shared/clock.ts'
import { randomId } from '../shared/ids.ts'
import { silentLog } from '../shared/log.ts'
import { openMemory } from '../storage/index.ts'
import type { Mind } from './mind.ts'

/** `hvs chat`: the whole path of a chat platform, inbox to sender, over a terminal and an engine that keeps nothing. */
export async function chatInTerminal(
  mind: Mind,
  clock: Clock,
  input: Readable & { isTTY?: boolean },
  output: Writable & { isTTY?: boolean },
): Promise<void> {
  const { turns: store, outbox, learners } = openMemory()
  const log = silentLog()
  const channel = createTerminal({ input, output, words: terminalWords, ...terminalWords, now: clock.now })
  const sender = createSender({
    channel,
    account: 'terminal',
    outbox,
    clock,
    timers: systemTimers,
    log,
    random: Math.random,
  })
  // Piped lines are whole messages already; at a keyboard somebody may send "alo" and go on typing.
  const conversation = makeConversation(
    { ...mind.parts, learners, memoryOf: store.memoryOf, reachOf: store.reachOf },
    { burst: input.isTTY ? BURST : NO_BURST },
  )
  const turns = createTurnWorker({
    store,
    clock,
    timers: systemTimers,
    log,
    holder: randomId(),
    runTurn: (work, now) => conversation.runTurn(work, now),
    apologise: (work, now) => conversation.apologise(work, now),
    committed: () => sender.wake(),
  })
  const accept = createInbox({ store, clock, hide: mind.hide, wake: () => turns.wake() })
  const working = new AbortController()
  const running = [turns.run(working.signal), sender.run(working.signal)]
  const settled = () => isSettled(store, outbox)

  await channel.run(async (message) => {
    const accepted = await accept(message)
    // The next piped line waits for this one's answer, as a person would.
    if (!input.isTTY) while (!(await settled())) await new Promise((done) => setImmediate(done))
    return accepted
  }, new AbortController().signal)
  while (!(await settled())) await new Promise((done) => setImmediate(done))
  working.abort()
  await Promise.all(running)
}

async function isSettled(
  turns: { backlog(): Promise<number> },
  outbox: { counts(): Promise<{ pending: number; sending: number }> },
): Promise<boolean> {
  const { pending, sending } = await outbox.counts()
  return (await turns.backlog()) === 0 && pending === 0 && sending === 0
}
