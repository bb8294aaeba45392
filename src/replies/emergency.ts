import type { Template } from './voice.ts'

/** Money, a code or safety is being lost (D18, D18b). Bank and police stand within the first 350 characters. */
export const EMERGENCY = {
  card: {
    text: 'Làm ngay 3 việc: ⏎ – Gọi NGÂN HÀNG theo số in sau thẻ: xin khóa ứng dụng, khóa thẻ, giữ khoản vừa chuyển. ⏎ – Gọi 113 hoặc ra CÔNG AN xã: báo bị lừa. ⏎ – Đừng chuyển thêm, đừng xóa tin nhắn. ⏎ Không nghe ai hứa lấy lại tiền. ⏎ Nếu vừa cài ứng dụng lạ: tắt mạng, gọi ngân hàng bằng máy khác.',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng' },
      { id: 'number', label: 'Không biết số ngân hàng' },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  cardThreat: {
    text: 'Làm ngay 3 việc: ⏎ – Cúp máy, đừng chuyển tiền, đừng đọc mã. ⏎ – Gọi 113 hoặc ra CÔNG AN xã: báo có người đang dọa. ⏎ – Lỡ chuyển hoặc lộ mã rồi thì gọi NGÂN HÀNG theo số in sau thẻ, xin khóa. ⏎ Kể ngay cho một người nhà. Công an thật không bắt chuyển tiền qua điện thoại.',
    choices: [
      { id: 'lost', label: 'Lỡ chuyển, lỡ đưa mã rồi' },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  next: {
    text: 'Tốt rồi. Giờ ghi sẵn: số tiền, giờ chuyển, tên và số tài khoản bên nhận. {u} ghi ra giấy, **đừng gửi cho {b}**. ⏎ Chụp màn hình: tin nhắn, số gọi đến, biên lai. ⏎ Mang căn cước ra Công an xã, hoặc báo trong VNeID: Dịch vụ khác, Kiến nghị, phản ánh về ANTT. ⏎ Nguồn: bài antoan-08, {b} kiểm {checkedOn}.',
    choices: [
      { id: 'passwords', label: 'Tiếp: đổi mật khẩu' },
      { id: 'keep', label: 'Giữ tin nhắn thế nào' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  passwords: {
    text: 'Dùng máy khác, {u} đổi mật khẩu ngân hàng trước, rồi VNeID, Zalo, thư điện tử. Mỗi nơi một mật khẩu khác nhau. ⏎ Máy lỡ cài ứng dụng lạ: nhờ người rành gỡ xong mới dùng lại. (mẹo chung)',
    choices: [
      { id: 'keep', label: 'Giữ tin nhắn thế nào' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  bankNumber: {
    text: 'Vietcombank: 1900 54 54 13. ⏎ Ngân hàng khác: số in sau thẻ, hoặc số trong chính ứng dụng; mất thẻ thì ra chi nhánh. Đừng tìm số trên mạng.',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng' },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  say113: {
    text: '{u} nói: "Tôi vừa bị lừa chuyển tiền. Tên tôi là …, đang ở xã …. Tôi chuyển … đồng lúc … giờ. Kẻ lừa xưng là …. Xin hướng dẫn tôi trình báo." Nói chậm, họ sẽ hỏi thêm.',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng' },
      { id: 'keep', label: 'Giữ tin nhắn thế nào' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  keep: {
    text: '{u} mở tin nhắn, bấm cùng lúc nút nguồn và nút giảm tiếng. Ảnh nằm trong Thư viện. Máy {u} có thể khác nút, nhờ người nhà chỉ. Đừng xóa tin. (mẹo chung)',
    choices: [
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  ask: {
    text: '{b} đây. Chuyện gì vậy {u}? ⏎ Mất tiền: gọi ngân hàng (số sau thẻ) và công an 113 ngay. ⏎ Bị dọa, nguy hiểm: gọi 113. Bệnh nặng: gọi 115.',
    choices: [
      { id: 'lost', label: 'Vừa mất tiền hoặc lộ mã' },
      { id: 'threat', label: 'Có người đang dọa' },
      { id: 'other', label: 'Việc khác' },
    ],
    emergency: true,
  },
  /** In front of an answer to words that sound like a loss and do not tell of one. */
  beside: {
    text: 'Nếu vừa mất tiền, lộ mã hay mất tài khoản: gọi NGÂN HÀNG theo số in sau thẻ và 113 trước, đọc tiếp sau.',
    emergency: true,
  },
  /** Somebody else steers the phone: off the net first, for money goes while one telephones (facts, 0.5, 5). */
  remote: {
    text: 'Làm ngay, đúng thứ tự: ⏎ – Tắt Wi-Fi và tắt 4G, hoặc bật chế độ máy bay. ⏎ – Mượn máy khác gọi NGÂN HÀNG theo số in sau thẻ, xin khóa tài khoản. ⏎ – Gọi 113 hoặc ra CÔNG AN xã. ⏎ Chỉ có một máy: tắt mạng rồi gọi bằng máy đó, gọi xong mới tắt nguồn. ⏎ Chưa xóa ứng dụng, để công an xem.',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng' },
      { id: 'number', label: 'Không biết số ngân hàng' },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  /** Money is less and nobody knows why: the safe deed first, and the one question on which the rest hangs. */
  missing: {
    text: 'Khoản đó {u} có tự chuyển, tự trả không {a}? ⏎ Không phải {u} thì làm ngay: ⏎ – Gọi NGÂN HÀNG theo số in sau thẻ: xin khóa thẻ, khóa ứng dụng, hỏi tiền đi đâu. ⏎ – Gọi 113 hoặc ra CÔNG AN xã: báo bị lấy tiền. ⏎ – Ai gọi tới hứa hoàn tiền, hỏi mã: đừng đọc.',
    choices: [
      { id: 'lost', label: 'Không phải tôi', accept: ['không', 'không có', 'tôi không chuyển', 'đâu có'] },
      { id: 'gave', label: 'Lỡ đưa mã, cài ứng dụng lạ' },
      { id: 'own', label: 'Phí, hoặc tôi tự trả', accept: ['có', 'tôi tự trả', 'là phí'] },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  /** Somebody else writes in the person's name: whoever might pay is warned first (facts, antoan-04.4, antoan-08.2). */
  account: {
    text: 'Làm ngay: ⏎ – Gọi điện, nhờ người nhà báo khắp nơi: tài khoản bị chiếm, đừng chuyển tiền. ⏎ – Còn vào được: đổi mật khẩu, thoát các máy lạ. Không vào được: bấm "Quên mật khẩu". (mẹo chung) ⏎ – Ai lỡ chuyển: gọi NGÂN HÀNG theo số in sau thẻ, rồi CÔNG AN 113. ⏎ Đừng thuê ai lấy lại tài khoản giúp.',
    choices: [
      { id: 'lost', label: 'Có người chuyển tiền rồi' },
      { id: 'passwords', label: 'Đổi mật khẩu nào' },
      { id: 'keep', label: 'Giữ tin nhắn thế nào' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  /** Somebody else signs or owes in the person's name (facts, antoan-06.4; 1900 0368 locks VNeID: vneid-08). */
  name: {
    text: 'Làm ngay: ⏎ – Mang căn cước ra CÔNG AN xã trình báo. Gấp thì gọi 113. ⏎ – Nghi có người vào VNeID: gọi 1900 0368, xin khóa. ⏎ – Gọi NGÂN HÀNG theo số in sau thẻ: hỏi có ai vay, mở thẻ tên {u} không. ⏎ – Trả lời bên đòi nợ: không phải {u} vay. Đừng trả thay. ⏎ – Giữ tin nhắn, đừng đọc mã cho ai.',
    choices: [
      { id: 'lost', label: 'Mất tiền rồi' },
      { id: 'keep', label: 'Giữ tin nhắn thế nào' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  /** A child has paid for a game: the card is closed first, nobody is to blame. */
  child: {
    text: 'Làm ngay: ⏎ – Cầm lại máy, thoát trò chơi. ⏎ – Gọi NGÂN HÀNG theo số in sau thẻ: xin khóa thẻ, hỏi khoản nào còn giữ lại được. ⏎ – Tìm biên lai trong thư, tin nhắn, rồi xin nơi bán hoàn tiền. Chưa chắc được. (mẹo chung) ⏎ – Có người lạ xúi nạp: giữ tin nhắn, báo CÔNG AN xã hoặc 113.',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng' },
      { id: 'number', label: 'Không biết số ngân hàng' },
      { id: 'keep', label: 'Giữ tin nhắn thế nào' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  /** Told to stay alone and to tell nobody: how people are kept on the line until they pay ("bắt cóc online"). */
  hostage: {
    text: 'Kẻ gian hay bắt ở một mình, giấu người nhà, để dễ lừa. Làm ngay: ⏎ – Cúp máy, ra khỏi phòng, tới chỗ có người. ⏎ – Gọi người nhà, nói mình đang ở đâu. ⏎ – Gọi 113 hoặc ra CÔNG AN xã. ⏎ – Đừng chuyển tiền. Lỡ chuyển rồi thì gọi NGÂN HÀNG, xin khóa. ⏎ Công an thật không bắt chuyển tiền qua điện thoại.',
    choices: [
      { id: 'lost', label: 'Lỡ chuyển, lỡ đưa mã rồi' },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  /** Facts, antoan-08: a chance, never a promise. */
  recover: {
    text: '{b} không hứa được. Gọi NGÂN HÀNG càng sớm càng có cơ hội giữ lại, không chắc lấy lại được. ⏎ Trình báo CÔNG AN xã hoặc gọi 113. ⏎ Ai hứa lấy lại giúp rồi đòi phí là lừa thêm lần nữa. ⏎ Nguồn: bài antoan-08.',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng' },
      { id: 'number', label: 'Không biết số ngân hàng' },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  /** Words not understood in the middle of an emergency: nothing is sold, the next deed is named. */
  stay: {
    text: 'Việc gấp làm trước: ⏎ – Mất tiền, lộ mã: gọi NGÂN HÀNG theo số in sau thẻ, rồi CÔNG AN 113. ⏎ – Bị dọa, bị ép: cúp máy, gọi người nhà và 113. ⏎ {u} đã làm được việc nào rồi {a}?',
    choices: [
      { id: 'called', label: 'Đã gọi ngân hàng' },
      { id: 'number', label: 'Không biết số ngân hàng' },
      { id: 'say113', label: 'Gọi 113 nói gì' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
    emergency: true,
  },
  piiLine: { text: '{b} đã che số riêng trong tin {u} gửi.', emergency: true },
} as const satisfies Record<string, Template>
