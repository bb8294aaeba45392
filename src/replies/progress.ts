import type { Template } from './voice.ts'

/** D27: what the person has done so far, and why it cannot be said without consent. */
export const PROGRESS = {
  progress: {
    text: '{u} học được {learned} bài trong {all} bài: ⏎ {lines} ⏎ {left}',
    choices: [
      { id: 'continue', label: 'Học tiếp' },
      { id: 'mistakes', label: 'Những câu tôi hay nhầm' },
    ],
  },
  left: { text: 'Còn {left} bài, mỗi ngày một bài thì khoảng {span}.' },
  leftNone: { text: 'Các bài đang có {u} đã học đủ.' },
  sessionOnly: { text: '{b} chỉ kể được từ lúc mình bắt đầu nói chuyện, vì {b} không lưu gì về {u}.' },
  mistakes: {
    text: 'Những câu {u} hay nhầm: ⏎ {lines}',
    choices: [{ id: 'again', label: 'Làm lại một câu' }],
  },
  mistakesNone: { text: 'Chưa có câu nào {u} nhầm.' },
} as const satisfies Record<string, Template>
