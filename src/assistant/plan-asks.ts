import type { OutsideBlock } from '../knowledge/plan.ts'
import { type Phrase, phrase, readPhrases, says } from './phrases.ts'

/** Ways to ask about a plan: who leads, who does what, what there is, about the document itself. */

export const ASKS_LEAD = phrase(
  '(chủ trì|đứng ra|phụ trách|chịu trách nhiệm chính|đầu mối|ai lo|ai làm|ai chỉ đạo|giao (cho )?(ai|cơ quan nào|đơn vị nào|ngành nào|sở nào))',
)

/** Somebody is asked for, to whom a task was given; agencies the question names are then part of the task. */
export const WHO_LEADS = phrase(
  '((ai|cơ quan nào|đơn vị nào|sở nào|ngành nào|cq nào|đv nào|nơi nào|sở ngành nào) ~ (chủ trì|phụ trách|đứng ra|lo|chỉ đạo|làm|chịu trách nhiệm)|(do|giao|giao cho|là) (ai|cơ quan nào|đơn vị nào|cq nào|sở nào|ngành nào))',
)

export const LEADS = phrase('(chủ trì|phụ trách|lãnh đạo thực hiện)')

export const ASKS_TASKS = phrase('(chủ trì|phụ trách) ~~ (gì|nào|những|mục|khoản|nhiệm vụ|việc|phần|mấy|đâu)')

export const ASKS_LIST = phrase(
  '(kể|liệt kê|gồm|bao gồm|những (gì|nhóm|mô hình|đơn vị|việc|nội dung|phần|năm|mục|giai đoạn|cơ quan|sở|nhiệm vụ|ai|tiêu chuẩn)|các (nhóm|mô hình|đơn vị|giai đoạn|mục|nội dung|phần|phòng|cơ quan)|(mấy|bao nhiêu) (nhóm|mô hình|giai đoạn|phần|mục|sở|ngành|đơn vị|cơ quan|nội dung|bước|loại|phòng|việc|đối tượng)|nhóm nào|mô hình nào|giai đoạn nào|đơn vị nào|đv nào|sở nào)',
)

/** Kinds of papers a plan rests on, by name. */
const PAPERS =
  '(tờ trình|nghị quyết|quyết định|chương trình hành động|chương trình số|công văn|kế hoạch trung ương|văn bản)'

/** The parts of the text outside the numbers, each by the ways it is asked for; the first that fits is meant. */
const OUTSIDE: [OutsideBlock['kind'], Phrase][] = [
  [
    'letterhead',
    phrase('(ký ngày|ngày ký|ký hôm|ký (bữa|lúc|khi|tháng|năm) nào|ký khi|số ký hiệu|số hiệu|ngày tháng năm)'),
  ],
  [
    'signature',
    phrase(
      '(ai (là người |đã |đứng ra )?ký|người (nào )?(đứng |đã )?ký|[^ ]+ nào (đã |đứng ra |là người )?ký(?! (ngày|hôm|năm|tháng))|ký tên|đứng tên|chữ ký(?! (số|điện))|chức danh người|ký (bởi|thay))',
    ),
  ],
  ['recipients', phrase('(nơi nhận|(văn bản|kế hoạch|bản kế hoạch) ~ gửi (cho )?(những )?(ai|đâu|nơi|cơ quan nào))')],
  ['closing', phrase('(khó khăn|vướng mắc)')],
  [
    'preamble',
    phrase(
      `(căn cứ (vào |theo )?(văn bản|${PAPERS}|đâu|những|các|cái|gì|ban hành)|căn cứ pháp lý|căn cứ ~ (số mấy|số bao nhiêu|số nào|ngày nào|ngày mấy)|(dựa|căn cứ) ~ (văn bản|nghị quyết|đâu|tờ trình)|${PAPERS} ~~ (số mấy|số bao nhiêu|số nào|ngày nào|ngày mấy|ngày bao nhiêu|nào của|gì của)|theo (tờ trình|đề nghị của)|theo đề nghị|để thực hiện (nghị quyết|kế hoạch) nào|thực hiện (nghị quyết|kế hoạch) (nào|gì|số mấy))`,
    ),
  ],
  [
    'letterhead',
    phrase(
      '(văn bản số|(kế hoạch|văn bản) ~ (số mấy|số bao nhiêu|ký ngày|ký hôm)|số mấy ~ ngày|ban hành (ngày|khi|lúc|hôm|hồi|năm)|ngày ban hành|ra (ngày|đời) (nào|khi nào)|ai ban hành|cơ quan nào ban hành|do ai ban hành)',
    ),
  ],
]

/** Which part of the text outside the numbers a question is about, or null. */
export function outsideAsked(question: string): OutsideBlock['kind'] | null {
  const read = readPhrases(question)
  return OUTSIDE.find(([, sought]) => says(read, sought))?.[0] ?? null
}

/** Difficulties are reported where the closing words say, outside the numbers. */
export const ABOUT_TROUBLE = phrase(
  '(khó khăn|vướng mắc|trục trặc) ~~ (báo cáo|báo|hỏi|gửi|kiến nghị|phản ánh) ~ (ai|đâu|cơ quan nào|nơi nào|cho ai|về đâu)',
)

/** "Những kỹ năng nào": the answer is an enumeration, perhaps inside one place. */
export const ASKS_WHICH = phrase('((những|các) ~ nào|gồm (những )?gì|(mấy|bao nhiêu) ~ nào)')

export const ASKS_AGENCIES = phrase(
  '(giao|phân công|phân việc|phân nhiệm|tham gia|chia việc|giao việc) ~~ (sở|ngành|đơn vị|đv|cơ quan|phòng|ai|bộ phận|nơi nào)',
)

/** The document's number, date, signature or bases are asked for, not what it plans. */
export function isAboutDocument(question: string): boolean {
  const kind = outsideAsked(question)
  return kind === 'closing' ? says(readPhrases(question), ABOUT_TROUBLE) : kind !== null
}

/** The plan's own signature, number, date or the papers it rests on: nobody's duty, even where an agency is named. */
export function isAboutPaper(question: string): boolean {
  const kind = outsideAsked(question)
  return kind !== null && kind !== 'closing' && kind !== 'recipients'
}

/** Somebody is asked for, whatever he or they do. */
export const ASKS_WHO = phrase(
  '((cơ quan|đơn vị|sở|ngành|phòng|bộ phận|ban|cq|đv|bên) (nào|mô)|ban ngành nào|(cho|do|là|để|nhờ) ai|ai ~ (làm|lo|hướng dẫn|tham mưu|xây dựng|ban hành|chỉ đạo|tổng hợp|theo dõi|kiểm tra|đảm bảo|bảo đảm|đứng|cấp|hỗ trợ|tập huấn|tổ chức|giám sát|phụ trách|chịu trách nhiệm|đánh giá|lựa chọn|chọn|rà soát|thống kê|cung cấp|đưa tin|thẩm định|đào tạo|truyền thông|tuyên truyền|đề xuất|đôn đốc|bố trí))',
)

export const DUTY_WORDS = phrase(
  '(làm gì|làm những gì|làm việc gì|nhiệm vụ|trách nhiệm|phải làm|lo gì|lo cái gì|được giao|giao gì|giao việc gì|làm sao|có vai trò|phải|việc gì|làm chi|mần chi)',
)
