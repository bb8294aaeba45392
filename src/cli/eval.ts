import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough, Readable, type Writable } from 'node:stream'
import { checkScam } from '../assistant/scam.ts'
import type { Hide } from '../conversation/converse.ts'
import { runScript, SCRIPT_START, scriptSchema, type TalkStore } from '../conversation/converse.ts'
import type { Parts } from '../conversation/handler.ts'
import { AppError } from '../errors.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { TALK } from '../replies/talk.ts'
import { fold } from '../shared/text.ts'
import { askLinesCommand } from './ask.ts'

/** `hvs eval`: the development sets through the same engine as a chat, scored by the scorers that lie beside them. */

export interface EvalMind {
  parts: Parts
  hide: Hide
  /** What each talk is kept in. */
  newStore: () => TalkStore
  catalog: Catalog
}

interface Gold {
  id: string
  question?: string
  gold?: string[]
  kind?: string
  text?: string
  turns?: { user: string }[]
}

/** One set, scored. */
export interface Section {
  name: string
  /** The scorer's own table. */
  table: string
  scores: unknown
  /** From question to answer, in milliseconds, for each question of the set. */
  ms: number[]
  /** Answers whose words a language model chose. */
  worded: number
}

const FOLDER = resolve(import.meta.dirname, '../../tests/eval')

/** Prints one table per set, as written and again with all marks removed. @returns 0 */
export async function evalCommand(mind: EvalMind, options: { json: boolean }, output: Writable): Promise<number> {
  const sections = await evaluate(mind)
  if (options.json)
    output.write(`${JSON.stringify(Object.fromEntries(sections.map(({ name, scores }) => [name, scores])))}\n`)
  else for (const { name, table } of sections) output.write(`\n## ${name}\n${table}\n`)
  return 0
}

const SETS = [
  'plan-questions',
  'skill-questions',
  'guide-questions',
  'scam',
  'conversations',
  'follow-up-talks',
] as const

/**
 * Every set, or those named; the whole of each, or its first `limit` rows.
 * @throws AppError INPUT_INVALID where the sets are not installed
 */
export async function evaluate(
  mind: EvalMind,
  limit = Number.POSITIVE_INFINITY,
  sets: readonly (typeof SETS)[number][] = SETS,
): Promise<Section[]> {
  if (!existsSync(FOLDER)) throw new AppError('INPUT_INVALID', { line: 0, rule: 'tests/eval' })
  const scratch = mkdtempSync(join(tmpdir(), 'hvs-eval-'))
  const written = (row: Gold) => isWritten(row, mind.catalog)
  try {
    const score: Record<(typeof SETS)[number], () => Promise<Section[]>> = {
      'plan-questions': () => questions(mind, scratch, 'plan-questions.dev.jsonl', 'score.mjs', limit),
      'skill-questions': () => questions(mind, scratch, 'skill-questions.dev.jsonl', 'score-skill.mjs', limit, written),
      'guide-questions': () => questions(mind, scratch, 'guide-questions.jsonl', 'score-skill.mjs', limit, written),
      scam: async () => [scamSection(mind, scratch)],
      conversations: async () => [await talks(mind, scratch, 'conversations.dev.jsonl', limit)],
      'follow-up-talks': async () => [
        await talks(mind, scratch, 'follow-up-talks.jsonl', limit),
        await talks(mind, scratch, 'follow-up-talks.jsonl', limit, fold),
      ],
    }
    const sections: Section[] = []
    for (const name of sets) sections.push(...(await score[name]()))
    return sections
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Questions without a gold guide, and those with one that is written. */
function isWritten(row: Gold, catalog: Catalog): boolean {
  return (row.gold ?? []).length === 0 || (row.gold ?? []).some((guide) => catalog.guides.has(guide))
}

async function questions(
  mind: EvalMind,
  scratch: string,
  file: string,
  scorer: string,
  limit: number,
  wanted: (row: Gold) => boolean = () => true,
): Promise<Section[]> {
  const rows = readRows(file).filter(wanted).slice(0, limit)
  const sections: Section[] = []
  for (const ask of [asWritten, fold]) {
    const gold = join(scratch, 'gold.jsonl')
    const answers = join(scratch, 'answers.jsonl')
    writeRows(gold, rows)
    const input = Readable.from(
      rows.map((row) => `${JSON.stringify({ id: row.id, question: ask(row.question ?? '') })}\n`),
    )
    const { lines, ms } = await collected((out) =>
      askLinesCommand(mind.parts, mind.hide, mind.newStore, input, out, SCRIPT_START),
    )
    writeFileSync(answers, lines.join(''))
    sections.push({
      ...score(nameOf(file, ask), scorer, gold, answers),
      ms,
      worded: lines.filter(isWorded).length,
    })
  }
  return sections
}

function scamSection(mind: EvalMind, scratch: string): Section {
  const rows = readRows('scam.dev.jsonl')
  const answers = join(scratch, 'scam.jsonl')
  writeRows(
    answers,
    rows.map(({ id, text = '' }) => ({ id, scam: checkScam(text, mind.catalog.redFlags).verdict })),
  )
  return { ...score('scam', 'score-skill.mjs', join(FOLDER, 'scam.dev.jsonl'), answers), ms: [], worded: 0 }
}

async function talks(
  mind: EvalMind,
  scratch: string,
  file: string,
  limit: number,
  spelling: (text: string) => string = asWritten,
): Promise<Section> {
  const answers = join(scratch, 'talks.jsonl')
  const gold = join(scratch, 'gold.jsonl')
  const scripts = readRows(file).slice(0, limit)
  const rows = []
  for (const script of scripts) {
    const turns = (script.turns ?? []).map((turn) => ({ ...turn, user: spelling(turn.user) }))
    rows.push(...(await runScript(mind.parts, mind.hide, mind.newStore(), scriptSchema.parse({ ...script, turns }))))
  }
  writeRows(gold, scripts)
  writeRows(answers, rows)
  const worded = rows.filter(({ answer }) => isWorded(answer)).length
  return { ...score(nameOf(file, spelling), 'score-skill.mjs', gold, answers), ms: [], worded }
}

function asWritten(text: string): string {
  return text
}

function nameOf(file: string, spelling: (text: string) => string): string {
  return `${file.replace(/(?:\.dev)?\.jsonl$/u, '')}${spelling === asWritten ? '' : ' (bỏ dấu)'}`
}

function isWorded(answer: string): boolean {
  return answer.includes(TALK.composed.text)
}

/** The plan scorer takes gold first, the skill scorer results first. */
function score(name: string, scorer: string, gold: string, answers: string): Omit<Section, 'ms' | 'worded'> {
  const files = scorer === 'score.mjs' ? [gold, answers] : [answers, gold]
  const run = (...flags: string[]) =>
    execFileSync(process.execPath, [join(FOLDER, scorer), ...files, ...flags], { encoding: 'utf8', maxBuffer: 1 << 26 })
  return {
    name,
    table: run(scorer === 'score.mjs' ? '--fails' : '--misses').trimEnd(),
    scores: JSON.parse(run('--json')),
  }
}

/** The lines written, and how long each took to come after the one before. */
async function collected(write: (out: Writable) => Promise<void>): Promise<{ lines: string[]; ms: number[] }> {
  const lines: string[] = []
  const ms: number[] = []
  let last = performance.now()
  const out = new PassThrough()
  out.on('data', (chunk: Buffer) => {
    lines.push(chunk.toString('utf8'))
    ms.push(performance.now() - last)
    last = performance.now()
  })
  await write(out)
  return { lines, ms }
}

function readRows(file: string): Gold[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Gold)
}

function writeRows(file: string, rows: readonly unknown[]): void {
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}
