import type { Read } from './phrases.ts'

/** How much each trait of a wording speaks for one kind of text, in hundredths; the empty trait is where a text without traits stands. */
export type LearnedWords = Readonly<Record<string, number>>

/**
 * How much a wording resembles the kind that `words` were learned from: above 0 more like it, below 0 more like the others, beyond
 * ±1 plainly so. Sees what no rule names.
 */
export function resemblance(read: Read, words: LearnedWords): number {
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
