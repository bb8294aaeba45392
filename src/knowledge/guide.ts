/** A step-by-step guide, its micro-lesson and its quiz bank, as parsed from one Markdown file. Texts keep their slots {u} {b} {a}. */

export type GuideId = string

export const SKILLS = ['dvc', 'vneid', 'qr', 'antoan', 'muasam', 'morong'] as const
export type Skill = (typeof SKILLS)[number]

export type Mark = '✔' | '○' | '?'

export interface Fact {
  id: string
  /** `file#place` in `knowledge/facts/`, where the mark is checked. */
  at: string
  mark: Mark
  /** ISO date by which somebody reads the sources again. */
  recheckBy: string
  source: string[]
  text: string
}

/** A run of text resting on named facts; `tip` marks common sense without a source, shown as "(mẹo chung)". */
export interface Said {
  text: string
  facts: string[]
  tip: boolean
}

/** A way a step may go differently: its label in the person's words, the answer, and a guide that takes over. */
export interface Branch {
  label: string
  said: Said[]
  handOver: GuideId | null
}

export interface Step {
  /** From 1. */
  number: number
  title: string
  said: Said[]
  /** The same step in simpler words. */
  simpler: Said[]
  branches: Branch[]
}

/** A trouble (`ket-…`) or a question (`hoi-…`) with its answer. */
export interface GuideQuestion {
  /** `ket-bao-nghi-ngo`, `hoi-ai`. */
  section: string
  heading: string
  said: Said[]
  handOver: GuideId | null
}

export interface Picture {
  steps: number[]
  screen: string
  items: string[]
  /** `item` counts from 1. */
  highlight: { item: number; word: string }
  caption: string
  alt: string
}

export interface Card {
  step: number
  text: string
  facts: string[]
}

export type QuizItem =
  | {
      type: 'single' | 'spot-scam'
      id: string
      level: 1 | 2 | 3
      step: number
      facts: string[]
      stem: string
      options: { key: string; text: string; right: boolean; why: string | null; accept: string[] }[]
      say: string
    }
  | {
      type: 'truefalse'
      id: string
      level: 1 | 2 | 3
      step: number
      facts: string[]
      stem: string
      right: boolean
      why: string
      say: string
    }
  | {
      type: 'order'
      id: string
      level: 1 | 2 | 3
      step: number
      facts: string[]
      stem: string
      /** In the right order. */
      items: { key: string; text: string }[]
      say: string
    }
  | { type: 'practice'; id: string; step: number; stem: string }

/** A pattern of scam texts: every group must occur (any of its words), in any order. Words carry marks; the reader folds them. */
export interface RedFlag {
  /** Number in appendix A of the facts: `A24`. */
  id: string
  /** 3 alone is red; 2 is amber, two of them red; 1 only adds. */
  level: 1 | 2 | 3
  groups: string[][]
  /** The reason told to the person. */
  say: string
  example: string
  harmless: string
  source: string[]
  /** Guide that owns the pattern. */
  guide: GuideId
}

export interface Source {
  name: string
  date: string
  url: string
}

export interface Guide {
  id: GuideId
  skill: Skill
  title: string
  /** Everyday name in lists, at most 40 characters. */
  name: string
  core: boolean
  prerequisites: GuideId[]
  related: GuideId[]
  /** ISO date. */
  checkedOn: string
  /** The one sentence to remember. */
  remember: string
  facts: Record<string, Fact>
  /** Ways people ask for it; feeds retrieval only. */
  ask: string[]
  pictures: Picture[]
  cardSources: string[]
  cards: Card[]
  quiz: QuizItem[]
  redFlags: RedFlag[]
  /** Ids of patterns another guide or `red-flags.yaml` owns (`A10`). */
  redFlagRefs: string[]
  loudspeaker: { text: string; facts: string[] } | null
  sources: Record<string, Source>
  purpose: Said[]
  needs: Said[]
  steps: Step[]
  troubles: GuideQuestion[]
  questions: GuideQuestion[]
  warning: Said[]
  /** sha256 of the file's bytes: a bookmark keeps it beside the step, so that a moved step is noticed. */
  hash: string
}
