import type { Template } from './voice.ts'

/** Why a message is doubted: told to the person as they stand, each a short line. */
export const SCAM_REASONS = {
  secret: 'Đòi đọc, gửi hoặc nhập mã OTP, mật khẩu hay số thẻ.',
  app: 'Bảo cài ứng dụng hoặc tệp lạ, không phải từ CH Play, App Store.',
  stateInside: 'Địa chỉ giả vờ có "gov.vn" ở giữa; đuôi thật ở sau cùng là chỗ khác.',
  lookAlike: 'Địa chỉ viết chữ gần giống tên thật để đánh lừa mắt.',
  imitates: 'Địa chỉ mượn tên cơ quan, ngân hàng hoặc lời mời, mà không phải trang của họ.',
  badEnding: 'Địa chỉ có đuôi hay gặp trong tin lừa.',
  hiddenLink: 'Đường dẫn rút gọn hoặc toàn số, không thấy đích.',
  secrecy: 'Bắt giữ kín, không cho hỏi ai hoặc không cho cúp máy.',
  officeThreat: 'Xưng cơ quan, ngân hàng, dọa phạt hoặc khóa rồi đòi làm theo.',
  officeVideo: 'Xưng cơ quan mà làm việc qua video, đòi quét mặt.',
  officeMove: 'Xưng cơ quan mà bảo kết bạn, bấm phím hay nhắn số riêng.',
  officePay: 'Xưng cơ quan mà đòi chuyển tiền, giục nộp ngay.',
  officeLink: 'Xưng cơ quan mà bảo làm qua đường dẫn lạ.',
  forced: 'Bắt mua hoặc đóng phí, không nghe thì dọa.',
  feeForReward: 'Hứa thưởng hoặc cho tiền, nhưng đòi nộp tiền trước.',
  rewardLink: 'Hứa quà, hoàn tiền rồi bảo bấm đường dẫn hoặc chia sẻ tiếp.',
  rewardQr: 'Bảo quét mã QR để nhận quà, nhận tiền. Nhận tiền không cần quét mã, nhập mã.',
  task: 'Việc nhẹ trả tiền theo lượt (thả tim, đánh giá, nhiệm vụ).',
  jobFee: 'Hứa việc lương cao, đòi nộp tiền hoặc vào nhóm kín.',
  profit: 'Hứa lãi cao, chắc thắng.',
  loanFee: 'Cho vay dễ, đòi phí hoặc giấy tờ trước.',
  feeToGet: 'Đòi nộp phí rồi mới cho rút, cho nhận tiền.',
  bet: 'Rủ lô đề, cá cược "chắc ăn".',
  kinMoney: 'Báo người nhà gặp nạn, giục chuyển tiền.',
  bossMoney: 'Xưng cấp trên, giục chuyển tiền khi không tiện hỏi lại.',
  loveMoney: 'Làm quen trên mạng rồi nói chuyện quà, tiền, đầu tư.',
  rentAccount: 'Thuê, mượn tài khoản ngân hàng hoặc SIM: việc này bị cấm.',
  recoverMoney: 'Hứa lấy lại tiền đã mất, đòi phí trước.',
  giftFee: 'Hứa gửi quà, gửi tiền rồi đòi phí để nhận.',
  charityPrivate: 'Kêu ủng hộ gấp vào tài khoản cá nhân.',
  cheapDeposit: 'Giá quá rẻ, giục chuyển tiền cọc khi chưa xem hàng.',
  proxyOrder: 'Đặt hàng rồi nhờ ứng tiền mua giúp chỗ khác.',
  member: 'Dọa trừ tiền "hội viên" hằng tháng để lừa bấm đường dẫn.',
  zeroOrder: '"Đơn 0 đồng" nhưng đòi tiền.',
  shipFee: 'Đòi tiền hàng hoặc phí giao trước khi nhận, xem hàng.',
  voteLogin: 'Nhờ bình chọn nhưng bắt đăng nhập, nhập mã.',
  wrongSend: 'Báo chuyển nhầm, đòi trả lại vào tài khoản khác.',
  papers: 'Đòi ảnh giấy tờ hoặc quét khuôn mặt.',
  borrow: 'Hỏi mượn tiền qua tin nhắn.',
  urgentPay: 'Giục chuyển tiền gấp.',
  privateAccount: 'Tiền vào tài khoản của một người, không phải của cơ quan hay người đang nói.',
  glitch: 'Hình, tiếng chập chờn đúng lúc cần nhận ra nhau.',
  upfront: 'Đòi tiền trước khi được nhận hoặc được xem.',
  alarm: 'Báo có chuyện lạ, chuyện sai để mình lo mà làm theo.',
  move: 'Rủ sang Zalo, Telegram, nhóm kín hoặc bấm phím lạ.',
  urgent: 'Giục làm ngay, không để kịp hỏi lại.',
} as const

export type ScamReason = keyof typeof SCAM_REASONS

/** The three verdicts and what is said about links, photos and messages that did not arrive (D16, D17). */
export const SCAM = {
  red: {
    text: '**Có dấu hiệu lừa đảo.** ⏎ Vì sao: ⏎ {reasons} ⏎ Làm gì: đừng bấm, đừng trả lời, chặn số. {extra} ⏎ {u} đã bấm hay chuyển tiền chưa?',
    choices: [
      { id: 'nothing', label: 'Chưa' },
      { id: 'pressed', label: 'Bấm rồi, chưa điền gì' },
      { id: 'lost', label: 'Đã chuyển tiền hoặc đưa mã' },
    ],
  },
  none: {
    text: '**Chưa thấy dấu hiệu lừa quen thuộc.** ⏎ Vậy chưa có nghĩa là thật. Trước khi làm theo: gọi lại số {u} đã lưu, hỏi đúng người đó không. Nhận tiền chỉ cần số tài khoản, không bao giờ cần mã OTP. ⏎ Soát theo bảng dấu hiệu bài antoan-02, antoan-03.',
  },
  noneOtp: {
    text: '**Chưa thấy dấu hiệu lừa quen thuộc.** ⏎ Đây là mã riêng của {u}, đừng gửi cho ai, kể cả {b}. ⏎ Nếu {u} không tự làm giao dịch đó: đừng gõ mã, gọi số in sau thẻ. ⏎ Soát theo bảng dấu hiệu bài antoan-01.',
  },
  unsure: {
    text: '**Chưa đủ để kết luận.** ⏎ Có điểm đáng ngờ: {reasons} ⏎ {missing} ⏎ {u} gọi lại số đã lưu trong máy trước khi chuyển. Họ tắt máy hoặc giục thêm thì dừng. ⏎ Ai gửi tin này?',
    choices: [
      { id: 'known', label: 'Người quen' },
      { id: 'stranger', label: 'Số lạ' },
      { id: 'office', label: 'Xưng là cơ quan, ngân hàng' },
    ],
  },
  link: {
    text: '{b} không mở đường dẫn, {b} chỉ đọc địa chỉ. ⏎ Đuôi thật: **{domain}**. {remark} ⏎ {verdict} Tin kèm theo nói gì, {u} gõ lại giúp {b}?',
    choices: [
      { id: 'money', label: 'Đòi tiền hoặc mã' },
      { id: 'prize', label: 'Báo trúng thưởng, nhận quà' },
      { id: 'app', label: 'Bảo cài ứng dụng' },
      { id: 'nothing', label: 'Không nói gì' },
    ],
  },
  linkOfficial: { text: 'Đuôi này nằm trong danh sách cơ quan {b} biết.' },
  linkUnknown: { text: 'Không nằm trong danh sách cơ quan {b} biết.' },
  linkRed: { text: '**Có dấu hiệu lừa đảo**, {u} đừng bấm.' },
  linkUnsure: { text: '**Chưa đủ để kết luận**, {u} đừng bấm vội.' },
  linkNone: { text: '**Chưa thấy dấu hiệu lừa quen thuộc**, mà vậy chưa có nghĩa là thật.' },
  openOwnApp: { text: 'Muốn vào trang hay ứng dụng đó thì {u} tự mở, đừng vào từ tin nhắn.' },
  withheld: {
    text: '{b} thấy {u} vừa gửi, nhưng Zalo không chuyển nội dung sang. Tin có đường dẫn hay bị vậy. ⏎ {u} gõ lại vài chữ chính giúp {b}, bỏ phần "http". Trong lúc chờ, {u} đừng bấm.',
    choices: [
      { id: 'money', label: 'Tin đòi tiền hoặc mã' },
      { id: 'prize', label: 'Tin báo trúng thưởng' },
      { id: 'app', label: 'Tin bảo cài ứng dụng' },
      { id: 'other', label: 'Gửi thứ khác' },
    ],
  },
  photo: {
    text: '{b} chưa đọc được chữ trong ảnh. {u} gõ lại câu quan trọng nhất. Ảnh {b} không lưu.',
    choices: [
      { id: 'money', label: 'Tin đòi tiền hoặc mã' },
      { id: 'prize', label: 'Tin báo trúng thưởng' },
      { id: 'app', label: 'Tin bảo cài ứng dụng' },
      { id: 'other', label: 'Gửi thứ khác' },
    ],
  },
  askText: { text: '{u} dán tin vào đây, hoặc gõ lại vài câu chính giúp {b}.' },
  missingLink: { text: 'đường dẫn' },
  missingCode: { text: 'đòi mã' },
  missingThreat: { text: 'dọa nạt' },
  missing: { text: 'Chưa có: {list}.' },
} as const satisfies Record<string, Template>
