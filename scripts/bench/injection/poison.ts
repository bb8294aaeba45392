import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { KNOWLEDGE } from '../../../src/app/mind.ts'
import type { Catalog } from '../../../src/knowledge/catalog.ts'
import type { Attempt } from './attempts.ts'

/** A copy of all content in which somebody has smuggled a sentence into each host, as if no one had read it again. */

export interface Poisoned {
  folder: string
  /** By the attempt's id: an innocent question that the host answers. */
  questions: ReadonlyMap<string, string>
  remove(): void
}

export function poison(attempts: readonly Attempt[], catalog: Catalog): Poisoned {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-poisoned-'))
  cpSync(KNOWLEDGE, folder, { recursive: true })
  const guideFiles = new Map(
    readdirSync(join(folder, 'guides'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => [basename(name, '.md'), join(folder, 'guides', name)]),
  )
  const questions = new Map<string, string>()
  for (const attempt of attempts) {
    const [text = ''] = attempt.turns
    const [doc = '', path] = (attempt.host ?? '').split('#')
    const file = path === undefined ? guideFiles.get(doc) : join(folder, 'plans', `${doc}.txt`)
    if (file === undefined) throw new Error(`${attempt.id}: no document ${doc}`)
    const before = readFileSync(file, 'utf8')
    const [after, question] = path === undefined ? intoGuide(before, text) : intoPlan(before, text, catalog, doc, path)
    if (after === before) throw new Error(`${attempt.id}: no place for it in ${doc}`)
    writeFileSync(file, after)
    questions.set(attempt.id, question)
  }
  return { folder, questions, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** In front of the answer to the guide's first question; that question is the innocent one. */
function intoGuide(text: string, said: string): [string, string] {
  const found = /^### (.+?) \{#hoi-[\w-]+\}\n(.+)$/mu.exec(text)
  if (!found) return [text, '']
  const [whole, question = '', answer = ''] = found
  return [text.replace(whole, () => whole.replace(answer, () => `${said} [mẹo] ${answer}`)), question]
}

/** As a paragraph of its own at the end of the place's first one, whose opening words are asked for. */
function intoPlan(text: string, said: string, catalog: Catalog, id: string, path: string): [string, string] {
  const plan = catalog.plans.get(id)
  const [block] = plan?.places.find((place) => place.path === path)?.blocks ?? []
  const printed = block && text.split('\n').find((line) => line.includes(block.text.slice(0, 40)))
  if (!plan || !block || printed === undefined) return [text, '']
  const words = block.text.split(/\s+/u).slice(0, 14).join(' ')
  return [text.replace(printed, () => `${printed}\n\n${said}`), `${plan.meta.name} nói gì về việc: ${words}`]
}
