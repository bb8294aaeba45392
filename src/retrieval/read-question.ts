import type { Catalog } from '../knowledge/catalog.ts'
import { readPath } from '../knowledge/read-path.ts'
import { Lexicon, type Reading } from './lexicon.ts'
import { type Mention, Names } from './names.ts'
import { type NamedNeighbour, Neighbours } from './neighbours.ts'
import type { ReadQuestion } from './retriever.ts'
import { isEmptyWord, isUnmarked, tokenize, type Word } from './tokens.ts'

/** A question taken apart: what it names, what it asks for, and the words left to search. */
export interface DeepReading {
  read: ReadQuestion
  reading: Reading
  /** Positions (in `reading.words`) of words that name a plan's place: scope, not search words. */
  placeWords: ReadonlySet<number>
  /**
   * What of a plan is meant: the `document` itself (number, date, legal bases, recipients, signature: the text outside its numbers),
   * perhaps its `closing` (difficulties are reported to whom), or its `content`.
   */
  about: 'document' | 'closing' | 'content'
  /** Which tasks an agency was given ("chủ trì mục nào"). */
  asksForTasks: boolean
  /** Subjects next to ours that it names, and where in `reading.words`. */
  neighbours: readonly NamedNeighbour[]
  /** Other places than the one named are meant as well ("ngoài Đắk Nông còn tỉnh nào"). */
  asksForOthers: boolean
}

const COMPARES =
  /\b(?:khac (?:nhau|gi|chi|j|biet|the nao|ra sao|o)|so voi|so sanh|giong nhau|giong gi|(?:cac|nhung|hai|ba|bon|may|ca hai|ca ba|ca bon) (?:tinh|noi|ke hoach|dia phuong|ben|van ban)|ben nao|noi nao (?:cao|nhieu|it|thap|som|muon)|tinh (?:mo|nao)|moi (?:tinh|noi)|nhu nhau)\b/u
const OWN =
  /\b(?:tinh|xa|phuong|huyen|dia phuong|thon|que|cho|ben) (?:minh|toi|tui|ta|em|nha|chung toi|chung ta|ben minh|nha minh|to|chi|anh)\b|\bo day\b/u

const DOCUMENT =
  /\b(?:ai ky|nguoi ky|ky (?:ngay|hom|boi|ten|luc)|ngay ky|so hieu|so ky hieu|so van ban|so may ngay may|so va ngay|(?:ke hoach|kh) so (?:may|bao nhieu)|ban hanh (?:ngay|khi|luc|bao|boi|theo)|ngay ban hanh|ai ban hanh|can cu|noi nhan(?! (?:bao cao|ho so|tien|hang|ket qua))|to trinh|(?:quyet dinh|nghi quyet|nghi dinh|van ban|chuong trinh) (?:nao|gi|so may)|theo (?:quyet dinh|nghi quyet|van ban|to trinh))\b/u
const CLOSING = /\b(?:kho khan|vuong mac|trong qua trinh)\b/u
const TASKS =
  /\b(?:(?:muc|khoan|diem|nhiem vu|viec|phan|noi dung|giai phap) (?:nao|gi|chi|j|may)|chu tri (?:gi|cai|nhung|may|chi|viec|j|cac)|chu tri|duoc giao|dc giao|moi viec)\b/u
const OTHERS =
  /\b(?:(?:tinh|noi|xa|dia phuong|ben) (?:khac|nao khac|mo khac)|con (?:tinh|noi|dau|xa) (?:nao|mo|khac)|cac (?:tinh|noi) khac)\b/u

const ASKS: readonly [ReadQuestion['asks'][number], RegExp][] = [
  [
    'who',
    /\b(?:ai|don vi nao|co quan nao|cq nao|so nao|nganh nao|ben nao|don vi mo|nguoi nao|cap nao|chu tri|phu trach|dung ra|giao cho|trach nhiem)\b/u,
  ],
  [
    'when',
    /\b(?:bao gio|khi nao|luc nao|ngay nao|ngay may|ngay bao nhieu|thang may|thang nao|quy may|quy nao|nam nao|hom nao|may gio|gio nao|hoi nao|thoi gian|thoi han|han chot|han nop|bao lau|ky han|den het|ki nao|ky nao|luc may|dip nao|hoi mo|khi mo)\b/u,
  ],
  [
    'how-many',
    /\b(?:bao nhieu|bao nhiu|bnhieu|bn|may (?:nguoi|lop|buoi|cai|muc|so|nganh|nhom|phan tram|lan|dong|tien|ho|xom|to|mo hinh|ky nang|tuoi|giai doan|diem)|phan tram|%|con so|tong cong|tat ca bao|so luong|it nhat|toi thieu)\b/u,
  ],
  ['where', /\b(?:o dau|cho nao|cho mo|noi nao|dau|o mo|hoi truong|dia diem|gui ai|gui cho ai|gui dau|qua dau)\b/u],
  [
    'list',
    /\b(?:nhung|cac|ke het|ke ra|liet ke|gom|danh sach|may cai|cai gi|viec gi|viec chi|nhung gi|lam gi|lam chi|mo hinh nao|nhung ai)\b/u,
  ],
  ['how', /\b(?:lam sao|the nao|cach nao|nhu the nao|ra sao|kieu gi|cach|ntn|sao|mang rang|lam rang|mần răng)\b/u],
  ['yes-no', /\b(?:co phai|co duoc|duoc khong|co khong|dung khong|phai khong|khong a|hong|hay khong)\b/u],
]

export class QuestionReader {
  private readonly lexicon: Lexicon
  private readonly places: Names
  private readonly agencies: Names
  private readonly neighbours: Neighbours
  private readonly catalog: Catalog

  constructor(catalog: Catalog) {
    this.catalog = catalog
    this.lexicon = new Lexicon(catalog.glossary)
    this.places = new Names(catalog.places)
    this.agencies = new Names(catalog.agencies)
    this.neighbours = new Neighbours(catalog.neighbours)
  }

  read(text: string): DeepReading {
    const typed = tokenize(text)
    const unmarked = isUnmarked(typed)
    const reading = this.lexicon.read(typed, unmarked)
    const { words } = reading
    const plain = words.map((word) => word.folded).join(' ')

    // "khi mô", "mần răng" ask what they mean.
    const meant = [plain, ...reading.also.map((one) => one.words.map((word) => word.folded).join(' '))].join(' . ')

    const mentions = this.places.find(words, true)
    const plans: string[] = []
    const foreignPlaces: string[] = []
    const placeWords = new Set<number>()
    for (const { id, start, end } of mentions) {
      const place = this.catalog.places.find((one) => one.id === id)
      const reached = place ? (place.plans.length > 0 ? place.plans : place.offers) : []
      if (reached.length === 0 && place) foreignPlaces.push(place.name)
      for (const plan of reached) if (!plans.includes(plan)) plans.push(plan)
      if (reached.length > 0) for (let at = start; at < end; at += 1) placeWords.add(at)
    }
    const without = [...placeWords, ...reading.hollow]
    const named = this.agencies.find(words)
    const neighbours = this.neighbours.namedIn(text, words, unmarked)
    const agencies = [...new Set(named.map(({ id }) => id))]
    return {
      reading,
      placeWords,
      about: DOCUMENT.test(plain) ? 'document' : CLOSING.test(plain) ? 'closing' : 'content',
      neighbours,
      asksForTasks: TASKS.test(plain),
      asksForOthers: OTHERS.test(plain) || mentions.some(({ start }) => isBesides(words, start)),
      read: {
        text: words.map((word) => word.marked).join(' '),
        words: contentWords(words, without, unmarked),
        unmarked,
        plans,
        foreignPlaces,
        compares: plans.length > 1 || COMPARES.test(plain),
        own: OWN.test(plain),
        agencies,
        besides: agencies.map((agency) => ({
          agency,
          words: contentWords(words, [...without, ...positionsOf(named, agency)], unmarked),
        })),
        neighbours: neighbours.map(({ neighbour }) => neighbour),
        skill: null,
        path: readPath(text),
        asks: ASKS.filter(([, pattern]) => pattern.test(meant)).map(([kind]) => kind),
      },
    }
  }
}

/** "Ngoài Đắk Nông", "ngoài tỉnh Lai Châu ra": the place named at `start` is the one not meant alone. */
function isBesides(words: readonly Word[], start: number): boolean {
  const [second, first] = [words[start - 2]?.folded, words[start - 1]?.folded]
  return first === 'ngoai' || (second === 'ngoai' && (first === 'tinh' || first === 'xa'))
}

function positionsOf(mentions: readonly Mention[], id: string): number[] {
  return mentions
    .filter((one) => one.id === id)
    .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at))
}

function contentWords(words: readonly Word[], without: Iterable<number>, unmarked: boolean): string[] {
  const skipped = new Set(without)
  return words.filter((word, at) => !skipped.has(at) && !isEmptyWord(word, unmarked)).map((word) => word.marked)
}
