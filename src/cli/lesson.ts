import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { readContent } from '../knowledge/content-files.ts'
import type { Guide, QuizItem } from '../knowledge/guide.ts'
import { drawGuide } from '../media/guide-pictures.ts'
import { speechOf } from '../media/speech.ts'
import { contentSentence } from '../replies/content-check.ts'
import { LESSON_COMMAND as R } from '../replies/lesson-command.ts'
import { fillLine } from '../replies/operator.ts'
import { SPEECH } from '../replies/speech.ts'
import { DEFAULT_VOICE, say } from '../replies/voice.ts'

/** `hvs lesson preview|sheet|loudspeaker|picture <guide-id>`: a lesson as learners and communes get it. */

export const LESSON_VERBS = ['preview', 'sheet', 'loudspeaker', 'picture'] as const
export type LessonVerb = (typeof LESSON_VERBS)[number]

export interface LessonCommand {
  verb: LessonVerb
  guide: string
  /** Folder for the files. */
  out: string
  publicUrl: string | null
  helper: { name: string; phone: string } | null
}

export interface Printed {
  /** Results. */
  print: (line: string) => void
  /** What the caller should know about them. */
  note: (line: string) => void
}

/**
 * Reads the guide from `knowledge`: the others may be half written, so that an author can look at one before all are done.
 * @throws AppError GUIDE_UNKNOWN naming near ids; GUIDE_INVALID when the file itself cannot be read
 */
export async function lessonCommand(knowledge: string, command: LessonCommand, printed: Printed): Promise<void> {
  const guide = findGuide(knowledge, command.guide)
  switch (command.verb) {
    case 'preview':
      return preview(guide, printed)
    case 'loudspeaker':
      return loudspeaker(guide, printed)
    case 'picture':
      return await pictures(guide, command, printed)
    case 'sheet':
      return await sheet(guide, command, printed)
  }
}

function findGuide(knowledge: string, id: string): Guide {
  const { guides, files, problems } = readContent(knowledge)
  const found = guides.find(({ guide }) => guide.id === id)
  if (found) return found.guide
  const file = files.find((name) => name.endsWith(`/${id}.md`))
  const problem = problems.find((each) => each.file === file)
  if (file && problem) throw new AppError('GUIDE_INVALID', { file, rule: contentSentence(problem) })
  const near = nearIds(
    id,
    guides.map(({ guide }) => guide.id),
  )
  throw new AppError('GUIDE_UNKNOWN', { id, near: near.length > 0 ? near.join(', ') : R.none })
}

/** Ids that share most pairs of letters with what was typed, at least half of them. At most three. */
function nearIds(typed: string, ids: readonly string[]): string[] {
  const pairs = (id: string) =>
    new Set(Array.from({ length: Math.max(0, id.length - 1) }, (_, at) => id.slice(at, at + 2)))
  const wanted = pairs(typed.toLowerCase())
  const shared = new Map(ids.map((id) => [id, [...pairs(id)].filter((pair) => wanted.has(pair)).length]))
  const share = (id: string) => shared.get(id) ?? 0
  return ids
    .filter((id) => share(id) * 2 >= wanted.size)
    .toSorted((a, b) => share(b) - share(a))
    .slice(0, 3)
}

const said = (text: string) => say(text, DEFAULT_VOICE).replaceAll('\n', ' ')

function preview(guide: Guide, { print }: Printed): void {
  print(fillLine(R.title, { title: guide.title, guide: guide.id }))
  const shown = new Set<string>()
  for (const [index, card] of guide.cards.entries()) {
    print(fillLine(R.card, { number: index + 1, cards: guide.cards.length, said: said(card.text) }))
    const picture = guide.pictures.find((each) => each.steps.includes(card.step))
    if (!picture || shown.has(picture.alt)) continue
    shown.add(picture.alt)
    print(fillLine(R.picture, { step: card.step, alt: said(picture.alt) }))
  }
  const question = guide.quiz.find((item) => item.type !== 'practice')
  if (question) for (const line of questionLines(question)) print(line)
  const practice = guide.quiz.find((item) => item.type === 'practice')
  if (practice) print(fillLine(R.practice, { stem: said(practice.stem) }))
  print(fillLine(R.remember, { remember: said(guide.remember) }))
  const sources = guide.cardSources.flatMap((id) => guide.sources[id]?.name ?? [])
  if (sources.length > 0) print(fillLine(R.sources, { sources: sources.join('; ') }))
}

function questionLines(item: Exclude<QuizItem, { type: 'practice' }>): string[] {
  const head = fillLine(R.question, { level: item.level, stem: said(item.stem) })
  const tail = fillLine(R.say, { say: said(item.say) })
  if (item.type === 'order') {
    const items = item.items.map((each, index) => fillLine(R.order, { number: index + 1, text: said(each.text) }))
    return [head, ...items, tail]
  }
  const options =
    item.type === 'truefalse'
      ? [
          { text: R.right, right: item.right },
          { text: R.wrong, right: !item.right },
        ]
      : item.options
  const lines = options.map((option, index) =>
    fillLine(R.option, {
      letter: String.fromCharCode(65 + index),
      text: said(option.text),
      mark: option.right ? R.rightMark : '',
    }),
  )
  return [head, ...lines, tail]
}

function loudspeaker(guide: Guide, { print }: Printed): void {
  const speech = speechOf(guide)
  print(fillLine(SPEECH.head, { title: guide.title, words: speech.words, seconds: speech.seconds }))
  print(SPEECH.twice)
  print('')
  print(speech.text)
  print('')
  print(fillLine(SPEECH.source, { guide: guide.id, checkedOn: guide.checkedOn.split('-').reverse().join('/') }))
}

async function pictures(guide: Guide, { out }: LessonCommand, { print, note }: Printed): Promise<void> {
  const { pngOf } = await import('../media/raster.ts')
  const drawn = drawGuide(guide, DEFAULT_VOICE)
  if (drawn.length === 0) return note(fillLine(R.noPicture, { guide: guide.id }))
  mkdirSync(out, { recursive: true })
  for (const { step, svg } of drawn) {
    const path = join(out, `${guide.id}-buoc-${step}.png`)
    writeFileSync(path, await pngOf(svg))
    print(path)
  }
}

async function sheet(guide: Guide, { out, publicUrl, helper }: LessonCommand, { print, note }: Printed): Promise<void> {
  const { printSheet } = await import('../media/sheet.ts')
  const link = publicUrl ? `${publicUrl}/?b=b-${guide.id}` : null
  const { pdf, left, turnOverAt } = await printSheet(guide, { link, helper })
  mkdirSync(out, { recursive: true })
  const path = join(out, `${guide.id}.pdf`)
  writeFileSync(path, pdf)
  print(path)
  if (left.includes('simpler')) note(R.leftSimpler)
  if (left.includes('askWhom')) note(R.leftAskWhom)
  if (turnOverAt !== null) note(fillLine(R.turnOver, { step: turnOverAt }))
  if (link === null) note(R.noLink)
}
