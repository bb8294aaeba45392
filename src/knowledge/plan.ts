/** A government plan as a tree of numbered places. Everything is quoted as printed; nothing is corrected or filled in. */

/** `lam-dong`, `lam-vy`, `dak-nong`, `lai-chau`, or a plan added later. */
export type PlanId = string

/** `plan#path` (`lai-chau#IV.5.4.đ`), a bare plan id for text outside the numbers, or `guide-id#section`. */
export type CitedAddress = string

/** What a document prints about itself. `blank`: the line is there with the value left open; `absent`: no such line. */
export type Printed = { kind: 'printed'; value: string } | { kind: 'blank'; value: string } | { kind: 'absent' }

export interface PlanMeta {
  id: PlanId
  /** Short name used in answers: "Kế hoạch tỉnh Lai Châu". */
  name: string
  title: string
  /** Place id of `places.yaml` the plan belongs to. */
  place: string
  issuer: string
  number: Printed
  date: Printed
  /** How the date is said in a source line: "12/12/2025", "tháng 7/2025, bản lưu không ghi số và ngày". */
  dateNote: string
  /**
   * What a reader must know before using it today, each with where it comes from. `at` is the path of the one place it is
   * about; left out, it is about the whole document.
   */
  warnings: { text: string; source: string; at?: string }[]
}

/** One paragraph or bullet of a place, joined over page breaks; marks of Markdown and bullets dropped. */
export interface Block {
  kind: 'paragraph' | 'bullet' | 'sub-bullet' | 'footnote'
  /** As printed. */
  text: string
  /** First line in the source file, counted from 1. */
  line: number
}

/** One numbered place: a part, item, sub-item or point. */
export interface Place {
  plan: PlanId
  /** `IV.5.4.đ`: NFC, points keep their letter, never folded. */
  path: string
  /** Path of the enclosing place; null for parts. */
  parent: string | null
  /** Heading without its label and marks; null when the numbered line is itself the text. */
  heading: string | null
  blocks: Block[]
  /** Paths of the places directly inside, in order. */
  children: string[]
  line: number
}

/** Text outside the numbers: title, number, date, legal bases, closing, recipients, signature. */
export interface OutsideBlock {
  kind: 'letterhead' | 'title' | 'preamble' | 'closing' | 'recipients' | 'signature'
  text: string
  line: number
}

/** A mention of other places of the same plan: "4.2, mục 4 và 6.4, mục 6, phần IV". */
export interface Reference {
  from: CitedAddress
  to: CitedAddress[]
  /** The words as printed. */
  text: string
  line: number
}

export interface Plan {
  meta: PlanMeta
  /** In document order. */
  places: Place[]
  outside: OutsideBlock[]
  references: Reference[]
}

/** Something the parser could not make sense of; `stop` keeps the plan from being published. */
export interface PlanProblem {
  severity: 'stop' | 'warn'
  file: string
  line: number
  message: string
}
