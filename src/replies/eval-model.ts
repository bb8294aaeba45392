/** What `hvs eval --model` prints around its numbers. */
export const EVAL_MODEL = {
  head: 'Cùng bộ câu hỏi, chấm hai lần: không có mô hình, và có mô hình {model}.',
  figure: 'Số đo',
  rules: 'Không mô hình',
  model: 'Có mô hình',
  worded: 'câu do mô hình đặt lời',
  answer50: 'ms mỗi câu, p50',
  answer95: 'ms mỗi câu, p95',
  requests: 'Hỏi mô hình {requests} lần, {replayed} lần lấy từ bản ghi.',
  tokens: 'Số token: đọc {prompt}, viết {completion}; mỗi lần hỏi trung bình {each}.',
  latency: 'Mô hình trả lời, ms: p50 {p50}, p95 {p95}.',
  events: 'Việc ghi trong nhật ký: {events}.',
  none: 'không có',
  recorded: 'Đã ghi {rows} câu trả lời của mô hình vào {file}.',
  missing: 'LỖI: ít nhất {missing} yêu cầu không có trong bản ghi {file}; điểm ở cột có mô hình không tính được.',
  failed: 'LỖI: {failed} yêu cầu mô hình không trả lời được; những câu ấy chấm như không có mô hình.',
  unasked: 'LỖI: mô hình không được hỏi lần nào.',
} as const
