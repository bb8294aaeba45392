import { fold, words } from '../shared/text.ts'

/** What a line asks a person to do that can cost them money, an account or the machine. A model never asks for it by itself. */

const SECRET =
  '(?:otp|o t p|ma xac|ma pin|ma (?:6|sau) (?:so|chu so)|ma so bi mat|ma (?:vua|moi) (?:den|nhan)|mat khau|passcode|so the|mat (?:truoc|sau) the|cvv|cvc|so tai khoan|can cuoc|cccd|ho chieu|khuon mat|guong mat|van tay|sinh trac)'

/** Folded: giving out a secret, sending money, handing over the machine. */
const GRAVE = new RegExp(
  [
    `\\b(?:doc|gui|cho|nhap|dien|khai|dua|noi|chup|nhan|cung cap|chia se|bao|quay)\\b.{0,60}\\b${SECRET}\\b`,
    `\\b${SECRET}\\b.{0,40}\\b(?:cho|gui|den|toi|vao|dua|noi|doc|tra loi|de lai|ra day|o day)\\b`,
    '\\b(?:chuyen|nap|gui|dong|nop|coc|tra|rut|vay|ung|mua|dua|muon|thanh toan)\\b.{0,30}(?:\\b(?:tien|khoan|coc|phi|vang|the cao|the nap|trieu|nghin|tram (?:ngan|nghin))|(?:\\d|trieu|nghin|ngan|tram|may) dong)\\b',
    '\\b(?:cho|bat|cap|mo)\\b(?: phep| them| cac| moi| het)* quyen\\b|\\b(?:cho|bat|cap|mo)\\b.{0,12}\\btro nang\\b',
    '\\b(?:dua|giao|cho muon|cho thue|cho)\\b.{0,12}\\b(?:dien thoai|may|tai khoan|sim)\\b.{0,12}\\bcho\\b',
    '\\btat\\b.{0,20}\\b(?:bao ve|khoa|xac thuc|thong bao)\\b',
    '\\b(?:chia se|dieu khien|truyen)\\b.{0,20}\\bman hinh\\b',
  ].join('|'),
  'u',
)

/** Folded: installing, opening, calling somebody. */
const DEED = new RegExp(
  [
    '\\b(?:cai|cai dat|tai|tai ve|mo|bam|nhan|truy cap|vao|quet)\\b.{0,40}?\\b(?:ung dung|phan mem|app|tep|file|apk|lien ket|duong dan|link|trang|ma qr)\\b',
    '\\b(?:goi|lien he|nhan tin|ket ban)\\b(?: \\p{L}+){1,2}',
  ].join('|'),
  'gu',
)

const DENIED = /(?<![\p{L}])(?:không|đừng|chớ|cấm)(?![\p{L}])/iu

/**
 * True when the line asks for something that is not the documents' own wish. A grave thing must be a whole sentence of what the
 * rules said, or a whole denying sentence of a place: a poisoned document must not ask for a code through the model. A lesser one
 * must stand in them with the same words around it.
 */
export function asksADeed(text: string, said: readonly string[], places: readonly string[]): boolean {
  const folded = fold(text)
  if (GRAVE.test(folded) && !isWhole(text, DENIED.test(text) ? [...said, ...places] : said)) return true
  const held = [...said, ...places].map((source) => ` ${words(fold(source)).join(' ')} `)
  // The bot does nothing in anybody's stead but what its own texts say it does.
  if (ownDeeds(text).some((deed) => ![...said, ...places].some((source) => ownDeeds(source).includes(deed))))
    return true
  return [...folded.matchAll(DEED)].some((deed) => {
    const wanted = ` ${words(deed[0]).join(' ')} `
    return !held.some((source) => source.includes(wanted))
  })
}

/** "{b} gõ": the bot, and the word of what it does. */
function ownDeeds(text: string): string[] {
  return [...text.matchAll(/\{b\}\s+(\p{L}+)/gu)].map(([, word = '']) => word.toLowerCase())
}

/** Where a sentence ends, a list goes on, or a line breaks. */
export const PIECES = /(?<=[.;!?:…])["”)]?\s+|\n/u

/**
 * True when the line is one sentence of a source, or several in a row, word for word. Part of one does not count: "đọc mã cho ai"
 * stands in "Không đọc mã cho ai".
 */
export function isWhole(text: string, sources: readonly string[]): boolean {
  const line = bareWords(text)
  if (line === '') return false
  return sources.some((source) => {
    const pieces = source.split(PIECES).map(bareWords)
    return pieces.some((_, from) => {
      let run = ''
      for (let at = from; at < pieces.length && run.length < line.length; at++) run = `${run} ${pieces[at]}`.trim()
      return run === line
    })
  })
}

/** Words without the particle of courtesy, which changes nothing that is said. */
function bareWords(text: string): string {
  return words(text.replaceAll('{a}', ' ')).join(' ')
}
