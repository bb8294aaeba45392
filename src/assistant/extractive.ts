import type { Catalog } from '../knowledge/catalog.ts'
import type { GuideId } from '../knowledge/guide.ts'
import type { Found, GuideHit, Retriever } from '../retrieval/retriever.ts'
import type { Assistant, Question, Reply } from './assistant.ts'
import { linkFavour } from './came-by-link.ts'
import { declined } from './declined.ts'
import { demandFavour, trickGuide } from './demands.ts'
import { type Completed, completeFromTopics } from './follow-up.ts'
import { answerGuide } from './guide-answer.ts'
import { doubtedIfUnsure, notCovered } from './near-offer.ts'
import { isOfAnotherApp, procedureFavour } from './other-apps.ts'
import { makePlanDesk, type PlanDesk } from './plan-desk.ts'
import { CERTAIN, isAboutPlans } from './plan-or-guide.ts'
import { planReply } from './plan-reply.ts'
import { type Refusal, readRefusal } from './refuse.ts'
import { sideFavour } from './trade-side.ts'

export interface ExtractiveParts {
  catalog: Catalog
  retriever: Retriever
  /** Vector of a question from an outside embedder; null when none made the index, or for a vector that did not come. */
  embed?: ((text: string) => Promise<Float32Array | null>) | null
  /** That embedder stands abroad: questions that stay in the country are searched without it. */
  embedsAbroad?: boolean
}

/** A guide surely speaks of it, whatever other subject its words belong to. */
const SURE = 0.8
/** The same of words typed without marks, in which other subjects are read that nobody meant ("cho dễ" as "chó đẻ"). */
const SURE_UNMARKED = 0
/** And holds this much of it: a long story about anything shares some words with some guide. */
const HELD = 0.35
/** Share of the words of another subject that this guide has to hold. */
const SPOKEN_OF = 0.6
/** More syllables than these tell something besides what is asked. */
const STORY = 12
/** Two guides this close are both meant: the person is asked, if the question is short. */
const CLOSE = 0.92
const SHORT_QUESTION = 4
/** Content words of a question that names little besides. */
const FEW = 2
/** A follow-up says little of its own: this much less certainty is asked of it. */
const LEANING = 8
/** One that stays with the talk and says enough by itself. */
const STAYING = 1.5

/** Answers with no model: retrieval, places and sections quoted as printed, refusal and scope decided here. */
export function makeExtractive({ catalog, retriever, embed = null, embedsAbroad = false }: ExtractiveParts): Assistant {
  const desk = makePlanDesk(catalog)
  return {
    async answer(question) {
      const stays = embedsAbroad && question.rulesOnly === true
      return answerNow(question, catalog, retriever, desk, embed === null || stays ? null : await embed(question.text))
    },
    surely: (text) => surest(text, null, retriever),
  }
}

function answerNow(
  question: Question,
  catalog: Catalog,
  retriever: Retriever,
  desk: PlanDesk,
  vector: Float32Array | null,
): Reply {
  const refusal = readRefusal(question.text)
  if (refusal !== null && !isOverruled(refusal, question, retriever, desk))
    return declined(refusal.reason, question, retriever, desk)
  const completed = completeFromTopics(question, retriever, desk.coverage, catalog.guides)
  const plain = withoutCalls(completed.text)
  const text = retriever.read(plain).words.length <= FEW ? withAiWritten(plain) : plain
  const found = retriever.find({
    text,
    place: question.place,
    vector,
    ...(completed.topicWords === null ? {} : { topicWords: completed.topicWords }),
    favour: added(completed.favour, [
      ...demandFavour(question.text),
      ...sideFavour(question.text, question.topics),
      ...linkFavour(question.text),
      ...procedureFavour(question.text),
    ]),
  })
  const reply = isAboutPlans(question, text, found, completed.topic, desk)
    ? planReply(question, text, found, desk, retriever)
    : guideReply(question, text, found, catalog, completed, desk)
  return { ...reply, leaned: completed.topic !== null }
}

function added(favour: ReadonlyMap<GuideId, number>, more: readonly [GuideId, number][]): Map<GuideId, number> {
  const sum = new Map(favour)
  for (const [guide, odds] of more) sum.set(guide, odds + (sum.get(guide) ?? 0))
  return sum
}

/**
 * Words of another subject stand in questions of ours too ("dùng AI viết bài văn"), above all without marks: where a guide surely speaks
 * of it, it is answered. Orders and questions about other people are declined whatever is found.
 */
function isOverruled({ reason, said }: Refusal, question: Question, retriever: Retriever, desk: PlanDesk): boolean {
  if (reason !== 'offtopic' && reason !== 'language') return false
  const guide = surest(question.text, question.place, retriever)
  if (guide === null || said === undefined) return guide !== null
  // "Lãi suất tiết kiệm": near what warns of high returns, which speaks of no bank's rates. A story has words of other subjects anyway.
  const isStory = question.text.trim().split(/\s+/u).length > STORY || /\bAI\b/u.test(question.text)
  return isStory || desk.coverage.share(said, guide) >= SPOKEN_OF
}

function surest(text: string, place: string | null, retriever: Retriever): GuideId | null {
  const written = withAiWritten(text)
  const found = retriever.find({ text: written, place, kind: 'guide', favour: new Map(demandFavour(text)) })
  const [best] = found.guides
  // Without marks every word has more readings, and words of other subjects stand in stories that are about ours.
  const held = found.read.unmarked ? 0 : HELD
  const sure = found.read.unmarked ? SURE_UNMARKED : SURE
  return best !== undefined && best.certainty >= sure && best.coverage >= held ? best.guide : null
}

/** Folded, "AI" is the word "ai" (who) and would be dropped: written out where hardly anything else is left to search. */
function withAiWritten(text: string): string {
  return text.replaceAll(/\bAI\b/gu, 'AI trí tuệ nhân tạo')
}

/** "… v ad", "… z mn ơi": call words and clipped particles at the end are no words to search. */
function withoutCalls(text: string): string {
  const kept = text.replace(
    /(?:[\s,.]+(?:v|z|d|dz|ad|ạ|a|ạk|ak|mn|mng|ơi|oi|vậy|vay|dzậy|dzay|zậy|nhỉ|nha|nhé|hè|rứa|hen))+[\s?.!]*$/iu,
    '',
  )
  return kept.trim() === '' ? text : kept
}

function guideReply(
  question: Question,
  text: string,
  found: Found,
  catalog: Catalog,
  { topic, leans }: Completed,
  desk: PlanDesk,
): Reply {
  const suspected = trickGuide(question.text, catalog)
  const told = found.guides.filter((hit) => !isOfAnotherApp(question.text, hit.guide, desk.coverage))
  const hits = withFirst(told, suspected)
  const guides = hits.map((hit) => hit.guide)
  const top = hits[0]
  if (
    top === undefined ||
    (suspected === null && top.certainty < CERTAIN - (leans ? LEANING : topic === null ? 0 : STAYING))
  )
    return { ...notCovered(question, top, guides), searched: text }
  const rival = hits[1]
  if (suspected === null && topic === null && rival !== undefined && isClose(text, top, rival)) {
    const options = [top, rival, ...hits.slice(2, 3).filter((third) => isClose(text, top, third))].flatMap((hit) => {
      const guide = catalog.guides.get(hit.guide)
      return guide === undefined ? [] : [{ label: guide.name, value: guide.id }]
    })
    if (options.length > 1)
      return { answer: { kind: 'clarify', slot: 'guide', options }, guides, topic: null, searched: text }
  }
  const guide = catalog.guides.get(top.guide)
  const answer = guide === undefined ? null : answerGuide(guide, top, found.read.text, topic?.about === guide.id)
  if (guide === undefined || answer === null) return { ...notCovered(question, top, guides), searched: text }
  const isAlone = suspected === null && topic === null
  return {
    answer: isAlone ? doubtedIfUnsure(answer, top) : answer,
    guides,
    topic: {
      about: guide.id,
      kind: 'guide',
      words: text,
      plans: [],
      skill: guide.skill,
      agency: null,
      at: question.now,
    },
    searched: text,
  }
}

/** Share of the best score at which the guide of the trick is believed: below, the words are about something else. */
const NEAR_BY = 0.5

/** The trick's guide first when search found it too; a trick nobody searched for is told only when nothing else was found. */
function withFirst(hits: readonly GuideHit[], guide: GuideId | null): GuideHit[] {
  const found = hits.find((hit) => hit.guide === guide && hit.score >= NEAR_BY)
  if (found) return [found, ...hits.filter((hit) => hit !== found)]
  return guide === null || hits.length > 0
    ? [...hits]
    : [{ guide, score: 1, coverage: 0, certainty: 0, unspoken: [], sections: [] }]
}

function isClose(text: string, top: GuideHit, rival: GuideHit): boolean {
  return (
    text.trim().split(/\s+/u).length <= SHORT_QUESTION &&
    rival.score >= top.score * CLOSE &&
    rival.coverage >= top.coverage * CLOSE
  )
}
