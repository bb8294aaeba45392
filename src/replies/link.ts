import type { Template } from './voice.ts'

/** One person in several chats: the code, both questions, what is joined, and letting a chat go. */
export const LINK = {
  start: {
    text: 'Mã nối: **NOI {code}**, dùng một lần, 15 phút. ⏎ {u} mở nơi kia (Zalo, Telegram hay trang web), nhắn mã này cho {b}. ⏎ Chỉ {u} tự gõ mã. {b} và cán bộ không bao giờ hỏi mã này.',
    choices: [
      { id: 'again', label: 'Mã khác' },
      { id: 'cancel', label: 'Thôi, không nối', accept: ['thôi', 'không nối', 'hủy'] },
    ],
  },
  cancelled: { text: 'Dạ, {b} không nối. Mã vừa rồi không dùng được nữa.' },
  /** From somebody of whom nothing is kept here. */
  howTo: {
    text: 'Muốn nối, {u} mở nơi đã học với {b}, nhắn: nối máy. ⏎ {b} cho mã ở đó, rồi {u} gõ mã ấy ở đây.',
  },
  tooMany: { text: '{u} lấy mã nhiều lần rồi. Một giờ nữa {u} thử lại nhé.' },
  full: { text: 'Mỗi người nối nhiều nhất {most} nơi. Muốn thêm nơi mới, {u} nhắn: bỏ nối.' },
  minor: { text: '{u} chưa đủ tuổi tự đồng ý, nên {b} không nối và không lưu gì.' },
  codeGone: {
    text: 'Mã này không dùng được nữa, hoặc gõ chưa đúng. ⏎ {u} mở nơi kia, nhắn: nối máy, để lấy mã mới. Mỗi mã dùng một lần, trong 15 phút.{tries}',
  },
  /** Bare digits where a code is awaited; they may be somebody's OTP all the same. */
  codeNear: {
    text: 'Mã này không khớp với mã nối nào. ⏎ {u} xem lại mã ở nơi kia rồi gõ lại giúp {b}. Quá 15 phút thì ở nơi kia nhắn: nối máy, để lấy mã mới.{tries} ⏎ Nếu vừa gõ mã OTP: {b} đã che, không giữ, {u} đừng đưa mã ấy cho ai.',
  },
  triesLeft: { text: '{u} còn thử được {left} lần.' },
  triesOver: {
    text: '{u} thử nhiều lần chưa khớp, nên {b} dừng nhận mã một lúc cho an toàn. ⏎ 15 phút nữa {u} mở nơi kia, nhắn: nối máy, lấy mã mới rồi gõ ở đây.',
  },
  codeHere: { text: 'Mã này lấy ở chính chỗ này. {u} mở nơi kia rồi nhắn mã cho {b}.' },
  already: { text: 'Hai nơi này đã nối với nhau rồi.' },
  /** To whoever typed the code, with a record of their own in this chat. */
  ask: {
    text: 'Mã này của {owner}, bên {place}. ⏎ {here} ⏎ Cùng một người thì {b} gộp hai bên, không mất bài nào.{abroad} ⏎ Có ai nhờ {u} gõ mã này thì đừng nối.',
    choices: [
      { id: 'merge', label: 'Một người, gộp lại', accept: ['gộp lại', 'gộp', 'một người'] },
      { id: 'beside', label: 'Hai người, để riêng', accept: ['để riêng', 'hai người'] },
      { id: 'no', label: 'Không nối', accept: ['không', 'thôi'] },
    ],
  },
  abroad: { text: ' Tin bên Telegram đi qua máy chủ ở nước ngoài.' },
  hereLearned: { text: 'Ở đây {u} đã học {lessons} bài.' },
  hereNothing: { text: 'Ở đây {u} chưa học bài nào.' },
  /** The same with nothing kept in this chat: agreeing to it is agreeing to be remembered here. */
  askNew: {
    text: 'Mã này của {owner}, bên {place}. ⏎ Nối rồi, ở đây {b} cũng lưu như bên ấy: mã tài khoản trò chuyện, cách xưng hô, bài đã học, lời nhắn (30 ngày). {sale} ⏎ Có ai nhờ {u} gõ mã này thì đừng nối.',
    choices: [
      { id: 'yes', label: 'Đồng ý, nối', accept: ['đồng ý'] },
      { id: 'no', label: 'Không nối', accept: ['không', 'không đồng ý', 'thôi'] },
      { id: 'more', label: 'Đọc kỹ hơn' },
    ],
  },
  waiting: {
    text: 'Còn một bước nữa {a}. ⏎ {u} mở {place}, trả lời {b}: "Phải, nối". Không thấy câu hỏi ở đó thì nhắn: nối máy. ⏎ {b} chờ 15 phút.',
  },
  declined: { text: 'Dạ, {b} không nối. Mã ấy không dùng được nữa.' },
  /** To whoever made the code. */
  confirm: {
    text: '{asker} bên {place} vừa gõ mã nối của {u}. ⏎ Nối rồi, bên ấy xem được bài học và kết quả của {u}.{abroad} ⏎ Có phải chính {u} gõ không?',
    choices: [
      { id: 'yes', label: 'Phải, nối', accept: ['phải', 'đúng', 'đúng rồi', 'phải rồi', 'nối'] },
      { id: 'no', label: 'Không phải tôi', accept: ['không', 'không phải', 'không nối'] },
    ],
  },
  nobody: { text: 'một người chưa nói tên' },
  expired: { text: 'Lời xin nối ấy hết hạn rồi. Muốn nối, {u} nhắn: nối máy.' },
  refused: { text: 'Dạ, {b} không nối. Ai hỏi mã của {u}, {u} đừng đưa.' },
  /** To the chat in which the code was typed. */
  refusedThere: { text: 'Bên {place} không nhận, nên {b} không nối. Ở đây vẫn như cũ.' },
  done: {
    text: 'Nối xong rồi {a}. Ở đây và {place} giờ dùng chung bài học, kết quả{lessons}.{seen} ⏎ Muốn bỏ, {u} nhắn: bỏ nối.',
    choices: [{ id: 'lesson', label: 'Học tiếp' }],
  },
  doneWhere: {
    text: 'Nối xong rồi {a}. Ở đây và {place} giờ dùng chung bài học, kết quả{lessons}.{seen} ⏎ Bài hằng ngày gửi ở đâu? Muốn bỏ nối, {u} nhắn: bỏ nối.',
  },
  lessons: { text: '({lessons} bài đã học)' },
  seen: { text: 'Xem được việc học của {u}: {names}.' },
  doneThere: {
    text: 'Nối xong rồi {a}. Ở đây và {place} giờ dùng chung bài học. Muốn bỏ, {u} nhắn: bỏ nối.',
  },
  dailyMoved: { text: 'Dạ, từ giờ bài hằng ngày gửi ở {place}.' },
  dailyHere: { text: 'Bài hằng ngày của {u} vẫn gửi ở đây.' },
  dailyCannot: { text: 'Ở {place} {b} không tự gửi bài được. Bài vẫn gửi như cũ.' },
  /** Behind the words about an hour, where the message comes elsewhere. */
  dailyElsewhere: { text: 'Bài gửi ở {place}. Muốn nhận ở đây, {u} nhắn: gửi bài ở đây.' },
  elsewhereWhy: {
    text: 'Bài hằng ngày của {u} gửi ở {place}, nên ở đây không có.',
    choices: [
      { id: 'here', label: 'Gửi bài ở đây' },
      { id: 'stay', label: 'Cứ để vậy' },
    ],
  },
  list: { text: '{u} đang nối: ⏎ {lines}' },
  listNone: {
    text: '{u} chưa nối nơi nào với nơi này.',
    choices: [
      { id: 'start', label: 'Nối nơi khác' },
      { id: 'stay', label: 'Cứ để vậy' },
    ],
  },
  listDaily: { text: '{place}, nhận bài hằng ngày' },
  here: { text: '{place} (ở đây)' },
  labels: {
    text: '',
    choices: [
      { id: 'more', label: 'Nối thêm nơi khác' },
      { id: 'off', label: 'Bỏ nối' },
      { id: 'daily', label: 'Nhận bài ở {place}' },
      { id: 'keep', label: 'Thôi, để vậy', accept: ['thôi', 'không', 'để vậy'] },
    ],
  },
  offAsk: {
    text: '{u} bỏ nối nơi nào {a}? ⏎ Nơi ấy {b} quên {u} và lời nhắn ở đó. Bài học vẫn giữ ở nơi còn lại.',
  },
  offHere: { text: 'Dạ, ở đây {b} không giữ gì về {u} nữa. Bài học vẫn còn ở {place}.' },
  offThere: { text: 'Dạ, {b} bỏ nối {place}. Bên ấy không xem được gì của {u} nữa.' },
  offGone: { text: 'Nơi ấy không còn nối nữa.' },
} as const satisfies Record<string, Template>

/** Where somebody writes, as people call it. */
export const PLACE_NAMES = {
  telegram: 'Telegram',
  'zalo-personal': 'Zalo',
  'zalo-bot': 'Zalo Bot',
  'zalo-oa': 'Zalo OA',
  web: 'trang web',
  terminal: 'máy tính',
} as const
