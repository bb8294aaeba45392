/** The commands menu of Telegram. Names are ASCII by the platform's rule; each does what its word does when typed. */
export const telegramCommands = [
  { command: 'menu', description: 'Thực đơn, việc đang dở' },
  { command: 'hoc', description: 'Học bài' },
  { command: 'tiendo', description: 'Tôi học đến đâu' },
  { command: 'caidat', description: 'Cài đặt' },
  { command: 'dung', description: 'Ngừng gửi bài' },
  { command: 'xoadulieu', description: 'Xóa dữ liệu của tôi' },
  { command: 'gioithieu', description: 'Ai đang nói với tôi' },
] as const
