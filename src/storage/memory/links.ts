import type { LinkedChat, LinkReads, LinkRequest } from '../../conversation/link-store.ts'
import type { Effect } from '../../conversation/turn-store.ts'
import { CODE_TRIES } from '../periods.ts'
import { forgetWords } from './erase.ts'
import { joinPeople } from './join-people.ts'
import type { MemoryState } from './state.ts'

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>

/** The chats of one person, as SQLite's engine keeps them. */
export function memoryLinks(state: MemoryState): LinkReads {
  return {
    async linkCode(hash, now) {
      const found = [...state.codes.values()]
        .filter((code) => code.hash === hash && code.expiresAt > now && code.tries < CODE_TRIES)
        .toSorted((a, b) => b.expiresAt - a.expiresAt || (a.id < b.id ? -1 : 1))
        .find((code) => code.to !== undefined)
      if (found?.to === undefined) return null
      const { id, learner, lane, to, name, expiresAt } = found
      return { id, learner, lane, to: { ...to }, name, expiresAt }
    },
    linkCodesSince: async (learner, since) =>
      [...state.codes.values()].filter(
        (code) => code.learner === learner && code.kind === 'link' && code.expiresAt > since,
      ).length,
    async linkRequest(learner, now) {
      const [found] = [...state.linkRequests.values()]
        .filter((request) => request.learner === learner && request.expiresAt > now)
        .toSorted((a, b) => b.expiresAt - a.expiresAt || (a.id < b.id ? -1 : 1))
      return found ? structuredClone(found) : null
    },
    chatsOf: async (learner) => chatsOf(state, learner),
  }
}

function chatsOf(state: MemoryState, learner: string): LinkedChat[] {
  return state.links
    .filter((link) => link.learner === learner)
    .toSorted((a, b) => a.since - b.since || (a.lane < b.lane ? -1 : 1))
    .map(({ lane, to }) => ({ lane, to: { ...to }, daily: state.schedules.get(learner)?.lane === lane }))
}

function dropRequests(state: MemoryState, learner: string): void {
  for (const [id, request] of state.linkRequests)
    if (request.learner === learner || request.asker === learner) state.linkRequests.delete(id)
}

/** Link codes of a learner that still count do no longer. */
export function killCodes(state: MemoryState, learner: string): void {
  for (const code of state.codes.values()) if (code.learner === learner && code.kind === 'link') code.tries = CODE_TRIES
}

/** A newer request takes the place of the one before: nobody is asked two things at once. */
export function askLink(state: MemoryState, { request }: Of<'linkAsked'>): void {
  dropRequests(state, request.learner)
  state.linkRequests.set(request.id, structuredClone(request))
}

/** The request and every code of the learner go: a code read out to somebody must not work any more. */
export function dropLink(state: MemoryState, { learner }: Of<'linkDropped'>): void {
  dropRequests(state, learner)
  killCodes(state, learner)
}

/** Linking must wait: somebody concerned is being answered in another chat than `lane`, or nobody is asked any more. */
export function mustWait(state: MemoryState, request: LinkRequest, lane: string, now: number): boolean {
  const { learner, asker } = request
  if (!state.linkRequests.has(request.id)) return true
  return state.memories.some((entry) => {
    const held = state.lanes.get(entry.lane)
    const concerned = entry.lane !== lane && (entry.learner === learner || entry.learner === asker)
    return concerned && held !== undefined && held.holder !== null && held.leaseUntil > now
  })
}

/** Until when somebody of a chat is being answered in another of their chats; 0 when nobody is. */
export function answeredElsewhere(state: MemoryState, lane: string): number {
  const here = state.links.filter((link) => link.lane === lane).map(({ learner }) => learner)
  const others = state.links.filter((link) => link.lane !== lane && here.includes(link.learner))
  return Math.max(
    0,
    ...others.map((link) => {
      const held = state.lanes.get(link.lane)
      return held && held.holder !== null ? held.leaseUntil : 0
    }),
  )
}

/** `save` puts a document into a chat as `memorySaved` does. */
export function linkPeople(
  state: MemoryState,
  { request, memory, at }: Of<'peopleLinked'>,
  save: (lane: string, learner: string, memory: unknown) => void,
): void {
  const { id, learner, lane, to, asker, askerLane, askerTo, way } = request
  if (!state.linkRequests.has(id)) return
  for (const each of [learner, asker]) {
    dropRequests(state, each)
    if (each === learner || way === 'merge') killCodes(state, each)
  }
  if (way === 'merge') joinPeople(state, asker, learner, at)
  else if (!state.memories.some((entry) => entry.lane === askerLane && entry.learner === learner))
    save(askerLane, learner, memory)
  for (const chat of [
    { lane, to },
    { lane: askerLane, to: askerTo },
  ])
    if (!state.links.some((link) => link.learner === learner && link.lane === chat.lane))
      state.links.push({ learner, lane: chat.lane, to: { ...chat.to }, since: at })
}

/** The chat forgets the learner; what was learned stays with the others. */
export function unlinkChat(state: MemoryState, { lane, learner, at }: Of<'chatUnlinked'>): void {
  state.memories = state.memories.filter((entry) => entry.lane !== lane || entry.learner !== learner)
  const chat = state.chats.get(lane)
  if (chat?.current === learner) chat.current = null
  state.links = state.links.filter((link) => link.lane !== lane || link.learner !== learner)
  for (const [id, code] of state.codes)
    if (code.learner === learner && code.lane === lane && code.kind === 'link') state.codes.delete(id)
  const [next] = chatsOf(state, learner)
  if (next && state.schedules.get(learner)?.lane === lane) moveDaily(state, { learner, lane: next.lane, to: next.to })
  // Somebody left in one chat writes in one chat.
  const left = state.links.filter((link) => link.learner === learner)
  if (left.length === 1) state.links = state.links.filter((link) => link.learner !== learner)
  forgetWords(state, lane, learner, at)
}

/** The message of the day goes to this chat from now on; without a schedule nothing moves. */
export function moveDaily(state: MemoryState, { learner, lane, to }: Omit<Of<'dailyMoved'>, 'type'>): void {
  const schedule = state.schedules.get(learner)
  if (schedule) state.schedules.set(learner, { ...schedule, lane, to: { ...to } })
}

/** These parts replace those in the documents of the learner's other chats. */
export function shareMemory(state: MemoryState, { lane, learner, parts }: Of<'memoryShared'>): void {
  for (const entry of state.memories)
    if (entry.learner === learner && entry.lane !== lane)
      entry.memory = JSON.stringify({ ...(JSON.parse(entry.memory) as object), ...parts })
}
