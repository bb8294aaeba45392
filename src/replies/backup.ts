/** What `hvs backup` and `hvs restore` say to whoever runs the machine. */
export const backupLines = {
  made: 'Đã sao lưu vào {file} ({megabytes} MB). Đã đọc lại: nguyên vẹn.',
  sound: '{file}: nguyên vẹn.',
  unsound: '{file}: có {count} chỗ sai.',
  confirm: 'Khôi phục sẽ thay dữ liệu đang có bằng {file}. Nếu chắc, hãy gõ lại lệnh kèm --yes.',
  restored: 'Đã khôi phục từ {file}.',
  erasedAgain: 'Đã xóa lại {count} người từng xin xóa dữ liệu.',
  replaced: 'Dữ liệu trước đó còn ở {file}; sau lần khởi động tới sẽ tự xóa.',
  quiet: 'Hôm nay không gửi bài theo giờ nữa, để không ai nhận hai lần.',
} as const
