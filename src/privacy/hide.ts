import { clean, fold } from '../shared/text.ts'
import { TYPED_CODE } from './codes.ts'
import { findNumbers } from './numbers.ts'
import { findSaid } from './said-numbers.ts'
import { findSecrets } from './secrets.ts'

/** Kinds of personal data that are masked before a text is logged, stored, indexed or sent to a model. */
export type HiddenKind =
  | 'otp'
  | 'id'
  | 'card'
  | 'account'
  | 'phone'
  | 'password'
  | 'email'
  | 'passport'
  | 'tax'
  | 'insurance'

/** What stands in the text instead. No digit and no letter of the value stays, so hiding twice changes nothing. */
export const MARKS: Readonly<Record<HiddenKind, string>> = {
  otp: '⟨mã⟩',
  id: '⟨số căn cước⟩',
  card: '⟨số thẻ⟩',
  account: '⟨số tài khoản⟩',
  phone: '⟨số điện thoại⟩',
  password: '⟨mật khẩu⟩',
  email: '⟨thư điện tử⟩',
  passport: '⟨số hộ chiếu⟩',
  tax: '⟨mã số thuế⟩',
  insurance: '⟨số bảo hiểm⟩',
}

/** Kinds that open somebody's money or identity: the person is warned. A phone number or an e-mail is only masked. */
export const WARNED_KINDS: ReadonlySet<HiddenKind> = new Set(['otp', 'id', 'card', 'account', 'password', 'passport'])

export interface HideOptions {
  /** Recognises our own live invite and link codes (six digits, compared by hash) and returns the mark to leave instead. */
  liveCode?: (digits: string) => string | null
}

/** A stretch of the text, as UTF-16 offsets, and what stands there. */
export interface Found {
  start: number
  end: number
  kind: HiddenKind
}

/** The text beside a copy of the same length in lower case without marks, so that offsets found in one hold in the other. */
export interface Scanned {
  text: string
  folded: string
}

/**
 * Masks personal data in a person's words. `text` comes back in NFC without invisible characters; `hidden` names each kind
 * found, once, in order of appearance. Never throws; linear in the length of the text.
 */
export function hidePersonalData(raw: string, options: HideOptions = {}): { text: string; hidden: HiddenKind[] } {
  const scanned = scan(raw)
  const live = findLiveCodes(scanned, options)
  const found = [...findSecrets(scanned), ...findSaid(scanned), ...findNumbers(scanned)]
    .filter((one) => !live.some((code) => one.start < code.end && code.start < one.end))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  let text = ''
  let at = 0
  const hidden: HiddenKind[] = []
  const cuts: ((Found | { start: number; end: number }) & { mark: string })[] = [
    ...found.map((one) => ({ ...one, mark: MARKS[one.kind] })),
    ...live,
  ].toSorted((a, b) => a.start - b.start)
  for (const cut of cuts) {
    if (cut.start < at) {
      // Overlapping finds: what reaches further is masked to its end, or its tail would survive.
      at = Math.max(at, cut.end)
      continue
    }
    text += scanned.text.slice(at, cut.start) + cut.mark
    at = cut.end
    if ('kind' in cut && !hidden.includes(cut.kind)) hidden.push(cut.kind)
  }
  return { text: text + scanned.text.slice(at), hidden }
}

/** Letters typed for digits in a long number. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1' }
const WITH_LOOK_ALIKES = /(?<![\p{L}\d])[\doli](?:[ .-]?[\doli]){8,}(?![\p{L}\d])/gu

/** Digits of every script, circled ones too, become 0-9, and letters that look like digits do among them: ways to slip past a filter. */
function scan(raw: string): Scanned {
  const text = clean(raw)
    .replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replaceAll(/[\u2460-\u2468\u24EA]/gu, (digit) => digit.normalize('NFKC'))
  let folded = ''
  for (const char of text) {
    const plain = fold(char)
    folded += plain.length === char.length ? plain : char.length === 1 ? (plain[0] ?? ' ') : char
  }
  const read = folded
    .replaceAll(/(?<=\d)o(?=\d)|(?<![\p{L}\d])o(?=\d{8})/gu, '0')
    .replaceAll(WITH_LOOK_ALIKES, (run) =>
      run.replaceAll(/\D/gu, '').length < 7 ? run : run.replaceAll(/[oli]/gu, (sign) => LOOK_ALIKES[sign] ?? sign),
    )
  return { text, folded: read }
}

/** Decimal digits of a script stand in one run of ten code points, and Unicode starts each run at its zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return (code - zero) % 10
}

function findLiveCodes(scanned: Scanned, options: HideOptions): { start: number; end: number; mark: string }[] {
  const { liveCode } = options
  if (liveCode === undefined) return []
  return [...scanned.folded.matchAll(TYPED_CODE)].flatMap((match) => {
    const mark = liveCode(match[0].replaceAll(/\D/gu, ''))
    return mark === null ? [] : [{ start: match.index, end: match.index + match[0].length, mark }]
  })
}
