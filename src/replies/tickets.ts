/** What `hvs tickets` says to whoever sits at the desk. */
export const ticketLines = {
  noDesk: 'Chưa đặt DESK_HOURS: trợ lý nói là ở đây chưa có người trực, nên không có phiếu nào. Xem .env.example.',
  none: 'Không có phiếu nào đang mở.',
  ticket: 'Phiếu {number} · mở {time} · {state}',
  unanswered: 'chưa ai trả lời',
  answered: 'trả lời lần cuối {time}',
  person: '  Bà con: {text}',
  desk: '  Người trực: {text}',
  noWords: '  (chưa kể gì; hãy nhắn hỏi trước)',
  how: 'Trả lời: hvs tickets answer {number} "…" · Khép: hvs tickets close {number}',
  unknown: 'Không có phiếu {number} nào đang mở.',
  answerTaken:
    'Đã nhận câu trả lời cho phiếu {number}. Trợ lý đang chạy thì gửi trong vài giây, chưa chạy thì gửi khi chạy lại.',
  closeTaken: 'Phiếu {number} được khép. Trợ lý báo cho người hỏi rồi trả lời tiếp.',
} as const
