import type { Read } from './phrases.ts'
import table from './scam-words.json' with { type: 'json' }

/** How much each trait speaks for a scam, in hundredths; made by `scripts/learn-scam-words.ts`. */
export type ScamWords = Readonly<Record<string, number>>

const LEARNED: ScamWords = table

/**
 * How much the wording resembles scams rather than ordinary messages: above 0 more like scams, below 0 more like the others,
 * beyond ±1 plainly so. Sees what no rule names; never decides alone against what is demanded.
 */
export function wordingOf(read: Read, words: ScamWords = LEARNED): number {
  const traits = traitsOf(read)
  const sum = traits.reduce((all, trait) => all + (Object.hasOwn(words, trait) ? (words[trait] ?? 0) : 0), 0)
  return ((words[''] ?? 0) + sum / Math.sqrt(Math.max(traits.length, 1))) / 100
}

/** Words, neighbours and next neighbours without marks, numbers and addresses as one sign each, every trait once. */
export function traitsOf(read: Read): string[] {
  const all = read.folded
    .trim()
    .split(' ')
    .filter((word) => word !== '' && word !== '.')
    .map((word) => (/\d/u.test(word) ? '#' : word.startsWith('@') ? '@' : word))
  const pairs = all.slice(1).map((word, at) => `${all[at]} ${word}`)
  const apart = all.slice(2).map((word, at) => `${all[at]} _ ${word}`)
  return [...new Set([...all, ...pairs, ...apart])]
}
