import type { Opened, PendingMessage, Profile, TurnCommit, TurnStore, TurnWork } from '../../conversation/turn-store.ts'
import type { Schedule } from '../../learning/schedule.ts'
import { CODE_LIFE, KEY_LIFE, LONGEST_REST, MESSAGES_PER_TURN, QUOTED_LIFE, TEXT_LIFE } from '../periods.ts'
import { handoverIn } from './desk-store.ts'
import { applyEffect } from './effects.ts'
import { answeredElsewhere, memoryLinks, mustWait } from './links.ts'
import { type InboxEntry, type LaneEntry, type MemoryState, putDraft, rowsOf, undoneOf } from './state.ts'

/** The inbox, the leases and what a turn changes, in this process alone. */
export function memoryTurnStore(state: MemoryState): TurnStore {
  function freeLanes(now: number): [string, LaneEntry][] {
    return [...state.lanes]
      .filter(([, lane]) => (lane.holder === null || lane.leaseUntil <= now) && restsUntil(lane, now) <= now)
      .filter(([name]) => answeredElsewhere(state, name) <= now)
      .toSorted(([a], [b]) => firstSeq(a) - firstSeq(b))
  }

  function firstSeq(lane: string): number {
    return undoneOf(state, lane)[0]?.seq ?? 0
  }

  function giveBack(name: string, holder: string, until: number, refund: number): void {
    const lane = state.lanes.get(name)
    if (lane?.holder !== holder) return
    const more = undoneOf(state, name).some(({ seq }) => seq > lane.takenSeq)
    state.lanes.set(name, {
      ...lane,
      holder: null,
      leaseUntil: 0,
      notBefore: more ? 0 : until,
      attempts: lane.attempts - refund,
    })
  }

  function commit({ lane, holder, done, absorbed, effects, messages, now, keepText }: TurnCommit) {
    const entries = done.flatMap((key) => state.inbox.get(key) ?? []).filter(({ doneAt }) => doneAt === null)
    if (entries.length === 0) return 'already-done'
    if (holder !== undefined && state.lanes.get(lane)?.holder !== holder) return 'lease-lost'
    if (effects.some((effect) => effect.type === 'peopleLinked' && mustWait(state, effect.request, lane, now)))
      return 'run-again'
    for (const entry of entries) {
      entry.doneAt = now
      if (!keepText) entry.pending = null
    }
    // Before the effects: one of them may say that this very message was the platform's word of a block.
    state.unreachable.delete(lane)
    for (const effect of effects) applyEffect(state, effect, now)
    for (const entry of rowsOf(state, lane)) if (absorbed.includes(entry.row.id)) entry.opens = null
    const chat = state.chats.get(lane)
    if (chat) chat.heardAt = now
    for (const draft of messages) putDraft(state, draft, now)
    if (undoneOf(state, lane).length === 0) state.lanes.delete(lane)
    else state.lanes.set(lane, newLane())
    return 'committed'
  }

  function memoryOf(name: string, learner = state.chats.get(name)?.current): unknown {
    const memory = state.memories.find((entry) => entry.lane === name && entry.learner === learner)?.memory
    return memory === undefined ? null : JSON.parse(memory)
  }

  function profilesOf(name: string): Profile[] {
    return state.memories
      .filter(({ lane }) => lane === name)
      .map(({ learner, memory }) => {
        const { settings } = JSON.parse(memory) as { settings?: Omit<Profile, 'learner'> }
        const linked = state.links.some((link) => link.lane === name && link.learner === learner)
        return {
          learner,
          name: settings?.name ?? null,
          form: (settings?.form ?? null) as Profile['form'],
          ...(linked ? { linked } : {}),
        }
      })
  }

  function openedIn(name: string): Opened[] {
    return rowsOf(state, name)
      .filter(({ row, opens }) => opens !== null && (row.state === 'sent' || row.state === 'unknown'))
      .toSorted((a, b) => (a.claimedAt ?? 0) - (b.claimedAt ?? 0) || a.seq - b.seq)
      .map(({ row, opens, claimedAt }) => ({
        id: row.id,
        learner: opens?.learner ?? '',
        patch: structuredClone(opens?.patch),
        at: claimedAt ?? 0,
      }))
  }

  function take([name, lane]: [string, LaneEntry], holder: string, leaseUntil: number): TurnWork {
    const undone = undoneOf(state, name)
    state.lanes.set(name, {
      takenSeq: undone.at(-1)?.seq ?? 0,
      holder,
      leaseUntil,
      notBefore: 0,
      attempts: lane.attempts + 1,
    })
    const handover = handoverIn(state, name)
    return {
      lane: name,
      messages: undone.slice(0, MESSAGES_PER_TURN).map(read) as unknown as TurnWork['messages'],
      memory: memoryOf(name),
      profiles: profilesOf(name),
      opened: openedIn(name),
      ...(handover ? { handover } : {}),
      attempts: lane.attempts,
    }
  }

  return {
    ...memoryLinks(state),
    async acceptOnce(message, now) {
      const before = state.inbox.get(message.key)
      if (before !== undefined && (before.doneAt === null || before.receivedAt > now - KEY_LIFE)) return 'duplicate'
      state.sequence += 1
      state.inbox.delete(message.key)
      state.inbox.set(message.key, {
        seq: state.sequence,
        key: message.key,
        lane: message.lane,
        pending: JSON.stringify(message),
        receivedAt: now,
        doneAt: null,
      })
      const lane = state.lanes.get(message.lane)
      if (lane === undefined) state.lanes.set(message.lane, newLane())
      else lane.notBefore = 0
      return 'new'
    },

    async takeWork(holder, now, leaseMs) {
      const [next] = freeLanes(now)
      return next === undefined ? null : take(next, holder, now + leaseMs)
    },
    async takeWaiting(holder, now, leaseMs, most) {
      const taken: TurnWork[] = []
      for (const next of freeLanes(now)) {
        // Asked again, since another chat of the same person may have been leased a moment ago.
        if (taken.length < most && answeredElsewhere(state, next[0]) <= now)
          taken.push(take(next, holder, now + leaseMs))
      }
      return taken
    },

    async renew(name, holder, until) {
      const lane = state.lanes.get(name)
      if (lane?.holder !== holder) return false
      lane.leaseUntil = until
      return true
    },

    postpone: async (lane, holder, until) => giveBack(lane, holder, until, 1),
    retryLater: async (lane, holder, until) => giveBack(lane, holder, until, 0),
    commitTurn: async (turn) => commit(turn),

    async nextWorkAt(now) {
      if (state.lanes.size === 0) return null
      const free = [...state.lanes].map(([name, lane]) =>
        Math.max(restsUntil(lane, now), lane.leaseUntil, answeredElsewhere(state, name)),
      )
      return Math.max(now, Math.min(...free))
    },

    async forgetOld(now) {
      let gone = 0
      for (const [key, { doneAt, pending, receivedAt }] of state.inbox) {
        if (doneAt === null || receivedAt > now - (pending === null ? KEY_LIFE : TEXT_LIFE)) continue
        state.inbox.delete(key)
        gone += 1
      }
      for (const entry of state.memories) {
        if (entry.savedAt <= now - QUOTED_LIFE) entry.memory = withoutWords(entry, entry.savedAt <= now - TEXT_LIFE)
      }
      for (const [id, { expiresAt }] of state.linkRequests) if (expiresAt <= now) state.linkRequests.delete(id)
      for (const [id, { expiresAt }] of state.codes) if (expiresAt <= now - CODE_LIFE) state.codes.delete(id)
      for (const [lane, at] of state.unreachable) {
        const written = [...state.schedules.values()].some((entry) => entry.lane === lane)
        if (at <= now - KEY_LIFE && !state.chats.has(lane) && !written) state.unreachable.delete(lane)
      }
      return gone
    },

    memoryOf: async (lane, learner) => memoryOf(lane, learner),
    async reachOf(learner) {
      const entry = state.schedules.get(learner)
      const schedule = entry ? (JSON.parse(entry.schedule) as Schedule) : null
      if (!entry || !schedule || schedule.stoppedAt !== null || state.unreachable.has(entry.lane)) return null
      return { to: { ...entry.to }, voice: schedule.voice }
    },
    backlog: async () => [...state.inbox.values()].filter(({ doneAt }) => doneAt === null).length,
  }
}

/** The document without what it quotes of the person's words; `lists`: those inside the lists of choices too. */
function withoutWords({ memory }: { memory: string }, lists: boolean): string {
  const document = JSON.parse(memory) as Record<string, unknown>
  const gone = { topics: [], lastAnswer: null, scamText: null, ...(lists ? { lists: [] } : {}) }
  const held = Object.entries(gone).filter(([name]) => name in document)
  return JSON.stringify({ ...document, ...Object.fromEntries(held) })
}

function restsUntil({ notBefore }: LaneEntry, now: number): number {
  return notBefore > now + LONGEST_REST ? 0 : notBefore
}

function newLane(): LaneEntry {
  return { takenSeq: 0, holder: null, leaseUntil: 0, notBefore: 0, attempts: 0 }
}

function read(entry: InboxEntry): PendingMessage {
  return JSON.parse(entry.pending ?? 'null') as PendingMessage
}
