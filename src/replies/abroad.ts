import type { Template } from './voice.ts'

/** What of a person leaves the country, told in the consent text and asked of whoever agreed before it did. */
export const ABROAD = {
  ask: {
    text: '{b} xin phép {u} một việc. ⏎ {what} ⏎ Lúc {u} đồng ý trước đây, {b} chưa nói điều này. {u} cho {b} gửi không? Không cho thì {u} vẫn hỏi, vẫn học như trước.',
    choices: [
      { id: 'yes', label: 'Đồng ý' },
      { id: 'no', label: 'Không gửi', accept: ['không', 'không đồng ý', 'không cho', 'đừng gửi', 'gõ chữ'] },
    ],
  },
  questions: {
    text: 'Giờ có máy ở nước ngoài{host} giúp {b} soạn câu trả lời dễ hiểu hơn. Muốn vậy, {b} phải gửi câu hỏi của {u}, đã che số riêng, sang máy ở nước ngoài ấy.',
  },
  voices: { text: 'Muốn nghe tin thoại, {b} phải gửi tin ấy sang máy ở nước ngoài{host} để chép thành chữ.' },
  both: {
    text: 'Máy ở nước ngoài{host} giúp {b} soạn câu trả lời dễ hiểu hơn và nghe tin thoại. Muốn vậy, {b} phải gửi sang máy ở nước ngoài ấy câu hỏi của {u}, đã che số riêng, và tin thoại.',
  },
  /** Of the voice that was just sent. */
  notYet: { text: 'Tin vừa rồi {b} chưa gửi đi đâu.' },
  yes: { text: '{b} cảm ơn {u}. Muốn đổi ý, {u} nhắn: rút đồng ý.' },
  yesVoices: { text: '{b} cảm ơn {u}. {u} cần nói gì thì nói lại giúp {b} nhé. Muốn đổi ý, {u} nhắn: rút đồng ý.' },
  no: { text: 'Dạ, {b} không gửi gì của {u} sang đó. {u} cứ gõ chữ hỏi {b}, học như trước.' },
  saleQuestions: { text: 'Câu hỏi (đã che số riêng) gửi sang máy nước ngoài{host} để soạn lời đáp.' },
  saleVoices: { text: 'Tin thoại gửi sang máy nước ngoài{host} để chép ra chữ.' },
  saleBoth: {
    text: 'Câu hỏi (đã che số riêng), tin thoại gửi sang máy nước ngoài{host} để soạn lời đáp, chép ra chữ.',
  },
} as const satisfies Record<string, Template>
