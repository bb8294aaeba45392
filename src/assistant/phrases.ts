import { clean, fold } from '../shared/text.ts'
import { fromTelex, isSyllable, placeTone } from '../shared/vietnamese.ts'
import { foldGuarded } from './folded-traps.ts'

/**
 * Phrases looked for in what people type. A phrase is written once, with marks; it is matched against the marked words first,
 * and without marks only where the person typed none or mistyped: "ngày" is not "ngay", "mượn" is not "muốn".
 */

/** A text made ready for phrases: words in lower case, one blank between them, sentence ends as " . ". */
export interface Read {
  marked: string
  folded: string
  /** Marks are missing or mistyped so often that only the folded words can be trusted. */
  unmarked: boolean
  /** Some words are no Vietnamese syllables: slips, so the folded words are tried as well. */
  slips: boolean
}

/** Chat spellings of the words the phrases below use. Everyday words of a region come after them. */
const SHORT: Readonly<Record<string, string>> = {
  ko: 'không',
  k: 'không',
  hk: 'không',
  hok: 'không',
  khg: 'không',
  hông: 'không',
  hong: 'không',
  hem: 'không',
  khum: 'không',
  chẳng: 'không',
  chả: 'không',
  hổng: 'không',
  dc: 'được',
  đc: 'được',
  dk: 'được',
  đk: 'được',
  r: 'rồi',
  rùi: 'rồi',
  ròi: 'rồi',
  ng: 'người',
  ngta: 'người ta',
  j: 'gì',
  ck: 'chuyển khoản',
  stk: 'số tài khoản',
  tk: 'tài khoản',
  nh: 'ngân hàng',
  mk: 'mật khẩu',
  mn: 'mọi người',
  ntn: 'như thế nào',
  trc: 'trước',
  bn: 'bao nhiêu',
  nt: 'nhắn tin',
  đt: 'điện thoại',
  dt: 'điện thoại',
  cty: 'công ty',
  tui: 'tôi',
  nhiu: 'nhiêu',
  bnhieu: 'bao nhiêu',
  kp: 'kinh phí',
  hđ: 'huy động',
  gat: 'lừa',
}

/** Words of a region, taken only where marks are typed: without them "chi" is as often "chỉ", "tao" "tạo". */
const REGIONAL: Readonly<Record<string, string>> = {
  ca: 'công an',
  mô: 'đâu',
  răng: 'sao',
  rứa: 'vậy',
  chừ: 'giờ',
  tao: 'tôi',
  hắn: 'nó',
  tụi: 'bọn',
  lộn: 'nhầm',
  kêu: 'bảo',
  biểu: 'bảo',
  nhà_băng: 'ngân hàng',
  gạt: 'lừa',
  xạo: 'lừa',
  mần: 'làm',
  chi: 'gì',
  vô: 'vào',
}

/** Words of trade that are no syllables and no slips: repaired, "otp" would become "top". */
const FOREIGN = new Set(
  'dak lak krong buk otp sms app apk web link shop ship shipper zalo facebook telegram viber whatsapp vneid cccd cmnd cvv cvc pin qr usdt coin bitcoin evn vssid bhxh bhyt etax sim esim clip video call block inbox admin gmail google iphone android samsung chip visa atm nfc wifi email sos cod bill vip like share live stream livestream online offline hacker hack teamviewer anydesk ultraviewer forex voucher tiktok shopee lazada momo zalopay vnpay icloud viettel vinaphone mobifone code mic play store tiki ok hotline inbox team boss test view vlog spam hi hello email file pdf word excel laptop pin smart acc fb nick ib tele scam robux roblox game pass fanpage reset link login rep seen messenger instagram'.split(
    ' ',
  ),
)

/** Reads a text once; phrases are then cheap. Linear in its length. */
export function readPhrases(text: string): Read {
  const spaced = clean(text)
    .toLowerCase()
    .replaceAll(/[.!?…;\n]+(?=\s|$|["”')])/gu, ' . ')
    .replaceAll(/\n/gu, ' . ')
    .replaceAll(/[^\p{L}\p{M}\d.,%@/_⟨⟩+-]+/gu, ' ')
    .replaceAll(/(?<!\d)[.,](?=\s|$)|,(?!\d)/gu, (mark) => (mark === '.' ? ' . ' : ' '))
  const typed = spaced.split(/\s+/u).filter((word) => word !== '')
  const share = markedShare(typed)
  let repairs = 0
  const marked: string[] = []
  const folded: string[] = []
  for (const word of typed) {
    const amount = /^(\d[\d.,]*)(tr|triệu|trieu|củ|cu|k|ng|đ|d|tỷ|ty)(\d{0,3})$/u.exec(word)
    if (amount !== null) {
      const unit = /^(?:tr|củ|cu)$/u.test(amount[2] ?? '') ? 'triệu' : (amount[2] ?? '')
      marked.push(amount[1] ?? '', unit)
      folded.push(amount[1] ?? '', fold(unit))
      continue
    }
    const known = ownWord(SHORT, word) ?? (share < 0.3 ? undefined : ownWord(REGIONAL, word))
    const plain = known ?? oneTone(word)
    const foldedWord = fold(plain)
    const repaired =
      known !== undefined || isSyllable(foldedWord) || !/^\p{L}+$/u.test(word) || FOREIGN.has(foldedWord)
        ? null
        : repair(word)
    if (repaired !== null) repairs++
    marked.push(...(repaired === null ? plain : oneTone(repaired)).split(' '))
    folded.push(...fold(repaired ?? plain).split(' '))
  }
  return {
    marked: ` ${marked.join(' ')} `,
    folded: ` ${folded.join(' ')} `,
    unmarked: share < 0.3,
    slips: share < 0.6 || repairs * 8 >= marked.length,
  }
}

/** Looked up among the table's own words only: somebody may type "constructor". */
function ownWord(table: Readonly<Record<string, string>>, word: string): string | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

/** Share of the syllables that carry a mark: about three quarters in plain Vietnamese. */
function markedShare(typed: readonly string[]): number {
  const syllables = typed.filter((word) => isSyllable(fold(word)))
  return syllables.length === 0 ? 0 : syllables.filter((word) => fold(word) !== word).length / syllables.length
}

/** Tone on its usual vowel, and hỏi for ngã: half the country writes one for the other. */
function oneTone(word: string): string {
  return placeTone(word).normalize('NFD').replaceAll('\u0303', '\u0309').normalize('NFC')
}

/** The syllable a slip stands for: Telex keys, a doubled or swapped letter, one letter too many. Null when nothing near is one. */
function repair(word: string): string | null {
  const telex = fromTelex(word)
  if (telex !== null) return telex
  const plain = fold(word)
  if (plain.length > 9 || plain.length < 3) return null
  const candidates = [plain.replaceAll(/(.)\1+/gu, '$1')]
  for (let at = 0; at + 1 < plain.length; at++)
    candidates.push(plain.slice(0, at) + (plain[at + 1] ?? '') + (plain[at] ?? '') + plain.slice(at + 2))
  for (let at = plain.length - 1; at >= 0; at--) candidates.push(plain.slice(0, at) + plain.slice(at + 1))
  return candidates.find((candidate) => isSyllable(candidate)) ?? null
}

export interface Phrase {
  readonly marked: RegExp
  readonly folded: RegExp
}

/**
 * Compiles a phrase. `(a|b)` alternatives, `x?` optional; ` ~ ` lets up to four words pass, ` ~~ ` up to twelve, both within
 * one sentence. Written in lower case with marks.
 */
export function phrase(source: string): Phrase {
  // Built when first asked for: there are hundreds, most texts need half of them, and the first answer should not wait for all.
  let marked: RegExp | null = null
  let folded: RegExp | null = null
  const placed = () => source.replaceAll(/\p{L}+/gu, (word) => oneTone(word))
  return {
    get marked() {
      marked ??= compiled(placed())
      return marked
    },
    get folded() {
      folded ??= compiled(placed().replaceAll(/[\p{L}\p{M}]+/gu, foldGuarded))
      return folded
    },
  }
}

function compiled(text: string): RegExp {
  return new RegExp(
    `(?<= )(?:${text
      .normalize('NFC')
      .replaceAll(' ~~ ', ' (?:[^ .]+ ){0,12}?')
      .replaceAll(' ~ ', ' (?:[^ .]+ ){0,4}?')})(?= )`,
    'u',
  )
}

/** True when the phrase occurs. */
export function says(read: Read, sought: Phrase): boolean {
  return read.unmarked
    ? sought.folded.test(read.folded)
    : sought.marked.test(read.marked) || (read.slips && sought.folded.test(read.folded))
}

/** True when one of the phrases occurs. */
export function saysAny(read: Read, sought: readonly Phrase[]): boolean {
  return sought.some((one) => says(read, one))
}

/** Sentences of a text, each read on its own with the whole text's trust in marks. */
export function sentencesOf(read: Read): Read[] {
  const folded = read.folded.split(' . ')
  return read.marked
    .split(' . ')
    .flatMap((marked, at) =>
      marked.trim() === '' ? [] : [{ ...read, marked: ` ${marked.trim()} `, folded: ` ${(folded[at] ?? '').trim()} ` }],
    )
}
