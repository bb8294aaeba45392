import type { Assistant } from '../../src/assistant/assistant.ts'
import { createInbox } from '../../src/conversation/inbox.ts'
import { textOf } from '../../src/conversation/report.ts'
import { Sessions } from '../../src/conversation/session.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import type { TurnCommit } from '../../src/conversation/turn-store.ts'
import { createTurnWorker } from '../../src/delivery/turns.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { silentLog } from '../../src/shared/log.ts'
import type { Storage } from '../../src/storage/index.ts'
import type { FakeClock } from './fakeClock.ts'
import { chat, incoming } from './messages.ts'
import type { RecordingChannel } from './recordingChannel.ts'
import { startSending } from './sending.ts'
import { parts } from './talk.ts'

/** A chat over the whole path: inbox, turns, memory store, outbox, sender, and a platform that remembers what it got. */
export interface WholeChat {
  clock: FakeClock
  storage: Storage
  channel: RecordingChannel
  /** Hands a message in as the platform would, and lets two seconds pass. */
  receive(text: string, key?: string): Promise<'new' | 'duplicate'>
  /** Texts the person has seen, oldest first. */
  seen(): string[]
  commits: TurnCommit[]
  stop(): Promise<void>
}

const PERSON = chat('p1')

export function startWholeChat(assistant?: Assistant): WholeChat {
  const sending = startSending()
  const { clock, storage, channel } = sending
  const conversation = makeConversation(
    { ...parts(assistant), learners: storage.learners, memoryOf: storage.turns.memoryOf },
    { sessions: new Sessions() },
  )
  const commits: TurnCommit[] = []
  const turns = createTurnWorker({
    store: storage.turns,
    clock,
    timers: clock,
    log: silentLog(),
    holder: 'test',
    runTurn: (work, now) => conversation.runTurn(work, now),
    apologise: (work, now) => conversation.apologise(work, now),
    committed: (commit) => {
      commits.push(commit)
      sending.sender.wake()
    },
  })
  const accept = createInbox({
    store: storage.turns,
    clock,
    hide: (message) => hideInMessage(message),
    wake: () => turns.wake(),
  })
  const stopping = new AbortController()
  const running = turns.run(stopping.signal)
  let count = 0
  return {
    clock,
    storage,
    channel,
    commits,
    async receive(text, key) {
      count += 1
      const accepted = await accept(incoming(key ?? `k${count}`, PERSON, text, clock.now()))
      await clock.advance(2000)
      return accepted
    },
    seen: () => channel.attempts.map((attempt) => textOf(attempt.message)),
    async stop() {
      stopping.abort()
      await running
      await sending.stop()
    },
  }
}
