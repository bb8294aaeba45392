import type { Found, Scanned } from './hide.ts'

/** A code of four to eight digits, perhaps typed with blanks between them. */
const SHORT_CODE =
  /(?:(?<![\p{L}\d./,⟨-])|(?<=(?<![\p{L}\d])(?:g-|otp-?|pin)))\d(?:[ .-]?\d){3,7}(?![\d⟩]|[.,]\d|[/-]\p{L}|\s*\/\s*\d)/gu

/** Words that make short digits a one-time code, a PIN or the number on the back of a card. */
const CODE_WORD =
  /\b(?:otp|o t p|ma (?:xac (?:thuc|nhan|minh)|kich hoat|bao mat|dang nhap|giao dich|pin|so|gui ve|no|nay|do|ay|la|dung mot lan|\d so|sau so|moi|vua)|ma|pin|pass ?code|code|cvv|cvc|smart ?otp|mat ma)\b/gu

/** Codes that are not secret: of files, customers, orders, places. */
const OPEN_CODE =
  /^ma (?:ho so|khach hang|don|hang|qr|vach|vung|buu|giam gia|khuyen mai|tinh|xa|dvc|so thue|so ho so|can bo|nganh|truong|lop|cp|chung khoan|lenh)\b/u

const CARD_CODE =
  /\b(?:cvv2?|cvc2?|(?:ba|3) so (?:[a-z]+ ){0,3}sau (?:the|lung the))\b[^\d\n]{0,16}(\d ?\d ?\d(?: ?\d)?)(?![\d.,]?\d)/gu

const COUNTED =
  /^\s*(?:%|(?:d|dong|vnd|usd|k|nghin|ngan(?! hang)|tr|trieu|ty|so|chu so|ky tu|nguoi|ho|lan|phut|p|gio|giay|ngay|thang|nam|tuoi|kg|ky|can|gb|mb|diem|buoc|chu)\b)/u
const COUNTED_BEFORE =
  /(?:nam|thang|ngay|quy|nghi dinh|quyet dinh|thong tu|luat|so tien|gia|khoang|hon|tren|duoi|tong dai|hotline|goi|tk xx|nhanh|lop)\s*$/u

const PASSWORD_WORD = /\b(?:mat khau|mk|pass(?:word|code)?|pw|mat ma)\b/gu

/** Words met after "mật khẩu" that are not one. */
const PASSWORD_TALK =
  /^(?:la|gi|nao|sao|moi|cu|cua|va|thi|ma|bi|vneid|facebook|zalo|gmail|wifi|dvc|app|otp|passcode|icloud|email|iphone|android|online|internet|banking|smartphone|muc)$/u

/** Syllables of Vietnamese without marks: a word of this shape is talk, anything else after "mật khẩu là" is a password. */
const SYLLABLE =
  /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:uyu|uya|uye|uoi|uou|uay|oai|oay|oeo|ieu|yeu|a[iouy]?|e[ou]?|i[aeu]?|o[aei]?|u[aeiouy]?|y[e]?)(?:ch|ng|nh|[cmnpt])?$/u

/** One-time codes and passwords: digits or words that are secret because of what is said around them. */
export function findSecrets(scanned: Scanned): Found[] {
  return [...findCodes(scanned), ...findCardCodes(scanned), ...findPasswords(scanned)]
}

function findCodes({ folded }: Scanned): Found[] {
  const bare = /^\W*(\d{6}|\d{8}|\d{3}[ -]\d{3})\W*$/u.exec(folded)
  if (bare?.[1] !== undefined) {
    // Digits alone, of the length banks send: a person answering "mã nào?" writes nothing else.
    const start = folded.indexOf(bare[1])
    return [{ start, end: start + bare[1].length, kind: 'otp' }]
  }
  const words = [...folded.matchAll(CODE_WORD)]
    .filter((word) => !OPEN_CODE.test(folded.slice(word.index, word.index + 24)))
    .map((word) => ({ from: word.index, to: word.index + word[0].length }))
  if (words.length === 0) return []
  return [...folded.matchAll(SHORT_CODE)].flatMap((match): Found[] => {
    const code = trimToCode(match[0])
    const start = match.index
    const end = start + code.length
    const digits = code.replaceAll(/\D/gu, '')
    const near = words.some((word) =>
      word.to <= start
        ? start - word.to <= 40 && !/[.!?\n]/u.test(folded.slice(word.to, start))
        : word.from >= end && word.from - end <= 24,
    )
    const tight = words.some(
      (word) => word.to <= start && /^(?:\s|:|=|la|so|cua|toi|minh|no)*$/u.test(folded.slice(word.to, start)),
    )
    if (!near || COUNTED.test(folded.slice(end, end + 12))) return []
    // "có 22.000 thôi mà": money, and no code.
    if (!tight && /^\d{1,3}(?:\.\d{3})+$/u.test(code)) return []
    if (!tight && COUNTED_BEFORE.test(folded.slice(Math.max(0, start - 16), start))) return []
    if (!tight && /^(?:19|20)\d\d$/u.test(digits)) return []
    if (/^(?:1800|1900)/u.test(digits) && digits.length > 6) return []
    return [{ start, end, kind: 'otp' }]
  })
}

/** Digits typed apart belong together only if every group is short: "480 217" is a code, "2026 15 20" three numbers. */
function trimToCode(written: string): string {
  const groups = written.split(/[ .-]/u)
  const even =
    groups.every((group) => group.length === 1) || groups.every((group) => group.length >= 2 && group.length <= 4)
  return groups.length === 1 || (even && groups.join('').length >= 4)
    ? written
    : (groups.find((group) => group.length >= 4) ?? written)
}

/** The three or four digits on the back of a card, which no other word makes a secret. */
function findCardCodes({ folded }: Scanned): Found[] {
  return [...folded.matchAll(CARD_CODE)].map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1]?.length ?? 0), end, kind: 'otp' }
  })
}

function findPasswords({ text, folded }: Scanned): Found[] {
  const found: Found[] = []
  for (const word of folded.matchAll(PASSWORD_WORD)) {
    const from = word.index + word[0].length
    const clause = folded.slice(from, from + 80).split(/[\n!?;](?:\s|$)|[.,](?:\s|$)/u)[0] ?? ''
    const tokens = [...clause.matchAll(/[^\s"“”'‘’*[\]()]+/gu)]
    const told = tokens.findIndex((token) => /^(?:la|:|=|day)$/u.test(token[0]) || /^[:=]/u.test(token[0]))
    for (const [at, token] of tokens.entries()) {
      const start = from + token.index + (/^[:=]+/u.exec(token[0])?.[0].length ?? 0)
      const end = from + token.index + token[0].replace(/[.,;!?)]+$/u, '').length
      const after = folded.slice(end, end + 12)
      if (
        end > start &&
        isPassword(text.slice(start, end), folded.slice(start, end), told !== -1 && at >= told, at, after)
      )
        found.push({ start, end, kind: 'password' })
    }
  }
  return found
}

function isPassword(printed: string, folded: string, told: boolean, distance: number, after: string): boolean {
  if (folded.startsWith('⟨') || PASSWORD_TALK.test(folded) || distance > 9 || /[./]\p{L}{2,}$/u.test(folded))
    return false
  const letters = /\p{L}/u.test(folded)
  const digits = /\d/u.test(folded)
  if (digits && !letters && /^\d+$/u.test(folded))
    return folded.length >= 4 && !COUNTED.test(after) && (told || distance <= 3)
  if (letters && digits) return folded.length >= 5
  if (/[@#$%^&*_!+]/u.test(folded) && letters) return folded.length >= 5
  return (
    told &&
    letters &&
    printed === printed.normalize('NFC') &&
    folded.length >= 5 &&
    /^[a-z]+$/u.test(printed.toLowerCase()) &&
    !SYLLABLE.test(folded)
  )
}
