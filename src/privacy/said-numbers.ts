import { fold } from '../shared/text.ts'
import { fromTelex, fromVni } from '../shared/vietnamese.ts'
import type { Found, Scanned } from './hide.ts'

/** Numbers in words: "không chín một hai…", without marks, as Telex or VNI left them, mixed with digits, or read in pairs. */

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ khong: 0, hong: 0, ko: 0, mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, lam: 5, nham: 5 },
    ...{ sau: 6, bay: 7, tam: 8, chin: 9 },
  }),
)
/** "mười" and "mươi" alike. */
const TEN = 'muoi'
/** Zero between two digits: "một linh năm". */
const ZERO_BETWEEN = new Set(['linh', 'le'])
/** Longest run of typed digits that still belongs to a number in words. */
const PIECE = 4

/** Digits in all that are somebody's number, whatever is said around them. */
const ALWAYS = 6
/** Read in pairs, a number is told from ages and prices by its length and its beginning. */
const IN_PAIRS = 8
/** As long as a card, pairs are somebody's whatever is said beside them. */
const CARD = 15
/** From so many digits on nobody is counting aloud any more. */
const NO_COUNTING = 9
/** A one-time code has four at least. */
const CODE = 4

/** Words that name a number somebody owns; how far before the number they may stand. */
const OWNED =
  /\b(?:stk|so tai khoan|tai khoan|tk|so the|the|cccd|cmnd|can cuoc|chung minh|dinh danh|dien thoai|sdt|so may|zalo|mst|ma so thue|bhxh|bhyt|bao hiem|otp)\b/u
/** Words that make even four digits a secret. */
const CODE_WORDS =
  /\b(?:otp|o t p|pin|cvv|cvc|passcode|code|mat khau|(?:gui|doc|nhan|nhap) ma|ma (?:(?:no|ho|may|ngan hang) (?:gui|nhan|bao)|xac (?:thuc|nhan|minh)|kich hoat|bao mat|dang nhap|giao dich|so|la))\b/u
const REACH = 40

interface Piece {
  start: number
  end: number
  /** Digits it stands for. */
  digits: string
  isWord: boolean
  isTen: boolean
}

/** Every number in words that is long enough to be somebody's, or secret by what is said beside it. Linear. */
export function findSaid({ folded }: Scanned): Found[] {
  return runsOf(folded).flatMap((run): Found[] => {
    const start = run[0]?.start ?? 0
    const end = run.at(-1)?.end ?? 0
    const kind = kindOf(run, folded.slice(Math.max(0, start - REACH), start), folded.slice(end, end + REACH / 2))
    return kind === null ? [] : [{ start, end, kind }]
  })
}

function kindOf(run: readonly Piece[], before: string, after: string): Found['kind'] | null {
  const digits = run.map((piece) => piece.digits).join('')
  const count = digits.length
  const words = run.filter((piece) => piece.isWord).length
  // One word beside typed digits is grammar: "năm 2026", "hai 500".
  if (words < 2 && !(words === 1 && run.length >= ALWAYS)) return null
  if (run.some(({ digits: piece, isWord }) => !isWord && piece.length > 1) && count < NO_COUNTING) return null
  if (count < ALWAYS)
    return count >= CODE && (CODE_WORDS.test(clauseEnd(before)) || CODE_WORDS.test(after)) ? 'otp' : null
  if (
    run.some((piece) => piece.isTen) &&
    (count < IN_PAIRS || !(count >= CARD || digits.startsWith('0') || OWNED.test(before)))
  )
    return null
  if (count < NO_COUNTING && isCounting(digits)) return null
  return count >= 13 ? 'card' : count >= 12 ? 'id' : count >= 9 ? 'phone' : 'otp'
}

function clauseEnd(before: string): string {
  return before.split(/[.!?\n]/u).at(-1) ?? ''
}

/** "một hai ba bốn năm sáu". */
function isCounting(digits: string): boolean {
  return [...digits].every((digit, at) => at === 0 || Number(digit) === Number(digits[at - 1]) + 1)
}

function runsOf(folded: string): Piece[][] {
  const runs: Piece[][] = []
  let run: Piece[] = []
  const close = () => {
    if (run.length > 1) runs.push(run)
    run = []
  }
  for (const match of folded.matchAll(/[\p{L}\d]+/gu)) {
    const last = run.at(-1)
    const gap = last ? folded.slice(last.end, match.index) : ''
    // A breath is a blank, a comma, a stop or a dash; anything else ends the number.
    if (last && !/^[\s,.–-]{1,4}$/u.test(gap)) close()
    const piece = pieceOf(match[0], match.index, run.at(-1), gap)
    if (piece === null) close()
    else run.push(piece)
  }
  close()
  return runs
}

function pieceOf(word: string, start: number, last: Piece | undefined, gap: string): Piece | null {
  const piece = { start, end: start + word.length, isTen: false }
  if (/^\d+$/u.test(word)) return word.length <= PIECE ? { ...piece, digits: word, isWord: false } : null
  const plain = plainOf(word)
  if (plain === TEN) {
    const isMany = last?.isWord === true && !last.isTen && /^\s+$/u.test(gap) && /^[2-9]$/u.test(last.digits)
    // "hai mươi" has written its two already; "mười" by itself begins with a one. What follows may fill the zero.
    return { ...piece, digits: isMany ? '' : '1', isWord: true, isTen: true }
  }
  if (ZERO_BETWEEN.has(plain)) return last ? { ...piece, digits: '0', isWord: true } : null
  const digit = DIGITS.get(plain)
  return digit === undefined ? null : { ...piece, digits: String(digit), isWord: true }
}

const PLAIN = new Map<string, string>()

/** The word as it is said, marks dropped; keystrokes that were never composed are composed first. */
function plainOf(word: string): string {
  if (DIGITS.has(word) || word === TEN || ZERO_BETWEEN.has(word) || word.length > 8) return word
  const known = PLAIN.get(word)
  if (known !== undefined) return known
  const plain = fold(fromTelex(word) ?? fromVni(word) ?? word)
  // Words of whole conversations must not pile up here.
  if (PLAIN.size > 5000) PLAIN.clear()
  PLAIN.set(word, plain)
  return plain
}
