import { phrase, type Read, says, saysAny } from '../assistant/phrases.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { Skill } from '../knowledge/guide.ts'
import type { Intent } from './intent.ts'
import { readQuizAbout } from './lesson-words.ts'
import type { ChatMemory } from './session.ts'
import { madeOf } from './words.ts'

/** "đố tôi một câu về VNeID", "câu nữa", "quay lại câu đố". */

const SKILLS: readonly [Skill, ReturnType<typeof phrase>][] = [
  ['antoan', phrase('(an toàn|lừa đảo|chống lừa|tránh lừa|bị lừa|bảo mật|otp|mật khẩu|tự bảo vệ|an ninh mạng)')],
  ['vneid', phrase('(vneid|định danh|căn cước điện tử)')],
  ['qr', phrase('(qr|quét mã|thanh toán|chuyển tiền|chuyển khoản|ngân hàng)')],
  ['dvc', phrase('(dịch vụ công|nộp hồ sơ|thủ tục)')],
  ['muasam', phrase('(mua sắm|mua bán|mua hàng|bán hàng|thương mại điện tử|mua trên mạng)')],
  ['morong', phrase('(trí tuệ nhân tạo|wifi|sức khỏe|thời tiết)')],
]

const QUIZ_WORDS = 'câu nữa khác tiếp thêm một 1 hỏi đố theo làm xin kế'
const QUIZ = [
  phrase('đố (một|1|vài|mấy|hai|2|ba|3) câu'),
  phrase('(câu đố|đố vui|quiz|trắc nghiệm|câu hỏi ôn|bài kiểm tra)'),
  phrase('(cho|ra|làm|xin|gửi|muốn|hỏi|thử) ~ (câu|bài) (đố|ôn|kiểm tra|hỏi|trắc nghiệm)'),
  phrase(
    '(đố|kiểm tra|hỏi thử|hỏi bài) (tôi|em|con|mình|bác|tui|cháu|mệ|bà|ông|cô|chú|anh|chị|mẹ|má|tao|tau|t|thử|đi|phát|coi|nha)',
  ),
]
const QUIZ_NAMES = new Set(['quiz', 'quizz', 'test'])
const QUIZ_AGAIN = phrase('(quay lại|lại|tiếp) câu (đố|hỏi)')

/** The skill a request names by its everyday words, or null. */
function namedSkill(read: Read): Skill | null {
  return SKILLS.find(([, names]) => says(read, names))?.[0] ?? null
}

/** The wish for a question, or null. */
export function readQuiz(
  text: string,
  typed: readonly string[],
  read: Read,
  memory: ChatMemory,
  catalog: Catalog,
): Intent | null {
  if (says(read, QUIZ_AGAIN) && typed.length <= 6) return { do: 'quiz-resume' }
  if (
    madeOf(typed, QUIZ_WORDS, [
      'câu nữa',
      'câu khác',
      'câu tiếp',
      'thêm câu',
      'hỏi tiếp',
      'hỏi nữa',
      'đố nữa',
      'đố tiếp',
      'làm tiếp',
      'câu kế',
    ])
  )
    return memory.quiz ? { do: 'quiz-next' } : { do: 'quiz', skill: null, guide: null }
  const asks = saysAny(read, QUIZ) || (typed.length <= 6 && typed.some((word) => QUIZ_NAMES.has(word)))
  if (!asks || typed.length > 14) return null
  return readQuizAbout(text, catalog) ?? { do: 'quiz', skill: namedSkill(read), guide: null }
}
