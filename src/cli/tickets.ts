import type { Ticket } from '../conversation/desk-store.ts'
import { type DeskLetter, leaveLetter } from '../delivery/desk-letters.ts'
import { dateName, timeName } from '../replies/days.ts'
import { fillLine } from '../replies/operator.ts'
import { ticketLines as R } from '../replies/tickets.ts'
import { localDate } from '../shared/clock.ts'

/** `hvs tickets`: whoever waits for a person, answered from a terminal while the bot runs. */

export interface TicketParts {
  dataDir: string
  /** Open tickets, the longest waiting first. */
  tickets: readonly Ticket[]
  now: number
  print: (line: string) => void
}

export function listTickets({ tickets, print }: Pick<TicketParts, 'tickets' | 'print'>): number {
  const [first] = tickets
  if (!first) print(R.none)
  for (const { number, openedAt, answeredAt, words } of tickets) {
    const state = answeredAt === null ? R.unanswered : fillLine(R.answered, { time: timeOf(answeredAt) })
    print(fillLine(R.ticket, { number, time: timeOf(openedAt), state }))
    for (const { by, text } of words) print(fillLine(by === 'person' ? R.person : R.desk, { text: oneLine(text) }))
    if (words.length === 0) print(R.noWords)
  }
  if (first) print(fillLine(R.how, { number: first.number }))
  return 0
}

/** @returns 1 when no such ticket is open */
export function sendLetter({ dataDir, tickets, now, print }: TicketParts, letter: DeskLetter): number {
  const { ticket: number } = letter
  if (!tickets.some((ticket) => ticket.number === number)) {
    print(fillLine(R.unknown, { number }))
    return 1
  }
  leaveLetter(dataDir, letter, now)
  print(fillLine(letter.do === 'answer' ? R.answerTaken : R.closeTaken, { number }))
  return 0
}

function timeOf(at: number): string {
  return `${dateName(localDate(at))}, ${timeName(at)}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}
