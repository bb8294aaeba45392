import { fold } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import { readPhrases } from './phrases.ts'

/** What a question names: the thing its "nào" asks for, and the years. */

const GENERIC = new Set(
  'cho noi tinh xa ben khi luc hoi the kieu ngay thang nam quy cach viec cai loai thu muc dieu ai nguoi dip hom buoi gio dau gi ke quan vi so nganh phong cq dv hinh bien'.split(
    ' ',
  ),
)

/** The same where it says something about the text sought: "chỗ nào" does not. */
export function tellingNoun(question: string): string | null {
  const noun = nounAsked(question)
  return noun === null || GENERIC.has(noun) ? null : noun
}

/** The thing a "nào" or "những" asks for ("nguồn nào", "những kỹ năng nào"): one folded word, or null. */
function nounAsked(question: string): string | null {
  const asked = readPhrases(question)
  // With marks where they were typed: "bấm máy tôi" lists nothing.
  const [listed, which] = asked.unmarked
    ? [
        / (?:nhung|cac|may|bao nhieu|gom) (?:cuoc |chiec |loai |kieu )?(?!gi |ai |cai |viec gi|nguoi |cac |nao |nhung )([a-z]+)/u,
        / ([a-z]+) nao /u,
      ]
    : [
        / (?:những|nhửng|các|mấy|bao nhiêu|gồm) (?:cuộc |chiếc |loại |kiểu )?(?!gì |ai |cái |việc gì|người |các |nào |những |nhửng )(\p{L}+)/u,
        / (\p{L}+) nào /u,
      ]
  const said = asked.unmarked ? asked.folded : asked.marked
  const noun = listed.exec(said)?.[1] ?? which.exec(said)?.[1]
  return noun === undefined ? null : fold(noun)
}

/** Years and quarters a question names; an answer for another year is no answer. */
export function namedTimes(question: string): string[] {
  const folded = readPhrases(question).folded
  return [...new Set(folded.match(/(?<![\d./])20[1-4]\d(?!\d)/gu) ?? [])]
}

/** Numbered stages and annexes a question names ("giai đoạn 3", "phụ lục"), folded: what a plan does not print of them is not in it. */
export function namedParts(question: string): string[] {
  const folded = readPhrases(question).folded
  return [
    ...new Set(
      folded.match(
        /(?<= )(?:giai doan|dot|chuong|mau so|bieu) (?:\d{1,2}|[ivx]+)(?= )|(?<= )phu luc(?: (?:\d{1,2}|[ivx]+))?(?= )/gu,
      ) ?? [],
    ),
  ]
}

/** The word before "nào" ("ca sĩ nào"), folded: what has to be picked out. Null when the question does not pick, or by a slip. */
export function pickedFrom(question: string): string | null {
  const noun = / ([a-z]+) nao /u.exec(readPhrases(question).folded)?.[1]
  return noun === undefined || GENERIC.has(noun) || !isSyllable(noun) ? null : noun
}
