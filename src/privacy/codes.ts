import { createHmac, randomInt } from 'node:crypto'

/** One-time invite codes: six digits that are said aloud once and kept only as a hash. */

/** How long a code counts, in milliseconds, and how often a chat may type one in vain within that time. */
export const CODE_MS = 15 * 60_000
export const VAIN_TRIES = 5

export interface Codes {
  /** Six random digits. */
  next(): string
  /** 64 letters a-p. Keyed: a million plain hashes are made in a second. */
  hashOf(digits: string): string
}

/** One-time codes of six digits. Only their hash is ever stored: under `secret`, so that a stolen database gives none away. */
export function makeCodes(secret: string): Codes {
  return {
    next: () => String(randomInt(1_000_000)).padStart(6, '0'),
    hashOf: (digits) => inLetters(createHmac('sha256', secret).update(`code:${digits}`).digest('hex')),
  }
}

/** Without a digit: hiding a text twice must not find a number in the mark. */
function inLetters(hex: string): string {
  return hex.replaceAll(/\d/gu, (digit) => String.fromCharCode('g'.charCodeAt(0) + Number(digit)))
}

/** What stands in a masked text for a code that was live when it was typed. The hash is keyed, so nobody can make one up. */
export function codeMark(hash: string): string {
  return `⟨code:${hash}⟩`
}

/** The hash of the code in a masked text, or null. */
export function markedCode(text: string): string | null {
  return /⟨code:([a-p]{64})⟩/u.exec(text)?.[1] ?? null
}

/** Six digits as codes are typed: "482913", "482 913", "482-913". Not a piece of a longer number. */
export const TYPED_CODE = /(?<![\d.,])\d{3}[ .-]?\d{3}(?![\d.,]?\d)/gu

/** Everything in a text that could be a code, as six digits. */
export function codesIn(text: string): string[] {
  return [...new Set((text.match(TYPED_CODE) ?? []).map((found) => found.replaceAll(/\D/gu, '')))]
}
