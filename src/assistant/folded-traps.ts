import { fold } from '../shared/text.ts'

/**
 * Words that lose their meaning with their marks, because a commoner compound is then spelled the same: "đừng" stands in every
 * "ứng dụng", "kiếm" in every "tiết kiệm". `behind` and `front` are the folded neighbours with which the word is another one.
 */
const TRAPS: Readonly<Record<string, { behind?: string; front?: string }>> = {
  đừng: { behind: 'tu|bong|ung|su|noi|tac|xay|van|vat', front: 'luong|cu' },
  kiếm: { behind: 'tiet', front: 'tra|soat|toan|chung|ke|hang' },
  chuyển: { behind: 'cau|noi|ke|tro', front: 'gia|vien|nganh|mon|de' },
  đóng: {
    behind: 'hop|lao|cong|hoat|tac|hanh|huong|dieu|hoi|[\\d.,]+|nghin|ngan|tram',
    front: 'gia|bao|y|nghiep|ruong',
  },
  sở: {
    behind: 'ho|ma|con|tuoi|doi|nghe|nang|dan|bang|ky|dong|tru|co',
    front:
      'tiet|tai|dien|tien|the|do|huu|may|ghi|dinh|lieu|luong|tay|sach|can|cmnd|cccd|hieu|bao|lo|de|nay|sau|cua|ve|hang|o|[\\d.,]+',
  },
  đề: { front: 'hoi|xem|lam|biet|hoc|nhan|tra|dung|mua|duoc|khoi|nghi|phong|may|con|minh|tren|trong|ngoai' },
  ví: { behind: 'ti|don|hanh|boi|dich|pham|tai', front: 'sao|du|the|vay|tri|khong|chua|ban|bi|dang|con|nha' },
  hòm: { front: 'nay|qua|truoc|sau|kia|nao|do' },
  mổ: { front: 'ung|app|khoa|cua|tai|lop|sang|rong|trang|zalo|vneid|muc|phien|ban|the|so|quay|cho|hang|may' },
  cô: { front: 'chua|khong|tien|the|du|gi|ai|bi|duoc|nguoi|lai' },
  nhận: { front: 'con|tin|zalo|me|bo' },
  mất: { behind: 'thay|khuon|guong|(?<!(?:tu|bong) )dung|du|ro|nhin|rua|gap|xoay' },
  lỡ: { behind: 'so', front: 'ten|thong|lang|lam|qua|so|ngai' },
  nãy: { behind: '(?!(?:hoi|luc) )[^ ]+' },
  tụi: { front: '(?!(?:no|kia|lua|gia|xau) )[^ ]+' },
  bọn: { front: '(?!(?:no|kia|lua|gia|chung|xau) )[^ ]+' },
  thằng: {
    behind: 'hang|moi|may|\\d+|mot|hai|ba|bon|nam|sau|dau|cuoi|trong|ca|nua|vai|tron|gan|hon|qua',
    front: 'nao|nay|sau|truoc|luong|\\d+|mot|hai|tu|nam|muoi|gieng|chap',
  },
  lừa: { behind: 'cay|giong|trong|gat|ruong|phoi', front: 'heo|ga|vit|nep|non|chin|mua|nay|sau' },
  giả: {
    behind: 'danh|tham|quoc|chuyen|bao|tri|dinh|bang|khuyen|phu|ca|co|don|ong|ba|tuoi|cu|re cho nguoi|nguoi',
    front: 'dinh|ca|bao|re|cao|tri|han|nhap|nong|tien|ban|mua|heo|lua|vang|xang|dat|ve',
  },
  mới: { front: 'ngay|thang|lan|nguoi|nam|tuan|cai|ho|xa|thon|video|luot|khi' },
  thẻ: { behind: 'co|nhu|khong|cu|vay', front: 'nao|nay|gioi|hien|he|nhung|thi|la|ma|do|a|nhi' },
  cóc: { front: 'truoc|sau|tien|hang|nua|\\d' },
  đánh: { front: 'ba|muc|dau|gia|so|may' },
  đố: { behind: 'lay|cai|cho|luc|noi|viec|ma|o|trong|tren|hom|nguoi|thang|tu|khi|lam|theo|den|vao' },
  đứa: { behind: 'tra|thi|doi', front: '(?!(?:no|kia|lua|gia|xau|nao|la|xung) )[^ ]+' },
  sàn: { front: '(?!(?:nay|ao|lua|gia|do|kia|dau|tien|quoc) )[^ ]+' },
  bắn: { front: '(?!tien|\\d)[^ ]+' },
  chữa: { behind: '(?!(?:cach|thuoc|de|tu) )[^ ]+' },
  ho: { front: '(?!ra|khan|dom|ga|hoai|suot|gio)[^ ]+' },
  cưng: { behind: '[^ ]+', front: '(?!oi|a|nhe|yeu)[^ ]+' },
}

/** The word without marks, as a pattern that leaves those compounds alone. */
export function foldGuarded(word: string): string {
  const folded = fold(word)
  const trap = Object.hasOwn(TRAPS, word) ? TRAPS[word] : undefined
  if (trap === undefined) return folded
  const behind = trap.behind === undefined ? '' : `(?<! (?:${trap.behind}) )`
  const front = trap.front === undefined ? '' : `(?! (?:${trap.front}) )`
  return `${behind}${folded}${front}`
}
