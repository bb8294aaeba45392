import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clean, fold, words } from '../shared/text.ts'
import type { ModelRequest } from './model.ts'

/** The wordings sent to a model: `prompts/<name>.md`, two parts with named slots. They hold no secret and may be published. */

export interface Prompt {
  name: PromptName
  /** From the file's head; logged, so that a change of wording can be told from a change of model. */
  version: number
  system: string
  user: string
  /** What each tool does, as the model is told; empty for a prompt without tools. */
  tools: Readonly<Record<string, string>>
  /** Every run of `RUN` words of the wording, with and without marks: a reply holding one gives the prompt away. */
  runs: ReadonlySet<string>
}

/** The slots of each wording; a file with others is not read. */
const SLOTS = {
  answer: ['draft', 'limit', 'lines', 'passages', 'question'],
  reason: ['draft', 'limit', 'lines', 'passages', 'question', 'scope'],
  rewrite: ['question', 'topics'],
  judge: ['options', 'question', 'said'],
} as const

export type PromptName = keyof typeof SLOTS
export type PromptSlots<N extends PromptName> = Record<(typeof SLOTS)[N][number], string | number>

const RUN = 8
const SLOT = /\{\{(\w+)\}\}/gu
const FOLDER = join(import.meta.dirname, '../../prompts')

/** Reads a wording. A part, version or slot missing, and a slot unknown, is a programming error and throws. */
export function readPrompt<N extends PromptName>(name: N, folder = FOLDER): Prompt & { name: N } {
  const text = clean(readFileSync(join(folder, `${name}.md`), 'utf8'))
  const version = /^version: (\d+)$/mu.exec(text)?.[1]
  const parts = new Map(
    text
      .split(/^## /mu)
      .slice(1)
      .map((part) => [part.split('\n')[0]?.trim() ?? '', part.slice(part.indexOf('\n')).trim()]),
  )
  const [system, user] = [parts.get('system'), parts.get('user')]
  const slots = [...new Set([...text.matchAll(SLOT)].map((match) => match[1] ?? ''))].toSorted()
  if (version === undefined || system === undefined || user === undefined || slots.join() !== SLOTS[name].join())
    throw new Error(
      `the prompt ${name} needs a version, the parts system and user, and the slots ${SLOTS[name].join()}`,
    )
  const tools = Object.fromEntries(
    [...parts].flatMap(([title, body]) => (title.startsWith('tool ') ? [[title.slice('tool '.length), body]] : [])),
  )
  const wording = [system, user, ...Object.values(tools)]
  const runs = new Set(wording.flatMap((part) => [...runsOf(part), ...runsOf(fold(part))]))
  return { name, version: Number(version), system, user, tools, runs }
}

/** Fills the slots; what a value holds is never read as a slot. */
export function fillPrompt<N extends PromptName>(prompt: Prompt & { name: N }, slots: PromptSlots<N>): ModelRequest {
  const values: Record<string, string | number> = slots
  const fill = (text: string) => text.replaceAll(SLOT, (_, slot: string) => String(values[slot]))
  return { system: fill(prompt.system), user: fill(prompt.user) }
}

/** Runs of eight words, lower case, punctuation aside. */
export function runsOf(text: string): string[] {
  const list = words(text)
  return list.slice(0, Math.max(0, list.length - RUN + 1)).map((_, at) => list.slice(at, at + RUN).join(' '))
}
