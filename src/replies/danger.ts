import type { Template } from './voice.ts'

/**
 * A life in danger. Numbers: 113 công an, 114 cứu hỏa, 115 cấp cứu, 112 cứu nạn (facts, dvc-vneid 0.4, all marked ✔). Nothing
 * here judges an illness or promises help; what to do until help comes is common advice and says so.
 */
export const DANGER = {
  life: {
    text: 'Người quan trọng hơn tiền. Nói ra được như vậy là tốt. Làm ngay: ⏎ – Đừng ở một mình: gọi người nhà, hàng xóm sang, hoặc ra chỗ có người. ⏎ – Lỡ uống thuốc, bị thương: gọi 115. Nguy hiểm: gọi 113. ⏎ – Để thuốc, dao, dây ra xa.{money}',
    choices: [
      { id: 'alone', label: 'Đang ở một mình' },
      { id: 'together', label: 'Có người ở bên rồi' },
    ],
    emergency: true,
  },
  /** Only where money was spoken of. */
  moneyLater: {
    text: 'Chuyện tiền tính sau: có người ở bên rồi, cùng gọi NGÂN HÀNG và CÔNG AN.',
    emergency: true,
  },
  alone: {
    text: '{u} gọi một người ngay bây giờ: người nhà, hàng xóm, trưởng thôn. Chỉ cần nói: "Sang với tôi, tôi không ổn." ⏎ Không gọi được ai: mở cửa, đi ra chỗ có người. ⏎ Thấy nguy hiểm: gọi 113 hoặc 115, nói mình đang ở đâu.',
    choices: [{ id: 'together', label: 'Có người ở bên rồi' }],
    emergency: true,
  },
  together: {
    text: 'Tốt rồi. Đừng rời nhau, tối nay cũng đừng ở một mình. ⏎ Mai nhờ người nhà đưa ra trạm y tế, kể hết với cán bộ y tế. ⏎ Chuyện tiền, nếu có, thì hai người cùng gọi NGÂN HÀNG và CÔNG AN xã.',
    choices: [
      { id: 'money', label: 'Lo chuyện tiền' },
      { id: 'alone', label: 'Lại ở một mình' },
    ],
    emergency: true,
  },
  violence: {
    text: 'Làm ngay: ⏎ – Ra khỏi nhà, sang hàng xóm hoặc chỗ đông người. Có trẻ nhỏ thì đưa theo. ⏎ – Gọi 113, nói địa chỉ và đang bị đánh. ⏎ – Bị thương: gọi 115. ⏎ – Báo CÔNG AN xã và kể với người nhà. ⏎ Không ai được phép đánh {u}.',
    choices: [
      { id: 'inside', label: 'Không ra khỏi nhà được' },
      { id: 'hurt', label: 'Có người bị thương' },
    ],
    emergency: true,
  },
  inside: {
    text: '– Vào phòng có chốt cửa, tránh bếp và chỗ có dao. ⏎ – Gọi 113, nói nhỏ địa chỉ rồi để máy mở. ⏎ – Nhắn người nhà, hàng xóm gọi công an giúp. (mẹo chung)',
    choices: [{ id: 'hurt', label: 'Có người bị thương' }],
    emergency: true,
  },
  fire: {
    text: 'Làm ngay: ⏎ – Gọi mọi người ra khỏi nhà. Đừng quay lại lấy đồ. ⏎ – Gọi 114, nói rõ địa chỉ, còn ai bên trong. ⏎ – Nhiều khói: cúi thấp, lấy khăn ướt che mũi miệng. (mẹo chung) ⏎ – Có người bị thương: gọi 115.',
    choices: [
      { id: 'trapped', label: 'Kẹt bên trong' },
      { id: 'hurt', label: 'Có người bị thương' },
    ],
    emergency: true,
  },
  trapped: {
    text: '– Gọi 114, nói đang kẹt ở đâu, mấy người. ⏎ – Đóng cửa phía có lửa, chèn khăn ướt vào khe cửa. ⏎ – Ra cửa sổ, ban công, vẫy và kêu to. ⏎ – Ngồi thấp, che mũi miệng. (mẹo chung)',
    choices: [{ id: 'hurt', label: 'Có người bị thương' }],
    emergency: true,
  },
  illness: {
    text: 'Làm ngay: ⏎ – Gọi 115, nói rõ địa chỉ và người bệnh ra sao. ⏎ – Gọi hàng xóm sang giúp, mở sẵn cửa. ⏎ – Đừng để người bệnh một mình, đừng tự cho uống thuốc. (mẹo chung) ⏎ – Tai nạn xe: gọi thêm 113. ⏎ Xe lâu tới thì gọi trạm y tế xã. {b} không đoán bệnh được.',
    emergency: true,
  },
  water: {
    text: 'Làm ngay: ⏎ – Gọi 112 (cứu nạn, gọi không mất tiền), nói rõ chỗ. ⏎ – Lên chỗ cao, tránh xa bờ nước, chỗ sạt. ⏎ – Thấy người dưới nước: ném phao, can nhựa, dây. Đừng nhảy theo nếu không biết cứu. (mẹo chung) ⏎ – Có người bị thương: gọi 115.',
    choices: [{ id: 'hurt', label: 'Có người bị thương' }],
    emergency: true,
  },
  /** Asked for a person while somebody is in danger. */
  human: {
    text: 'Ở đây chưa có người trực. {u} gọi ngay: ⏎ – 113 công an, 114 cứu hỏa, 115 cấp cứu, 112 cứu nạn. ⏎ – Người nhà, hàng xóm, trưởng thôn ở gần nhất.',
    emergency: true,
  },
  /** Words not understood while somebody is in danger. */
  stay: {
    text: 'Việc gấp làm trước: ⏎ – Gọi 113 công an, 114 cứu hỏa, 115 cấp cứu, 112 cứu nạn. ⏎ – Gọi người nhà, hàng xóm tới ngay. ⏎ Bây giờ {u} có ai ở bên không {a}?',
    choices: [
      { id: 'alone', label: 'Đang ở một mình', accept: ['không', 'không có ai', 'chưa'] },
      { id: 'together', label: 'Có người ở bên rồi', accept: ['có', 'có rồi', 'rồi'] },
    ],
    emergency: true,
  },
} as const satisfies Record<string, Template>
