import type { Template } from './voice.ts'

/** D28: a skill that is known to stay, and all five. No certificate is promised: the State's own platform confirms. */
export const ACHIEVEMENT = {
  skill: {
    text: '{u} vững kỹ năng {skill} rồi {a}: {lessons} bài, ôn lại vẫn nhớ. Còn {left} kỹ năng.',
    choices: [
      { id: 'next', label: 'Kỹ năng tiếp: {next}' },
      { id: 'hard', label: 'Thử câu khó' },
      { id: 'rest', label: 'Nghỉ' },
    ],
  },
  five: {
    text: '{u} đã học đủ 5 kỹ năng số thiết yếu. ⏎ {b} không cấp giấy chứng nhận. Việc xác nhận phổ cập do nền tảng của Nhà nước tích hợp với VNeID làm. (lai-chau#IV.4.2) ⏎ {b} giúp {u} chuẩn bị:',
    choices: [
      { id: 'final', label: 'Làm thử 15 câu tổng hợp' },
      { id: 'prepare', label: 'Cần mang gì, hỏi ai' },
      { id: 'more', label: 'Học phần mở rộng' },
    ],
  },
  prepare: {
    text: '{u} cần: tài khoản VNeID mức 2, mật khẩu và passcode (mã 6 số mở dịch vụ) nhớ được, máy có mạng. ⏎ Chỗ bấm trên VNeID {b} chưa kiểm được nên không chỉ bừa. {u} hỏi Công an xã hoặc Tổ công nghệ số.',
    choices: [
      { id: 'review', label: 'Ôn VNeID mức 2' },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
} as const satisfies Record<string, Template>
