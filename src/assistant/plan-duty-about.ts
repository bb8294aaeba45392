import type { CitedAddress, PlanId } from '../knowledge/plan.ts'
import { isEmptyWord } from '../retrieval/tokens.ts'
import { fold } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import { phrase, readPhrases, says } from './phrases.ts'
import { DUTY_WORDS } from './plan-asks.ts'
import type { Assignment, PlanDesk } from './plan-desk.ts'
import type { Pick } from './plan-pick.ts'
import type { PlanLook } from './plan-question.ts'

/** "Sở Tài chính làm gì về an toàn thông tin": whether any duty of that agency speaks of that, told before its other duties are. */

type Duty = Extract<Pick, { mode: 'duty' }>

/** A clause that only sets the subject: "Về an toàn thông tin, Sở Tài chính làm gì". */
const SETS_SUBJECT = phrase('(về|đối với|trong (việc|công tác|lĩnh vực)|liên quan|còn về|riêng)')

/** A single word besides the agency may be a slip of its name ("nghành tài chính"), unless it is set apart. */
const SETS_APART = phrase('(về|cho|với|liên quan|trong|để|mảng|chuyện|vụ)')

/** Words of any duty, which name none. */
const OF_ANY_DUTY: ReadonlySet<string> = new Set(
  (
    'nhiệm vụ trách kế hoạch phong trào tỉnh xã huyện phường giao chủ trì phụ lo thực hiện triển khai tham gia phối hợp vai trò chức công ' +
    'phần mục khoản quy định cụ thể gồm liệt nội dung năm tháng quý cơ quan đơn vị ngành sở tổ rõ làm hiệp'
  ).split(' '),
)
const OF_ANY_DUTY_FOLDED: ReadonlySet<string> = new Set([...OF_ANY_DUTY].map(fold))

/** The movement's own name, in every title. */
const MOVEMENT = / bình dân học vụ số | binh dan hoc vu so /u
/** More words than these tell a story, and say no longer what of the agency's duties is asked. */
const MOST_WORDS = 8
/** Held by one place: a duty about it shares its words, others hardly one. Measured on 70 questions of both kinds. */
const SPOKEN_OF = { coverage: 0.5, share: 0.62 } as const

/**
 * The duty with the tasks that speak of what is asked, or null when nothing handed to this agency does. Unchanged where nothing but
 * the agency is named.
 */
export function dutyAbout(asked: string, pick: Duty, plan: PlanId, look: PlanLook, desk: PlanDesk): Duty | null {
  if (pick.tasks.length > 0) return pick
  const subject = subjectOf(asked, pick.assignment, plan, look, desk)
  if (subject.length === 0 || subject.length > MOST_WORDS) return pick
  if (subject.length === 1 && !says(readPhrases(asked), SETS_APART)) return pick
  const words = subject.join(' ')
  const hits = look([plan], words).places
  const speaks = (address: CitedAddress) =>
    (hits.find((hit) => hit.passage.address === address)?.coverage ?? 0) >= SPOKEN_OF.coverage ||
    desk.coverage.share(words, address) >= SPOKEN_OF.share
  if (speaks(pick.assignment.address)) return pick
  const all = pick.assignment.agencies.flatMap((agency) => desk.assignments(plan, agency))
  const other = all.find(({ address }) => speaks(address))
  if (other !== undefined) return { ...pick, assignment: other }
  const tasks = all.flatMap((one) => desk.tasksOf(one)).filter((task) => desk.within(task).some(speaks))
  return tasks.length > 0 ? { ...pick, tasks: [...new Set(tasks)] } : null
}

/** Content words that name neither the agency nor a place, of the clause that asks what it does and of one that sets the subject. */
function subjectOf(asked: string, { agencies }: Assignment, plan: PlanId, look: PlanLook, desk: PlanDesk): string[] {
  const clauses = asked.split(/[,;:.?!]+/u).filter((clause) => {
    const read = readPhrases(clause)
    return says({ ...read, slips: true }, DUTY_WORDS) || says(read, SETS_SUBJECT)
  })
  const besidesIn = (text: string) =>
    look([plan], text).read.besides.find(({ agency }) => agencies.includes(agency))?.words
  // "Đảng ủy xã, phường làm gì": the comma may stand inside the agency's name.
  const words = clauses.length === 0 ? [] : (besidesIn(clauses.join(' ')) ?? besidesIn(asked) ?? [])
  return ` ${words.join(' ')} `
    .replace(MOVEMENT, ' ')
    .split(' ')
    .filter((word) => word !== '' && !/\d/u.test(word) && !isOfAnyDuty(word))
    .filter((word) => isSyllable(fold(word)) || desk.prints(plan, fold(word)))
}

/** Half a question is often typed without marks: a word that has none is read either way. */
function isOfAnyDuty(word: string): boolean {
  if (OF_ANY_DUTY.has(word)) return true
  return word === fold(word) && (OF_ANY_DUTY_FOLDED.has(word) || isEmptyWord({ marked: word, folded: word }, true))
}

const DOES =
  '(làm gì|làm những gì|làm việc gì|phải làm|được giao|có nhiệm vụ|có trách nhiệm|nhiệm vụ gì|trách nhiệm gì|có việc gì|việc gì|chủ trì|lo gì|lo việc gì|có vai trò|phụ trách|giao gì|làm chi)'
const NAMED = '[^ .]+ ([^ .]+ ){0,6}?'
/** Offices by the kind they begin with. Without marks "hội" is "hỏi", "ban" is "bạn" and most of "so" the "số" of the movement. */
const OFFICES = {
  marked: phrase(
    `(sở|ban|phòng|hội|liên đoàn|ngân hàng|bưu điện|trạm|chi cục|cục|viện|tòa án|kho bạc|công ty|tập đoàn|trung tâm|bệnh viện|thanh tra|hải quan|thuế|bảo hiểm|điện lực|kiểm lâm) ${NAMED}${DOES}`,
  ),
  unmarked: phrase(
    `((?<!(đổi|năng|vụ|đình|tính|chợ|thôn|nghệ|tảng|trường|hộ|thuật|môi|một|con|danh|chữ|sứ|xã|lập) )sở|ngân hàng|bưu điện|trạm|chi cục|kho bạc|trung tâm|bệnh viện|công ty|liên đoàn|hải quan|điện lực|ban dân tộc|hội (nông dân|phụ nữ|cựu|người)) ${NAMED}${DOES}`,
  ),
}
/** Kinds of two words; the others need a name behind them to be an office. */
const TWO_WORDS: ReadonlySet<string> = new Set(
  'lien doan,ngan hang,buu dien,chi cuc,toa an,kho bac,cong ty,tap doan,trung tam,benh vien,thanh tra,hai quan,bao hiem,dien luc,kiem lam'.split(
    ',',
  ),
)
/** What stands behind an office's name. Folded. */
const ENDS: ReadonlySet<string> = new Set(
  'lam lo phai duoc co chu o tai cua thi trong la can nao tinh xa huyen dak lai voi va phu nhiem trach viec giao minh'.split(
    ' ',
  ),
)

/** The office a question asks the duties of, by the folded words its name begins with ("so y te"); null for none. */
export function officeAsked(question: string): string | null {
  const read = readPhrases(question)
  const said = read.unmarked ? OFFICES.unmarked.folded.exec(read.folded) : OFFICES.marked.marked.exec(read.marked)
  const words = fold(said?.[0] ?? '').split(' ')
  const kind = TWO_WORDS.has(words.slice(0, 2).join(' ')) ? 2 : 1
  const end = words.findIndex((word, at) => at >= kind && ENDS.has(word))
  const name = words.slice(0, Math.min(kind + 2, end === -1 ? words.length : end))
  return said === null || (kind === 1 && name.length === 1) ? null : name.join(' ')
}
