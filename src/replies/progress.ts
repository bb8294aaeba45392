import type { Template } from './voice.ts'

/** D25, D27: what the person has done so far, and why it cannot be said without consent. */
export const PROGRESS = {
  progress: {
    text: '{u} học được {learned} bài trong {all} bài: ⏎ {lines} ⏎ {left}',
    choices: [
      { id: 'continue', label: 'Học tiếp' },
      { id: 'mistakes', label: 'Những câu tôi hay nhầm' },
      { id: 'picture', label: 'Gửi ảnh', accept: ['ảnh', 'gửi hình', 'hình'] },
    ],
  },
  /** Five rows of nothing tell nobody anything. */
  noneYet: {
    text: '{u} mới bắt đầu, chưa xong bài nào {a}. Có {all} bài, mỗi bài khoảng 2 phút, học dần là được.',
    choices: [
      { id: 'continue', label: 'Học một bài', accept: ['học', 'học tiếp'] },
      { id: 'picture', label: 'Gửi ảnh', accept: ['ảnh', 'gửi hình', 'hình'] },
    ],
  },
  /** Behind a skill that stays known. */
  solidMark: { text: ' (vững)' },
  rhythmDays: { text: 'Nhịp học: {current} ngày liền, dài nhất {longest}.' },
  rhythmWeeks: { text: 'Nhịp học: {current} tuần liền, dài nhất {longest}.' },
  picture: {
    text: 'Ảnh tiến độ của {u} đây {a}.',
    choices: [{ id: 'continue', label: 'Học tiếp' }],
  },
  cardTitle: { text: 'Tiến độ học của {u}{name}' },
  cardNext: { text: 'Bài tiếp theo: {title}' },
  cardNote: {
    text: 'Không phải giấy chứng nhận. Xác nhận phổ cập do nền tảng của Nhà nước tích hợp với VNeID làm.',
  },
  left: { text: 'Còn {left} bài, mỗi ngày một bài thì khoảng {span}.' },
  leftNone: { text: 'Các bài đang có {u} đã học đủ.' },
  sessionOnly: { text: '{b} chỉ kể được từ lúc mình bắt đầu nói chuyện, vì {b} không lưu gì về {u}.' },
  week: {
    text: 'Tuần này {u} học {days} ngày, {lessons} bài, đúng {right}/{answered} câu. ⏎ {stands}',
    choices: [
      { id: 'learn', label: 'Học tiếp' },
      { id: 'mistakes', label: 'Những câu tôi hay nhầm' },
    ],
  },
  weekStands: { text: 'Chắc nhất: {surest}. Nên ôn: {shakiest}.' },
  weekNone: {
    text: 'Tuần này {u} chưa học bài nào. Mỗi bài 2 phút thôi {a}.',
    choices: [{ id: 'learn', label: 'Học một bài', accept: ['học', 'được', 'ừ'] }],
  },
  mistakes: {
    text: 'Những câu {u} hay nhầm: ⏎ {lines}',
    choices: [{ id: 'again', label: 'Làm lại một câu' }],
  },
  mistakesNone: { text: 'Chưa có câu nào {u} nhầm.' },
} as const satisfies Record<string, Template>
