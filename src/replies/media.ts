import type { Template } from './voice.ts'

const ONWARD = [
  { id: 'vneid', label: 'VNeID' },
  { id: 'qr', label: 'Trả tiền QR' },
  { id: 'scam', label: 'Nghi bị lừa' },
  { id: 'lesson', label: 'Học bài' },
  { id: 'human', label: 'Gọi người', digit: 9 },
] as const

/** D33: everything that is not a text is answered by its kind; nothing of it is kept. */
export const MEDIA = {
  voiceNone: { text: '{b} chưa nghe được tiếng. {u} gõ vài chữ, hoặc chọn:', choices: ONWARD },
  unknownKind: { text: '{b} chưa xem được thứ {u} vừa gửi. {u} gõ vài chữ, hoặc chọn:', choices: ONWARD },
  /** In front of the answer to what was said, and behind it. */
  heard: { text: '{b} nghe: "{said}".' },
  heardWrong: { text: 'Nghe chưa đúng thì {u} nói lại, hoặc gõ vài chữ.' },
  heardUnsure: {
    text: '{b} nghe chưa rõ: "{said}". Có đúng ý {u} không?',
    choices: [
      { id: 'yes', label: 'Đúng ý' },
      { id: 'no', label: 'Không phải' },
    ],
  },
  /** Behind the sound, or behind its words where the sound could not be made at the last moment. */
  aloud: {
    text: 'Đó là {what} của bài: {name}.',
    choices: [
      { id: 'read', label: 'Đọc lại chữ' },
      { id: 'next', label: 'Tiếp' },
    ],
  },
  aloudNone: {
    text: 'Ở đây {b} chưa đọc thành tiếng được. Chữ của {what}: ⏎ {said}',
    choices: [{ id: 'next', label: 'Tiếp' }],
  },
  aloudNothing: {
    text: '{u} muốn nghe gì {a}? {u} hỏi một việc, hoặc mở một bài, rồi nhắn: đọc cho nghe.',
    choices: [{ id: 'lesson', label: 'Học bài', accept: ['học'] }],
  },
  aloudStep: { text: 'bước {number}' },
  aloudCard: { text: 'thẻ {number}' },
  aloudAnswer: { text: 'câu trả lời' },
  /** Looked at for codes, and none found. */
  photo: {
    text: 'Trong ảnh {b} chỉ đọc được mã QR, ảnh này {b} không thấy mã nào. Có mã thì {u} chụp lại gần, rõ. ⏎ Ảnh {b} không giữ. Đừng gửi ảnh căn cước, thẻ. ⏎ {u} gõ chữ đang hiện trên màn hình giúp {b}.',
  },
  /** Not looked at: it could not be fetched, or it came in a group. */
  photoUnseen: {
    text: 'Ảnh này {b} chưa xem được, và không giữ. {b} chỉ đọc được mã QR trong ảnh gửi riêng cho {b}. Đừng gửi ảnh căn cước, thẻ. ⏎ {u} gõ chữ đang hiện trên màn hình giúp {b}.',
  },
  apk: {
    text: 'Đừng cài tệp này. Ứng dụng chỉ tải từ CH Play hoặc App Store. Ai gửi cho {u}?',
    choices: [
      { id: 'known', label: 'Người quen' },
      { id: 'stranger', label: 'Số lạ' },
      { id: 'office', label: 'Xưng là cơ quan, ngân hàng' },
    ],
  },
  file: { text: '{b} không mở tệp, và không giữ. {u} gõ vài chữ {u} cần hỏi giúp {b}.' },
  location: { text: '{b} không cần vị trí. {u} hỏi gì thì gõ vài chữ nhé.' },
  contact: { text: '{b} không cần danh bạ, và không giữ. {u} hỏi gì thì gõ vài chữ nhé.' },
  heart: { text: 'Dạ.' },
  group: { text: 'Việc riêng {u} nhắn riêng cho {b}.' },
} as const satisfies Record<string, Template>
