import type { GuideId, Skill } from '../knowledge/guide.ts'
import type { CitedAddress, PlanId } from '../knowledge/plan.ts'
import type { Answer } from './answer.ts'

/** Something the talk was about lately, newest first in `Question.topics`. */
export interface Topic {
  /** Guide id, or plan place. */
  about: GuideId | CitedAddress
  kind: 'guide' | 'plan'
  /** What had been asked, normalised, without personal data. */
  words: string
  /** Slots a later question inherits. */
  plans: PlanId[]
  skill: Skill | null
  agency: string | null
  at: number
}

export interface Question {
  /** The person's words, personal data already masked. */
  text: string
  /** Place of the profile or of `--place`, an id of `places.yaml`; null when unknown. */
  place: string | null
  /** Cadres get plan answers and 1,200 characters; citizens short guide answers first. */
  cadre: boolean
  topics: readonly Topic[]
  now: number
  /** A key of who asks, for counting only; never sent anywhere. Left out, the question counts for everybody together. */
  asker?: string
  /** The person agreed to nothing that leaves the country, and the model stands abroad: the rules alone answer. */
  rulesOnly?: boolean
  /** Milliseconds of the eight seconds already used when this was asked; none when left out. */
  spentMs?: number
  /** The channel can edit what it sent, so a reworded answer may replace the first one once. */
  replaceable?: boolean
}

/** What the assistant made of a question, for the conversation and for the evaluation. */
export interface Reply {
  answer: Answer
  /** Guides in the order of their fit, best first (empty for plan answers). */
  guides: GuideId[]
  /** The topic this answer opens, or null when it is about nothing. */
  topic: Topic | null
  /** The question as it was searched, when a follow-up was completed from the topics. Masked; may be logged. */
  searched: string
  /** The answer leans on what was talked of before: it is this person's alone. Left out, whoever has topics may have leaned on them. */
  leaned?: boolean
  /**
   * Only for a `replaceable` question whose rewording was not ready by the eighth second: settles by the twentieth, never rejects.
   * Null: what was sent stands.
   */
  later?: Promise<Answer | null>
}

/** A free text under an open question. */
export interface SaidAnswer {
  /** The person's words, personal data already masked. */
  text: string
  /** The question and its options as shown: all a model may choose from. Which one is right is not told. */
  question: string
  options: readonly string[]
  /** As in `Question`. */
  asker?: string
}

export interface Judged {
  /** Index of the option meant; null: none, or nobody could say in time. */
  option: number | null
  /** How long it took, in ms: so much less is left of the eight seconds. */
  ms: number
}

/** Answers one question from the plans and guides. Decides refusal, scope and citations in code. */
export interface Assistant {
  answer(question: Question): Promise<Reply>
  /** The guide that surely speaks of the words, from search alone and at once; null when none does. Left out, none is ever sure. */
  surely?(text: string): GuideId | null
  /** Which option of an open question a free text means, where the rules could not tell. Never rejects. */
  judge?(said: SaidAnswer): Promise<Judged>
}
