import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type LearnedWords, traitsOf } from '../src/assistant/learned-words.ts'
import { readPhrases } from '../src/assistant/phrases.ts'

/**
 * The kinds that are told apart by wording: where the labelled examples stand, where the table goes, and in
 * how many examples (`least`) a trait has to be met: one met once says nothing about the next message.
 */
export const KINDS = {
  scam: {
    examples: 'tests/assistant/fixtures/scam-messages.jsonl',
    table: 'src/assistant/scam-words.json',
    least: 2,
  },
  cry: {
    examples: 'tests/assistant/fixtures/cry-messages.jsonl',
    table: 'src/assistant/cry-likeness.json',
    least: 3,
  },
} as const

export interface Example {
  text: string
  label: string
}

const ROUNDS = 60
/** Weights are kept as whole hundredths. */
const SCALE = 100

/**
 * Learns how much each trait speaks for `kind`: logistic regression by gradient steps, examples in the order given, so that the
 * same examples always make the same table. Weights are hundredths; the empty trait is the bias.
 */
export function learnWords(kind: keyof typeof KINDS, examples: readonly Example[]): LearnedWords {
  const { least } = KINDS[kind]
  const known = examples.map(({ text, label }) => ({ is: label === kind ? 1 : 0, traits: traitsOf(readPhrases(text)) }))
  const met = new Map<string, number>()
  for (const trait of known.flatMap((one) => one.traits)) met.set(trait, (met.get(trait) ?? 0) + 1)
  const weights = new Map<string, number>()
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    const step = 0.3 / (1 + round / 10)
    for (const { is, traits } of known) {
      const length = Math.sqrt(traits.length)
      const told = traits.filter((trait) => (met.get(trait) ?? 0) >= least)
      const sum = told.reduce((all, trait) => all + (weights.get(trait) ?? 0) / length, bias)
      const miss = is - 1 / (1 + Math.exp(-sum))
      bias += step * miss * 0.1
      for (const trait of told)
        weights.set(trait, (weights.get(trait) ?? 0) * (1 - step / 150) + (step * miss) / length)
    }
  }
  const kept = [...weights].map(([trait, weight]) => [trait, Math.round(weight * SCALE)] as const)
  return Object.fromEntries([
    ['', Math.round(bias * SCALE)],
    ...kept.filter(([, weight]) => weight !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])
}

/** The examples a table is learned from: written for this project, none of those kept for evaluation. */
export function readExamples(kind: keyof typeof KINDS): Example[] {
  return readFileSync(KINDS[kind].examples, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Example)
}

/** The table as it stands in the file: one trait a line, so that a change can be read. */
export function printTable(table: LearnedWords): string {
  const lines = Object.entries(table).map(([trait, weight]) => `  ${JSON.stringify(trait)}: ${weight}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const kind of ['scam', 'cry'] as const)
    writeFileSync(KINDS[kind].table, printTable(learnWords(kind, readExamples(kind))))
