import type { Address } from '../channels/channel.ts'
import { type DeskStore, HANDOVER_MS, type Ticket } from '../conversation/desk-store.ts'
import type { OutboxDraft } from '../conversation/turn-store.ts'
import { HUMAN } from '../replies/human.ts'
import { say, type Template } from '../replies/voice.ts'
import type { DeskLetter } from './desk-letters.ts'

/** What goes out from the desk: a person's words, the end of a ticket, and the bot's own word when nobody came for a day. */

const DEADLINE_MS = 24 * 3_600_000

export type LetterOutcome = { done: true; to: Address } | { done: false; why: 'not-open' }

/** Carries out one letter. Met again after a crash, it sends nothing a second time. */
export async function carryOut(store: DeskStore, id: string, letter: DeskLetter, now: number): Promise<LetterOutcome> {
  const ticket = (await store.openTickets()).find(({ number }) => number === letter.ticket)
  if (!ticket) return { done: false, why: 'not-open' }
  const { number, to } = ticket
  const done =
    letter.do === 'answer'
      ? await store.answer(number, letter.words, draftOf(id, ticket, HUMAN.answer, now, { words: letter.words }), now)
      : await store.close(number, draftOf(id, ticket, HUMAN.finished, now), now)
  return done ? { done, to } : { done, why: 'not-open' }
}

/** Chats in which nobody from the desk wrote for a day: the bot helps again, and says so where nobody ever came. */
export async function endSilences(store: DeskStore, now: number): Promise<Address[]> {
  const told: Address[] = []
  for (const ticket of await store.leftAlone(now - HANDOVER_MS)) {
    const { number, to, answeredAt, openedAt } = ticket
    const draft = answeredAt === null ? draftOf(`left:${number}:${openedAt}`, ticket, HUMAN.nobodyYet, now) : null
    await store.endSilence(number, draft, now)
    if (draft) told.push(to)
  }
  return told
}

function draftOf(
  id: string,
  { number, to, form }: Ticket,
  template: Template,
  now: number,
  slots: Record<string, string> = {},
): OutboxDraft {
  const text = say(template.text, { form, mode: 'simple' }, { number, ...slots })
  // A person asked for it, so it is a reply, also where unasked messages are stopped.
  const sending = { why: 'reply', notBefore: now, deadline: now + DEADLINE_MS, keepText: false } as const
  return { id: `desk:${id}`, to, message: { type: 'text', text }, ...sending }
}
