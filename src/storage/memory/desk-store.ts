import type { DeskStore, Handover, Ticket } from '../../conversation/desk-store.ts'
import type { Effect } from '../../conversation/turn-store.ts'
import { DESK_FORGOTTEN, TICKET_LEFT } from '../periods.ts'
import { middleOf } from '../sqlite/desk.ts'
import { type MemoryState, putDraft } from './state.ts'

/** As SQLite's table has it: a kept number, a ticket, or what is left of one. */
export interface TicketEntry {
  number: number
  lane: string | null
  learner: string | null
  keptAt: number
  /** From the opening to the first answer; null before it. Outlives the words, as the times in SQLite do. */
  wait: number | null
  silent: boolean
  closedAt: number | null
  ticket: Omit<Ticket, 'number' | 'lane'> | null
}

const isOpen = (entry: TicketEntry) => entry.ticket !== null && entry.closedAt === null
const lastOf = ({ ticket }: TicketEntry) => Math.max(ticket?.openedAt ?? 0, ticket?.answeredAt ?? 0)
const read = (entry: TicketEntry): Ticket[] =>
  entry.ticket && entry.lane !== null
    ? [structuredClone({ ...entry.ticket, number: entry.number, lane: entry.lane })]
    : []

/** Applies one effect of a turn to an open ticket; a closed one stays as it is. */
export function applyTicket(
  state: MemoryState,
  effect: Extract<Effect, { type: 'ticketOpened' | 'ticketWords' | 'handoverEnded' }>,
): void {
  const entry = state.tickets.find(({ number, closedAt }) => number === effect.number && closedAt === null)
  if (!entry) return
  if (effect.type === 'handoverEnded') {
    entry.silent = false
    return
  }
  if (effect.type === 'ticketOpened') {
    const { to, form, at, learner, silent } = effect
    entry.ticket = {
      to: { ...to },
      form,
      openedAt: entry.ticket?.openedAt ?? at,
      answeredAt: entry.ticket?.answeredAt ?? null,
      words: entry.ticket?.words ?? [],
    }
    Object.assign(entry, { learner, silent })
  }
  const text = effect.type === 'ticketOpened' ? effect.words : effect.text
  if (text !== null) entry.ticket?.words.push({ by: 'person', text, at: effect.at })
}

/** The open ticket on which the bot is silent in a chat, or null. */
export function handoverIn(state: MemoryState, lane: string): Handover | null {
  const entry = state.tickets.find((one) => one.lane === lane && one.silent && isOpen(one))
  return entry ? { ticket: entry.number, since: lastOf(entry) } : null
}

/** What was said goes; the ticket stays. */
export function eraseTicketWords(state: MemoryState, lane: string): void {
  for (const { ticket } of state.tickets.filter((entry) => entry.lane === lane)) ticket?.words.splice(0)
}

/** Nothing of the chat stays in any ticket; with `learner`, of what is not another's. */
export function eraseTickets(state: MemoryState, lane: string, learner: string | null): void {
  for (const entry of state.tickets)
    if (entry.lane === lane && (learner === null || entry.learner === null || entry.learner === learner)) blank(entry)
}

/** Nothing of the learner stays in any ticket, wherever they asked. */
export function eraseTicketsOf(state: MemoryState, learner: string): void {
  for (const entry of state.tickets) if (entry.learner === learner) blank(entry)
}

function blank(entry: TicketEntry): void {
  entry.closedAt ??= entry.ticket?.answeredAt ?? entry.ticket?.openedAt ?? entry.keptAt
  Object.assign(entry, { lane: null, learner: null, silent: false, ticket: null })
}

/** The desk in this process alone. */
export function memoryDeskStore(state: MemoryState): DeskStore {
  const opened = (number: number) => state.tickets.find((entry) => entry.number === number && isOpen(entry))
  return {
    async numberFor(lane, now) {
      const known = state.tickets.find((entry) => entry.lane === lane && entry.closedAt === null)
      if (known) return known.number
      const number = state.tickets.length + 1
      state.tickets.push({
        number,
        lane,
        learner: null,
        keptAt: now,
        wait: null,
        silent: false,
        closedAt: null,
        ticket: null,
      })
      return number
    },
    openTickets: async () =>
      state.tickets
        .filter(isOpen)
        .flatMap(read)
        .toSorted((a, b) => a.openedAt - b.openedAt || a.number - b.number),
    usualWait: async () => middleOf(state.tickets.flatMap(({ wait }) => (wait === null ? [] : [wait])).slice(-20)),
    async answer(number, words, draft, now) {
      const entry = opened(number)
      if (!entry?.ticket) return false
      entry.ticket.answeredAt = now
      entry.wait ??= now - entry.ticket.openedAt
      entry.silent = true
      if (putDraft(state, draft, now)) entry.ticket.words.push({ by: 'desk', text: words, at: now })
      return true
    },
    async close(number, draft, now) {
      const entry = opened(number)
      if (!entry) return false
      Object.assign(entry, { closedAt: now, silent: false })
      putDraft(state, draft, now)
      return true
    },
    leftAlone: async (before) =>
      state.tickets.filter((entry) => entry.silent && isOpen(entry) && lastOf(entry) <= before).flatMap(read),
    async endSilence(number, draft, now) {
      const entry = opened(number)
      if (entry) entry.silent = false
      if (draft) putDraft(state, draft, now)
    },
    async forgetTickets(now) {
      const before = now - TICKET_LEFT
      for (const entry of state.tickets.filter(isOpen)) {
        const last = Math.max(lastOf(entry), ...(entry.ticket?.words ?? []).map(({ at }) => at))
        if (last <= before) Object.assign(entry, { closedAt: now, silent: false })
      }
      const gone = state.tickets.filter(
        ({ ticket, closedAt }) => ticket !== null && closedAt !== null && closedAt <= now - DESK_FORGOTTEN,
      )
      for (const entry of gone) blank(entry)
      for (const entry of state.tickets)
        if (entry.ticket === null && entry.closedAt === null && entry.keptAt <= now - DESK_FORGOTTEN) blank(entry)
      return gone.length
    },
  }
}
