/** What `hvs review fit` prints. */
export const reviewFitLines = {
  tooFew:
    'Mới có {attempts} câu trả lời lần đầu, cần ít nhất {needed}, và phần lớn là câu đã hỏi lại. Chưa tính, chưa ghi gì.',
  counts: '{attempts} câu trả lời lần đầu: {trained} lượt ôn để tính, {tested} lượt ôn về sau để chấm.',
  head: 'Sai số dự đoán (log loss, càng nhỏ càng đúng):',
  factory: '- Thông số có sẵn: {loss}',
  average: '- Mức đúng trung bình của từng người: {loss}',
  fitted: '- Thông số tính từ dữ liệu này: {loss}',
  written: 'Thông số mới hơn cả hai, đã ghi vào {file}. Dùng từ lần khởi động sau.',
  kept: 'Thông số mới không hơn cả hai một cách chắc chắn, nên không ghi. Vẫn dùng thông số đang có.',
} as const
