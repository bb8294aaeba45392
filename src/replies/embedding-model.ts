/** What the operator reads about the folder of a local embedding model: why it cannot be used, and what it is. */

export const modelFaults = {
  missing: 'không có hoặc không mở được',
  json: 'không đúng mẫu JSON',
  external: 'để số liệu ở tệp khác; hãy dùng bản một tệp, ví dụ model_quantized.onnx',
  tooLarge: 'lớn hơn 2 GB; hãy dùng bản nhỏ hơn, ví dụ model_quantized.onnx',
  pooling: 'dùng cách gộp chưa hỗ trợ (chỉ có mean và cls)',
  module: 'có lớp sau cùng chưa hỗ trợ (chỉ có Pooling và Normalize)',
  tokenizer: 'không phải bộ tách từ đọc được',
  model: 'không phải mô hình ONNX đọc được',
  input: 'đòi đầu vào ngoài input_ids, attention_mask, token_type_ids',
  output: 'không trả về vectơ float32 của từng từ hay của cả câu',
  run: 'báo lỗi khi chạy',
  notFinite: 'trả về số không hợp lệ (NaN hoặc vô cực)',
  dimensions: 'trả về vectơ khác số chiều lúc mở',
  late: 'không xong kịp lúc',
  changed: 'đã bị thay trong lúc chương trình chạy; hãy khởi động lại',
  died: 'làm luồng tính dừng giữa chừng, thường vì thiếu bộ nhớ',
} as const

export type ModelFault = keyof typeof modelFaults

export const modelWords = {
  /** `prefixes`: one of the next two. */
  local: '{name} trên máy này ({dimensions} chiều, gộp {pooling}, {prefixes}, nhiều nhất {longest} mảnh từ)',
  withPrefixes: 'tiền tố “{question}” và “{content}”',
  withoutPrefixes: 'không tiền tố',
  service: '{name} tại {host} ({dimensions} chiều)',
  wholeFolder: 'thư mục',
} as const
