import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Passage } from '../knowledge/passages.ts'
import { hidePersonalData } from '../privacy/hide.ts'
import { clean, cut, words } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import type { ModelRequest } from './model.ts'
import { readRefusal } from './refuse.ts'

/** The wording sent to a model: two parts with named slots. Its text holds no secret and may be published. */
export interface Prompt {
  /** From the file's head; logged, so that a change of wording can be told from a change of model. */
  version: number
  system: string
  user: string
  /** Every run of `RUN` words of the wording: a reply holding one gives the prompt away. */
  runs: ReadonlySet<string>
}

export interface PromptSlots {
  passages: string
  /** The answer of the rules, a line a sentence, each with its addresses: what is to be reworded. */
  draft: string
  question: string
  /** Most lines, and most characters in all. */
  lines: number
  limit: number
}

const RUN = 8
const SLOT = /\{\{(\w+)\}\}/gu
const SLOTS = ['draft', 'limit', 'lines', 'passages', 'question']
/** Longest passage sent, in characters, and all of them together: a small model's window, and the bill. */
const PASSAGE_CHARS = 1500
const ALL_CHARS = 6000

/** Reads `prompts/answer.md`. A slot missing or unknown is a programming error and throws. */
export function readPrompt(file = join(import.meta.dirname, '../../prompts/answer.md')): Prompt {
  const text = clean(readFileSync(file, 'utf8'))
  const version = /^version: (\d+)$/mu.exec(text)?.[1]
  const [, system, user] = /^## system\n([\s\S]*?)\n## user\n([\s\S]*)$/mu.exec(text) ?? []
  const slots = [...new Set([...text.matchAll(SLOT)].map((match) => match[1] ?? ''))].toSorted()
  if (version === undefined || system === undefined || user === undefined || slots.join() !== SLOTS.join()) {
    throw new Error(`the prompt needs a version, the parts system and user, and the slots ${SLOTS.join(', ')}`)
  }
  return {
    version: Number(version),
    system: system.trim(),
    user: user.trim(),
    runs: new Set([...runsOf(system), ...runsOf(user)]),
  }
}

/** Runs of eight words, lower case, marks and punctuation aside. */
export function runsOf(text: string): string[] {
  const list = words(text)
  return list.slice(0, Math.max(0, list.length - RUN + 1)).map((_, at) => list.slice(at, at + RUN).join(' '))
}

export function fillPrompt(prompt: Prompt, slots: PromptSlots): ModelRequest {
  const values: Record<string, string | number> = { ...slots }
  const fill = (text: string) => text.replaceAll(SLOT, (_, name: string) => String(values[name]))
  return { system: fill(prompt.system), user: fill(prompt.user) }
}

/** The answer of the rules, written the way a reply is to be written. */
export function draftData(sentences: readonly Sentence[]): string {
  return sentences.map(({ text, cites }) => `${oneLine(text)} [${cites.join('; ')}]`).join('\n')
}

/** The person's words as one line of data. They arrive masked, and are masked again: this is the last door before the network. */
export function questionData(text: string): string {
  return cut(oneLine(hidePersonalData(text).text), 600)
}

/** Passages as data, each under its address. Lines that read as orders to a machine are left out: no document needs them. */
export function passageData(passages: readonly Passage[]): string {
  const share = Math.min(PASSAGE_CHARS, Math.floor(ALL_CHARS / Math.max(1, passages.length)))
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

/** Square brackets are how addresses are written; in data they would pass for some. */
function oneLine(text: string): string {
  return clean(text).replaceAll('[', '(').replaceAll(']', ')').replaceAll(/\s+/gu, ' ').trim()
}
