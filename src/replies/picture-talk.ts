import type { Template } from './voice.ts'

/** Asking to see a step: the drawn screen, or its words where pictures cannot be shown. */
export const PICTURE_TALK = {
  shown: {
    text: 'Hình bước {number} của việc: {name}. Đây là hình vẽ, máy của {u} có thể hơi khác.',
    choices: [
      { id: 'read', label: 'Đọc lại bước {number}' },
      { id: 'next', label: 'Tiếp' },
      { id: 'other', label: 'Hỏi, máy tôi khác', accept: ['hỏi', 'máy tôi khác', 'máy khác'] },
    ],
  },
  told: {
    text: 'Ở đây {b} chưa gửi hình được, {b} tả hình bước {number} bằng lời: ⏎ {alt}',
    choices: [
      { id: 'read', label: 'Đọc lại bước {number}' },
      { id: 'next', label: 'Tiếp' },
      { id: 'other', label: 'Hỏi, máy tôi khác', accept: ['hỏi', 'máy tôi khác', 'máy khác'] },
    ],
  },
  none: {
    text: 'Bước này không có hình {a}. {u} cần {b} nói lại dễ hơn không?',
    choices: [
      { id: 'again', label: 'Nói lại', accept: ['có', 'ừ', 'được'] },
      { id: 'next', label: 'Tiếp' },
    ],
  },
  which: { text: '{u} muốn xem hình của việc nào {a}? {u} gõ vài chữ, {b} tìm.' },
} as const satisfies Record<string, Template>
