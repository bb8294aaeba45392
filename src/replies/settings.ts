import type { Template } from './voice.ts'

/** D26 and the settings list: how things are said and shown, who somebody is, what is asked a day. */
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
  noted: { text: 'Dạ, {b} làm theo vậy.' },
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
