import { fold, words } from '../shared/text.ts'

/** Whether a line says yes where its source says yes and no where it says no: the one slip that no other word gives away. */

/** With marks, since "dung" is both "đừng" and "đúng". */
const DENIALS = new Set('không chưa chẳng chả chớ đừng cấm trừ khỏi tránh miễn kẻo'.split(' '))
/** Names in which "không" denies nothing. */
const NAMES = /(?<![\p{L}])không (?:gian|dây|quân|khí|trung)(?![\p{L}])/giu
/** May stand between a denial and what it denies ("không được đọc"). Folded. */
const BETWEEN = new Set('a ai bao bi cac can co cu da de duoc gio nen phai se thay the'.split(' '))

/** What a denial earlier in the clause says nothing about. */
const TURNING = new Set('thì mà nhưng để rồi và hoặc hay nên vì nếu khi là chỉ'.split(' '))

/** True when the line denies what the source does not, or leaves out a denial of the source. */
export function turnsRound(text: string, source: string): boolean {
  const line = pairsOf(text)
  const held = pairsOf(source)
  const clauses = clausesOf(source)
  return (
    [...line.deniedWords].some((word) => !held.deniedWords.has(word)) ||
    // What the source names only to deny it is never told without the denial, in whatever words around it.
    [...line.plainWords].some((word) => held.deniedWords.has(word) && !held.plainWords.has(word)) ||
    // "Không lấy lời khai": nor is "lời khai" anything that is taken.
    [...line.freeWords].some((word) => held.boundWords.has(word) && !held.freeWords.has(word)) ||
    [...held.denied].some((pair) => line.plain.has(pair) && !held.plain.has(pair)) ||
    clausesOf(text).some((clause) => clause.length > 1 && denies(clause) !== denies(nearest(clause, clauses)))
  )
}

interface Pairs {
  denied: Set<string>
  plain: Set<string>
  deniedWords: Set<string>
  plainWords: Set<string>
  /** Words behind a denial up to where its clause takes another turn; and all others. */
  boundWords: Set<string>
  freeWords: Set<string>
}

/** Word pairs of a text, told apart by whether a denial stands before them; and each first word so denied. */
function pairsOf(text: string): Pairs {
  const pairs: Pairs = {
    ...{ denied: new Set(), plain: new Set(), deniedWords: new Set(), plainWords: new Set() },
    ...{ boundWords: new Set(), freeWords: new Set() },
  }
  for (const clause of clausesOf(text)) {
    let denied = false
    let bound = false
    for (const [at, word] of clause.entries()) {
      if (DENIALS.has(word)) bound = true
      else if (TURNING.has(word)) bound = false
      else if (!BETWEEN.has(fold(word))) pairs[bound ? 'boundWords' : 'freeWords'].add(word)
      if (DENIALS.has(word)) denied = true
      else if (!(denied && BETWEEN.has(fold(word)))) {
        pairs[denied ? 'denied' : 'plain'].add(`${word} ${clause[at + 1] ?? ''}`)
        pairs[denied ? 'deniedWords' : 'plainWords'].add(word)
        denied = false
      }
    }
  }
  return pairs
}

/** Words of each clause that denies, its words of denial left out. */
export function denialsOf(text: string): string[][] {
  return clausesOf(text)
    .filter(denies)
    .map((clause) => clause.filter((word) => !DENIALS.has(word)))
}

function clausesOf(text: string): string[][] {
  return text
    .replaceAll(NAMES, 'gian')
    .split(/(?<!\d)[,.]|[,.](?!\d)|[;!?:…\n()]/u)
    .map((clause) => words(clause))
}

/** The clause of the source that shares most words, a short one before a long one. */
function nearest(clause: readonly string[], clauses: readonly string[][]): string[] {
  const sought = new Set(clause)
  const score = (one: readonly string[]) => new Set(one.filter((word) => sought.has(word))).size - one.length / 1000
  return clauses.reduce((best, one) => (score(one) > score(best) ? one : best), [] as string[])
}

function denies(clause: readonly string[]): boolean {
  return clause.some((word) => DENIALS.has(word))
}
