import type { Passage } from '../knowledge/passages.ts'
import { hideFromModel } from '../privacy/model-door.ts'
import { clean, cut } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { readRefusal } from './refuse.ts'

/** What fills a prompt: the question, passages and drafts as data. Data stands between ⟦ and ⟧, which it cannot hold itself. */

/**
 * Longest passage sent, in characters, and all of them together: a small model's window, and the bill. With wording, draft and
 * question that is under 2,500 tokens, counted by o200k_base (3.3 characters of Vietnamese a token).
 */
const PASSAGE_CHARS = 1500
const ALL_CHARS = 4500
const QUESTION_CHARS = 600

/** The answer of the rules, written the way a reply is to be written. */
export function draftData(sentences: readonly Sentence[]): string {
  return sentences.map(({ text, cites }) => `${oneLine(text)} [${cites.join('; ')}]`).join('\n')
}

/** A person's words as one line of data. They arrive with numbers masked; names, addresses and birth dates are masked here. */
export function questionData(text: string): string {
  return cut(oneLine(hideFromModel(text)), QUESTION_CHARS)
}

/** Passages as data, each under its address. Lines that read as orders to a machine are left out: no document needs them. */
export function passageData(passages: readonly Passage[], allChars = ALL_CHARS): string {
  const share = Math.min(PASSAGE_CHARS, Math.floor(allChars / Math.max(1, passages.length)))
  return passages
    .map((passage) => {
      const lines = cut(passage.text, share)
        .split('\n')
        .filter((line) => readRefusal(line)?.reason !== 'attack')
      const head = [passage.docName, ...passage.headings].map(oneLine).join(' › ')
      return `[${passage.address}] ${head}\n${lines.map(oneLine).filter(Boolean).join('\n')}`
    })
    .join('\n\n')
}

/** Square brackets are how addresses are written and data is held; in data they would pass for some. */
export function oneLine(text: string): string {
  return clean(text).replaceAll(/[[⟦]/gu, '(').replaceAll(/[\]⟧]/gu, ')').replaceAll(/\s+/gu, ' ').trim()
}
