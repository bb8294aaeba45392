import { z } from 'zod'
import type { Findings } from './content-problem.ts'
import { parseYaml } from './content-yaml.ts'
import type { Guide, QuizItem, RedFlag } from './guide.ts'

const text = z.string().trim().min(1)
const date = z.iso.date()
const guideId = z.string().regex(/^[a-z]+-\d\d(?:-[a-z0-9]+)+$/u)
const factIds = z.array(z.string().regex(/^F\d+$/u)).min(1)
const key = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
const stepNumber = z.int().min(1)
const sourceCode = z.string().regex(/^[A-Z]\d+(?:-[a-z])?$/u)

const asked = { id: text, level, step: stepNumber, facts: factIds, stem: text, say: text }
const option = z.strictObject({
  key,
  text,
  right: z.literal(true).optional(),
  why: text.optional(),
  accept: z.array(text).optional(),
})
const choice = z.strictObject({ type: z.enum(['single', 'spot-scam']), ...asked, options: z.array(option).min(2) })
const trueFalse = z.strictObject({ type: z.literal('truefalse'), ...asked, right: z.boolean(), why: text })
const order = z.strictObject({
  type: z.literal('order'),
  ...asked,
  items: z.array(z.strictObject({ key, text })).min(2),
})
const practice = z.strictObject({ type: z.literal('practice'), id: text, step: stepNumber, stem: text })

/** The words of a scam pattern, shared with `knowledge/red-flags.yaml`. */
export const redFlagFields = {
  id: z.string().regex(/^A\d+$/u),
  level,
  groups: z.array(z.array(text).min(1)).min(1),
  say: text,
  example: text,
  harmless: text,
  source: z.array(sourceCode).min(1),
}

const front = z.strictObject({
  id: guideId,
  title: text,
  name: text,
  core: z.boolean(),
  prerequisites: z.array(guideId),
  related: z.array(guideId),
  checkedOn: date,
  remember: text,
  facts: z.record(
    z.string().regex(/^F\d+$/u),
    z.strictObject({
      at: z.string().regex(/^[a-z-]+#[A-Za-z0-9.-]+$/u),
      mark: z.enum(['✔', '○', '?']),
      recheckBy: date,
      source: z.array(sourceCode),
      text,
    }),
  ),
  ask: z.array(text),
  pictures: z.array(
    z.strictObject({
      steps: z.array(stepNumber).min(1),
      screen: text,
      items: z.array(text).min(1),
      highlight: z.strictObject({ item: z.int().min(1), word: text }),
      caption: text,
      alt: text,
    }),
  ),
  cardSources: z.array(sourceCode),
  cards: z.array(z.strictObject({ step: stepNumber, text, facts: factIds })),
  quiz: z.array(z.discriminatedUnion('type', [choice, trueFalse, order, practice])),
  redFlags: z.array(z.union([z.strictObject({ ref: redFlagFields.id }), z.strictObject(redFlagFields)])).default([]),
  loudspeaker: z.strictObject({ text, facts: factIds }).nullable().default(null),
  sources: z.record(sourceCode, z.strictObject({ name: text, date: text, url: z.url({ protocol: /^https?$/u }) })),
})

export type FrontMatter = z.output<typeof front>

/** The YAML head as data, or null with every mistake reported by line or by path (`quiz.qr-04.q2.say`). */
export function parseFront(yaml: string, found: Findings): FrontMatter | null {
  // An empty first line stands for the `---`, so that reported lines are those of the file.
  return parseYaml(`\n${yaml}`, front, found)
}

/** The head's share of a `Guide`: optional fields filled in, patterns split into own and referenced ones. */
export function frontToGuide(
  data: FrontMatter,
): Omit<Guide, 'skill' | 'purpose' | 'needs' | 'steps' | 'troubles' | 'questions' | 'warning' | 'hash'> {
  const { redFlags, quiz, facts, ...rest } = data
  return {
    ...rest,
    facts: Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, { id, ...fact }])),
    quiz: quiz.map(toQuizItem),
    redFlags: redFlags.flatMap((flag): RedFlag[] => ('ref' in flag ? [] : [{ ...flag, guide: data.id }])),
    redFlagRefs: redFlags.flatMap((flag) => ('ref' in flag ? [flag.ref] : [])),
  }
}

function toQuizItem(item: FrontMatter['quiz'][number]): QuizItem {
  if (!('options' in item)) return item
  return {
    ...item,
    options: item.options.map(({ key, text, right, why, accept }) => ({
      key,
      text,
      right: right === true,
      why: why ?? null,
      accept: accept ?? [],
    })),
  }
}
