import type { Template } from './voice.ts'

/** The menu, and what is said when nothing was understood. */
export const MENU = {
  menu: {
    text: '{unfinished}{u} cần gì {a}?',
    choices: [
      { id: 'continue', label: 'Học tiếp', accept: ['học'] },
      { id: 'ask', label: 'Hỏi cách làm' },
      { id: 'scam', label: 'Xem tin nghi lừa' },
      { id: 'progress', label: 'Tôi học đến đâu' },
      { id: 'settings', label: 'Cài đặt' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  menuCadre: {
    text: '{unfinished}{u} cần gì {a}?',
    choices: [
      { id: 'continue', label: 'Học tiếp', accept: ['học'] },
      { id: 'plan', label: 'Hỏi kế hoạch, nhiệm vụ' },
      { id: 'ask', label: 'Hướng dẫn cho dân' },
      { id: 'loud', label: 'Bài đọc loa' },
      { id: 'settings', label: 'Cài đặt' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  unfinishedLesson: { text: 'Đang dở: bài {lesson}, thẻ {card}/{cards}.' },
  unfinishedGuide: { text: 'Đang dở: {lesson}, bước {card}/{cards}.' },
  unfinishedQuiz: { text: 'Đang dở: một câu đố.' },
  askHow: {
    text: '{u} hỏi cách làm việc gì {a}? Gõ vài chữ là được, không dấu cũng được.',
    choices: [
      { id: 'dvc', label: 'Dịch vụ công, VNeID' },
      { id: 'qr', label: 'Trả tiền, mua bán' },
      { id: 'antoan', label: 'Tránh lừa đảo' },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  skillGuides: { text: '{b} chỉ được mấy việc này:' },
  /** Asked on the person's behalf when they have no file code. */
  noFileCode: { text: 'không có mã hồ sơ thì tra cứu hồ sơ thế nào' },
  noGuides: { text: 'Phần này {b} chưa có bài. {u} gõ câu hỏi, {b} tìm thử.' },
  askPlan: { text: '{u} hỏi về kế hoạch nào, việc gì {a}? Nêu tên tỉnh hoặc xã thì {b} tìm đúng hơn.' },
  unclear: {
    text: '{b} chưa hiểu ý {u}. {u} đang hỏi về việc nào?',
    choices: [
      { id: 'dvc', label: 'VNeID, dịch vụ công' },
      { id: 'qr', label: 'Trả tiền, mua bán' },
      { id: 'scam', label: 'Nghi bị lừa' },
      { id: 'lesson', label: 'Học bài' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  unclearAgain: {
    text: '{b} vẫn chưa hiểu. {u} thử nói ngắn hơn, hoặc để {b} gọi người giúp.',
    choices: [
      { id: 'human', label: 'Gọi người', digit: 9 },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  /** The third time in a row and every second one after it, with guides to try. */
  unclearExamples: { text: 'Hay {u} thử một trong mấy việc này {a}? Chọn số là được.' },
  /** The times between: a person at a desk of ours, or where people are asked. */
  unclearDesk: {
    text: '{b} đọc chưa ra ý {u}. Có người trực đọc giúp được, {u} chọn 9 nhé.',
    choices: [
      { id: 'human', label: 'Gọi người', digit: 9 },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  unclearPlace: {
    text: '{b} đọc chưa ra ý {u}. {u} nhờ người nhà gõ giúp, hoặc ra UBND xã hỏi Tổ công nghệ số cộng đồng.',
    choices: [
      { id: 'human', label: 'Gọi người', digit: 9 },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  /** In front of the way out, where a question is outside the documents for another time in a row. */
  notFoundAgain: { text: 'Việc này tài liệu của {b} cũng chưa có.' },
  /** An ordering question answered with too few or too many numbers. */
  orderAll: { text: '{u} gõ đủ {count} số theo thứ tự, ví dụ: {example}.' },
  chooseOneOf: { text: '{u} chọn {digits} nhé.' },
  chooseBetween: { text: '{u} chọn giúp {b} một trong mấy ý này:' },
  stopOrRight: {
    text: '{u} muốn nói ý nào {a}?',
    choices: [
      { id: 'stop', label: 'Dừng gửi bài' },
      { id: 'right', label: 'Ý tôi là "đúng"' },
    ],
  },
} as const satisfies Record<string, Template>

/** The skills as people call them. */
export const SKILL_NAMES = {
  dvc: 'Dịch vụ công',
  vneid: 'VNeID',
  qr: 'Trả tiền QR',
  antoan: 'Tự bảo vệ',
  muasam: 'Mua sắm',
  morong: 'Mở rộng',
} as const
