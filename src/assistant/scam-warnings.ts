import { type Phrase, type Read, says, saysAny, sentencesOf } from './phrases.ts'
import { KEEPS_CODE, WARNS } from './scam-calm.ts'
import { FEATURES } from './scam-signs.ts'

/** Told to keep it from others; to keep a code to oneself is what every bank says. */
export function keepsSecret(read: Read): boolean {
  return sentencesOf(read).some(
    (sentence) => saysAny(sentence, FEATURES.secrecy) && !(saysAny(sentence, WARNS) && says(sentence, KEEPS_CODE)),
  )
}

/** Words that have to stand before a warning for them to be a message of their own. */
const OWN_PART = 12

/**
 * What warns against a demand goes out, or every honest bank notice would demand the code it tells to keep. Of a long sentence
 * typed without stops the part before the warning stays: a scam ends "đừng cho ai biết mã" to sound like the bank.
 */
export function withoutWarnings(read: Read): Read {
  const kept = sentencesOf(read).flatMap((sentence) => {
    if (keepsSecret(sentence)) return [sentence]
    const at = firstWord(sentence, WARNS)
    if (at === null) return [sentence]
    return at < OWN_PART ? [] : [upTo(sentence, at)]
  })
  const join = (part: 'marked' | 'folded'): string => ` ${kept.map((sentence) => sentence[part].trim()).join(' . ')} `
  return { ...read, marked: join('marked'), folded: join('folded') }
}

function upTo(read: Read, words: number): Read {
  const cut = (part: string): string => ` ${part.trim().split(' ').slice(0, words).join(' ')} `
  return { ...read, marked: cut(read.marked), folded: cut(read.folded) }
}

/** How many words stand before the first of the phrases; null when none occurs. */
function firstWord(read: Read, sought: readonly Phrase[]): number | null {
  const places = sought.flatMap((one) => {
    const typed = read.unmarked ? null : one.marked.exec(read.marked)
    const found = typed ?? (read.unmarked || read.slips ? one.folded.exec(read.folded) : null)
    return found === null ? [] : [found.input.slice(0, found.index).trim().split(' ').length]
  })
  return places.length === 0 ? null : Math.min(...places)
}
