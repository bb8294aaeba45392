import type { Catalog } from '../knowledge/catalog.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import { type Answer, citationsOf, type Sentence, type SourceLine } from './answer.ts'
import type { Assistant, Question, Reply } from './assistant.ts'
import { checkCitations } from './citations.ts'
import { believedLines, type Cited, type Commission, listed, roomFor } from './composer.ts'
import { namingPlans } from './composer-arranged.ts'
import { type Sentences, withFloor } from './composer-floor.ts'
import { documentOf, isWithin } from './composer-places.ts'
import { draftData, passageData, questionData } from './composer-prompt.ts'
import { guideSource } from './guide-answer.ts'
import type { ReasonTask } from './model.ts'
import { notesOf, sourceLines } from './plan-answer.ts'
import { makePlanDesk, type PlanDesk } from './plan-desk.ts'
import { fillPrompt, type Prompt } from './prompt.ts'
import { makeReasonDesk } from './reason-tools.ts'

/** Requests of one hard question, and tokens in and out of all of them together. */
export const MOST_STEPS = 6
const MOST_TOKENS = 16_000

/** A hard question made ready for the model: what it may look up, and what its reply may become. */
export interface Reasoning extends Pick<Commission, 'read'> {
  task: ReasonTask
}

export interface Reasoner {
  /** Null when the rules find nothing to begin from: then it is theirs to say that nothing is written. */
  prepare(question: Question, reply: Reply, parts: readonly string[]): Promise<Reasoning | null>
}

export interface ReasonerParts {
  extractive: Assistant
  catalog: Catalog
  retriever: Retriever
  prompt: Prompt & { name: 'reason' }
}

/**
 * Prepares several questions, a comparison or a story. Each part is answered by the rules first: what they decline stays declined,
 * and every document they rest on, and for each part one of its places, must be cited in the end, so that none is dropped for a nicer one.
 */
export function makeReasoner({ extractive, catalog, retriever, prompt }: ReasonerParts): Reasoner {
  // Worked out at the first hard question: it reads all plans.
  let desk: PlanDesk | null = null

  return {
    async prepare(question, reply, parts) {
      const others = await Promise.all(parts.map((text) => extractive.answer({ ...question, text })))
      const alone = others.map((one) => one.answer)
      if ([reply.answer, ...alone].some(isDeclined)) return null
      const found = alone.filter((answer) => answer.kind === 'cited')
      // Several questions read as one find the place of whichever is loudest.
      const [first, ...more] = found.length > 0 ? found : [reply.answer].filter((answer) => answer.kind === 'cited')
      if (first === undefined) return null
      const floors: [Cited, ...Cited[]] = [first, ...more]
      desk ??= makePlanDesk(catalog)
      const { scope } = retriever.find({ text: reply.searched, place: question.place })
      const named = floors
        .flatMap((floor) => citationsOf(floor).map(documentOf))
        .filter((doc) => catalog.plans.has(doc))
      const plans = [...new Set([...scope.plans, ...named])]
      const reasonDesk = makeReasonDesk({ catalog, retriever, desk, plans, wording: prompt.tools })
      // The rules' own search is the first look-up of the run.
      const begun = [...new Set(floors.flatMap(citationsOf))].flatMap((address) => catalog.passage(address) ?? [])
      reasonDesk.show(begun)
      // What the person would read without a model: never less than that.
      const stands = reply.answer.kind === 'cited' ? reply.answer.sentences : []
      const room = roomFor(stands, question.cadre)
      const said = floors.flatMap((floor) => [...floor.sentences])
      const request = fillPrompt(prompt, {
        passages: passageData(begun),
        draft: draftData(said),
        question: questionData(question.text),
        lines: room.lines,
        limit: room.chars,
        scope: plans.map((plan) => catalog.plans.get(plan)?.meta.name ?? plan).join(', ') || '(không có kế hoạch)',
      })
      const from: Rebuilding = { floors, catalog, desk }
      return {
        task: { request, tools: reasonDesk.tools, maxSteps: MOST_STEPS, maxTokens: MOST_TOKENS },
        read(text) {
          const given = { passages: reasonDesk.shown, said, runs: prompt.runs, agencies: catalog.agencies }
          const { sentences, dropped } = believedLines(text, given, catalog, room)
          if (sentences === null) return { answer: null, dropped }
          const floor = withFloor(sentences, { said: stands, asked: reply.searched, chars: room.chars, catalog })
          Object.assign(dropped, floor.losses)
          if (floor.sentences === null) return { answer: null, dropped }
          const answer = rebuilt(namingPlans(floor.sentences, reasonDesk.shown), from)
          if (answer === null) dropped.core = 1
          else if (checkCitations(answer, catalog).length > 0) dropped.cited = 1
          else return { answer, dropped }
          return { answer: null, dropped }
        },
      }
    },
  }
}

/** Attacks, other people's data and other subjects are declined as a whole, whatever stands beside them. */
function isDeclined(answer: Answer): boolean {
  return answer.kind === 'refused' && answer.reason !== 'not-found'
}

interface Rebuilding {
  floors: readonly [Cited, ...Cited[]]
  catalog: Catalog
  desk: PlanDesk
}

/** A cited answer of the model's sentences, with sources and cautions as the rules write them; null when a part is missing. */
function rebuilt(sentences: Sentences, { floors, catalog, desk }: Rebuilding): Cited | null {
  const places = [...new Set(sentences.flatMap((sentence) => sentence.cites))]
  const documents = [...new Set(places.map(documentOf))]
  // Any section of a guide answers for it; of a plan, the place itself, what stands in it or what it stands in.
  const isKept = (place: CitedAddress) =>
    places.some((cited) =>
      catalog.guides.has(documentOf(place))
        ? documentOf(cited) === documentOf(place)
        : isWithin(cited, place) || isWithin(place, cited),
    )
  if (!floors.every((floor) => citationsOf(floor).some(isKept))) return null
  // What the rules answered the whole message with: a place of it that goes unsaid is a task nobody does.
  if (!citationsOf(floors[0]).every((place) => catalog.guides.has(documentOf(place)) || isKept(place))) return null
  if (!floors.every((floor) => floor.sources.every((line) => documents.includes(documentOf(line.address))))) return null
  // Beside several guides, whoever wants to know on what each rests looks into its lesson: the answer needs the room.
  const told = documents.filter((doc) => catalog.guides.has(doc))
  const sources = [
    ...sourceLines(sentences, desk),
    ...documents.flatMap((doc): SourceLine[] => {
      const guide = catalog.guides.get(doc)
      const own = sentences.filter((sentence) => sentence.cites.some((address) => documentOf(address) === doc))
      return guide === undefined ? [] : [guideSource(guide, own, told.length > 1 ? 0 : undefined)]
    }),
  ]
  const [source, ...rest] = sources
  if (source === undefined) return null
  const [only] = documents
  return {
    kind: 'cited',
    guide: documents.length === 1 && only !== undefined && catalog.guides.has(only) ? only : floors[0].guide,
    opening: documents.length === 1 ? floors[0].opening : null,
    sentences: listed(documents.length > 1 ? namingGuides(sentences, floors) : sentences),
    sources: [source, ...rest],
    notes: [...new Set([...floors.flatMap((floor) => floor.notes), ...notesOf(sentences, desk)])],
    next: floors.flatMap((floor) => floor.next).slice(0, 3),
    composedBy: 'model',
  }
}

/** Where several things are answered, the first sentence about each says which: as the rules open that answer when it stands alone. */
function namingGuides([first, ...more]: Sentences, floors: readonly Cited[]): Sentences {
  const openings = new Map(
    floors.flatMap(({ guide, opening }) => (guide && opening ? [[guide, opening] as const] : [])),
  )
  let last: string | null = null
  const named = (sentence: Sentence): Sentence => {
    const document = documentOf(sentence.cites[0])
    const opening = document === last ? undefined : openings.get(document)
    last = document
    return opening === undefined ? sentence : { ...sentence, text: `${opening} ${sentence.text}` }
  }
  return [named(first), ...more.map(named)]
}
