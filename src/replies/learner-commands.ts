/** What `hvs export-learner` and `hvs erase-learner` say to whoever runs the machine. */
export const learnerLines = {
  unknown: 'Không có người học nào mang mã {id}.',
  exported: 'Đã ghi mọi dữ liệu của {id} vào {file} (chỉ chủ máy đọc được). Đưa xong cho người học thì xóa tệp này.',
  confirm:
    'Xóa hết dữ liệu của {id}: kết quả học, cài đặt, lời nhắn, giờ gửi. Không lấy lại được. Chắc chắn thì chạy lại với --yes.',
  erased: 'Đã xóa mọi dữ liệu của {id}. Chỉ còn một dòng có mã này để bản sao lưu cũ không khôi phục lại.',
} as const
