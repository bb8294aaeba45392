import type { Template } from './voice.ts'

/** D34: what is kept about a person, and erasing it. */
export const OWN_DATA = {
  export: {
    text: '{b} đang giữ về {u}: {kept}. Không giữ số máy, giấy tờ.',
    choices: [
      { id: 'files', label: 'Nhận tệp đầy đủ' },
      { id: 'full', label: 'Xem đầy đủ' },
      { id: 'edit', label: 'Sửa' },
      { id: 'link', label: 'Nối Zalo, Telegram, trang web' },
      { id: 'withdraw', label: 'Rút đồng ý' },
      { id: 'erase', label: 'Xóa hết' },
    ],
  },
  exportNothing: { text: '{b} không giữ gì về {u}. Câu chuyện này {b} nhớ 30 phút rồi quên.' },
  keptForm: { text: 'cách xưng hô' },
  keptName: { text: 'tên gọi: {name}' },
  keptPlace: { text: 'nơi ở: {place}' },
  keptHour: { text: 'giờ gửi bài: {hour}' },
  keptLessons: { text: '{count} bài đã học' },
  keptAnswers: { text: '{count} câu đã trả lời' },
  keptConsent: { text: 'đồng ý ngày {date} (bản {wording})' },
  exportFull: { text: 'Toàn bộ những gì {b} giữ: ⏎ {lines}' },
  eraseAsk: {
    text: 'Xóa hết kết quả học, cài đặt và lời nhắn của {u}. Không lấy lại được. {u} xóa thật không?',
    choices: [
      { id: 'all', label: 'Xóa hết', accept: ['xóa thật', 'xóa'] },
      { id: 'words', label: 'Chỉ xóa lời nhắn, giữ kết quả', accept: ['chỉ xóa lời nhắn', 'giữ kết quả'] },
      { id: 'keep', label: 'Thôi', accept: ['không', 'không xóa', 'đừng xóa'] },
    ],
  },
  /** Of somebody who writes in several chats. */
  eraseAskLinked: {
    text: 'Xóa hết kết quả học, cài đặt và lời nhắn của {u}, ở mọi nơi đã nối: {places}. Không lấy lại được. {u} xóa thật không?',
    choices: [
      { id: 'all', label: 'Xóa hết', accept: ['xóa thật', 'xóa'] },
      { id: 'words', label: 'Chỉ xóa lời nhắn, giữ kết quả', accept: ['chỉ xóa lời nhắn', 'giữ kết quả'] },
      { id: 'keep', label: 'Thôi', accept: ['không', 'không xóa', 'đừng xóa'] },
    ],
  },
  eraseDone: {
    text: 'Đã xóa. {b} chỉ còn một dòng không tên, ghi có người xin xóa lúc {time}. Dòng đó để bản sao lưu cũ không khôi phục lại. {u} vẫn hỏi được như thường.',
  },
  eraseNothing: {
    text: '{b} không lưu gì về {u}, nên không có gì để xóa. Câu chuyện vừa rồi {b} cũng quên luôn. {u} vẫn hỏi được như thường.',
  },
  eraseWords: {
    text: 'Đã xóa lời nhắn: câu {u} hỏi và câu {b} trả lời. Bài đã học, giờ gửi, cách xưng hô thì còn.',
  },
  eraseGuest: {
    text: '{b} không lưu gì về {u}, nên không có gì để xóa. Người đã học trong máy này muốn xóa phần mình thì nhắn: đổi người.',
  },
  fileText: { text: 'Toàn bộ những gì {b} giữ về {u}, bằng chữ. Tệp này chỉ {u} nên xem.' },
  fileData: { text: 'Cũng những điều đó, cho máy đọc (JSON).' },
  fileRefused: { text: 'Tệp chưa tới được {u}. {u} nhắn: dữ liệu bằng chữ. {b} gửi ngay ở đây, không cần tệp.' },
  keptSeen: { text: 'người xem được: {names}' },
  keptLinked: { text: 'nơi đã nối: {places}' },
  keptSeenNobody: { text: 'chưa cho ai xem' },
  idleNotice: {
    text: 'Chào {u}{name}. Đã 12 tháng {u} không nhắn cho {b}. ⏎ 30 ngày nữa {b} xóa bài học và cài đặt của {u}. Muốn giữ lại, {u} nhắn cho {b} một chữ bất kỳ.',
  },
  eraseKept: { text: 'Dạ, {b} không xóa gì.' },
  withdrawAsk: {
    text: 'Rút đồng ý thì {b} xóa hết kết quả học, cài đặt và lời nhắn của {u}{linked}. Không lấy lại được. {u} rút thật không?',
    choices: [
      { id: 'sure', label: 'Rút và xóa', accept: ['rút', 'rút thật', 'rút đồng ý'] },
      { id: 'keep', label: 'Thôi', accept: ['không', 'không rút', 'đừng rút'] },
    ],
  },
  everywhereLinked: { text: ', ở mọi nơi đã nối: {places}' },
  withdrawn: { text: 'Dạ, {u} đã rút đồng ý. {b} xóa những gì đã lưu và không lưu nữa. {u} vẫn hỏi được như thường.' },
} as const satisfies Record<string, Template>
