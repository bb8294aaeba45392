import type { Template } from './voice.ts'

const LEARN_NOW = [{ id: 'lesson', label: 'Học bây giờ', accept: ['học', 'học luôn', 'học đi'] }] as const

/** D26: "sao hôm qua không thấy bài": the true reason, and what can be done about it. */
export const NO_LESSON = {
  stopWhy: {
    text: '{u} đã bảo {b} ngừng gửi {day}, nên {b} không gửi.',
    choices: [
      { id: 'resume', label: 'Gửi lại' },
      { id: 'stay', label: 'Cứ để vậy' },
    ],
  },
  pauseWhy: {
    text: '{u} bảo {b} nghỉ tới hết {day}, nên {b} chưa gửi.',
    choices: [
      { id: 'resume', label: 'Gửi lại' },
      { id: 'stay', label: 'Cứ để vậy' },
    ],
  },
  noHourWhy: {
    text: '{u} chưa chọn giờ nhận bài, nên {b} không gửi.',
    choices: [
      { id: 'hour', label: 'Chọn giờ' },
      { id: 'stay', label: 'Cứ để vậy' },
    ],
  },
  noConsentWhy: {
    text: '{b} không lưu gì về {u}, nên không gửi bài được.{sale} {u} đồng ý cho {b} lưu thì {b} gửi.',
    choices: [
      { id: 'yes', label: 'Đồng ý' },
      { id: 'no', label: 'Không lưu, tôi chỉ hỏi', accept: ['không', 'không đồng ý'] },
      { id: 'more', label: 'Đọc kỹ hơn' },
    ],
  },
  planWhy: {
    text: '{b} được dặn gửi {plan}. {day} không có bài thì là do máy của {b}, không phải do {u}. Nhịp học {b} vẫn giữ.',
    choices: LEARN_NOW,
  },
  sentWhy: {
    text: '{day} {b} có gửi lúc {time}. Có khi tin trôi lên trên, {u} kéo lên xem.',
    choices: LEARN_NOW,
  },
  notYetWhy: { text: 'Hôm nay chưa tới giờ {a}. {b} gửi {plan}.' },
  newHourWhy: { text: '{u} chọn giờ {chosen}, nên bài đầu tiên tới sau hôm đó. {b} gửi {plan}.', choices: LEARN_NOW },
  heldWhy: {
    text: 'Sau chuyện gấp vừa rồi {b} để {u} nghỉ một ngày, không gửi bài. Mai {b} gửi lại: {plan}.',
    choices: LEARN_NOW,
  },
  fewerWhy: {
    text: 'Mấy hôm {u} chưa nhắn, {b} gửi thưa lại cho khỏi phiền. Từ hôm nay {b} gửi như cũ: {plan}.',
    choices: LEARN_NOW,
  },
  awayWhy: {
    text: 'Lâu {u} chưa nhắn, nên {b} ngừng gửi cho khỏi phiền. Từ hôm nay {b} gửi lại: {plan}.',
    choices: LEARN_NOW,
  },
  paceWhy: {
    text: '{u} nhận mỗi tuần {days} bữa, {weekdays}. {day} không phải bữa gửi.',
    choices: [...LEARN_NOW, { id: 'pace', label: 'Đổi số bữa' }],
  },
} as const satisfies Record<string, Template>
