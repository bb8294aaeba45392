import { clean, words } from '../shared/text.ts'
import type { PendingMessage } from './turn-store.ts'
import { isWhole } from './words.ts'

/** Which of the waiting messages one turn answers, and whether to wait for the rest of a sentence (§2.4). */

const CALLS = [
  'alo',
  'a lô',
  'à lô',
  'cho hỏi',
  'cho tôi hỏi',
  'cho mình hỏi',
  'cho hỏi chút',
  'cho em hỏi',
  'cho con hỏi',
  'ơi',
  'ê',
  'hỏi tí',
  'hỏi chút',
  'cho hỏi tí',
  'hỏi cái',
]

/** Milliseconds: after a fragment, after a mere call, and at most in all. Zero in scripts and tests without a clock. */
export interface BurstWindow {
  fragment: number
  call: number
  most: number
}

export const BURST: BurstWindow = { fragment: 3000, call: 6000, most: 8000 }
export const NO_BURST: BurstWindow = { fragment: 0, call: 0, most: 0 }
const MOST_MESSAGES = 5

export type Unit =
  | { kind: 'wait'; until: number }
  /** Messages answered together, oldest first; what follows them is the next turn's. */
  | { kind: 'ready'; messages: readonly [PendingMessage, ...PendingMessage[]] }

/**
 * Takes the messages up to the first that is clear by itself. Only fragments in front of it are joined to it; a fragment
 * with nothing after it waits for more. `standsAlone` tells a short message that is whole ("2", "tiếp", "cứu").
 */
export function nextUnit(
  waiting: readonly [PendingMessage, ...PendingMessage[]],
  window: BurstWindow,
  now: number,
  standsAlone: (text: string) => boolean,
): Unit {
  const unit: PendingMessage[] = []
  let call = true
  for (const pending of waiting) {
    const { body } = pending.message
    if (body.type !== 'text') {
      // A photo or a button after half a sentence is answered by itself; the half sentence goes first.
      if (unit.length === 0) return { kind: 'ready', messages: [pending] }
      break
    }
    // Commands stand alone: "alo" then "tiếp" is "tiếp".
    unit.push(pending)
    const text = clean(body.text)
    if (!isFragment(text) || pending.hidden.length > 0 || standsAlone(text)) return ready(unit)
    call = call && isWhole(text, CALLS)
    if (unit.length >= MOST_MESSAGES) return ready(unit)
  }
  const last = unit.at(-1)
  const first = unit[0]
  if (!last || !first || unit.length < waiting.length) return ready(unit)
  // The clock was set back since: how long it has waited nobody knows, and nobody is to wait for the clock.
  if (last.message.trace.receivedAt > now) return ready(unit)
  const until = Math.min(
    last.message.trace.receivedAt + (call ? window.call : window.fragment),
    first.message.trace.receivedAt + window.most,
  )
  return now < until ? { kind: 'wait', until } : ready(unit)
}

function ready(unit: PendingMessage[]): Unit {
  const [first, ...rest] = unit
  if (!first) throw new Error('a turn without a message')
  return { kind: 'ready', messages: [first, ...rest] }
}

/** Under three syllables, or only a call: more is probably coming. */
function isFragment(text: string): boolean {
  const typed = words(text)
  return typed.length < 3 || isWhole(text, CALLS)
}

/** The texts of a unit as one, calls in front dropped when something was asked after them. */
export function joinTexts(texts: readonly string[]): string {
  const said = texts.filter((text) => !isWhole(text, CALLS))
  return (said.length > 0 ? said : texts).join('\n')
}
