import type { Template } from './voice.ts'

/** D30: one person helps others learn and sees of each what that one allows. */
export const MENTOR = {
  askName: { text: '{u} muốn bà con thấy tên {u} là gì {a}? Chỉ gõ tên, như: Nam.' },
  labels: {
    text: '',
    choices: [
      { id: 'unnamed', label: 'Không cần tên' },
      { id: 'more', label: 'Mời thêm' },
      { id: 'cheer', label: 'Nhắn lời động viên' },
      { id: 'end', label: 'Thôi cho {mentor} xem' },
      { id: 'keep', label: 'Thôi, để vậy', accept: ['thôi', 'không'] },
    ],
  },
  nameless: { text: 'một người kèm chưa nói tên' },
  start: {
    text: 'Cảm ơn {u}. {b} tạo mã mời: **KEM {code}**, dùng một lần, 15 phút. {u} đưa bà con nhắn mã này cho {b}. Người học tự chọn cho {u} xem gì.',
    choices: [
      { id: 'again', label: 'Mã nữa' },
      { id: 'list', label: 'Danh sách người tôi kèm' },
    ],
  },
  codeGone: {
    text: 'Mã này không dùng được nữa, hoặc gõ chưa đúng. {u} nhờ người đưa mã tạo mã mới nhé. Mỗi mã dùng một lần, trong 15 phút.',
  },
  codeOwn: { text: 'Mã này của chính {u}. {u} đưa bà con nhắn mã cho {b} nhé.' },
  codeConsent: { text: '{u} đồng ý xong thì nhắn lại mã đó cho {b}.' },
  ask: {
    text: '{mentor} muốn kèm {u} học. {u} cho xem gì? ⏎ Câu {u} hỏi, câu {u} nhầm, tin nghi lừa và giờ giấc thì không bao giờ cho xem.',
    choices: [
      { id: 'presence', label: 'Chỉ biết tôi có học' },
      { id: 'counts', label: 'Số ngày và số bài' },
      { id: 'skills', label: 'Cả mức từng kỹ năng' },
      { id: 'none', label: 'Không nhận', accept: ['không', 'không cho', 'từ chối'] },
    ],
  },
  accepted: { text: 'Dạ, {mentor} xem được: {sees}. Muốn thôi, {u} nhắn: thôi kèm.' },
  refused: { text: 'Dạ, {b} không cho ai xem gì.' },
  sees: {
    text: '',
    choices: [
      { id: 'presence', label: '{{bà con}} có học hay chưa' },
      { id: 'counts', label: 'số ngày và số bài' },
      { id: 'skills', label: 'số ngày, số bài, mức từng kỹ năng' },
    ],
  },
  list: { text: '{count} người nhận lời: ⏎ {lines} ⏎ Kế hoạch Lai Châu nêu mỗi người kèm ít nhất 5.' },
  listNone: { text: 'Chưa có ai nhận lời {u} kèm.', choices: [{ id: 'invite', label: 'Mời bà con' }] },
  learnerNameless: { text: 'Người học {number}' },
  present: { text: 'có học' },
  absent: { text: 'chưa học bài nào' },
  counts: { text: '{lessons} bài, tuần này {days} ngày' },
  cheerWhom: { text: '{u} muốn động viên ai {a}?' },
  cheerWhat: {
    text: '{u} chọn một câu, {b} gửi ban ngày cho {learner}:',
    choices: [
      { id: '1', label: 'Học đều vậy là hay lắm.' },
      { id: '2', label: 'Kẹt chỗ nào cứ hỏi tôi nhé.' },
      { id: '3', label: 'Hôm nay học một bài ngắn nhé.' },
    ],
  },
  cheerSent: { text: 'Dạ, {b} gửi cho {learner}, mỗi ngày nhiều nhất một lời.' },
  cheerClosed: { text: '{learner} không nhận tin tự gửi, nên {b} không gửi. {u} gặp thì nói giúp nhé.' },
  gone: { text: 'Người đó không còn trong danh sách {a}.' },
  /** What the learner gets. */
  cheer: { text: 'Lời của {mentor} gửi {u}: "{words}"' },
  seenBy: { text: 'Xem được việc học của {u}: ⏎ {lines}' },
  seenByNobody: { text: 'Chưa ai xem được việc học của {u}.' },
  off: { text: 'Dạ, từ giờ {mentor} không xem được gì của {u}.' },
  offWhich: { text: '{u} thôi cho ai xem {a}?' },
} as const satisfies Record<string, Template>
