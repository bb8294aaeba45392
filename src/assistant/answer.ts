import type { GuideId } from '../knowledge/guide.ts'
import type { CitedAddress } from '../knowledge/plan.ts'

/** One sentence and the places it rests on. Text may hold the slots {u} {b} {a}; plan words are quoted as printed. */
export interface Sentence {
  text: string
  cites: readonly [CitedAddress, ...CitedAddress[]]
  /** Shown as a bullet of a list. */
  bullet?: boolean
}

/** A line naming where the answer comes from: document, place, date (or its absence), date checked. */
export interface SourceLine {
  text: string
  address: CitedAddress
}

export type RefusalReason = 'offtopic' | 'attack' | 'others' | 'not-found' | 'language' | 'act-for-you'

/** What the person may do next, named by what it does; the conversation turns it into numbered choices. */
export type NextStep =
  | { kind: 'steps'; guide: GuideId; from: number }
  | { kind: 'lesson'; guide: GuideId }
  | { kind: 'verbatim'; address: CitedAddress }
  | { kind: 'ask'; label: string; question: string }
  | { kind: 'section'; address: CitedAddress; label: string }

/** Cited, or honestly refused, or a question back: an answer without a source cannot be built. */
export type Answer =
  | {
      kind: 'cited'
      /** Guide the answer is about; null for plan answers. */
      guide: GuideId | null
      /** Opening words naming the subject ("Về quét mã QR trả tiền:"), or null. */
      opening: string | null
      sentences: readonly [Sentence, ...Sentence[]]
      sources: readonly [SourceLine, ...SourceLine[]]
      /** Warnings that belong to it: document superseded, date blank, figures not comparable. */
      notes: string[]
      next: NextStep[]
      /** `model` when a language model chose the words: the text then ends "(máy soạn từ tài liệu)". */
      composedBy: 'rules' | 'model'
    }
  | {
      kind: 'refused'
      reason: RefusalReason
      /** For not-found: what was looked for, the nearest written fact and whom to ask. */
      subject: string | null
      nearest: readonly Sentence[]
      sources: readonly SourceLine[]
      askWhom: string | null
    }
  | {
      kind: 'clarify'
      slot: 'place' | 'guide' | 'agency' | 'aspect'
      /** The question asked when a choice is made, `%` standing for the choice. */
      options: { label: string; value: string }[]
    }

/** Every address an answer rests on, in order, each once. */
export function citationsOf(answer: Answer): CitedAddress[] {
  if (answer.kind === 'clarify') return []
  const sentences = answer.kind === 'cited' ? answer.sentences : answer.nearest
  return [...new Set(sentences.flatMap((sentence) => [...sentence.cites]))]
}
