import type { Template } from './voice.ts'

/** D32. Without a desk no transfer is claimed, the places to ask are named. Numbers: facts, part 0. */
export const HUMAN = {
  none: {
    text: 'Ở đây chưa có người trực. {u} ra UBND xã, hỏi Tổ công nghệ số cộng đồng, hoặc gọi: VNeID 1900 0368, Dịch vụ công 1800 1096.',
  },
  ask: {
    text: '{b} chuyển {u} tới {desk}. {b} gửi kèm câu {u} vừa hỏi (đã che số riêng) nhé?',
    choices: [
      { id: 'along', label: 'Gửi kèm' },
      { id: 'alone', label: 'Không, tôi tự kể' },
      { id: 'no', label: 'Thôi', digit: 8 },
    ],
  },
  /** Where nothing was asked before, nothing can be sent along. */
  askPlain: {
    text: '{b} chuyển {u} tới {desk} nhé?',
    choices: [
      { id: 'alone', label: 'Chuyển, tôi tự kể' },
      { id: 'no', label: 'Thôi', digit: 8 },
    ],
  },
  done: {
    text: 'Đã ghi phiếu số {number}. Người trực nhắn vào đây{usually}. Lúc chờ, {b} im; {u} cần {b} thì nhắn: về máy.',
  },
  usually: { text: ', thường trong {time}' },
  closed: {
    text: 'Ngoài giờ trực ({hours}). Phiếu {number} {b} để sẵn, {when} có người xem.',
  },
  nobodyYet: { text: 'Chưa ai trả lời phiếu {number}. {b} giúp tiếp trong lúc chờ nhé?' },
  /** In front of what a person of the desk wrote. */
  answer: { text: 'Người trực trả lời phiếu {number}: {words}' },
  finished: { text: 'Phiếu {number} đã khép. {u} cần gì thì nhắn, {b} giúp tiếp.' },
  backToMachine: { text: '{b} đây, {u} cần gì {a}?' },
  until: { text: 'đến' },
  everyDay: { text: 'cả tuần' },
  morning: { text: 'sáng' },
  afternoon: { text: 'chiều' },
  today: { text: '{part} nay' },
  tomorrow: { text: '{part} mai' },
  minutes: { text: '{count} phút' },
  hoursLong: { text: '{count} giờ' },
  /** What stands for something that came without words while a person is expected. */
  image: { text: '[ảnh]' },
  voice: { text: '[tiếng nói]' },
  file: { text: '[tệp]' },
  unreadable: { text: '[tin không đọc được]' },
} as const satisfies Record<string, Template>
