import type { Found, Scanned } from './hide.ts'

/**
 * Digit groups joined by one blank, dot, dash or slash-free mark: one written number, or several in a row. A prefix may stand in
 * brackets: "(+84) 912…", "(024) 38…". What names it may be written against it: "sdt0912…".
 */
const RUN =
  /(?:(?<![\p{L}\d⟨])|(?<=(?<!\p{L})(?:cccd|cmnd|cmt|sdt|dt|stk|tk|zalo|sim|mst|so|the)))(?:\(\+?\d{1,5}\)[ .-]{0,2})?\+?\d+(?:[ .\-–—·_]{1,2}\d+)*/gu

/** Slashes make dates of digits, but not of these. */
const PHONE_IN_SLASHES = /(?<![\p{L}\d/])0\d{2,3}\/\d{3,4}\/\d{3,4}(?![\p{L}\d/])/gu

/** Fewer digits are nobody's by themselves. */
const SHORTEST = 8

/** A number is written in at most eight groups, unless every group is as short as the others: "0 9 1 2…", "09.12.34…". */
const GROUPS = { uneven: 8, even: 19 } as const

/** As typed, or as said: "lan chấm nguyễn a còng thư chấm vn". Bounded, or a text of dots would be read once from every letter. */
const EMAIL =
  /(?<![\w.+-])[\w+-]{1,64}(?:(?:\.| cham )[\w+-]{1,64}){0,6}(?: ?@ ?| ?[([]at[)\]] ?| a (?:cong|moc) )[\w-]{1,64}(?:(?:\.| cham )[\w-]{1,64}){1,6}/gu

/** A host as long as names may be (RFC 1035), from its beginning. */
const LINK = /https?:\/\/\S+|(?<![\p{L}\d.-])[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,8}\.\p{L}{2,24}(?:\/\S*)?/gu

/** Cards of health insurance: two letters and thirteen digits, as printed in groups or in one piece. */
const HEALTH_CARD = /(?<![\p{L}\d])[a-z]{2}[ .-]?\d[ .-]?\d{2}[ .-]?\d{5}[ .-]?\d{5}(?![\p{L}\d])/gu

/** Words that make digits next to them an amount, a count or a date, never somebody's number. */
const UNIT_AFTER =
  /^\s*(?:%|(?:d|dong|vnd|vnđ|usd|k|nghin|ngan(?! hang)|tr|trieu|ty|nguoi|ho|hoc vien|lop|buoi|lan|mo hinh|ky tu|chu so|so|phut|gio|ngay|thang|nam|tuoi|kg|ky|can|m2|ha|km|gb|mb|xa|thon|truong|diem|cau|bai)\b)/u

const ACCOUNT_WORDS =
  /\b(?:stk|so tk|tk|so tai khoan|tai khoan|acc|account|chuyen (?:khoan )?(?:vao|den|qua|toi|cho)|ngan hang)\b/u
const ID_WORDS = /\b(?:cccd|cmnd|cmt|can cuoc|chung minh(?: thu| nhan dan)?|so dinh danh|dinh danh|giay to)\b/u
const TAX_WORDS = /\b(?:mst|ma so thue|ma thue)\b/u
const INSURANCE_WORDS = /\b(?:bhxh|bhyt|bhtn|bao hiem|so so)\b/u
const PASSPORT_WORDS = /\b(?:ho chieu|passport|hc so)\b/u

/** Words that say the digits after them belong to somebody, and those that make them a line to call all the same. */
const OWNED = new RegExp([ACCOUNT_WORDS, ID_WORDS, TAX_WORDS].map((words) => words.source).join('|'), 'u')
const TO_CALL = /\b(?:goi|hoi|tong dai|hotline|duong day nong|lien he|dien thoai)\b[^\d.;!?\n]{0,16}$/u
/** Where digits are called a number of an account, stops inside them make no amount of it. */
const ACCOUNT_NUMBER = /\b(?:stk|so tk|so tai khoan)[^\d.,;]{0,20}$/u

/** How many characters around a number its naming word may stand. Longer, and the word of the next clause is taken for it. */
const REACH = 48

/** Numbers of documents, plans, amounts and the public: kept, since an answer without them is worthless. */
function isPublic(digits: string, written: string, before: string, after: string): boolean {
  // Police and army lines all begin with 069.
  if (/^(?:(?:1900|1800)(?:\d{4}|\d{6})|069\d{7})$/u.test(digits) && (TO_CALL.test(before) || !OWNED.test(before)))
    return true
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/u.test(written)) return !isOwnedInStops(digits, before, after)
  if (/^\s*\/[\p{L}\d]/u.test(after) && digits.length < 9) return true
  if (/\d\s*\/\s*$/u.test(before) && digits.length < 9) return true
  return UNIT_AFTER.test(after) && digits.length < 12
}

/** Stops between thousands are how money is written, and by some the number of their papers or account as well. */
function isOwnedInStops(digits: string, before: string, after: string): boolean {
  if (UNIT_AFTER.test(after)) return false
  if (ID_WORDS.test(before) && (digits.length === 9 || digits.length === 12)) return true
  // Nobody here moves a hundred milliards.
  return ACCOUNT_NUMBER.test(before) || (ACCOUNT_WORDS.test(before) && digits.length >= 12)
}

/** Numbers whose digits alone, or with a word nearby, say whose they are: identity, card, account, phone, tax, passport. */
export function findNumbers({ text, folded }: Scanned): Found[] {
  const links = [...folded.matchAll(LINK)]
    .filter((link) => !/@/u.test(link[0]))
    .map((link) => [link.index, link.index + link[0].length] as const)
  const found: Found[] = []
  for (const run of folded.matchAll(RUN)) {
    if (links.some(([from, to]) => run.index >= from && run.index < to && run[0].replaceAll(/\D/gu, '').length < 9))
      continue
    found.push(...readRun(folded, run.index, run[0]))
  }
  for (const match of folded.matchAll(/(?<![\p{L}\d])[a-z] ?\d{7,8}(?!\d)/gu)) {
    const before = folded.slice(Math.max(0, match.index - REACH), match.index)
    const upper = /^\p{Lu}/u.test(text.slice(match.index, match.index + 1))
    if (PASSPORT_WORDS.test(before) || (upper && /^[bckmnpe]\d{7}$/u.test(match[0])))
      found.push({ start: match.index, end: match.index + match[0].length, kind: 'passport' })
  }
  for (const match of folded.matchAll(PHONE_IN_SLASHES))
    found.push({ start: match.index, end: match.index + match[0].length, kind: 'phone' })
  for (const match of folded.matchAll(EMAIL))
    found.push({ start: match.index, end: match.index + match[0].length, kind: 'email' })
  for (const match of folded.matchAll(HEALTH_CARD))
    found.push({ start: match.index, end: match.index + match[0].length, kind: 'insurance' })
  return found
}

/** Reads one run of groups: the whole of it if it is one number, else the longest stretches of groups that are. */
function readRun(folded: string, start: number, run: string): Found[] {
  const groups = [...run.matchAll(/\+?\d+/gu)].map((group) => ({
    from: start + group.index,
    to: start + group.index + group[0].length,
  }))
  const found: Found[] = []
  const lengthOf = (first: number, last: number) =>
    groups.slice(first, last).reduce((sum, { from, to }) => sum + to - from, 0)
  let first = 0
  while (first < groups.length) {
    let taken = 0
    // The longest reading wins.
    for (let last = Math.min(groups.length, first + mostGroups(groups, first)); last > first && taken === 0; last--) {
      if (lengthOf(first, last) < SHORTEST) break
      const from = groups[first]?.from ?? 0
      const to = groups[last - 1]?.to ?? 0
      const kind = kindOf(folded, from, to)
      if (kind === null) continue
      found.push({ start: from, end: to, kind })
      taken = last - first
    }
    first += Math.max(1, taken)
  }
  return found
}

function mostGroups(groups: readonly { from: number; to: number }[], first: number): number {
  const length = (at: number) => (groups[at]?.to ?? 0) - (groups[at]?.from ?? 0)
  const isEven = length(first) <= 2 && length(first) === length(first + 1) && length(first) === length(first + 2)
  return isEven ? GROUPS.even : GROUPS.uneven
}

function kindOf(folded: string, from: number, to: number): Found['kind'] | null {
  const written = folded.slice(from, to)
  const digits = written.replaceAll(/\D/gu, '')
  if (digits.length < SHORTEST || digits.length > 19) return null
  const before = folded.slice(Math.max(0, from - REACH), from)
  const after = folded.slice(to, to + REACH)
  if (isPublic(digits, written, before, after)) return null
  if (looksLikeDates(written)) return null
  const near = `${before} # ${after.slice(0, 24)}`
  if (TAX_WORDS.test(before) && (digits.length === 10 || digits.length === 13)) return 'tax'
  if (INSURANCE_WORDS.test(before) && digits.length === 10 && oneWay(written)) return 'insurance'
  if (/^(?:(?:00)?84|0)[35789]\d{8}$/u.test(digits) && !ACCOUNT_WORDS.test(before.slice(-16))) return 'phone'
  if (/^(?:84|0)2\d{9}$/u.test(digits) && !ID_WORDS.test(near))
    return /[ .\-+]/u.test(written) || digits.length === 11 ? 'phone' : null
  if (digits.length === 12 && digits.startsWith('0') && !ACCOUNT_WORDS.test(before.slice(-16))) return 'id'
  if (digits.length === 9 && ID_WORDS.test(before)) return 'id'
  if (digits.length === 12 && ID_WORDS.test(near)) return 'id'
  if (digits.length >= 13 && (digits.startsWith('9704') || passesLuhn(digits))) return 'card'
  if (ACCOUNT_WORDS.test(near) && oneWay(written)) return 'account'
  if (ID_WORDS.test(before) && oneWay(written)) return 'id'
  // Nine digits in one piece and more are nobody's amount: money that long is written with stops.
  return digits.length >= 9 && /^\+?\d+$/u.test(written) ? 'account' : null
}

/** Separated by one and the same mark throughout: several numbers in a row rarely are. */
function oneWay(written: string): boolean {
  return new Set(written.match(/[^\d+]+/gu) ?? []).size <= 1
}

/** "12 2025 2026", "10.10.2026", "20-12-2026": days and years in a row. */
function looksLikeDates(written: string): boolean {
  const groups = written.match(/\d+/gu) ?? []
  return (
    groups.length > 1 &&
    groups.every((group) => group.length <= 2 || /^(?:19|20)\d\d$/u.test(group)) &&
    groups.some((group) => group.length === 4) &&
    groups.length <= 4
  )
}

/** The check digit of payment cards. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
