import type { Template } from './voice.ts'

const HELP = [
  { id: 'dvc', label: 'Dịch vụ công, VNeID' },
  { id: 'qr', label: 'Trả tiền QR, mua bán' },
  { id: 'antoan', label: 'Tránh lừa đảo' },
  { id: 'lesson', label: 'Học bài hôm nay' },
] as const

/** What the assistant declines, and how (D13-D15, D36, D39). No scolding; the forged part is never repeated. */
export const REFUSALS = {
  offtopic: { text: 'Việc đó {b} không rành, {b} chỉ lo chuyện kỹ năng số. ⏎ {b} giúp được:', choices: HELP },
  offtopicProfit: {
    text: 'Việc đó {b} không rành, {b} chỉ lo chuyện kỹ năng số. ⏎ Ai nhắn hứa thắng, hứa lãi cao thì {u} dán vào đây, {b} xem giúp dấu hiệu lừa. ⏎ {b} giúp được:',
    choices: HELP,
  },
  offtopicHealth: {
    text: '{b} không khuyên về bệnh và thuốc. {u} hỏi trạm y tế; nguy cấp gọi 115. ⏎ {b} giúp được:',
    choices: HELP,
  },
  attack: { text: '{b} không làm việc đó. {b} là máy, chỉ trả lời theo tài liệu về kỹ năng số. {u} cần hỏi gì {a}?' },
  attackFact: { text: '{b} không sửa số liệu theo lời nhắn. Văn bản ghi: {fact}' },
  others: {
    text: 'Kết quả của ai chỉ người đó xem được. {b} không đưa tin của người khác. ⏎ Ai muốn khoe thì tự mở cho {u} xem nhé.',
  },
  language: {
    text: '{b} trả lời bằng tiếng Việt. (This assistant answers in Vietnamese only.)',
    choices: [
      { id: 'vneid', label: 'Cài VNeID' },
      { id: 'qr', label: 'Trả tiền QR' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  actForYou: { text: '{b} không làm thay trên tài khoản của ai được, {b} chỉ từng bước cho {u} làm.' },
  notFoundPlan: {
    text: '{plan} **không ghi {subject}**. {nearest} ⏎ {source} {askWhom}',
    choices: [
      { id: 'note', label: 'Ghi câu này cho người trả lời' },
      { id: 'other', label: 'Hỏi việc khác' },
    ],
    cadre: true,
  },
  notFoundPlans: {
    text: 'Các kế hoạch {b} có **không ghi rõ {subject}**. {nearest} ⏎ {source} {askWhom}',
    choices: [
      { id: 'note', label: 'Ghi câu này cho người trả lời' },
      { id: 'other', label: 'Hỏi việc khác' },
    ],
    cadre: true,
  },
  notFound: {
    text: 'Việc này tài liệu của {b} không có, {b} không đoán. {u} hỏi {askWhom}. {near}',
    choices: [
      { id: 'note', label: 'Ghi lại hỏi giúp tôi' },
      { id: 'other', label: 'Hỏi việc khác' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  /** A subject next to ours is named, of which no guide speaks. */
  notFoundAbout: {
    text: 'Về {subject} thì tài liệu của {b} không có, {b} không đoán. {u} hỏi {askWhom}. {near}',
    choices: [
      { id: 'note', label: 'Ghi lại hỏi giúp tôi' },
      { id: 'other', label: 'Hỏi việc khác' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  /** What comes nearest, as choices below. */
  nearGuides: { text: '⏎ Gần nhất {b} có bài:' },
  notFoundPlace: {
    text: 'Nơi {u} hỏi thì tài liệu của {b} không có. {b} chỉ có kế hoạch của Lâm Đồng, Đắk Nông cũ, Lai Châu và xã Lam Vỹ.',
  },
} as const satisfies Record<string, Template>
