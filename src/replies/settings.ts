import type { Template } from './voice.ts'

const YES = ['ừ', 'ờ', 'vâng', 'dạ', 'ok', 'có', 'được rồi', 'đúng rồi'] as const

const LEARN_NOW = [{ id: 'lesson', label: 'Học bây giờ', accept: ['học', 'học luôn', 'học đi'] }] as const

/** D26 and the settings list: hour, pace, pause, stop, how things are said and shown. */
export const SETTINGS = {
  list: {
    text: 'Cài đặt. {u} muốn đổi gì {a}?',
    choices: [
      { id: 'hour', label: 'Giờ gửi' },
      { id: 'pace', label: 'Mấy bữa một tuần' },
      { id: 'form', label: 'Xưng hô' },
      { id: 'size', label: 'Chữ to, chậm hơn' },
      { id: 'place', label: 'Nơi ở, vai trò' },
      { id: 'data', label: 'Dữ liệu của tôi, nối nơi khác', accept: ['dữ liệu của tôi', 'nối nơi khác'] },
    ],
  },
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
    text: '{b} không lưu gì về {u}, nên không gửi bài được. {u} đồng ý cho {b} lưu thì {b} gửi.',
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
  noted: { text: 'Dạ, {b} làm theo vậy.' },
  noSending: { text: 'Dạ, {b} không gửi bài. {u} vào lúc nào học lúc ấy.' },
  sessionOnly: { text: '{b} chỉ nhớ trong 30 phút này, vì {b} không lưu gì về {u}.' },
  cap: { text: 'Dạ, mỗi ngày {b} hỏi nhiều nhất {cap} câu.{kept}' },
  streakOff: { text: 'Dạ, {b} không nhắc nhịp học nữa. Muốn xem lại, {u} nhắn: bật nhịp.' },
  streakOn: { text: 'Dạ, {b} nhắc nhịp học như trước.' },
  pollsOn: { text: 'Dạ, từ câu sau {b} hỏi bằng câu đố của Telegram. Muốn như cũ, {u} nhắn: câu đố thường.' },
  pollsOff: { text: 'Dạ, từ câu sau {b} hỏi bằng nút bấm và số như trước.' },
  pollsNone: { text: 'Ở đây câu đố chỉ có kiểu nút bấm và số. Kiểu kia chỉ có trong Telegram.' },
  size: {
    text: '{u} muốn thế nào {a}?',
    choices: [
      { id: 'slow', label: 'Chậm hơn, mỗi lần một ý' },
      { id: 'large', label: 'Chữ to hơn' },
      { id: 'usual', label: 'Như bình thường' },
    ],
  },
  slow: { text: 'Dạ, {b} nói chậm, mỗi lần một ý ngắn. Muốn như cũ, {u} nhắn: nhanh hơn.' },
  fast: { text: 'Dạ, {b} nói như bình thường.' },
  large: { text: 'Dạ, {b} nhớ là {u} cần chữ to. Cỡ chữ của cả máy chỉnh trong Cài đặt, mục màn hình.' },
  self: { text: 'Dạ, {b} hiểu: {u} là {role}.' },
  selfAt: { text: 'Dạ, {b} hiểu: {u} là {role}, ở {place}.' },
  name: { text: 'Chào {u} {name} {a}. {b} đây, {u} cần gì thì nhắn {b}.' },
  renamed: { text: 'Dạ, từ giờ {b} gọi {u} {name}.' },
  nameAsk: { text: '{u} muốn {b} gọi tên gì {a}? {u} nhắn như: tên tôi là Lan.' },
  nameGone: { text: 'Dạ, {b} không gọi tên nữa. Tên cũ {b} bỏ rồi.' },
  role: {
    text: '{u} học với vai nào {a}?',
    choices: [
      { id: 'dan', label: 'Người dân' },
      { id: 'cao-tuoi', label: 'Người cao tuổi' },
      { id: 'buon-ban', label: 'Buôn bán, làm nông' },
      { id: 'lao-dong', label: 'Người lao động' },
      { id: 'hoc-sinh', label: 'Học sinh, sinh viên' },
      { id: 'can-bo', label: 'Cán bộ, tổ công nghệ' },
    ],
  },
} as const satisfies Record<string, Template>

/** What somebody is, as it is said back to them. */
export const ROLE_NAMES = {
  dan: 'người dân',
  'cao-tuoi': 'người cao tuổi',
  'buon-ban': 'người buôn bán, làm nông',
  'lao-dong': 'người lao động',
  'hoc-sinh': 'học sinh, sinh viên',
  'can-bo': 'cán bộ',
  'to-cong-nghe': 'người của Tổ công nghệ số',
} as const
