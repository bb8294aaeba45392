import type { Address, Channel } from '../channels/channel.ts'
import type { Replacing } from '../delivery/replacing.ts'
import { systemTimers } from '../delivery/timers.ts'
import { createTurnWorker, type TurnWorker } from '../delivery/turns.ts'
import type { Clock } from '../shared/clock.ts'
import { randomId } from '../shared/ids.ts'
import type { Log } from '../shared/log.ts'
import type { Storage } from '../storage/index.ts'
import { sendsUnasked } from './daily.ts'
import { forgetOutside, type Holders } from './forget.ts'
import type { Senders } from './senders.ts'
import type { Talks } from './talks.ts'
import { typingWhile } from './typing.ts'

/** Chats answered side by side where a model words answers: twice as many as it takes requests at once. */
const LANES_BESIDE_MODEL = 16

/** What answering joins: who is asked, and who is told of the answer. */
export interface TurnsParts {
  storage: Storage
  clock: Clock
  log: Log
  /** As of the last reload. */
  talks: () => Talks
  channelOf(to: Address): Channel | undefined
  senders: Senders
  /** A model words answers. */
  hasModel: boolean
  later: Replacing['expect']
  /** A schedule was saved. */
  scheduled(): void
  outside: Holders
}

/** Answers what was accepted, and wakes whoever has something to do once the answer is stored. */
export function makeTurns(parts: TurnsParts): TurnWorker {
  const { storage, clock, log, talks, channelOf, senders } = parts
  return createTurnWorker({
    store: storage.turns,
    clock,
    timers: systemTimers,
    log,
    holder: randomId(),
    // Chats may wait for the model: others are answered beside them.
    ...(parts.hasModel ? { lanes: LANES_BESIDE_MODEL } : {}),
    later: parts.later,
    runTurn: (work, now) => {
      const to = work.messages[0].message.from
      const channel = channelOf(to)
      const talk = channel && sendsUnasked(channel) ? talks().sending : talks().silent
      const say = () => {
        // Stored before the answer can be, so it goes before it; the same try after a crash adds nothing.
        const told = storage.outbox.addOnce([talk.lookingUp(work, clock.now())], clock.now())
        told.then(
          () => senders.of(to)?.wake(),
          (error: unknown) => log.warn({ err: error, event: 'turn.not-told' }, 'cannot say that an answer is coming'),
        )
      }
      return typingWhile(() => talk.runTurn(work, now), channel, to, systemTimers, say)
    },
    apologise: (work, now) => talks().silent.apologise(work, now),
    committed: ({ messages, effects }) => {
      if (effects.some(({ type }) => type === 'scheduleSaved')) parts.scheduled()
      for (const effect of effects)
        if (effect.type === 'ticketOpened') log.warn({ ticket: effect.number }, 'desk.ticket_opened')
      forgetOutside(parts.outside, effects)
      for (const { to } of messages) {
        const sender = senders.of(to)
        // An answer that no channel takes would wait in silence.
        if (sender) sender.wake()
        else log.error({ channel: to.channel }, 'outbox.nobody_sends')
      }
    },
  })
}
