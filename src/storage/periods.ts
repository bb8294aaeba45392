/** How long stored things live, in milliseconds: decision of the privacy rules, the same in every engine. */

const HOUR = 3_600_000

/** Idempotency keys and addresses without consent: longer than any platform redelivers (Telegram keeps updates 24 h). */
export const KEY_LIFE = 48 * HOUR

/** Masked words and final outbox rows of people who agreed. */
export const TEXT_LIFE = 30 * 24 * HOUR

/** What somebody typed, as far as their memory document quotes it: topics, the last answer, a text they had checked. */
export const QUOTED_LIFE = 24 * HOUR

/** One-time codes that nobody used, after they ran out. */
export const CODE_LIFE = 24 * HOUR

/** Tries in vain after which a one-time code is dead. */
export const CODE_TRIES = 5

/** Words and address of a ticket that is closed; after that only its times are left. */
export const DESK_FORGOTTEN = 48 * HOUR

/** A ticket in which nobody has written for so long closes by itself. */
export const TICKET_LEFT = 7 * 24 * HOUR

/**
 * No chat is given back for longer (a turn that failed waits a minute, half a sentence eight seconds), so a time further off was
 * written by a clock since set back, and the chat is due.
 */
export const LONGEST_REST = 60_000

/** Messages handed out at once: a flood of one chat is worked off in portions, so that other chats get their turn between. */
export const MESSAGES_PER_TURN = 20
