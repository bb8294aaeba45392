import { LANDLINE, MAIL_ADDRESS, MOBILE_PHONE } from './contacts.ts'
import type { Kind } from './kind.ts'
import { ACCOUNT, CARD, CARD_CODE, ONE_TIME_CODE, PASSWORD } from './money.ts'
import { CITIZEN_ID, INSURANCE, OLD_ID, PASSPORT, TAX_NUMBER } from './papers.ts'
import { pick, type Random, stripped } from './spellings.ts'

/** Personal data in sentences people write, from a seed. Nobody's: every number is drawn. */

export interface Item {
  kind: string
  /** The whole message. */
  text: string
  /** The secret as it stands in it. */
  written: string
}

/** In a fixed order: another one would draw other items from the same seed. */
const KINDS: readonly Kind[] = [
  CITIZEN_ID,
  OLD_ID,
  MOBILE_PHONE,
  LANDLINE,
  CARD,
  ACCOUNT,
  ONE_TIME_CODE,
  CARD_CODE,
  MAIL_ADDRESS,
  TAX_NUMBER,
  INSURANCE,
  PASSPORT,
  PASSWORD,
]

/** `count` items, kinds by their weights; half of the sentences without marks. The same for the same seed. */
export function makeItems(random: Random, count: number): Item[] {
  const drawn = KINDS.flatMap((kind) => Array.from({ length: kind.weight }, () => kind))
  return Array.from({ length: count }, () => {
    const kind = pick(random, drawn)
    const { value, spellings } = kind.make(random)
    const written = pick(random, spellings)(value)
    const frame = pick(random, kind.frames)
    const plain = random() < 0.5
    const before = pick(random, ['', '', 'Dạ ', 'cho hỏi, ', 'Alo. '])
    const secret = plain && !/[\p{Lu}@#_]/u.test(written) ? stripped(written) : written
    const sentence = before + frame
    return {
      kind: kind.name,
      text: (plain ? stripped(sentence) : sentence).replace('%', () => secret),
      written: secret,
    }
  })
}
