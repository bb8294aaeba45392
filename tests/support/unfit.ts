import { expect } from 'vitest'
import { type Given, type Unfit, whyUnfit } from '../../src/assistant/composer-checks.ts'
import { ownCatalog } from './own-content.ts'

/** The real content, as a model would see it. */
export const catalog = await ownCatalog()

/** Why one line of a model cannot stand on these places alone; null where it can. `runs`: words of the prompt it must not repeat. */
export function whyOn(text: string, cites: readonly string[], runs: Given['runs'] = new Set()): Unfit | null {
  const passages = cites.flatMap((address) => catalog.passage(address) ?? [])
  expect(passages.length).toBe(cites.length)
  const shown = new Map(passages.map((passage) => [passage.address, passage]))
  return whyUnfit({ text, cites: [...cites] }, { passages: shown, said: [], runs, agencies: catalog.agencies })
}
