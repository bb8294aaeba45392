import type { Template } from './voice.ts'

/** D29: several people on one phone, and whoever asks for somebody else. */
export const PEOPLE = {
  who: { text: 'Ai học bây giờ {a}?' },
  whoCheck: { text: '{names} học {a}?' },
  labels: {
    text: '',
    choices: [
      { id: 'add', label: 'Thêm người' },
      { id: 'guest', label: 'Không lưu, chỉ hỏi', accept: ['không lưu', 'chỉ hỏi'] },
      { id: 'unnamed', label: 'Không cần tên' },
    ],
  },
  /** Said where a list names somebody who gave no name. */
  nameless: { text: 'Người thứ {number}' },
  or: { text: 'hay' },
  askName: { text: 'Người mới muốn {b} gọi tên gì {a}? Chỉ gõ tên, như: Hùng.' },
  /** To whoever was here first and gave no name. */
  askOwnName: {
    text: 'Máy này giờ có mấy người học. {b} gọi {u} tên gì để khỏi lẫn {a}? {u} nhắn như: tên tôi là Lan.',
  },
  full: { text: 'Máy này đủ 5 người rồi. Ai không học nữa thì nhắn: xóa dữ liệu.' },
  taken: { text: 'Chào {u}{name}. {b} mở lại phần của {u} rồi. {u} cần gì {a}?' },
  guest: { text: 'Dạ, {u} cứ hỏi, {b} không lưu gì. Người học cũ muốn vào lại thì nhắn: đổi người.' },
  gone: { text: 'Người đó không còn trong máy này {a}.' },
  welcome: {
    text: 'Chào {u}{name}. {b} là máy trả lời tự động. Kết quả học của mỗi người trong máy này để riêng.',
  },
  othersHere: { text: 'Kết quả của ai chỉ người đó xem. {who} nhắn "đổi người" rồi xem nhé.' },
  helping: {
    text: 'Dạ, {u} hỏi giúp {whom} thì cứ hỏi. {b} không ghi gì về {whom}. ⏎ Lúc chỉ lại, {u} để {whom} tự cầm máy, mình chỉ nói. ⏎ Việc cần làm là gì?',
  },
  forWhom: { text: '{u} chỉ lại cho {whom} nhé, để {whom} tự cầm máy:' },
} as const satisfies Record<string, Template>
