import type { ErrorCode } from '../errors.ts'

/** What the operator reads on the terminal: start-up lines and one sentence per error code. `{names}` come from the error's details. */
export const operatorErrors: Record<ErrorCode, string> = {
  CONFIG_INVALID: 'Thiết lập chưa đúng. {rules}. Xem .env.example.',
  NODE_TOO_OLD: 'Cần Node 24 trở lên, máy đang chạy Node {version}. Hãy chạy bằng lệnh: npm start.',
  PORT_TAKEN: 'Cổng {port} đã có chương trình khác dùng. Đổi PORT, hoặc đặt PORT=0 để máy tự chọn.',
  DATA_DIR_NOT_WRITABLE: 'Không ghi được vào thư mục {folder}. Hãy đổi DATA_DIR hoặc cấp quyền ghi.',
  DATABASE_NEWER: 'Cơ sở dữ liệu có phiên bản {found}, mới hơn chương trình ({known}). Hãy cập nhật chương trình.',
  DATABASE_BROKEN: 'Cơ sở dữ liệu trong thư mục dữ liệu bị hỏng. Hãy khôi phục từ bản sao gần nhất.',
  DATABASE_LOCKED: 'Thư mục {folder} đang có một tiến trình khác dùng. Chỉ chạy một tiến trình cho mỗi thư mục.',
  DATABASE_UNSUPPORTED: 'Bản này chưa dùng được PostgreSQL. Hãy bỏ DATABASE_URL để dùng SQLite.',
  BACKUP_BROKEN: 'Tệp {file} không dùng làm bản sao lưu được ({why}). Dữ liệu đang có không bị đổi.',
  BACKUP_MISSING: 'Không thấy tệp {file}.',
  STORAGE_FULL: 'Ổ đĩa đã đầy. Tin nhắn đã nhận vẫn còn; hãy giải phóng chỗ trống rồi máy tự chạy tiếp.',
  CLOCK_BEFORE_BUILD: 'Đồng hồ máy ({now}) chạy trước ngày {built} của chương trình. Hãy chỉnh lại giờ máy.',
  INDEX_MISSING: 'Chưa có chỉ mục tìm kiếm. Hãy chạy: npm run -s hvs -- index.',
  INDEX_TRUNCATED: 'Chỉ mục tìm kiếm bị cụt, sẽ được dựng lại.',
  INDEX_FOREIGN: 'Tệp chỉ mục không phải của chương trình này, sẽ được dựng lại.',
  INDEX_STALE: 'Chỉ mục cũ hơn nội dung, sẽ được dựng lại.',
  PLAN_ADDRESS_UNKNOWN: 'Không có mục {address} trong các kế hoạch.',
  PLAN_UNREADABLE: 'Không đọc được kế hoạch {file}, dòng {line}: {rule}.',
  GUIDE_INVALID: 'Bài {file} chưa đúng mẫu: {rule}.',
  GUIDE_UNKNOWN: 'Không có bài {id}. Mã gần giống: {near}.',
  CONTENT_INVALID: 'Tệp nội dung {file} chưa đúng mẫu: {rule}.',
  CONTENT_DANGLING: 'Nội dung nhắc tới {id} nhưng không tìm thấy ({file}).',
  EMBEDDER_FAILED: 'Dịch vụ tạo vectơ tại {host} không dùng được: {why}. Bỏ OPENAI_EMBEDDING_MODEL để dùng bộ có sẵn.',
  MODEL_OFF: 'Chưa có mô hình ngôn ngữ để hỏi: hãy đặt {setting}.',
  EMBEDDING_MODEL_FAILED:
    'Mô hình trong EMBEDDING_MODEL_DIR chưa dùng được: {file} {why}. Xem docs/vi/mo-hinh-vecto.md, hoặc bỏ EMBEDDING_MODEL_DIR để dùng bộ có sẵn.',
  CHANNEL_REFUSED: 'Kênh {channel} từ chối kết nối: {why}.',
  ZALO_OA_CONSENT_LOST:
    'Zalo OA đã ngừng: Zalo không nhận mã làm mới nữa. Hãy cấp quyền lại cho ứng dụng, ghi mã mới vào ZALO_OA_REFRESH_TOKEN rồi chạy lại. Xem docs/vi/zalo-oa.md.',
  ZALO_OA_CONSENT_ENDING:
    'Zalo OA sẽ ngừng lúc {until}: Zalo không nhận mã làm mới nữa. Trước lúc ấy hãy cấp quyền lại cho ứng dụng, ghi mã mới vào ZALO_OA_REFRESH_TOKEN rồi chạy lại. Xem docs/vi/zalo-oa.md.',
  ZALO_PERSONAL_NOT_LOGGED_IN:
    'Zalo cá nhân chưa đăng nhập: năm mã QR đã hết hạn mà không ai quét. Mở trang đăng nhập rồi bấm “Thử lại”, hoặc chạy lại. Xem docs/vi/zalo-ca-nhan.md.',
  ZALO_PERSONAL_REPLACED:
    'Zalo cá nhân đã ngừng: tài khoản này vừa mở Zalo Web ở nơi khác. Đóng nơi đó, rồi mở trang đăng nhập bấm “Thử lại”, hoặc chạy lại. Xem docs/vi/zalo-ca-nhan.md.',
  ZALO_PERSONAL_LOCKED:
    'Zalo cá nhân đã ngừng: Zalo báo tài khoản bị khóa. Đừng chạy lại. Mở Zalo trên điện thoại để xem lý do. Xem docs/vi/zalo-ca-nhan.md.',
  ZALO_PERSONAL_OTHER_ACCOUNT:
    'Mã QR được quét bằng một tài khoản Zalo khác tài khoản đã dùng trước đây nên không được nhận. Quét lại cho đúng, hoặc xóa tệp zalo-personal.session nếu thật sự muốn đổi. Xem docs/vi/zalo-ca-nhan.md.',
  COMMAND_UNKNOWN: 'Không có lệnh “{name}”. Xem các lệnh: npm run -s hvs -- help.',
  USAGE: 'Lệnh chưa đúng. Cách dùng: {usage}',
  INPUT_INVALID: 'Dòng {line} của đầu vào không đọc được: {rule}.',
  INPUT_TOO_LARGE: 'Dòng {line} của đầu vào dài hơn {limit} ký tự.',
}

/** The lines `npm start` prints, and those of the commands. */
export const operatorLines = {
  building: 'Đang dựng chỉ mục tìm kiếm…',
  buildingWith:
    'Đang dựng chỉ mục tìm kiếm với {embedder}. Lần đầu có thể mất nhiều phút; ngắt giữa chừng thì lần sau làm tiếp.',
  embedding: 'vectơ {done}/{of} ({percent} %)',
  embedded: 'Bộ tạo vectơ: {embedder}. {made} đoạn mới tính, {kept} đoạn lấy lại từ lần trước.',
  embedderLost: '{sentence} Đang chạy bằng bộ có sẵn; khởi động lại khi dịch vụ đã có.',
  indexed: 'Chỉ mục đã dựng: {passages} đoạn, {guides} bài hướng dẫn.',
  ready: 'Trợ lý Bình dân học vụ số đang chạy tại {url}',
  channels: 'Kênh: {channels}',
  channelOn: '{name} bật',
  channelOff: '{name} tắt ({why})',
  noToken: 'chưa có {setting}',
  data: 'Dữ liệu: {folder} · chỉ mục {places} mục kế hoạch, {guides} bài hướng dẫn · {engine} · {answers} · {senses}',
  withoutModel: 'không dùng mô hình ngôn ngữ',
  withModel: 'mô hình {model}',
  modelRefused:
    'Máy chủ mô hình ở ngoài Việt Nam nên chưa được dùng. Đặt MODEL_ABROAD_ACCEPTED=yes nếu đã cân nhắc, hoặc MODEL_IN_VIETNAM=yes nếu máy chủ ở trong nước.',
  zaloPersonalRisk:
    'CẢNH BÁO: Zalo cá nhân đang bật. Đây không phải cách nối chính thức, Zalo có thể khóa tài khoản bất cứ lúc nào. Chỉ dùng tài khoản lập riêng để thử, không dùng tài khoản của cán bộ. Xem docs/vi/zalo-ca-nhan.md.',
  zaloPersonalScan:
    'Zalo cá nhân: quét mã này bằng tài khoản Zalo dành cho trợ lý (dùng được chưa tới hai phút). Đừng chụp gửi cho ai.',
  zaloPersonalPage: 'Zalo cá nhân: mã QR ở trang {url} (chỉ mở được trên máy này).',
  zaloPersonalAgain: 'Zalo cá nhân: trang đăng nhập, có nút “Thử lại”: {url} (chỉ mở được trên máy này).',
  zaloPersonalScanned:
    'Zalo cá nhân: tài khoản “{name}” đã quét. Đúng thì bấm đồng ý trên điện thoại, không đúng thì từ chối.',
  zaloPersonalOnline: 'Zalo cá nhân: đã nối, đang nhận tin.',
  /** Asked for by a speech model alone: the words go where the model's would. */
  speechRefused:
    'Máy chủ tiếng nói ở ngoài Việt Nam nên chưa được dùng. Đặt MODEL_ABROAD_ACCEPTED=yes nếu đã cân nhắc, hoặc MODEL_IN_VIETNAM=yes nếu máy chủ ở trong nước.',
  hearing: 'nghe tiếng nói',
  readingAloud: 'đọc thành tiếng',
  abroad: 'máy chủ ở ngoài Việt Nam, chưa được đồng ý',
  stopping: 'Đang dừng: không nhận tin mới, chờ các câu trả lời dở…',
  stopped: 'Đã dừng.',
} as const

/** Fills `{names}`; a name without a value stays visible, so that a slip is seen rather than hidden. */
export function fillLine(line: string, values: Readonly<Record<string, string | number>>): string {
  return line.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}

/** The operator's sentence of an error, one line, without secrets. */
export function operatorSentence(code: ErrorCode, details: Readonly<Record<string, string | number>>): string {
  return `${fillLine(operatorErrors[code], details)} [${code}]`
}
