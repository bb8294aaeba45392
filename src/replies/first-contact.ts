import type { Template } from './voice.ts'

/** Words that mean "do it" where nothing is consented to; consent itself takes none of them (silence or "ừm" is no consent). */
const YES = ['ừ', 'ờ', 'vâng', 'dạ', 'ok', 'được', 'có', 'phải', 'đúng'] as const

/** D01-D05: who speaks, consent, and the three taps after it. */
export const FIRST_CONTACT = {
  hello: {
    text: 'Chào {u}. {b} là trợ lý Bình dân học vụ số. {b} là máy trả lời tự động, không phải người. ⏎ {b} chỉ {u} làm dịch vụ công, dùng VNeID, trả tiền bằng mã QR, tránh bị lừa, mua bán trên mạng. Hỏi lúc nào cũng được, {b} không thu tiền. ⏎ {b} không bao giờ hỏi mã OTP, mật khẩu hay số thẻ. Ai xưng là {b} mà hỏi, {u} đừng đưa.',
  },
  helloAgain: { text: 'Chào {u}{name}. {b} đây. {u} cần gì {a}?' },
  /** Opens the answer when the very first message is a question. */
  helloBeforeAnswer: { text: '{b} là máy trả lời tự động, xin chào {u}.' },
  /** What is kept, and why; the question itself follows, in the same message where both fit. */
  consentKeeps: {
    text: '{b} xin phép {u} một việc. ⏎ Nếu {u} đồng ý, {operator} lưu: mã tài khoản trò chuyện, cách xưng hô và tên để gọi, xã hoặc tỉnh, giờ nhận bài, bài đã học, câu đúng câu chưa, lời nhắn (30 ngày). ⏎ Để làm gì: nhớ chỗ {u} đang học và chọn bài cho hợp.',
  },
  consentAsk: {
    text: '{sale} ⏎ {u} xem, sửa, lấy bản sao, rút lại, xóa lúc nào cũng được. Không đồng ý vẫn hỏi được.',
    choices: [
      { id: 'yes', label: 'Đồng ý' },
      { id: 'no', label: 'Không lưu, tôi chỉ hỏi', accept: ['không đồng ý', 'không', 'không lưu', 'chỉ hỏi'] },
      { id: 'more', label: 'Đọc kỹ hơn' },
    ],
  },
  /** For whoever agreed to the first wording: what has been added since, and nothing that was agreed is lost. */
  consentAddition: {
    text: '{b} xin phép {u} thêm một việc. ⏎ Trước đây {u} đã đồng ý cho lưu cách xưng hô, nơi ở, bài học, lời nhắn. Giờ {b} lưu thêm: tên để gọi, giờ nhận bài. ⏎ {u} không thêm thì điều cũ vẫn giữ nguyên.',
    choices: [
      { id: 'yes', label: 'Đồng ý' },
      { id: 'no', label: 'Không thêm', accept: ['không', 'không đồng ý'] },
    ],
  },
  consentAdditionNo: { text: 'Dạ, {b} giữ như cũ, không lưu thêm.' },
  consentThanks: { text: '{b} cảm ơn {u}. Muốn đổi ý, {u} nhắn: xóa dữ liệu.' },
  consentDeclined: {
    text: 'Được {u}. {b} không lưu gì về {u}. ⏎ {u} cứ hỏi bình thường, học thử và làm câu đố cũng được. {b} nhớ câu chuyện trong 30 phút để trả lời cho liền, rồi quên. ⏎ Không lưu thì {b} không nhắc bài hằng ngày và không tính tiến độ được. ⏎ {u} muốn hỏi gì trước {a}?',
  },
  consentNeed: {
    text: 'Việc này {b} cần lưu bài {u} đã học.{sale} {u} đồng ý không?',
    choices: [
      { id: 'yes', label: 'Đồng ý' },
      { id: 'no', label: 'Không, học thử thôi', accept: ['không', 'không đồng ý', 'học thử'] },
      { id: 'more', label: 'Đọc kỹ hơn' },
    ],
  },
  minor: {
    text: '{u} cứ học và làm câu đố ở đây nhé. Vì {u} chưa đủ tuổi tự đồng ý, {b} không lưu gì. Muốn giữ tiến độ, bố mẹ hoặc thầy cô liên hệ {operator}.',
  },
  consentMore1: {
    text: 'Ai giữ: {holder}. Ai xem được: người vận hành được giao; người kèm {u}, nếu {u} cho. ⏎ Cách giữ: kết quả học gắn với một mã ngẫu nhiên, không gắn tên. {b} coi đó là dữ liệu nhạy cảm.',
    choices: [
      { id: 'next', label: 'Tiếp' },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  consentMore2: {
    text: 'Giữ bao lâu: lời nhắn 30 ngày. Kết quả học: tới khi {u} xóa, hoặc 12 tháng {u} không dùng. ⏎ Số căn cước, số thẻ, mã OTP lỡ gửi: máy che đi trước khi lưu.',
    choices: [
      { id: 'next', label: 'Tiếp' },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  consentMore3: {
    text: 'Quyền của {u} theo Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: được biết, đồng ý, rút lại, xem, sửa, lấy bản sao, xóa, hạn chế, phản đối, khiếu nại. ⏎ Nghĩa vụ: tự giữ dữ liệu của mình, tôn trọng dữ liệu người khác.',
    choices: [
      { id: 'yes', label: 'Đồng ý' },
      { id: 'no', label: 'Không lưu, tôi chỉ hỏi', accept: ['không đồng ý', 'không', 'không lưu', 'chỉ hỏi'] },
    ],
  },
  form: {
    text: '{u} muốn {b} xưng hô thế nào?',
    choices: [
      { id: 'bac', label: 'Bác – cháu', accept: ['bác'] },
      { id: 'co-chu', label: 'Cô/chú – cháu', accept: ['cô', 'chú', 'cô chú'] },
      { id: 'anhchi', label: 'Anh/chị – em', accept: ['anh', 'chị', 'anh chị'] },
      { id: 'ban', label: 'Bạn – mình', accept: ['bạn'] },
    ],
  },
  formMore: {
    text: '{u} muốn {b} xưng hô thế nào?',
    choices: [
      { id: 'bac', label: 'Bác – cháu', accept: ['bác'] },
      { id: 'co-chu', label: 'Cô/chú – cháu', accept: ['cô chú'] },
      { id: 'anhchi', label: 'Anh/chị – em', accept: ['anh chị'] },
      { id: 'ban', label: 'Bạn – mình', accept: ['bạn'] },
      { id: 'other', label: 'Cách khác' },
    ],
  },
  formOther: {
    text: 'Vậy {b} gọi là gì cho hợp {a}?',
    choices: [
      { id: 'ong', label: 'Ông' },
      { id: 'ba', label: 'Bà' },
      { id: 'co', label: 'Cô' },
      { id: 'chu', label: 'Chú' },
      { id: 'anh', label: 'Anh' },
      { id: 'chi', label: 'Chị' },
    ],
  },
  formKept: { text: 'Dạ, từ giờ {b} gọi {u} như vậy.' },
  place: {
    text: 'Dạ, {pair}. {u} ở tỉnh nào?',
    choices: [
      { id: 'lam-dong', label: 'Lâm Đồng' },
      { id: 'lai-chau', label: 'Lai Châu' },
      { id: 'thai-nguyen', label: 'Thái Nguyên' },
      { id: 'other', label: 'Nơi khác' },
      { id: 'unsaid', label: 'Không nói' },
    ],
  },
  placeFromLink: {
    text: 'Dạ, {pair}. {u} ở {place} phải không?',
    choices: [
      { id: 'yes', label: 'Phải', accept: YES },
      { id: 'other', label: 'Nơi khác', accept: ['không phải', 'không'] },
    ],
  },
  placeAgain: {
    text: '{u} ở tỉnh nào {a}?',
    choices: [
      { id: 'lam-dong', label: 'Lâm Đồng' },
      { id: 'lai-chau', label: 'Lai Châu' },
      { id: 'thai-nguyen', label: 'Thái Nguyên' },
      { id: 'other', label: 'Nơi khác' },
      { id: 'unsaid', label: 'Không nói' },
    ],
  },
  placeCommune: {
    text: '{u} ở xã Lam Vỹ {a}?',
    choices: [
      { id: 'yes', label: 'Phải', accept: [...YES, 'lam vỹ', 'xã lam vỹ'] },
      { id: 'no', label: 'Xã khác', accept: ['không phải', 'không'] },
    ],
  },
  placeKept: { text: 'Dạ, {b} nhớ: {u} ở {place}.' },
  placeForSession: { text: 'Dạ, {b} nhớ trong lúc này: {u} ở {place}. {b} không lưu lâu.' },
  hour: {
    text: 'Mỗi ngày {b} gửi một bài 2 phút nhé? {u} chọn giờ.',
    choices: [
      { id: 'morning', label: 'Sáng, từ 6 giờ', accept: ['sáng', 'buổi sáng'] },
      { id: 'noon', label: 'Trưa, từ 11 giờ', accept: ['trưa', 'buổi trưa'] },
      { id: 'evening', label: 'Tối, từ 7 giờ', accept: ['tối', 'buổi tối'] },
      { id: 'none', label: 'Không gửi, tôi tự vào học', accept: ['không gửi', 'không', 'tự vào học'] },
    ],
  },
  ready: {
    text: 'Xong rồi {a}. Mỗi {part}, trong khoảng {from} đến {to} giờ, {b} gửi bài. Muốn ngừng, {u} nhắn: dừng. ⏎ Giờ {u} muốn gì?',
    choices: [
      { id: 'lesson', label: 'Học bài đầu tiên' },
      { id: 'quiz', label: 'Tôi biết rồi, thử 5 câu xem sao' },
      { id: 'ask', label: 'Hỏi việc đang cần' },
    ],
  },
  /** The hour was said in the person's own words, before it was asked for. */
  hourNoted: { text: 'Dạ, {b} gửi bài {plan}.' },
  readyAt: {
    text: 'Xong rồi {a}. {b} gửi bài {plan}. Muốn ngừng, {u} nhắn: dừng. ⏎ Giờ {u} muốn gì?',
    choices: [
      { id: 'lesson', label: 'Học bài đầu tiên', accept: ['học'] },
      { id: 'quiz', label: 'Tôi biết rồi, thử 5 câu xem sao', accept: ['thử 5 câu', 'thử'] },
      { id: 'ask', label: 'Hỏi việc đang cần', accept: ['hỏi'] },
    ],
  },
  readyUnasked: {
    text: 'Xong rồi {a}. {b} không gửi bài, {u} vào lúc nào học lúc ấy. ⏎ Giờ {u} muốn gì?',
    choices: [
      { id: 'lesson', label: 'Học bài đầu tiên' },
      { id: 'quiz', label: 'Tôi biết rồi, thử 5 câu xem sao' },
      { id: 'ask', label: 'Hỏi việc đang cần' },
    ],
  },
  askAway: { text: '{u} cứ hỏi, gõ không dấu cũng được.' },
  saleNone: { text: 'Không bán, không gửi ra nước ngoài.' },
  saleNot: { text: 'Không bán.' },
  saleTelegram: { text: 'Tin nhắn đi qua Telegram, máy chủ ở nước ngoài.' },
  saleTelegramThere: { text: 'Tin bên Telegram đi qua máy chủ ở nước ngoài.' },
} as const satisfies Record<string, Template>
