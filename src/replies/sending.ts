import type { Template } from './voice.ts'

const YES = ['ừ', 'ờ', 'vâng', 'dạ', 'ok', 'có', 'được rồi', 'đúng rồi'] as const

/** D26: when lessons are sent by themselves, how many a week, a rest from them, and their end. */
export const SENDING = {
  hourAsk: {
    text: '{u} muốn nhận bài lúc nào {a}? Gõ giờ cũng được, ví dụ: 7 giờ tối.',
    choices: [
      { id: 'morning', label: 'Sáng, từ 6 giờ', accept: ['sáng', 'buổi sáng'] },
      { id: 'noon', label: 'Trưa, từ 11 giờ', accept: ['trưa', 'buổi trưa'] },
      { id: 'evening', label: 'Tối, từ 7 giờ', accept: ['tối', 'buổi tối'] },
      { id: 'none', label: 'Không gửi, tôi tự vào học', accept: ['không gửi', 'tự vào học'] },
    ],
  },
  hour: {
    text: 'Dạ, từ mai {b} gửi trong khoảng {from} đến {to} giờ.{kept}',
    choices: [
      { id: 'ok', label: 'Được', accept: YES },
      { id: 'other', label: 'Giờ khác' },
    ],
  },
  minute: {
    text: 'Dạ, từ mai {b} gửi lúc {time}.{kept}',
    choices: [
      { id: 'ok', label: 'Được', accept: YES },
      { id: 'other', label: 'Giờ khác' },
    ],
  },
  minuteShort: { text: 'Dạ, {time}.{kept}' },
  hourNoted: {
    text: 'Dạ, {b} ghi lại: khoảng {from} đến {to} giờ.{kept}',
    choices: [
      { id: 'ok', label: 'Được', accept: YES },
      { id: 'other', label: 'Giờ khác' },
    ],
  },
  minuteNoted: {
    text: 'Dạ, {b} ghi lại: {time}.{kept}',
    choices: [
      { id: 'ok', label: 'Được', accept: YES },
      { id: 'other', label: 'Giờ khác' },
    ],
  },
  notSending: { text: 'Máy này chưa tự gửi bài được. Muốn học lúc nào, {u} nhắn: học bài.' },
  resumeNoted: { text: 'Dạ, {b} ghi lại: {plan}. Máy này chưa tự gửi bài được. Muốn học lúc nào, {u} nhắn: học bài.' },
  quiet: {
    text: 'Từ 21 giờ tới 6 giờ {b} để {u} nghỉ. Gần nhất là {near}.',
    choices: [
      { id: 'near', label: 'Lấy {near}' },
      { id: 'other', label: 'Giờ khác' },
      { id: 'keep', label: 'Vẫn {time}, tôi muốn vậy' },
    ],
  },
  paceAsk: {
    text: 'Một tuần {u} muốn nhận mấy bữa {a}?',
    choices: [
      { id: 'd7', label: 'Mỗi ngày' },
      { id: 'd5', label: '5 bữa' },
      { id: 'd3', label: '3 bữa' },
      { id: 'd2', label: '2 bữa' },
      { id: 'd1', label: '1 bữa' },
    ],
  },
  pace: {
    text: 'Dạ, mỗi tuần {days} bữa, {weekdays}{time}.{kept}',
    choices: [
      { id: 'ok', label: 'Được', accept: YES },
      { id: 'other', label: 'Số bữa khác', accept: ['ngày khác', 'khác'] },
    ],
  },
  paceDaily: {
    text: 'Dạ, mỗi ngày một bữa{time}.{kept}',
    choices: [
      { id: 'ok', label: 'Được', accept: YES },
      { id: 'other', label: 'Số bữa khác', accept: ['ngày khác', 'khác'] },
    ],
  },
  /** Days of the week were named that no pace has: what comes nearest is offered, with its days. */
  weekdays: { text: '{b} chưa gửi riêng theo thứ {u} chọn được. {u} lấy một nhịp gần nhất nhé:' },
  /** In front of that, where an hour was said with the days. */
  hourTaken: { text: 'Giờ gửi {b} lấy {time}.' },
  weekdayLabels: {
    text: '',
    choices: [
      { id: 'pace', label: 'Tuần {days} bữa: {weekdays}' },
      { id: 'daily', label: 'Mỗi ngày', accept: ['ngày nào cũng được'] },
      { id: 'stay', label: 'Để như cũ', accept: ['như cũ', 'thôi'] },
    ],
  },
  onceADay: { text: 'Mỗi ngày {b} gửi nhiều nhất một bài. Muốn học thêm, {u} nhắn: học bài.' },
  planNow: {
    text: '{b} đang gửi bài cho {u} {plan}.',
    choices: [
      { id: 'hour', label: 'Giờ khác' },
      { id: 'pace', label: 'Số bữa khác', accept: ['ngày khác'] },
      { id: 'stop', label: 'Ngừng gửi' },
    ],
  },
  pause: {
    text: 'Dạ, {b} nghỉ tới hết {day}. Nhịp học được giữ nguyên.',
    choices: [
      { id: 'ok', label: 'Được', accept: YES },
      { id: 'other', label: 'Ngày khác' },
    ],
  },
  pauseAsk: {
    text: '{u} muốn nghỉ bao lâu {a}?',
    choices: [
      { id: 'd3', label: '3 ngày' },
      { id: 'd7', label: '1 tuần' },
      { id: 'd14', label: '2 tuần' },
      { id: 'stop', label: 'Ngừng hẳn' },
    ],
  },
  stop: {
    text: 'Dạ, {b} ngừng gửi bài từ bây giờ. Kết quả của {u} vẫn giữ. Hỏi việc gì {u} cứ nhắn. Muốn nhận lại: "gửi lại".',
    choices: [
      { id: 'only', label: 'Chỉ dừng bài đang mở, vẫn gửi hằng ngày' },
      { id: 'resume', label: 'Gửi lại' },
    ],
  },
  /** Several people learn on this phone. */
  stopAll: {
    text: 'Dạ, từ bây giờ {b} ngừng gửi bài cho mọi người học trên máy này. Kết quả của ai vẫn giữ cho người ấy. Ai muốn nhận lại thì nhắn: "gửi lại".',
    choices: [
      { id: 'only', label: 'Chỉ dừng bài đang mở, vẫn gửi hằng ngày' },
      { id: 'resume', label: 'Gửi lại' },
    ],
  },
  stopNothing: {
    text: 'Dạ, {b} dừng ở đây. {b} không gửi bài hằng ngày cho {u}, vì chưa lưu gì. Hỏi việc gì {u} cứ nhắn.',
  },
  stopOnly: { text: 'Dạ, {b} chỉ dừng bài đang mở. Bài hằng ngày vẫn gửi như cũ.' },
  resume: { text: 'Dạ, {b} gửi lại: {plan}.' },
  resumeNoHour: {
    text: 'Dạ, {b} gửi lại. {u} chọn giờ nhận bài giúp {b}.',
    choices: [
      { id: 'morning', label: 'Sáng, từ 6 giờ', accept: ['sáng', 'buổi sáng'] },
      { id: 'noon', label: 'Trưa, từ 11 giờ', accept: ['trưa', 'buổi trưa'] },
      { id: 'evening', label: 'Tối, từ 7 giờ', accept: ['tối', 'buổi tối'] },
      { id: 'none', label: 'Không gửi, tôi tự vào học', accept: ['không gửi', 'tự vào học'] },
    ],
  },
  between: { text: 'trong khoảng {from} đến {to} giờ' },
  everyDay: { text: 'mỗi ngày' },
  noSending: { text: 'Dạ, {b} không gửi bài. {u} vào lúc nào học lúc ấy.' },
} as const satisfies Record<string, Template>
