import type { Catalog } from '../knowledge/catalog.ts'
import { words } from '../shared/text.ts'
import type { Intent } from './intent.ts'
import { readSubject } from './subject.ts'
import { holdsAny, sameSyllable } from './words.ts'

/** "học về VNeID", "dạy tôi mua hàng trên mạng", "ôn bài an toàn": a lesson or a question about something named. */

const list = (all: string) => all.split(' ')

const OPENING = list(
  'dạ này à ừ thôi vậy cho xin muốn thích cần định tính đang phải nên được có tôi tui em con cháu mình bác cô chú anh chị ông bà mệ mẹ má ba dì cậu hôm bữa nay giờ bây ngày mai hãy thì vô vào mở xem coi bắt đầu lại tiếp chỉ giúp giùm ơi ad bot trợ lý kiểm tra hỏi thử',
)
/** In front of a bare "bài": "bài đăng bán hàng" is no lesson. */
const LEADING = list('cho xin vô vào mở xem coi bắt đầu tiếp có muốn cần thích')
const BETWEEN = list('bài học về phần mục cách kỹ năng cái vụ chủ đề môn khóa tiếp theo thêm lại tập luyện nữa một')
const AFTER = list(
  'nhé nha đi ạ thôi với giùm giúp luôn nghe nhá hen nghen được không hông ko nữa bác tôi tui con cháu em mình cái',
)
const LEARNERS = list('tôi tui em con cháu mình bác cô chú anh chị ông bà mẹ má ba cho học biết')

/** Words that make "học" and "ôn" something else than a lesson of ours. */
const OTHER_LEARNING = list('phí bổng sinh bạ viên viện trò hỏi lực hành vấn nghề trường lớp online thi')
/** What follows when nothing is named: "học rồi mà vẫn quên", "học được không". */
const NO_SUBJECT = list(
  'rồi xong tới đến được không chưa hoài mãi mà thì nhiều ít lâu quá vậy thế sao hết với cùng chung này đó kia ấy gì ai đâu nào mấy bao lại vừa hồi mới dở hôm hằng mỗi lúc buổi sáng trưa chiều tối ngày tuần tháng giờ sớm muộn nhanh chậm từ cũ đã đang sẽ cũng kém giỏi tốt tệ bữa phải nên thấy',
)
const ASKING = [
  'sao',
  'thế nào',
  'ở đâu',
  'chỗ nào',
  'bao giờ',
  'khi nào',
  'bao nhiêu',
  'bao lâu',
  'là gì',
  'mấy giờ',
  'mấy ngày',
  'có được',
  'có phải',
  'có bị',
]

/** More words than this tell a story. */
const MOST_WORDS = 14

/** The lesson or the question that is wanted, or null when no subject is named. */
export function readLessonAbout(text: string, catalog: Catalog): Intent | null {
  const typed = words(text)
  if (typed.length < 2 || typed.length > MOST_WORDS) return null
  const isOffer = holdsAny(typed, ['có bài nào', 'có bài gì', 'có bài học nào', 'còn bài nào'])
  if (!isOffer && holdsAny(typed, ASKING)) return null
  const head = headOf(typed)
  if (!head) return null
  const about = withoutAround(typed.slice(head.length))
  if (about.length === 0) return null
  const found = wished(head.wish, about.join(' '), catalog)
  // Without marks "ma" opens "mã QR" as well as "mà": only what names nothing of ours is looked at so.
  const isNamed = found.do !== 'subjects' || found.guides.length > 0
  return isNamed || !NO_SUBJECT.some((word) => sameSyllable(about[0] ?? '', word)) ? found : null
}

/** The question that is wanted about what stands behind "về", "bài" or "phần"; null when nothing stands there that is taught. */
export function readQuizAbout(text: string, catalog: Catalog): Intent | null {
  const typed = words(text)
  const at = typed.findLastIndex((word) =>
    ['về', 'bài', 'phần', 'chuyện', 'vụ'].some((mark) => sameSyllable(word, mark)),
  )
  const about = at < 0 ? [] : withoutAround(typed.slice(at + 1))
  if (about.length === 0) return null
  const found = wished('quiz', about.join(' '), catalog)
  return found.do === 'subjects' ? null : found
}

interface Head {
  wish: 'lesson' | 'quiz'
  /** Words it takes. */
  length: number
}

function headOf(typed: readonly string[]): Head | null {
  const is = (at: number, ...known: readonly string[]) => known.some((word) => sameSyllable(typed[at] ?? '', word))
  let at = 0
  while (is(at, ...OPENING)) at += 1
  const verb = at
  const isNext = (...known: readonly string[]) => is(verb + 1, ...known)
  if (is(verb, 'ôn')) return isNext(...OTHER_LEARNING) ? null : { wish: 'quiz', length: verb + 1 }
  if (is(verb, 'học')) return isNext(...OTHER_LEARNING) ? null : { wish: 'lesson', length: verb + 1 }
  // "chỉ gửi bài về QR thôi": what is wanted first is remembered with the lesson.
  if (
    is(verb, 'gửi', 'gởi') &&
    isNext('bài') &&
    !is(verb + 2, 'lúc', 'vào', 'buổi', 'mỗi', 'hằng', 'hàng', 'cho', 'lại', 'này', 'đó')
  )
    return { wish: 'lesson', length: verb + 2 }
  if (is(verb, 'dạy')) {
    let end = verb + 1
    while (is(end, ...LEARNERS)) end += 1
    return isNext('thêm') ? null : { wish: 'lesson', length: end }
  }
  const isLed = typed.slice(0, verb).some((word) => LEADING.some((lead) => sameSyllable(word, lead)))
  const isLesson =
    is(verb, 'bài') && (isLed || isNext('học', 'tiếp')) && !isNext('đăng', 'viết', 'báo', 'hát', 'nào', 'gì')
  const isOffered = is(verb, 'bài') && isNext('nào', 'gì') && is(verb + 2, 'về', 'dạy')
  if (isOffered) return { wish: 'lesson', length: verb + 3 }
  return isLesson ? { wish: 'lesson', length: verb + 1 } : null
}

function withoutAround(typed: readonly string[]): readonly string[] {
  const isOf = (known: readonly string[], word: string | undefined) =>
    word !== undefined && known.some((each) => sameSyllable(word, each))
  let from = 0
  while (isOf(BETWEEN, typed[from])) from += 1
  let to = typed.length
  while (to > from && isOf(AFTER, typed[to - 1])) to -= 1
  return typed.slice(from, to)
}

function wished(wish: Head['wish'], about: string, catalog: Catalog): Intent {
  const subject = readSubject(about, catalog)
  switch (subject.kind) {
    case 'skill':
      return wish === 'quiz'
        ? { do: 'quiz', skill: subject.skill, guide: null }
        : { do: 'lesson-skill', skill: subject.skill }
    case 'guide':
      return wish === 'quiz'
        ? { do: 'quiz', skill: null, guide: subject.guide }
        : { do: 'lesson', guide: subject.guide }
    case 'several':
      return { do: 'subjects', wish, guides: subject.guides }
    case 'unknown':
      return { do: 'subjects', wish, guides: [] }
  }
}
