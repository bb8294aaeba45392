/** The page on which the operator logs a personal Zalo account in, and the lines that lead there. `{names}` are filled in. */
export const zaloPersonalPage = {
  title: 'Đăng nhập Zalo cá nhân',
  warning:
    'Đây không phải cách nối chính thức. Zalo có thể khóa tài khoản bất cứ lúc nào. Chỉ dùng một tài khoản lập riêng cho việc này, không dùng tài khoản của cán bộ hay của người nhà.',
  scan: 'Trên điện thoại đang đăng nhập tài khoản ấy: mở Zalo, bấm biểu tượng quét mã ở góc trên, quét mã này, rồi bấm đồng ý.',
  code: 'Mã QR đăng nhập Zalo',
  lapses: 'Mỗi mã dùng được chưa tới hai phút. Hết giờ, trang tự hiện mã mới.',
  making: 'Đang lấy mã từ Zalo…',
  scanned:
    'Tài khoản “{name}” đã quét mã. Đúng tài khoản của mình thì bấm đồng ý trên điện thoại. Không đúng thì bấm từ chối.',
  connecting: 'Đang nối với Zalo…',
  online: 'Đã đăng nhập. Trợ lý đang nhận tin. Có thể đóng trang này.',
  lost: 'Chưa nối được với Zalo. Máy đang tự thử lại.',
  again: 'Thử lại',
} as const
