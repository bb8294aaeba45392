import type { Guide, GuideQuestion, Said, Step } from '../knowledge/guide.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { ANSWERS, ASPECT_NAMES } from '../replies/answers.ts'
import type { GuideHit, Hit } from '../retrieval/retriever.ts'
import { isEmptyWord, isUnmarked, tokenize } from '../retrieval/tokens.ts'
import { fold } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import type { Answer, NextStep, Sentence, SourceLine } from './answer.ts'
import { fill } from './fill.ts'
import { aspectOf } from './guide-aspects.ts'

/** A section answers by itself when it was found nearly as well as the guide as a whole. */
const OWN_SECTION = 0.62
/**
 * Whoever goes on about the guide just shown has had its summary, and says little: there a section answers by its lead over the next
 * one as well (`lead` counts at most twice), if it was found at all. Set on talks of our own: "mất bao nhiêu tiền" finds what it
 * costs four times as well as anything else, with half of its words proven.
 */
const GOING_ON = { score: 0.3, coverage: 0.3, mostLead: 2, together: 0.56 } as const

/**
 * A short cited answer from one guide: the matching trouble, question or step, else what it is for and its steps in a line.
 * `asked`: the question's words; one that names nothing but the guide's own subject ("quét qr trả tiền thế nào") wants the whole.
 * `goesOn`: the guide was talked of just before.
 */
export function answerGuide(guide: Guide, hit: GuideHit, asked: string, goesOn: boolean): Answer | null {
  const aspect = aspectOf(guide, asked, (section) => scoreIn(hit, `${guide.id}#${section}`))
  const named = aspect?.section == null ? null : sectionOf(guide, `${guide.id}#${aspect.section}`)
  const section = named ?? (namesOnlySubject(guide, asked) ? null : bestSection(guide, hit, goesOn))
  const sentences = section === null ? summary(guide) : section.sentences
  const [first, ...rest] = sentences
  if (first === undefined) return null
  return {
    kind: 'cited',
    guide: guide.id,
    opening: openingOf(guide, section?.trouble ?? null),
    sentences: [first, ...rest],
    sources: [guideSource(guide, sentences)],
    notes:
      goesOn && aspect !== null && section === null
        ? [fill(ANSWERS.notSaid, { what: ASPECT_NAMES[aspect.aspect] })]
        : [],
    next: nextSteps(guide, section?.step ?? null, section?.handOver ?? null),
    composedBy: 'rules',
  }
}

function scoreIn(hit: GuideHit, address: CitedAddress): number {
  return hit.sections.find((one) => one.passage.address === address)?.score ?? 0
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

/** A trouble's answer says "như vậy" of its heading, so the heading is said; the person's own words are turned round. */
function openingOf(guide: Guide, trouble: string | null): string {
  const subject = lowerFirst(guide.name)
  if (trouble === null) return fill(ANSWERS.about, { subject })
  const heading = trouble.replaceAll(/(?<!\p{L})tôi(?!\p{L})/giu, '{u}')
  return ASKS.test(heading)
    ? fill(ANSWERS.asked, { subject, heading: heading.replace(/\?$/u, '') })
    : fill(ANSWERS.when, { subject, heading: lowerFirst(heading) })
}

/** A heading that asks: "Hai gian giá bằng nhau, chọn gian nào". */
const ASKS = /(?:\?|(?<!(?:không|chưa) biết .*)(?<!\p{L})(?:sao|nào|đâu))$/iu

interface Section {
  sentences: Sentence[]
  step: number | null
  handOver: string | null
  /** Heading of the trouble it solves. */
  trouble: string | null
}

function bestSection(guide: Guide, hit: GuideHit, goesOn: boolean): Section | null {
  const ranked = hit.sections.filter((one) => one.passage.address.includes('#'))
  const [top] = ranked
  if (top === undefined) return null
  if (goesOn && leads(ranked)) return sectionOf(guide, top.passage.address)
  const best = ranked.find((one) => /#(?:ket|hoi|buoc|canh-bao)/u.test(one.passage.address))
  if (best === undefined || best.score < top.score * 0.8 || best.coverage < OWN_SECTION) return null
  return sectionOf(guide, best.passage.address)
}

function leads([top, next]: readonly Hit[]): boolean {
  // A step in the middle of the way answers nobody who asks what it costs or what may go wrong.
  if (top === undefined || !/#(?:ket|hoi|can-co)/u.test(top.passage.address)) return false
  if (top.score < GOING_ON.score || top.coverage < GOING_ON.coverage) return false
  const lead = Math.min(GOING_ON.mostLead, top.score / Math.max(next?.score ?? 0, 1e-6))
  return top.coverage * lead >= GOING_ON.together
}

function sectionOf(guide: Guide, address: string): Section | null {
  const [, name = ''] = address.split('#')
  const plain = { step: null, handOver: null, trouble: null }
  const trouble = guide.troubles.find((one) => one.section === name)
  const question = trouble ?? guide.questions.find((one) => one.section === name)
  if (question !== undefined)
    return {
      ...plain,
      sentences: fromQuestion(guide, question),
      handOver: question.handOver,
      trouble: trouble?.heading ?? null,
    }
  const step = guide.steps.find((one) => `buoc-${one.number}` === name)
  if (step !== undefined) return { ...plain, sentences: fromStep(guide, step), step: step.number }
  if (name === 'can-co') return { ...plain, sentences: told(guide.needs, `${guide.id}#can-co`) }
  return name === 'canh-bao' ? { ...plain, sentences: told(guide.warning, `${guide.id}#canh-bao`) } : null
}

function fromQuestion(guide: Guide, question: GuideQuestion): Sentence[] {
  return told(question.said, `${guide.id}#${question.section}`)
}

function fromStep(guide: Guide, step: Step): Sentence[] {
  return told(step.said, `${guide.id}#buoc-${step.number}`)
}

/** Purpose, then how many steps: their names follow one by one, to whoever chooses them below. */
function summary(guide: Guide): Sentence[] {
  const steps: Sentence = {
    text: fill(ANSWERS.steps, { count: guide.steps.length }),
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

/** More names in one line nobody reads. */
const MOST_NAMES = 2

/** Names the sources of the sentences used, `most` of them, and the day somebody last checked. The first must cite the guide. */
export function guideSource(guide: Guide, sentences: readonly Sentence[], most = MOST_NAMES): SourceLine {
  const used = new Set(factsOf(guide, sentences).flatMap((fact) => guide.facts[fact]?.source ?? []))
  const names = [...used].flatMap((key) => {
    const source = guide.sources[key]
    return source === undefined ? [] : [`${source.name} ${source.date}`]
  })
  const lesson = guide.id.split('-').slice(0, 2).join('-')
  const slots = { lesson, checkedOn: vietnameseDate(guide.checkedOn) }
  const text =
    names.length === 0 || most === 0
      ? fill(ANSWERS.sourceOnly, slots)
      : fill(ANSWERS.source, { ...slots, source: names.slice(0, most).join('; ') })
  return { text, address: sentences[0]?.cites[0] ?? guide.id }
}

function factsOf(guide: Guide, sentences: readonly Sentence[]): string[] {
  const cited = new Set(sentences.flatMap((sentence) => [...sentence.cites]))
  const runs: [CitedAddress, readonly Said[]][] = [
    [`${guide.id}#muc-dich`, guide.purpose],
    [`${guide.id}#can-co`, guide.needs],
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
function vietnameseDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  return [day, month, year].map((part) => String(Number(part ?? 0))).join('/')
}

/** "Kiểm tra …" -> "kiểm tra …", but "VNeID …", "QR …" and "Zalo …" keep their capitals. */
function lowerFirst(text: string): string {
  const [first = ''] = text.split(/\s/u)
  // "Wi-Fi", "VNeID", "QR": a name keeps its capital, as more of them in its first word or letters no syllable has show.
  const isWord = /^\p{Lu}[^\p{Lu}\s]*$/u.test(first) && isSyllable(fold(first.replace(/\P{L}+$/u, '')))
  return isWord ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text
}
