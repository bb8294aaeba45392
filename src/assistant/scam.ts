import type { GuideId, RedFlag } from '../knowledge/guide.ts'
import { SCAM_REASONS, type ScamReason } from '../replies/scam.ts'
import { clean } from '../shared/text.ts'
import type { LearnedWords } from './learned-words.ts'
import { type LinkReading, type LinkSign, readLinks } from './links.ts'
import { type Phrase, phrase, type Read, readPhrases, says, saysAny } from './phrases.ts'
import { CALMING, type Calming } from './scam-calm.ts'
import type { Evidence } from './scam-evidence.ts'
import { AMBER, demandsSomething, pointsOf, RED, reasonsByPoints } from './scam-points.ts'
import { SCAM_RULES } from './scam-rules.ts'
import { FEATURES, type Feature } from './scam-signs.ts'
import { keepsSecret, withoutWarnings } from './scam-warnings.ts'
import { wordingOf } from './scam-words.ts'

export interface ScamCheck {
  /** Never "safe" to the person: it is told as "no familiar sign seen". */
  verdict: 'scam' | 'unsure' | 'safe'
  /** Lines to tell, most telling first. */
  reasons: string[]
  /** Guide that explains this kind of scam, or null when nothing was found. */
  guide: GuideId | null
  links: LinkReading[]
  /** What weighed against suspicion: `otpNotice`, `balance`, `inPerson` … */
  lowering: string[]
}

/**
 * Judges a message somebody received (D16). Demands joined to pretexts weigh most; the red flags of the guides are added.
 * One level 3 or two level 2 make a scam, one level 2 makes doubt. `sender` is what the person answered to "Ai gửi tin này?";
 * `words` are other learned words than the usual ones, for judging a message the usual ones were learned from.
 */
export function checkScam(
  text: string,
  flags: readonly RedFlag[],
  context: { sender?: 'known' | 'stranger' | 'office'; words?: LearnedWords } = {},
): ScamCheck {
  const links = readLinks(text)
  const whole = readPhrases(withoutLinks(text, links))
  const read = withoutWarnings(whole)
  const evidence = evidenceOf(whole, read, links)
  const rules = [...SCAM_RULES.filter((rule) => rule.when(evidence)), ...rulesByPoints(evidence)]
  const lowering = loweringOf(evidence, links)
  const wording = wordingOf(whole, context.words)
  const found = [
    ...rules.map((rule) => ({ level: rule.level, say: SCAM_REASONS[rule.reason] as string, guide: rule.guide })),
    ...matchFlags(read, flags, lowering.length > 0 && rules.length === 0),
    ...byWording(wording, lowering, demandsSomething(evidence)),
  ].toSorted((a, b) => b.level - a.level)
  const notice =
    lowering.includes('otpNotice') && links.every((link) => link.signs.includes('official')) && !evidence.has('app')
  const bareCode =
    notice && links.length === 0 && evidence.calm('bareCode') && !evidence.has('callBack') && !evidence.has('secrecy')
  const alert = lowering.includes('alert')
  const verdict =
    alert || bareCode || (notice && !found.some((one) => one.level === 3))
      ? 'safe'
      : verdictOf(
          found.map((one) => one.level),
          context.sender,
          wording < ORDINARY && !evidence.has('borrow'),
        )
  const reasons = [...new Set(found.filter((one) => one.level > 1 || verdict !== 'safe').map((one) => one.say))].slice(
    0,
    4,
  )
  return {
    verdict,
    reasons: verdict === 'safe' ? [] : reasons,
    guide: verdict === 'safe' || found.length === 0 ? null : (found.find((one) => one.guide)?.guide ?? ANY_TRICK),
    links,
    lowering,
  }
}

/** Explains what tricks have in common, where nothing points at a certain one. */
export const ANY_TRICK = 'antoan-02-gia-danh'

/** Wording below this is talk and notices as everybody writes them: one lone doubt is then no doubt. */
const ORDINARY = -0.6

/** Wording above this is doubtful by itself, and never more: talk among family about a telephone sounds much like a trick. */
const DOUBTFUL = 0.25

/** So much is enough where something is demanded as well. */
const PLAIN_DEMAND = 0.45

/** What the choice of words says, where no rule knows the trick. Told last, for it names nothing the person could look for. */
function byWording(
  wording: number,
  lowering: readonly string[],
  demanded: boolean,
): { level: number; say: string; guide: null }[] {
  if (wording < DOUBTFUL) return []
  // "Miễn phí" stands in baits as often as in notices, so it takes nothing back.
  const calm = lowering.some((sign) => sign !== 'noFee')
  return [
    {
      level: (demanded && wording >= PLAIN_DEMAND ? 3 : 2) - (calm ? 1 : 0),
      say: SCAM_REASONS.likeOthers,
      guide: null,
    },
  ]
}

/** What the parts make together, told by the heaviest of them. */
function rulesByPoints(evidence: Evidence): { reason: ScamReason; level: 1 | 2 | 3; guide: null }[] {
  const points = pointsOf(evidence) ?? 0
  if (points < AMBER) return []
  const level = points >= RED ? 3 : 2
  return reasonsByPoints(evidence)
    .slice(0, 3)
    .map((reason, at) => ({ reason, level: at === 0 ? level : 1, guide: null }))
}

function verdictOf(
  levels: readonly number[],
  sender: 'known' | 'stranger' | 'office' | undefined,
  ordinary: boolean,
): ScamCheck['verdict'] {
  const red = levels.filter((level) => level === 3).length
  // What a stranger or "an office" asks weighs one step more; a friend is still asked back by phone.
  const amber =
    levels.filter((level) => level === 2).length +
    (levels.length > 0 && (sender === 'stranger' || sender === 'office') ? 1 : 0)
  if (red > 0 || amber > 1) return 'scam'
  return amber === 1 && !(ordinary && sender === undefined) ? 'unsure' : 'safe'
}

function evidenceOf(whole: Read, read: Read, links: readonly LinkReading[]): Evidence {
  const seen = new Map<string, boolean>()
  const once = (key: string, look: () => boolean): boolean => {
    const known = seen.get(key)
    if (known !== undefined) return known
    const result = look()
    seen.set(key, result)
    return result
  }
  return {
    // "Đừng nói với con" looks like a warning and is the demand itself, so secrecy is sought in the whole text.
    has: (feature: Feature) =>
      once(feature, () => (feature === 'secrecy' ? keepsSecret(whole) : saysAny(read, FEATURES[feature]))),
    calm: (sign: Calming) => once(`calm ${sign}`, () => saysAny(whole, CALMING[sign])),
    link: (sign: LinkSign) => links.some((link) => link.signs.includes(sign)),
    foreignLink: links.some((link) => !link.signs.includes('official')),
  }
}

/** A notice of a code, a balance or an appointment: not proof of anything, but it outweighs a single word. */
function loweringOf(evidence: Evidence, links: readonly LinkReading[]): string[] {
  const lowering: string[] = []
  if (evidence.calm('otpNotice') && !evidence.has('secret')) lowering.push('otpNotice')
  // Who warns names no account and no number to turn to but the police; who "helps the cheated" names his own.
  const turnsTo =
    evidence.foreignLink || evidence.has('proxyAccount') || evidence.has('move') || evidence.has('recover')
  if (evidence.calm('alert') && !turnsTo && !evidence.has('callBack') && !evidence.has('secret')) lowering.push('alert')
  if (evidence.calm('balance') && !evidence.foreignLink && !evidence.has('secret')) lowering.push('balance')
  for (const sign of ['inPerson', 'noFee', 'afterwards', 'givesBack'] as const)
    if (evidence.calm(sign)) lowering.push(sign)
  if (links.length > 0 && links.every((link) => link.signs.includes('official'))) lowering.push('officialLink')
  return lowering
}

/** The red flags of the guides: every group must be met, in any order, and a lone word in a calm notice is not enough. */
function matchFlags(
  read: Read,
  flags: readonly RedFlag[],
  calm: boolean,
): { level: number; say: string; guide: GuideId }[] {
  return flags.flatMap((flag) => {
    const met = flag.groups.every((group) => group.some((word) => says(read, wordPhrase(word))))
    return met ? [{ level: calm ? flag.level - 1 : flag.level, say: flag.say, guide: flag.guide }] : []
  })
}

const compiled = new Map<string, Phrase>()

/** A flag's word as a phrase; `[số]` stands for any number. */
function wordPhrase(word: string): Phrase {
  const known = compiled.get(word)
  if (known !== undefined) return known
  const escaped = word
    .toLowerCase()
    .replaceAll(/[.*+?^${}()|\\]/gu, '\\$&')
    .replaceAll(/\[[^\]]*\]/gu, '[\\d.,]+%?')
  // What the reader rewrites ("vô" -> "vào", "stk") is rewritten in the pattern too, or "vô hiệu hóa" would never be met.
  const asRead = readPhrases(word).marked.trim()
  const made = phrase(/^[\p{L}\p{M} ]+$/u.test(word) && asRead !== escaped ? `(${escaped}|${asRead})` : escaped)
  compiled.set(word, made)
  return made
}

/** Addresses become one word, so that their letters are not read as talk. */
function withoutLinks(text: string, links: readonly LinkReading[]): string {
  return links.reduce((rest, link) => rest.replaceAll(link.written, ' @link '), text)
}

const ASKS_ABOUT = phrase(
  '(tin (này|nhắn này|đó) ~ (thật|lừa|đúng|sao)|có thật không|thật không|thiệt không|lừa không|lừa đảo không|có phải lừa|kiểm tra (giúp|hộ|giùm|tin)|xem (giúp|hộ|giùm) ~ tin|tin nhắn như (này|vầy|sau))',
)
const SENDER_STYLE = phrase(
  '(quý khách|quy khách|kính gửi|thông báo|trân trọng|chúc mừng (quý khách|bạn|anh|chị)|liên hệ|hotline|em bên|tôi là ~ (công an|thuế|ngân hàng|điện lực)|bà con|mời (ông|bà|anh|chị|quý)|nhấn vào|truy cập|bấm vào|đăng nhập tại|nhận ngay|click)',
)

/** Somebody's words are being passed on. */
const PASSED_ON = phrase(
  '(nhắn|gửi|tin|nội dung|đọc|báo) ~ (thế này|như này|như vầy|vầy nè|sau|nội dung|cho (tôi|bác|cô|mẹ|con|cháu|em))',
)

/** Told to an elder and asking for money: nobody speaks so to the assistant, which is called "cháu", "con" or "em". */
const ASKS_MONEY = phrase(
  '(mẹ|má|ba|bố|tía|mạ|anh|chị|cô|chú|dì|cậu|mợ|ông|bà|ngoại|nội) ơi ~~ (chuyển|chuyển khoản|gửi|bắn|ứng|nạp) ~~ (cho (con|cháu|em)|số này|số tài khoản|giúp (em|con|cháu))',
)

/** What somebody tells of their own doing: "tôi bấm vào trang … nó hiện …". A sender tells the other what to do. */
const OWN_DEED = phrase(
  '(tôi|tui|mình|con|mệ) ~ (bấm|nhấn|vào|vô|mở|đăng nhập|truy cập|gõ|nhập) ~ (trang|web|cổng|app|ứng dụng|máy|điện thoại|mục|nút|chỗ)',
)

const QUESTION = phrase('(làm sao|thế nào|như thế nào|ở đâu|phải làm|kế hoạch|cách nào|được không|có nên)')

/** True for a message pasted or forwarded to be checked, false for a person's own question. */
export function looksPasted(text: string): boolean {
  const plain = clean(text).trim()
  const read = readPhrases(plain)
  const length = plain.split(/\s+/u).length
  const quoted = /["“”«»][^"“”«»]{24,}["“”«»]/u.test(plain)
  const link = readLinks(plain).some((one) => !one.signs.includes('official'))
  if (quoted && (says(read, ASKS_ABOUT) || says(read, PASSED_ON) || link)) return true
  if (says(read, ASKS_ABOUT) && length > 14 && says(read, SENDER_STYLE)) return true
  if (/[?]\s*$/u.test(plain) && !link) return false
  if (link && length > 3) return true
  if (says(read, OWN_DEED)) return false
  if (length > 9 && says(read, ASKS_MONEY) && !says(read, QUESTION)) return true
  return length > 12 && says(read, SENDER_STYLE) && !says(read, QUESTION)
}
