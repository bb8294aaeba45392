import type { Effect } from '../../conversation/turn-store.ts'
import { changed, emptyRecord, type LearnerChange } from '../../learning/record.ts'
import { type Schedule, withSent } from '../../learning/schedule.ts'
import { applyTicket } from './desk-store.ts'
import { erasePerson, eraseWords } from './erase.ts'
import { askLink, dropLink, killCodes, linkPeople, moveDaily, shareMemory, unlinkChat } from './links.ts'
import { cancelRows, type MemoryState, markUnreachable, rowsOf } from './state.ts'

/** Applies what a turn changes. */
export function applyEffect(state: MemoryState, effect: Effect, now: number): void {
  switch (effect.type) {
    case 'memorySaved':
      saveMemory(state, effect, now)
      return
    case 'consentRecorded': {
      state.consents.push({ ...effect })
      const schedule = state.schedules.get(effect.learner)
      if (schedule && effect.state === 'withdrawn') schedule.nextAt = null
      return
    }
    case 'learnerChanged':
      changeLearner(state, effect.learner, effect.change, now)
      return
    case 'scheduleSaved': {
      const { learner, lane, to, schedule, nextAt, keepsChat } = effect
      const stored = state.schedules.get(learner)
      const known = stored ? withSent(schedule, JSON.parse(stored.schedule) as Schedule) : schedule
      const chat = keepsChat ? stored : { lane, to: { ...to } }
      if (chat) state.schedules.set(learner, { lane: chat.lane, to: chat.to, schedule: JSON.stringify(known), nextAt })
      return
    }
    case 'profileChosen': {
      const chat = state.chats.get(effect.lane)
      if (chat) chat.current = effect.learner
      else if (effect.learner !== null) state.chats.set(effect.lane, newChat(effect.learner))
      return
    }
    case 'codeIssued': {
      const { id, hash, kind, learner, lane, name, expiresAt } = effect
      const to = effect.kind === 'link' ? { to: { ...effect.to } } : {}
      if (kind === 'link') killCodes(state, learner)
      if (!state.codes.has(id)) state.codes.set(id, { id, hash, kind, learner, lane, name, expiresAt, tries: 0, ...to })
      return
    }
    case 'codeSpent': {
      const code = state.codes.get(effect.id)
      if (effect.used) state.codes.delete(effect.id)
      else if (code) code.tries += 1
      return
    }
    case 'mentorshipSaved': {
      const { mentor, learner, sees, mentorName, learnerName, at } = effect
      const before = state.mentorships.find((one) => one.mentor === mentor && one.learner === learner)
      if (before) Object.assign(before, { sees, mentorName, learnerName })
      else state.mentorships.push({ mentor, learner, sees, mentorName, learnerName, since: at })
      return
    }
    case 'mentorshipEnded':
      state.mentorships = state.mentorships.filter(
        ({ mentor, learner }) => mentor !== effect.mentor || learner !== effect.learner,
      )
      return
    case 'linkAsked':
      askLink(state, effect)
      return
    case 'linkDropped':
      dropLink(state, effect)
      return
    case 'peopleLinked':
      linkPeople(state, effect, (lane, learner, memory) =>
        saveMemory(state, { type: 'memorySaved', lane, learner, memory }, effect.at),
      )
      return
    case 'chatUnlinked':
      unlinkChat(state, effect)
      return
    case 'dailyMoved':
      moveDaily(state, effect)
      return
    case 'memoryShared':
      shareMemory(state, effect)
      return
    case 'personErased':
      erasePerson(state, effect.lane, effect.learner, effect.at)
      return
    case 'wordsErased':
      eraseWords(state, effect.lane, effect.learner)
      return
    case 'reachabilityChanged':
      if (effect.reachable) state.unreachable.delete(effect.lane)
      else markUnreachable(state, effect.lane, effect.at)
      return
    case 'sendingStopped':
      cancelRows(state, rowsOf(state, effect.lane), ['scheduled', 'broadcast'], 'stopped', effect.at)
      return
    case 'ticketOpened':
    case 'ticketWords':
    case 'handoverEnded':
      applyTicket(state, effect)
      return
    case 'gapNoted':
      state.gaps.push({ question: effect.question, at: effect.at })
      return
  }
}

function saveMemory(
  state: MemoryState,
  { lane, learner, memory }: Extract<Effect, { type: 'memorySaved' }>,
  now: number,
): void {
  // Through text and back, as a database keeps it.
  const text = JSON.stringify(memory)
  const before = state.memories.find((entry) => entry.lane === lane && entry.learner === learner)
  if (before) {
    before.memory = text
    before.savedAt = now
    return
  }
  state.memories.push({ lane, learner, memory: text, savedAt: now })
  const chat = state.chats.get(lane)
  if (chat) chat.current = learner
  else state.chats.set(lane, newChat(learner))
}

function changeLearner(state: MemoryState, learner: string, change: LearnerChange, now: number): void {
  const before = state.learners.get(learner)
  state.learners.set(learner, {
    record: structuredClone(changed(before?.record ?? emptyRecord(learner), change)),
    createdAt: before?.createdAt ?? now,
    activeAt: now,
    noticedAt: before?.noticedAt ?? null,
  })
  const same = (item: string, at: number, one: { learner: string; item: string; at: number }) =>
    one.learner === learner && one.item === item && one.at === at
  const { attempt, voided } = change
  if (attempt && !state.attempts.some((one) => same(attempt.item, attempt.at, one) && one.try === attempt.try))
    state.attempts.push({ ...structuredClone(attempt), ms: Math.round(attempt.ms), learner, voided: false })
  for (const one of state.attempts) {
    if (voided && one.try === 1 && same(voided.item, voided.at, one)) one.voided = true
  }
}

function newChat(current: string) {
  return { current, heardAt: null, unaskedAt: null }
}
