import { words } from '../../shared/text.ts'
import type { GuideCheck } from './context.ts'
import { type LearnerText, learnerTexts, saidBlocks } from './texts.ts'

/** How a guide speaks: conversation design §1.1 and §1.2, as far as a machine can hear it. */
export const checkVoice: GuideCheck = (guide, _context, found) => {
  for (const { item, text, kind } of learnerTexts(guide)) {
    const bare = withoutQuotes(text)
    const quote = text.length > 70 ? `${text.slice(0, 70)}…` : text
    // The title is the curriculum's, word for word.
    const forbidden = item === 'title' ? null : forbiddenWord(text)
    if (forbidden !== null) found.error(item, 'voice.forbidden', { word: forbidden, text: quote })
    if (/\p{Extended_Pictographic}/u.test(text)) found.error(item, 'voice.emoji', { text: quote })
    const courtesies = kind === 'label' ? 0 : (bare.match(COURTESY) ?? []).length
    if (courtesies > 1) found.warn(item, 'voice.courtesy', { count: courtesies })
    for (const slot of badSlots(text, kind)) found.error(item, 'voice.slot', { slot, text: quote })
    if (kind !== 'label' && kind !== 'option') {
      // On a drawn screen "Tôi xác nhận" is the learner speaking.
      const pronoun = loosePronoun(kind === 'picture' ? bare.replaceAll(/(?<![\p{L}])tôi(?![\p{L}])/giu, '…') : bare)
      if (pronoun !== null) found.error(item, 'voice.pronoun', { word: pronoun, text: quote })
    }
    const jargon = words(bare.replaceAll(/\([^)]*\)|App Store/gu, ' ')).find((word) => JARGON.has(word))
    if (jargon !== undefined) found.warn(item, 'voice.jargon', { word: jargon, text: quote })
    if (kind !== 'label' && kind !== 'option' && kind !== 'picture') {
      for (const sentence of longSentences(text, kind === 'step' ? 15 : 22)) {
        // Steps aim at 15 syllables; what no learner should meet is more than 22.
        const report = sentence.count > 22 ? found.error : found.warn
        report(item, 'voice.sentence', { count: sentence.count, limit: kind === 'step' ? 15 : 22, text: sentence.text })
      }
    }
  }
  for (const text of guide.ask) {
    if (/[{}]/u.test(text)) found.error('ask', 'voice.slot', { slot: '{…}', text })
  }
  for (const { item, said, needsMark } of saidBlocks(guide)) {
    if (!needsMark) continue
    for (const { text, facts, tip } of said) {
      if (facts.length === 0 && !tip && !OWN_DOUBT.test(text)) found.error(item, 'said.unmarked', { text })
    }
  }
}

/** The polite words; more than one a message sounds servile (§1.1, rule 3). */
const COURTESY = /\{a\}|(?<![\p{L}])(?:dạ|ạ)(?![\p{L}])/giu

/** A sentence that only says what is not known rests on nothing. */
const OWN_DOUBT = /có thể (?:hơi )?khác|có thể đã đổi|chưa kiểm|chưa thấy|chưa rõ/u

/** Words inside quotation marks are somebody else's. */
function withoutQuotes(text: string): string {
  return text.replaceAll(/"[^"]*"|“[^”]*”/gu, '"…"')
}

/** Promises nobody can keep; allowed when the sentence denies them before naming them, or as the name of a topic. */
const VERDICTS = [
  /(?<![\p{L}])an toàn(?! (?:số|thông tin|mạng|giao thông|thực phẩm|lao động))(?![\p{L}])/iu,
  /(?<![\p{L}])yên tâm(?![\p{L}])/iu,
  /(?<![\p{L}])chắc chắn đúng(?![\p{L}])/iu,
  /(?<![\p{L}])lấy lại được (?:tiền|hết)(?![\p{L}])/iu,
] as const
/** Blame, haste, machine talk. */
const NEVER = [
  /(?<![\p{L}])sai rồi(?![\p{L}])/iu,
  /\{u\} quên(?![\p{L}])/iu,
  /\{u\} phải(?! không)(?![\p{L}])/iu,
  /(?<![\p{L}])ngay lập tức(?![\p{L}])/iu,
  /(?<![\p{L}])lỗi hệ thống(?![\p{L}])/iu,
  /(?<![\p{L}])hệ thống lỗi(?![\p{L}])/iu,
  /(?<![\p{L}])(?:server|null|ID)(?![\p{L}])/u,
  /(?<![\p{L}(])link(?![\p{L}])/iu,
  /(?<![\p{L}])vui lòng cung cấp(?![\p{L}])/iu,
] as const
const DENIED = /(?<![\p{L}])(?:không|chưa|chẳng|đừng)(?![\p{L}])/iu

/** The first forbidden word outside quotation marks, or null. */
export function forbiddenWord(text: string): string | null {
  for (const sentence of sentences(withoutQuotes(text))) {
    for (const pattern of NEVER) {
      const hit = pattern.exec(sentence)
      if (hit) return hit[0]
    }
    for (const pattern of VERDICTS) {
      const hit = pattern.exec(sentence)
      if (hit && !DENIED.test(sentence.slice(0, hit.index))) return hit[0]
    }
  }
  return null
}

const SLOTS = new Set(['{u}', '{b}', '{a}'])

/** Slots that do not exist, or stand in a text that is shown or read out as it is. */
function badSlots(text: string, kind: LearnerText['kind']): string[] {
  const found = text.replaceAll(/\{\{[^{}]*\}\}/gu, '…').match(/\{[^}]*\}?|\}/gu) ?? []
  return found.filter((slot) => kind === 'spoken' || !SLOTS.has(slot))
}

/** Compounds in which a pronoun's syllable means something else. */
const COMPOUNDS = [
  'con số',
  'con dấu',
  'con chip',
  'con đường',
  'con người',
  'con nhỏ',
  'con mắt',
  'con vật',
  'con giống',
  'con trỏ',
  'con chữ',
  'con tem',
  'con nước',
  'cụ thể',
  'công cụ',
  'dụng cụ',
  'chú trọng',
  'bà mẹ',
  'con cái',
  'con cháu',
  'bà con',
  'chú ý',
  'chú thích',
  'ghi chú',
  'bạn bè',
  'kết bạn',
  'bác sĩ',
  'bác sỹ',
  'em bé',
  'trẻ em',
  'trẻ con',
  'ông bà',
  'cha con',
  'mẹ con',
  'tiếng anh',
  'nước anh',
  'cô giáo',
  'thầy cô',
  'anh em',
  'chị em',
  'bạn hàng',
] as const
const PRONOUN = /(?<![\p{L}])(bác|cháu|cô|chú|anh|chị|em|bạn|ông|bà|con|tôi|tui|mày|tao|cụ|quý khách)(?![\p{L}])/iu

/** A pronoun written out instead of a slot, outside quotations and `{{third persons}}`, or null. */
export function loosePronoun(text: string): string | null {
  let rest = text.replaceAll(/\{\{[^{}]*\}\}/gu, '…')
  for (const compound of COMPOUNDS)
    rest = rest.replaceAll(new RegExp(`(?<![\\p{L}])${compound}(?![\\p{L}])`, 'giu'), '…')
  return PRONOUN.exec(rest)?.[1] ?? null
}

/** English that has an everyday Vietnamese word. */
export const JARGON = new Set([
  'app',
  'click',
  'login',
  'logout',
  'file',
  'website',
  'browser',
  'user',
  'password',
  'account',
  'download',
  'upload',
  'update',
  'settings',
  'scam',
  'hacker',
  'hack',
  'fake',
  'check',
  'chat',
  'inbox',
  'online',
  'offline',
  'reset',
  'token',
  'fanpage',
])

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?…])["”)]?\s+|\s*⏎\s*|\n/u).filter((sentence) => sentence.trim() !== '')
}

/** Sentences over `limit` syllables; a list of things (colon, semicolon, three or more commas) may be longer. */
function longSentences(text: string, limit: number): { text: string; count: number }[] {
  return sentences(text.replaceAll(/\{\{(.*?)\}\}/gu, '$1').replaceAll(/\{[uba]\}/gu, 'x'))
    .filter((sentence) => !/[:;]/u.test(sentence) && sentence.split(',').length < 3)
    .map((sentence) => ({ text: sentence, count: words(sentence).length }))
    .filter(({ count }) => count > limit)
}
