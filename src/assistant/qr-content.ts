import { readLinks } from './links.ts'
import { type PaymentCode, readPaymentCode } from './vietqr.ts'

/** Kinds told by how they begin. */
export type PlainKind =
  | 'wifi'
  | 'phone'
  | 'message'
  | 'email'
  | 'contact'
  | 'place'
  | 'calendar'
  | 'sign-in'
  /** A program's own address: pressing opens the program. */
  | 'app'

/** What a QR code holds. Of most kinds only the kind leaves this file: what stands in them is somebody's own. */
export type QrContent =
  | PaymentCode
  /** Judged like an address somebody pasted. */
  | { kind: 'link'; url: string }
  /** The back of an identity card: name, number, birthday and address in plain text. */
  | { kind: 'id-card' }
  | { kind: PlainKind | 'text' }

const OPENINGS: readonly [PlainKind, RegExp][] = [
  ['wifi', /^wifi:/iu],
  ['phone', /^tel:|^\+?[\d .-]{8,15}$/iu],
  ['message', /^(?:smsto|sms|mmsto|mms):/iu],
  ['email', /^mailto:|^matmsg:|^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu],
  ['contact', /^(?:begin:vcard|mecard:|bizcard:)/iu],
  ['place', /^geo:/iu],
  ['calendar', /^begin:v(?:event|calendar)/iu],
  ['sign-in', /^otpauth(?:-migration)?:/iu],
]

/** The number, the old number, the name, the birthday, the sex, the address and the date of issue, between bars. */
const ID_CARD = /^\d{12}\|(?:\d{9})?\|[^|]+\|\d{8}\|/u

/** Never throws. */
export function readQr(raw: string): QrContent {
  const text = raw.trim()
  const payment = readPaymentCode(text)
  if (payment) return payment
  if (ID_CARD.test(text)) return { kind: 'id-card' }
  const plain = OPENINGS.find(([, opening]) => opening.test(text))
  if (plain) return { kind: plain[0] }
  if (/^https?:\/\//iu.test(text) || readLinks(text)[0]?.written === text) return { kind: 'link', url: text }
  // "market://…" or a bank's own scheme opens a program on the phone.
  return { kind: /^[a-z][a-z0-9+.-]{1,30}:\/\//iu.test(text) ? 'app' : 'text' }
}

/** "••••6789": enough to compare with what the banking app shows. A short number shows its half. */
export function maskedAccount(account: string): string {
  return `••••${account.slice(-Math.min(4, Math.floor(account.length / 2)))}`
}
