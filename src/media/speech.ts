import type { Guide } from '../knowledge/guide.ts'
import { DIGITS, LETTERS, SPEECH, SPOKEN } from '../replies/speech.ts'
import { DEFAULT_VOICE, say } from '../replies/voice.ts'

/** A guide as a text for the commune's loudspeaker, written as it is to be read. */

/** Longer texts lose whoever passes by. Counted as they stand on paper, between blanks. */
export const MOST_WORDS = 100
/** Reading pace of an announcement, syllables a minute. */
const PACE = 150

export interface Speech {
  text: string
  words: number
  /** Seconds of one reading. */
  seconds: number
}

/** The guide's own loudspeaker text; a guide without one is told by its cards and the sentence to remember. */
export function speechOf(guide: Guide): Speech {
  const sentences = sentencesOf(spoken(guide.loudspeaker?.text ?? composed(guide)))
  const words = () => countWords(sentences.join(' '))
  // The last sentence is the warning: what is too much goes from before it.
  while (words() > MOST_WORDS && sentences.length > 2) sentences.splice(-2, 1)
  const text = sentences.join(' ')
  return { text, words: countWords(text), seconds: Math.round((syllables(text) / PACE) * 60) }
}

function composed(guide: Guide): string {
  const about = `${guide.name.charAt(0).toLocaleUpperCase('vi')}${guide.name.slice(1)}.`
  return [SPEECH.attention, about, ...guide.cards.map((card) => forAll(card.text)), forAll(guide.remember)].join(' ')
}

/** Slots filled for everybody who listens: nobody is "bác" to a loudspeaker. */
function forAll(text: string): string {
  const filled = text.replaceAll('{u}', SPEECH.people).replaceAll('{b}', SPEECH.bot).replaceAll('{a}', '')
  return say(filled, DEFAULT_VOICE)
    .replaceAll('\n', ' ')
    .replaceAll(
      /(^|[.!?]\s)(\p{Ll})/gu,
      (_whole, before: string, letter: string) => before + letter.toLocaleUpperCase('vi'),
    )
}

/** Abbreviations, web addresses and telephone numbers as they are said; a number in the middle of a sentence stays a number. */
export function spoken(text: string): string {
  const named = SPOKEN.reduce(
    (said, [written, read]) => said.replaceAll(new RegExp(`(?<![\\p{L}\\d])${written}(?![\\p{L}\\d])`, 'gu'), read),
    text,
  )
  const spelt = named.replaceAll(/(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/gu, letters)
  const addressed = spelt.replaceAll(/(?<=[a-z0-9])\.(?=[a-z]{2})/gu, ` ${SPEECH.dot} `)
  return addressed.replaceAll(
    /(?<!năm )(?<![\d.,/])\d(?: ?\d){2,}(?![\d.,]*\d)(?! (?:đồng|triệu|nghìn|phút|giờ|ngày|năm))/gu,
    digits,
  )
}

function letters(abbreviation: string): string {
  return [...abbreviation].map((letter) => LETTERS[letter] ?? letter.toLocaleLowerCase('vi')).join('-')
}

function digits(number: string): string {
  return [...number.replaceAll(' ', '')].map((digit) => DIGITS[Number(digit)]).join(' ')
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/u).filter((sentence) => sentence !== '')
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}

/** "Vi-en-i-đi" takes four. */
function syllables(text: string): number {
  return text.split(/[\s-]+/u).filter((syllable) => syllable !== '').length
}
