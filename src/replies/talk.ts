import type { Template } from './voice.ts'

/** D36, D37, D39, D41: the rest of a talk. */
export const TALK = {
  identity: {
    text: '{b} là máy, chương trình trợ lý do {operator} vận hành, không phải cán bộ. ⏎ {b} trả lời từ bài hướng dẫn đã kiểm và bốn kế hoạch Bình dân học vụ số. {model} {b} có thể nhầm: việc tiền bạc, giấy tờ, {u} hỏi lại nơi có thẩm quyền.',
    choices: [
      { id: 'data', label: 'Ở đây giữ gì về tôi' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  modelNone: { text: 'Không dùng mô hình ngôn ngữ.' },
  modelUsed: { text: 'Câu chữ do mô hình {model} soạn lại.' },
  composed: { text: '(máy soạn từ tài liệu)' },
  clock: { text: 'Bây giờ là {time}, {day} {a}.' },
  noFeelings: {
    text: '{b} là máy nên không biết ăn ngủ, không có tuổi, cũng không biết buồn vui {a}. {u} cần hỏi việc gì thì {b} giúp.',
  },
  noReminder: {
    text: '{b} chưa nhắc hạn, nhắc lịch giúp được {a}. {u} ghi vào lịch, hoặc đặt báo thức trong máy. {b} chỉ gửi bài học thôi.',
  },
  thanks: { text: 'Dạ, không có gì.' },
  called: {
    text: 'Dạ, {b} nghe. {u} cứ hỏi, hoặc chọn một việc:',
    choices: [
      { id: 'ask', label: 'Hỏi cách làm' },
      { id: 'scam', label: 'Xem tin nghi lừa' },
      { id: 'lesson', label: 'Học bài' },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  agreed: { text: 'Dạ, {b} cảm ơn {u}.' },
  bye: { text: 'Dạ, mai gặp {u}{name}.' },
  closed: { text: 'Dạ, mình dừng ở đây. Khi nào cần {u} nhắn {b}.' },
  ok: { text: 'Dạ.' },
  recap: { text: 'Nãy giờ có {count} việc: ⏎ {lines} ⏎ {u} làm việc nào trước?' },
  recapOne: { text: 'Nãy giờ có một việc: ⏎ {lines} ⏎ {u} làm luôn không?' },
  recapNone: { text: 'Nãy giờ mình chưa nói việc nào cần làm.' },
  loud: {
    text: 'Bài đọc loa ({words} chữ): ⏎ "{speech}" ⏎ Nguồn: bài {guide}.',
    choices: [
      { id: 'shorter', label: 'Ngắn hơn' },
      { id: 'other', label: 'Chủ đề khác' },
    ],
  },
  loudTopics: { text: '{u} cần bài đọc loa về việc gì {a}?' },
  loudNone: { text: '{b} chưa có bài đọc loa nào.' },
  langOther: {
    text: '{b} mới biết tiếng Việt. {u} nhờ người nhà gõ giúp, hoặc 9 gọi người.',
    choices: [{ id: 'human', label: 'Gọi người', digit: 9 }],
  },
  /** Somebody afraid in the middle of an emergency: one quiet line and the next thing to do. */
  steady: {
    text: '{u} đã báo kịp lúc này là tốt. Mình làm từng việc một. ⏎ {u} đã gọi ngân hàng, báo công an (113) chưa {a}?',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng', accept: ['rồi', 'gọi rồi'] },
      { id: 'number', label: 'Không biết số ngân hàng', accept: ['chưa', 'chưa gọi'] },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  notPressed: { text: 'Vậy là kịp {a}. {u} chặn số đó rồi xóa tin đi.' },
  /** A link was opened and nothing entered: no emergency, one thing to do. */
  onlyOpened: {
    text: '{u} đóng trang đó lại, đừng điền gì, đừng cài gì. Máy có tự tải tệp nào thì {u} xóa, đừng mở. ⏎ Chưa điền thì chưa phải chuyện gấp. Lỡ điền hoặc cài rồi thì {u} chọn 1. (mẹo chung)',
    choices: [
      { id: 'gave', label: 'Lỡ điền hoặc cài rồi' },
      { id: 'steps', label: 'Chỉ từng bước' },
      { id: 'other', label: 'Hỏi việc khác' },
    ],
  },
  nearest: { text: 'Có ghi: {fact}' },
  askWhom: { text: '{u} hỏi {whom}.' },
  askWhomUsual: { text: 'Tổ công nghệ số cộng đồng hoặc Ủy ban xã' },
  source: { text: 'Nguồn: {source}.' },
  caution: { text: 'Lưu ý: {note}' },
  verbatim: { text: '{name}: ⏎ "{words}"' },
  verbatimGone: { text: '{b} không còn tìm thấy chỗ đó trong tài liệu.' },
  lateAnswer: { text: 'Trả lời câu lúc {time} của {u}:' },
  askPlace: { text: 'Mỗi nơi quy định một khác. {u} hỏi nơi nào {a}?' },
  askGuide: { text: '{u} hỏi việc nào {a}?' },
  askAgency: { text: '{u} hỏi về cơ quan nào {a}?' },
  askAspect: { text: '{u} cần biết điều gì {a}?' },
  rememberPlace: {
    text: '{b} nhớ {u} ở {place} cho các câu sau nhé?',
    choices: [
      { id: 'yes', label: 'Nhớ', accept: ['có', 'ừ', 'vâng', 'được', 'ok'] },
      { id: 'no', label: 'Không' },
    ],
  },
  noted: { text: 'Dạ, {b} ghi lại câu này, không kèm tên, để người soạn bài trả lời sau.' },
} as const satisfies Record<string, Template>

/** D35: our own faults, said plainly. */
export const STATUS = {
  down: {
    text: 'Máy của {b} đang trục trặc. Lời {u} {b} đã nhận, {b} trả lời khi chạy lại, {u} khỏi gửi lại. ⏎ Gấp vì mất tiền: gọi ngân hàng (số sau thẻ) và công an 113.',
  },
  apology: {
    text: 'Câu vừa rồi máy của {b} chưa trả lời được. {u} thử hỏi ngắn hơn giúp {b}. ⏎ Gấp vì mất tiền: gọi ngân hàng (số sau thẻ) và công an 113.',
  },
  /** Where no typing sign can be shown and the answer takes more than four seconds. */
  lookingUp: { text: '{b} đang tra cứu…' },
  slowDown: { text: '{u} nhắn nhanh quá, {b} trả lời từng câu {a}.' },
  tooLong: { text: 'Tin dài quá, {b} chỉ đọc được phần đầu.' },
} as const satisfies Record<string, Template>
