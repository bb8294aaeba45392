import { phrase, readPhrases, says } from './phrases.ts'

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

/** The document itself, not what it plans: number, date, signature, recipients, bases. */
export const ABOUT_DOCUMENT = phrase(
  '(ai (là người )?ký|người ký|ký ngày|ngày ký|ký hôm|số hiệu|văn bản số|(kế hoạch|văn bản) ~ (số mấy|số bao nhiêu|ký ngày|ký hôm)|số mấy ~ ngày|ban hành (ngày|khi|lúc|hôm)|ngày ban hành|nơi nhận (văn bản|kế hoạch)|căn cứ (vào )?(văn bản|nghị quyết|đâu|những)|ai ban hành|cơ quan nào ban hành)',
)

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
  return says(readPhrases(question), ABOUT_DOCUMENT) || says(readPhrases(question), ABOUT_TROUBLE)
}

export const DUTY_WORDS = phrase(
  '(làm gì|làm những gì|làm việc gì|nhiệm vụ|trách nhiệm|phải làm|lo gì|lo cái gì|được giao|giao gì|giao việc gì|làm sao|có vai trò|phải|việc gì|làm chi|mần chi)',
)
