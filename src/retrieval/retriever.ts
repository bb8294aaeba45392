import type { GuideId, Skill } from '../knowledge/guide.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress, PlanId } from '../knowledge/plan.ts'

/** A subject next to ours that a question names. */
export interface Neighbour {
  /** "chữ ký số". */
  name: string
  /** Who would know. */
  ask: string
}

/** What a question says about itself, read before searching. */
export interface ReadQuestion {
  /** NFC, Telex residue and tone placement repaired, abbreviations written out; marks as typed. */
  text: string
  /** Content words after expansion, with marks where typed with marks. */
  words: string[]
  /** True when the person typed (nearly) no marks: only the folded fields can match. */
  unmarked: boolean
  /** Plans named by their place ("Đắk Nông", "xã Lam Vỹ"), in order of mention. */
  plans: PlanId[]
  /** Places named that have no plan of ours ("Hà Nội", "Quảng Trị"). */
  foreignPlaces: string[]
  /** "các tỉnh", "các nơi", "khác nhau", "so với": several plans are to be compared. */
  compares: boolean
  /** "tỉnh mình", "xã tôi": the profile's place is meant. */
  own: boolean
  /** Agency ids named. */
  agencies: string[]
  /** For each of them the content words besides its name and the places: what of it is asked about. */
  besides: { agency: string; words: string[] }[]
  /** Subjects next to ours that it names. */
  neighbours: readonly Neighbour[]
  skill: Skill | null
  /** A numbered place written out ("phần IV", "mục 6.2 phần IV", "VI.5"), as a path, when one is. */
  path: string | null
  /** What is asked for. */
  asks: ('who' | 'when' | 'how-many' | 'where' | 'how' | 'list' | 'yes-no' | 'what')[]
}

export interface Query {
  text: string
  /** Place of the profile, an id of `places.yaml`; used when the question names none. */
  place: string | null
  /** Only passages of this kind; both when left out. */
  kind?: 'plan' | 'guide'
  /** Only these plans, whatever the question names. */
  plans?: readonly PlanId[]
  /** Words of an earlier topic added with less weight (a follow-up: "còn ảnh thì sao"). */
  topicWords?: string
  /** Added to the log-odds of these guides, the ones talked about before: what was said counts beside what is asked. */
  favour?: ReadonlyMap<GuideId, number>
  /** The question's vector by the outside embedder of the index; without it the search is the one without such an embedder. */
  vector?: Float32Array | null
}

export interface Hit {
  passage: Passage
  /** Fused score, 0-1, comparable within one result. */
  score: number
  /** Share of the question's content words (weighted by rarity) that the passage holds, 0-1: comparable across questions. */
  coverage: number
  /**
   * `search`; `address`: the question wrote the place out; `reference`: pointed to by `from`; `referrer`: points to `from`, so it
   * says who leads that task.
   */
  via: 'search' | 'address' | 'reference' | 'referrer'
  from: CitedAddress | null
}

export interface GuideHit {
  guide: GuideId
  /** 1 for the best guide, less for others. */
  score: number
  coverage: number
  /** Log-odds that a guide speaks of what is asked at all. Comparable across questions, which `score` is not. */
  certainty: number
  /** Subjects next to ours that the question names and this guide never speaks of. */
  unspoken: readonly Neighbour[]
  /** Best sections of that guide, best first. */
  sections: Hit[]
}

export interface Found {
  read: ReadQuestion
  /** Plans searched: named ones, else the profile's, else all. */
  scope: { plans: PlanId[]; from: 'question' | 'profile' | 'none' }
  /**
   * Plan passages, best first. Linked ones stand right behind what they hang on where the question asks for the link ("ai chủ
   * trì", "chủ trì mục nào"), else references of the best ones stand at the end.
   */
  places: Hit[]
  /** For comparisons: the best places of each plan, by plan. */
  byPlan: Map<PlanId, Hit[]>
  /** Guides, best first. */
  guides: GuideHit[]
}

/** Finds the places and guides a question is about. Pure: same index and query, same result. */
export interface Retriever {
  find(query: Query): Found
  /** Reads a question without searching. */
  read(text: string): ReadQuestion
}
