import { ANSWERS } from '../replies/answers.ts'

/**
 * When two sentences count as one: word by word and mark by mark, but for a closed list of changes that no meaning hangs on. What may
 * be left out, put in or said otherwise stands here and nowhere else; all other changes are somebody's own sentence.
 */

/** Said otherwise, or left out, without another meaning. Both sides are read through them, in this order. */
const SAME: readonly [RegExp, string][] = [
  [/ (?:dạ|vâng) (?:, )?/gu, ' '],
  [/ (?:ạ|nhé|nha) (?=[,;:]|$)/gu, ' '],
  [/(?<=^ |\{u\} )hãy /gu, ''],
  [/ (?:các|những) (?!bước |mạng )/gu, ' '],
  [/ việc (?=(?:tổ chức|triển khai|xây dựng|bố trí|thực hiện) )/gu, ' '],
  [/ tại /gu, ' ở '],
  [/ đối với /gu, ' cho '],
  [/ nhằm /gu, ' để '],
  [/ có liên quan /gu, ' liên quan '],
  [/ theo quy định /gu, ' như quy định '],
  [/ hàng (?=(?:ngày|tuần|tháng|quý|năm) )/gu, ' hằng '],
  [/ (?:nhấn|bấm|ấn)(?: vào)?(?: nút)? (?!mạnh )/gu, ' bấm '],
  [/ sử dụng /gu, ' dùng '],
  [/ bao gồm /gu, ' gồm '],
  [/ hoặc là /gu, ' hoặc '],
  [/ phối hợp cùng /gu, ' phối hợp với '],
  [/ ubnd /gu, ' ủy ban nhân dân '],
  [/ phần trăm /gu, '% '],
]

const SMALL_NUMBERS = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
/** "Không, bấm" is not "không bấm": where a sentence turns, its commas count. */
const TURNS =
  / (?:không|chưa|chẳng|đừng|chớ|cấm|trừ|khỏi|tránh|nếu|khi|lúc|thì|mà|nhưng|nên|vì|do|để|chỉ|riêng|còn|hoặc|hay|rồi|mới|trước|sau|muốn|cần|là) /u

/** A sentence as it is compared. Linear; two readings are equal exactly when the sentences say the same in the same order. */
export function plainly(sentence: string): string {
  const tokens =
    sentence
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(ANSWERS.tip.text.toLowerCase(), ' ')
      .replaceAll('{a}', ' ')
      .match(/\{[^{}]*\}|\d+(?:[.,/:]\d+)*%?|[\p{L}\p{M}]+|[?,;:()…/–—-]/gu) ?? []
  let text = ` ${tokens.map(oneSpelling).join(' ')} `
  for (const [from, to] of SAME) text = text.replaceAll(from, to)
  if (!TURNS.test(text.replaceAll(' rồi ', ' '))) {
    // "{u} mở ứng dụng, bấm quét": what is to be done one after another.
    if (text.startsWith(' {u} ')) text = text.replaceAll(/ (?:, )?rồi (?=\S)/gu, ' ')
    text = text.replaceAll(' , ', ' ')
  }
  return text.replace(/^[ ,:-]+/u, '').replace(/[ ,;:-]+$/u, '')
}

function oneSpelling(token: string): string {
  if (/^[–—-]$/u.test(token)) return '-'
  if (/^0*(?:[1-9]|10)$/u.test(token)) return SMALL_NUMBERS[Number(token)] ?? token
  if (/^\d/u.test(token)) return token.replaceAll(/(?<![\d.,])0+(?=\d)/gu, '')
  return token
    .replace(/^uỷ$/u, 'ủy')
    .replace(/(?<=^(?:h|kh))oá$/u, 'óa')
    .replace(/^toà$/u, 'tòa')
    .replace(/^tuỳ$/u, 'tùy')
}

const QUOTED = /["“”«»]([^"“”«»]*)["“”«»]/gu

/** What stands in quotation marks, as it is compared: around a word of one's own they say "so-called". */
export function quotedIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, inside = '']) => plainly(inside))
}
