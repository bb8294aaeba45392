import { phrase, type Read, readPhrases, says, saysAny } from '../assistant/phrases.ts'
import { readRefusal } from '../assistant/refuse.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { words } from '../shared/text.ts'
import { readAloud } from './aloud-words.ts'
import type { Intent } from './intent.ts'
import { readLessonAbout } from './lesson-words.ts'
import { readQuiz } from './quiz-words.ts'
import type { ChatMemory } from './session.ts'
import { readSmallTalk } from './small-talk.ts'
import { holdsAny, isWhole, madeOf, sameSyllable } from './words.ts'

/** Requests that are no questions about content: a lesson, a quiz, the progress, a recap, a text to read out. */

const WARNED_MS = 30 * 60_000

const LESSON_WORDS =
  'học bài bắt đầu dạy từ đâu mới khác gì chi cái tiếp theo hôm nay bây giờ muốn vào được chưa thử nữa một 1 ngắn hằng ngày khóa thôi ừ ờ ok vâng'
const OTHER_LESSONS = ['bài khác', 'đổi bài', 'chọn bài', 'lựa bài', 'danh sách bài', 'có những bài']
const OTHER_WORDS = `${LESSON_WORDS} chọn đổi lựa danh sách có những nào các tự`
const REVIEW_WORDS = `${LESSON_WORDS} xem coi đọc lại vừa rồi nãy hồi ôn`
const FINISHED_WORDS = 'xong rồi bài học này đọc xem hết đã vừa nãy'
const PICTURE_WORDS =
  'cho xem coi thấy nhìn hình ảnh chụp gửi gởi vẽ minh họa có không hông ko với bước này đó chỗ kia nớ giùm xin muốn tôi tui mình bác nó ra sao thế nào mô đâu một tấm bằng lại rõ hơn mẫu'
const SEE = [
  'xem hình',
  'coi hình',
  'nhìn hình',
  'thấy hình',
  'xem ảnh',
  'coi ảnh',
  'có hình',
  'có ảnh',
  'hình minh họa',
  'ảnh minh họa',
  'hình vẽ',
  'vẽ hình',
  'bằng hình',
  'hình mẫu',
  'hình đâu',
  'cho hình',
  'cho ảnh',
]
const SEND = ['gửi hình', 'gởi hình', 'gửi ảnh', 'gởi ảnh', 'chụp hình', 'chụp ảnh']
const BEGINNER_WORDS =
  'chưa không ko hông biết gì chi hết cả trơn mới dùng xài điện thoại thông minh lần đầu già rồi là ai rành'
const HOW_WORDS = 'anh chị cô chú ông bà thưa xin phép hỏi muốn việc cái khác này chút tí xíu cách làm đang cần xin'

const PROGRESS = [
  phrase('học ~ (đến|tới) (đâu|bài mấy|bài nào)'),
  phrase('(còn|được|xong|học) ~ (mấy|bao nhiêu) (bài|câu)'),
  phrase('(tiến độ|kết quả|điểm) ~ (học|của tôi|của em|của con|của mình|của tui|của bác)'),
  phrase('(đúng|sai) ~ (mấy|bao nhiêu) câu'),
  phrase('học ~ (mấy|bao nhiêu) (ngày|bữa|buổi) rồi'),
]
const MISTAKES = phrase('(câu ~ (hay nhầm|nhầm|làm sai|sai)|hay (nhầm|sai) câu nào)')
const WHY_LESSON = phrase('(vì sao|tại sao|sao lại|sao phải|sao cho|răng lại) ~ bài (này|đó|ni)')
const WEEK = [
  phrase('tuần (này|rồi|qua|vừa rồi) ~ học ~ (sao|gì|thế nào|mấy|bao nhiêu|tới đâu|đến đâu)'),
  phrase('(tổng kết|tóm tắt|kết quả) ~ tuần'),
]
const PROGRESS_PICTURE = phrase('(ảnh|hình|tấm) ~ (tiến độ|tổng kết|kết quả học|kết quả của tôi|nhịp học)')
const PLACEMENT = phrase('(thử|làm|hỏi) ~ (5|năm) câu ~ (xem|coi|thử|trình độ|biết)')
const PLACED = [
  'thử 5 câu',
  'làm 5 câu',
  'làm thử 5 câu',
  'hỏi 5 câu',
  'thử năm câu',
  'làm năm câu',
  'kiểm tra trình độ',
]
const FINAL = phrase('(15|mười lăm) câu ~ (tổng hợp|cuối|năm kỹ năng|5 kỹ năng)')
const RECAP = [
  phrase('(tóm lại|tóm tắt|tóm gọn|tổng kết|nói gọn|gom lại)'),
  phrase('(nãy giờ|từ nãy|hồi nãy|nãy tới giờ|từ đầu tới giờ) ~ (làm|dặn|nói|phải|những) ~ (gì|việc)'),
]
/** "Lâm Đồng tổng kết quý mấy": when something is wound up, not what was spoken of here. */
const OF_A_PLAN = phrase(
  '((quý|tháng|năm|ngày|giờ|hôm) (mấy|nào|\\d+)|mấy (giờ|quý|tháng)|khi nào|bao giờ|lúc nào|ai (chủ trì|lo|làm|phụ trách)|phong trào|thi đua)',
)
/** Anything but a lesson to be reminded of. */
const REMINDER = phrase(
  '(nhắc|nhắc nhở|báo) (tôi|em|mình|bác|tui|giúp|giùm|bà|ông) ~ (trước hạn|đến hạn|tới hạn|hạn nộp|nộp báo cáo|đi họp|uống thuốc|đóng tiền|trả tiền|trước [\\d]+ ngày|trước (một|hai|ba|bốn|năm) ngày)',
)
const LOUD = [
  phrase('(đọc|phát|nói|viết|bài|thông báo) ~ loa'),
  phrase('loa (xã|thôn|phường|phát thanh|truyền thanh|xóm|bản)'),
]
/** What a plan says of loudspeakers, or whether there are any: a question, not a wish for a text to be read out. */
const ASKS_OF_LOUD = phrase(
  '(kế hoạch|chỉ tiêu|mấy lần|bao nhiêu|có loa|hệ thống loa|bao giờ|khi nào|ai (phụ trách|lo|chủ trì))',
)
const HUMAN = phrase(
  '(gặp|gọi|nói chuyện với|kết nối|chuyển) ~ (người thật|cán bộ|nhân viên|tổng đài viên|người phụ trách|tư vấn viên|con người|người hỗ trợ)',
)
/** Somebody calling as an official is a story, not a wish to be put through. */
const CALLED = phrase('(xưng|điện|giả|lừa|tự nhận|bảo|nói là|đòi)')
const SCAM_ASK = [
  phrase('(tin|tin nhắn|cuộc gọi|đường dẫn|link) này ~ (thật|lừa|giả|tin được)'),
  phrase('(kiểm tra|xem|coi|check|soát) ~ tin (này|nhắn|nghi)'),
  phrase('nghi (bị )?lừa'),
]
const AFTER_SENDING = phrase('(lỡ|đã|vừa|trót|mới) (gửi|gởi|nhắn|gõ|đưa)')
/** The state of an application, not of the learning. */
const PAPERS = phrase('(hồ sơ|đơn|giấy|thủ tục|đất|căn cước|xét nghiệm|bầu cử)')
const PLAN = phrase('(kế hoạch|tỉnh|ủy ban|mục tiêu|phần|văn bản|báo cáo)')

/** A request for something the bot does, or null when the message asks about content. */
export function readRequest(text: string, memory: ChatMemory, catalog: Catalog, now: number): Intent | null {
  const typed = words(text)
  if (typed.length === 0 || typed.length > 16) return null
  const read = readPhrases(text)
  return (
    readMinor(typed) ??
    readRound(text, typed, read) ??
    readQuiz(text, typed, read, memory, catalog) ??
    readAloud(typed, memory) ??
    readPicture(typed, memory) ??
    readLesson(typed, memory) ??
    (typed.length <= 12 && says(read, REMINDER) ? ({ do: 'no-reminder' } as const) : null) ??
    readService(text, typed, read, memory, now) ??
    readLessonAbout(text, catalog) ??
    readSmallTalk(text)
  )
}

/** "vì sao bài này", "tuần này tôi học sao rồi", "ôn bài", "làm 5 câu xem biết đến đâu". */
function readRound(text: string, typed: readonly string[], read: Read): Intent | null {
  if (typed.length > 12) return null
  if (says(read, WHY_LESSON)) return { do: 'why-lesson' }
  if (typed.length <= 8 && says(read, PROGRESS_PICTURE) && !says(read, PLAN) && !says(read, PAPERS))
    return { do: 'progress-picture' }
  if (saysAny(read, WEEK) && !says(read, PLAN)) return { do: 'week' }
  if (isWhole(text, ['ôn', 'ôn bài', 'ôn tập', 'ôn câu cũ', 'ôn bài cũ', 'cho ôn', 'cho ôn bài', 'muốn ôn bài']))
    return { do: 'review' }
  if (says(read, PLACEMENT) || isWhole(text, PLACED)) return { do: 'quiz-round' }
  return says(read, FINAL) ? { do: 'final-round' } : null
}

/** Short messages made of nothing but words about learning: "học phí đóng sao" holds others and is a question. */
function readLesson(typed: readonly string[], memory: ChatMemory): Intent | null {
  if (madeOf(typed, FINISHED_WORDS, ['xong', 'đọc hết', 'xem hết', 'học hết'])) return { do: 'lesson-quiz' }
  if (madeOf(typed, REVIEW_WORDS, ['xem lại', 'coi lại', 'đọc lại', 'học lại', 'ôn lại', 'lại bài']))
    return { do: 'lesson-review' }
  // "bài khác" is the very word the bot teaches for it: going on with the lesson that is open would be the opposite.
  if (madeOf(typed, OTHER_WORDS, OTHER_LESSONS)) return { do: 'lesson-other' }
  if (madeOf(typed, LESSON_WORDS, ['học tiếp', 'tiếp bài', 'bài tiếp']))
    return { do: 'lesson', guide: memory.lesson?.guide ?? null }
  if (madeOf(typed, LESSON_WORDS, ['học', 'bài', 'dạy', 'bắt đầu'])) return { do: 'lesson', guide: null }
  if (madeOf(typed, BEGINNER_WORDS, ['biết gì', 'biết chi', 'không rành', 'mới dùng', 'lần đầu']))
    return { do: 'lesson', guide: null }
  return null
}

/**
 * "cho xem hình bước này": about the step in sight, or said as a wish. "gửi ảnh cho cháu" is a question about sending pictures,
 * and "chụp màn hình" one about the phone.
 */
function readPicture(typed: readonly string[], memory: ChatMemory): Intent | null {
  const asked =
    madeOf(typed, PICTURE_WORDS, SEE) || (holdsAny(typed, ['xem', 'coi']) && madeOf(typed, PICTURE_WORDS, SEND))
  if (!asked) return null
  const { shown } = memory
  const inSight = shown !== null && (shown.kind === 'step' || shown.kind === 'card' || shown.kind === 'answer')
  return inSight || holdsAny(typed, ['cho', 'minh họa']) ? { do: 'show-picture' } : null
}

function readService(
  text: string,
  typed: readonly string[],
  read: Read,
  memory: ChatMemory,
  now: number,
): Intent | null {
  const short = typed.length <= 10
  if (saysAny(read, LOUD) && !says(read, ASKS_OF_LOUD))
    return { do: 'loud', guide: null, short: false, about: subjectOf(text) }
  if (short && saysAny(read, RECAP) && !says(read, PLAN) && !says(read, OF_A_PLAN)) return { do: 'recap' }
  if ((short && says(read, MISTAKES)) || saysAny(read, PROGRESS)) {
    // Somebody else's result is nobody's business here; the refusal says so.
    const others = !opensWithSelf(typed) && readRefusal(text)?.reason === 'others'
    if (others || says(read, PLAN) || says(read, PAPERS)) return null
    return says(read, MISTAKES) ? { do: 'mistakes' } : { do: 'progress' }
  }
  if (short && says(read, HUMAN) && !says(read, CALLED)) return { do: 'human' }
  if (isWhole(text, ['tiến độ', 'xem tiến độ', 'xem kết quả', 'kết quả học', 'xem điểm'])) return { do: 'progress' }
  if (isWhole(text, ['cài đặt', 'thiết lập', 'đổi cài đặt', 'chỉnh cài đặt'])) return { do: 'settings' }
  if (madeOf(typed, HOW_WORDS, ['hỏi', 'việc khác'])) return { do: 'ask-how' }
  if (short && saysAny(read, SCAM_ASK)) return { do: 'scam-ask' }
  const warned = memory.warnedAt !== null && now - memory.warnedAt < WARNED_MS
  return warned && short && says(read, AFTER_SENDING) ? { do: 'pii', card: 'after' } : null
}

const SPEAKERS = 'tôi tui mình em con cháu bác cô chú anh chị ông bà mệ'.split(' ')
const VERBS = 'học làm được đúng sai đã còn có mới xong nhầm trả'.split(' ')

/** "bác làm đúng mấy câu" speaks of oneself; "bà Mận làm đúng mấy câu" of somebody else. */
function opensWithSelf(typed: readonly string[]): boolean {
  const [first = '', second = ''] = typed
  return SPEAKERS.some((word) => sameSyllable(first, word)) && VERBS.some((word) => sameSyllable(second, word))
}

/** "… đọc loa về lừa đảo": what stands after "về" or "chuyện". */
function subjectOf(text: string): string | null {
  return /(?:^|\s)(?:về|ve|chuyện|chuyen|vụ|vu)\s+(.{4,})$/iu.exec(text)?.[1] ?? null
}

const SELF = new Set(['em', 'con', 'cháu', 'chau', 'mình', 'minh', 'tôi', 'toi', 'tui', 'tớ'])

/** "em học lớp 7", "con 12 tuổi": said of oneself. Under 16 a parent decides, so nothing is stored. */
function readMinor(typed: readonly string[]): Intent | null {
  if (typed.length > 8 || !SELF.has(typed[0] ?? '')) return null
  const said = typed.join(' ')
  const grade =
    /^\S+ (?:(?:tên |ten )(?:là |la )?\S+ (?:\S+ )?)?(?:đang |dang |mới |moi )?(?:học |hoc |lên |len )?(?:lớp|lop) (\d{1,2})\b/u.exec(
      said,
    )
  if (grade) return Number(grade[1]) <= 10 ? { do: 'minor' } : null
  const age = /^\S+ (?:mới |moi |được |duoc |năm nay |nam nay )*(\d{1,2}) (?:tuổi|tuoi)\b/u.exec(said)
  return age && Number(age[1]) < 16 && Number(age[1]) > 4 ? { do: 'minor' } : null
}
