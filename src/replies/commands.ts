/** What each `hvs` command is for, as `hvs help` prints it; keyed by the command's name. */
export const commandPurposes: Readonly<Record<string, string>> = {
  help: 'Xem các lệnh.',
  chat: 'Trò chuyện với trợ lý ngay tại đây.',
  ask: 'Hỏi một câu; --jsonl thì đọc nhiều câu, mỗi dòng một câu.',
  converse: 'Chạy các cuộc trò chuyện soạn sẵn, mỗi dòng một cuộc.',
  scam: 'Xét các tin nghi lừa, mỗi dòng một tin.',
  eval: 'Chấm trên bộ câu hỏi thử; --model thì so với mô hình ngôn ngữ.',
  plan: 'In mọi mục có đánh số của một kế hoạch.',
  index: 'Dựng lại chỉ mục tìm kiếm.',
  check: 'Soát bài hướng dẫn, bài học và câu đố.',
  content: 'Xem mỗi bài có gì và dữ kiện nào sắp phải kiểm lại.',
  lesson: 'Xem, in hoặc vẽ một bài học.',
  'export-learner': 'Ghi ra tệp mọi thứ đang giữ về một người học.',
  'erase-learner': 'Xóa mọi thứ đang giữ về một người học.',
  tickets: 'Xem, trả lời, đóng phiếu của người cần gặp người thật.',
  backup: 'Sao lưu khi máy đang chạy, hoặc kiểm một bản sao.',
  restore: 'Khôi phục từ một bản sao; ai đã xin xóa vẫn bị xóa.',
  review: 'Tính thử thông số ôn tập từ nhật ký học.',
}

/** The first and the last line of `hvs help`. */
export const commandList = {
  title: 'Các lệnh, gọi bằng: npm run -s hvs -- LỆNH',
  guide: 'Hướng dẫn vận hành: docs/vi/van-hanh.md. Soạn nội dung: docs/vi/soan-noi-dung.md.',
} as const
