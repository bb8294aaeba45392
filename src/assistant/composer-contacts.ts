import { hidePersonalData } from '../privacy/hide.ts'
import { joinSpokenDigits } from '../privacy/spoken-digits.ts'
import { fold } from '../shared/text.ts'
import { dotsWritten } from './composer-letters.ts'
import { readLinks } from './links.ts'

/** Ways out of the talk: addresses, and numbers to be called, paid to or typed in. Only those of the rules' own answer may stand. */

/** A name with a dot inside and no blank, whatever its ending: new endings are sold every year ("tro-cap.quest"). */
const DOTTED = /(?<![\p{L}\d.-])[a-z\d-]{2,}(?:\.[a-z\d-]+)*\.[a-z][a-z\d-]+(?![\p{L}\d-])/gu
const HANDLE = /[\p{L}\d._-]*@[\p{L}\d._-]*/gu

/** Every contact a text names, in one spelling: hosts, handles, numbers as digits, kinds of personal data. */
export function contactsOf(text: string): string[] {
  const dotted = dotsWritten(text)
  const hosts = [...readLinks(text), ...readLinks(dotted)].map((link) => link.host)
  const names = fold(text).match(DOTTED) ?? []
  const handles = dotted.match(HANDLE) ?? []
  return [...new Set([...hosts, ...names, ...handles, ...numbersOf(text), ...hidePersonalData(text).hidden])]
}

/** Digits long enough to be called, paid to or typed in: years and amounts aside. */
function numbersOf(text: string): string[] {
  const written = fold(text).replaceAll(/(?<=\d)o(?=[\d\s])|(?<![\p{L}\d])o(?=\d{3})/gu, '0')
  return [...written.matchAll(/(?<![\p{L}\d])\+?\d(?:[\s._·-]?\d){2,}(?![\p{L}\d])/gu)]
    .map((match) => match[0].replaceAll(/\D/gu, ''))
    .filter((digits) => digits.length >= 8 || /^1[89]00/u.test(digits) || /^11\d$/u.test(digits))
}

/** Digits read out one by one ("không chín một hai"): a number nobody writes so but to slip past a filter. */
export function spellsDigits(text: string): boolean {
  // Written digits aside: "2023 - 2030" is no number read out.
  return /\d{4}/u.test(joinSpokenDigits(text.replaceAll(/\d+/gu, 'x')))
}
