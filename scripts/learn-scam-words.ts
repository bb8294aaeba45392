import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { readPhrases } from '../src/assistant/phrases.ts'
import { traitsOf } from '../src/assistant/scam-words.ts'

export interface LabelledMessage {
  text: string
  label: 'scam' | 'safe'
}

const ROUNDS = 60
/** A trait met once says nothing about the next message. */
const LEAST = 2
/** Weights are kept as whole hundredths. */
const SCALE = 100

/**
 * Learns how much each trait speaks for a scam: logistic regression by gradient steps, messages in the order given, so that the
 * same messages always make the same table. Weights are hundredths; the empty trait is the bias.
 */
export function learnScamWords(messages: readonly LabelledMessage[]): Record<string, number> {
  const known = messages.map(({ text, label }) => ({
    scam: label === 'scam' ? 1 : 0,
    traits: traitsOf(readPhrases(text)),
  }))
  const met = new Map<string, number>()
  for (const trait of known.flatMap((one) => one.traits)) met.set(trait, (met.get(trait) ?? 0) + 1)
  const weights = new Map<string, number>()
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    const step = 0.3 / (1 + round / 10)
    for (const { scam, traits } of known) {
      const length = Math.sqrt(traits.length)
      const told = traits.filter((trait) => (met.get(trait) ?? 0) >= LEAST)
      const sum = told.reduce((all, trait) => all + (weights.get(trait) ?? 0) / length, bias)
      const miss = scam - 1 / (1 + Math.exp(-sum))
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

/** The messages the table is learned from: written for this project, none of those kept for evaluation. */
function readMessages(): LabelledMessage[] {
  return readFileSync('tests/assistant/fixtures/scam-messages.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledMessage)
}

/** The table as it stands in the file: one trait a line, so that a change can be read. */
export function printTable(table: Record<string, number>): string {
  const lines = Object.entries(table).map(([trait, weight]) => `  ${JSON.stringify(trait)}: ${weight}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync('src/assistant/scam-words.json', printTable(learnScamWords(readMessages())))
