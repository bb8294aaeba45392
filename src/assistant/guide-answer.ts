import type { Guide, GuideQuestion, Said, Step } from '../knowledge/guide.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { ANSWERS } from '../replies/answers.ts'
import type { GuideHit } from '../retrieval/retriever.ts'
import { isEmptyWord, isUnmarked, tokenize } from '../retrieval/tokens.ts'
import type { Answer, NextStep, Sentence, SourceLine } from './answer.ts'
import { fill } from './fill.ts'

/** A section answers by itself when it was found nearly as well as the guide as a whole. */
const OWN_SECTION = 0.62

/**
 * A short cited answer from one guide: the matching trouble, question or step, else what it is for and its steps in a line.
 * `asked`: the question's words; one that names nothing but the guide's own subject ("quét qr trả tiền thế nào") wants the whole.
 */
export function answerGuide(guide: Guide, hit: GuideHit, asked: string): Answer | null {
  const section = namesOnlySubject(guide, asked) ? null : bestSection(guide, hit)
  const sentences = section === null ? summary(guide) : section.sentences
  const [first, ...rest] = sentences
  if (first === undefined) return null
  return {
    kind: 'cited',
    guide: guide.id,
    opening: fill(ANSWERS.about, { subject: lowerFirst(guide.name) }),
    sentences: [first, ...rest],
    sources: [guideSource(guide, sentences)],
    notes: [],
    next: nextSteps(guide, section?.step ?? null, section?.handOver ?? null),
    composedBy: 'rules',
  }
}

/** Words of trouble: whoever says them does not ask for the whole ("quét không lên", "đăng nhập bị báo lỗi"). */
const TROUBLE = /\b(?:khong|ko|chua|bi|bao|loi|hoai|mat|quen|sai|treo|nham|lau|het|hong)\b/u

/** Wanting to learn or to be shown something asks for the whole of it. */
const LEARNING: ReadonlySet<string> = new Set(['hoc', 'day', 'chi', 'huong', 'dan'])

function namesOnlySubject(guide: Guide, asked: string): boolean {
  const words = tokenize(asked)
  if (TROUBLE.test(words.map((word) => word.folded).join(' '))) return false
  const subject = new Set(tokenize(`${guide.title} ${guide.name}`).map((word) => word.folded))
  const unmarked = isUnmarked(words)
  return words.every((word) => isEmptyWord(word, unmarked) || subject.has(word.folded) || LEARNING.has(word.folded))
}

interface Section {
  sentences: Sentence[]
  step: number | null
  handOver: string | null
}

function bestSection(guide: Guide, hit: GuideHit): Section | null {
  const ranked = hit.sections.filter((one) => one.passage.address.includes('#'))
  const best = ranked.find((one) => /#(?:ket|hoi|buoc|canh-bao)/u.test(one.passage.address))
  const top = ranked[0]
  if (best === undefined || top === undefined || best.score < top.score * 0.8 || best.coverage < OWN_SECTION)
    return null
  const [, name = ''] = best.passage.address.split('#')
  const question = [...guide.troubles, ...guide.questions].find((one) => one.section === name)
  if (question !== undefined)
    return { sentences: fromQuestion(guide, question), step: null, handOver: question.handOver }
  const step = guide.steps.find((one) => `buoc-${one.number}` === name)
  if (step !== undefined) return { sentences: fromStep(guide, step), step: step.number, handOver: null }
  return name === 'canh-bao'
    ? { sentences: told(guide.warning, `${guide.id}#canh-bao`), step: null, handOver: null }
    : null
}

function fromQuestion(guide: Guide, question: GuideQuestion): Sentence[] {
  return told(question.said, `${guide.id}#${question.section}`)
}

function fromStep(guide: Guide, step: Step): Sentence[] {
  return told(step.said, `${guide.id}#buoc-${step.number}`)
}

/** Purpose, then the names of the steps. */
function summary(guide: Guide): Sentence[] {
  const titles = guide.steps.map((step) => lowerFirst(step.title)).join('; ')
  const steps: Sentence = {
    text: `${fill(ANSWERS.steps, { count: guide.steps.length })} ${upperFirst(titles)}.`,
    cites: [
      `${guide.id}#buoc-1`,
      ...guide.steps.slice(1).map((step): CitedAddress => `${guide.id}#buoc-${step.number}`),
    ],
  }
  return [...told(guide.purpose, `${guide.id}#muc-dich`), ...(guide.steps.length > 0 ? [steps] : [])]
}

/** Runs of text, each with its section; what has no source says so. */
function told(said: readonly Said[], address: CitedAddress): Sentence[] {
  return said.map((one) => ({ text: one.tip ? `${one.text} ${ANSWERS.tip.text}` : one.text, cites: [address] }))
}

/** Names the sources of the sentences used, at most two, and the day somebody last checked. The first must cite the guide. */
export function guideSource(guide: Guide, sentences: readonly Sentence[]): SourceLine {
  const used = new Set(factsOf(guide, sentences).flatMap((fact) => guide.facts[fact]?.source ?? []))
  const names = [...used].flatMap((key) => {
    const source = guide.sources[key]
    return source === undefined ? [] : [`${source.name} ${source.date}`]
  })
  const lesson = guide.id.split('-').slice(0, 2).join('-')
  const slots = { lesson, checkedOn: vietnameseDate(guide.checkedOn) }
  const text =
    names.length === 0
      ? fill(ANSWERS.sourceOnly, slots)
      : fill(ANSWERS.source, { ...slots, source: names.slice(0, 2).join('; ') })
  return { text, address: sentences[0]?.cites[0] ?? guide.id }
}

function factsOf(guide: Guide, sentences: readonly Sentence[]): string[] {
  const cited = new Set(sentences.flatMap((sentence) => [...sentence.cites]))
  const runs: [CitedAddress, readonly Said[]][] = [
    [`${guide.id}#muc-dich`, guide.purpose],
    [`${guide.id}#canh-bao`, guide.warning],
    ...guide.steps.map((step): [CitedAddress, readonly Said[]] => [`${guide.id}#buoc-${step.number}`, step.said]),
    ...[...guide.troubles, ...guide.questions].map((one): [CitedAddress, readonly Said[]] => [
      `${guide.id}#${one.section}`,
      one.said,
    ]),
  ]
  return runs.filter(([address]) => cited.has(address)).flatMap(([, said]) => said.flatMap((one) => one.facts))
}

function nextSteps(guide: Guide, step: number | null, handOver: string | null): NextStep[] {
  return [
    ...(guide.steps.length > 0 ? [{ kind: 'steps' as const, guide: guide.id, from: step ?? 1 }] : []),
    ...(handOver === null ? [] : [{ kind: 'steps' as const, guide: handOver, from: 1 }]),
    ...(guide.cards.length > 0 ? [{ kind: 'lesson' as const, guide: guide.id }] : []),
  ]
}

/** `2026-11-21` -> `21/11/2026`. */
export function vietnameseDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  return [day, month, year].map((part) => String(Number(part ?? 0))).join('/')
}

/** "Kiểm tra …" -> "kiểm tra …", but "VNeID …" and "QR …" keep their capitals. */
function lowerFirst(text: string): string {
  // "Wi-Fi", "VNeID", "QR": a name keeps its capital, as more of them in its first word show.
  return /^\p{Lu}[^\p{Lu}\s]*(\s|$)/u.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
