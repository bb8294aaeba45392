import { fold } from '../shared/text.ts'

/** Letters and marks of a model's line: what an app would turn into something else, and what only looks like Vietnamese. */

const VIETNAMESE = 'abcdefghijklmnopqrstuvwxyzàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'
const LETTERS = new Set([...VIETNAMESE, ...VIETNAMESE.toUpperCase()])

/** Markdown, HTML, program addresses, braces, pictures for words, digits of other scripts. */
const PROGRAM =
  /[<>{}`|\\*_~#^⏎\uE000-\uF8FF]|!\[|\]\(|:\/\/|(?:java\s*script|vbscript|data|tg|intent|mailto|tel|sms)\s*:|zalo:(?=\S)/iu
const PICTURES = /\p{Extended_Pictographic}|(?![0-9])\p{Nd}|\p{Regional_Indicator}/u

/**
 * True when a line holds anything but words as Vietnamese writes them: a letter of another alphabet reads as ours to a person
 * and as nothing to every check ("іnstall" with a Cyrillic і), and so does a sign that stands for a letter or a digit ("①", "ｂ").
 */
export function hasForeignForm(text: string): boolean {
  const rest = text.normalize('NFC').replaceAll(/\{[uba]\}/gu, '')
  if (PROGRAM.test(rest) || PICTURES.test(rest)) return true
  return [...rest].some(
    (char) =>
      (/\p{L}|\p{M}/u.test(char) && !LETTERS.has(char)) ||
      // Signs that stand for letters or digits, and spaces and format marks that part a word without being seen.
      (char !== '…' && char.normalize('NFKC') !== char && !/[²³½¼¾\u00A0]/u.test(char)) ||
      /\p{Cf}|\p{Co}|\p{Cn}/u.test(char),
  )
}

/** Folded, with what stands for a dot or an @ written as one: "dongphi chấm top", "dongphi [.] top", "a (a còng) b". */
export function dotsWritten(text: string): string {
  return fold(text)
    .replaceAll(/[。．｡‧∙·•]/gu, '.')
    .replaceAll(
      /\s*[([{]?\s*(?:\.|(?<![a-z])(?:cham|dot|dau cham)(?![a-z]))\s*[)\]}]?\s*(?=[a-z]{2,10}(?![a-z]))/gu,
      '.',
    )
    .replaceAll(/\s*[([{]?\s*(?<![a-z])(?:a cong|a moc)(?![a-z])\s*[)\]}]?\s*/gu, '@')
}
