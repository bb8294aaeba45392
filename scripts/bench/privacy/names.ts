import { pick, type Random, stripped } from './spellings.ts'

/** Neighbours and relatives as people speak of them: a word of kinship and a given name, half of them typed without marks. Nobody's. */

export interface NamedItem {
  text: string
  /** The name as it stands in it. */
  name: string
}

const KIN = ['chị', 'cô', 'chú', 'bác', 'ông', 'bà', 'anh', 'cụ', 'dì', 'thím', 'em']
const NAMES = [
  'Lan',
  'Mai Anh',
  'Tư Hùng',
  'Hương',
  'Tuấn',
  'Hạnh',
  'Ngọc Linh',
  'Ba Thủy',
  'Oanh',
  'Phượng',
  'Quỳnh',
  'Xuân',
  'Út Loan',
  'Bích',
  'Hiền',
  'Khánh',
  'Thảo',
  'Vinh',
  'Nhung',
  'Kim Liên',
  'Huệ',
  'Cúc',
  'Cường',
  'Diệp',
  'Thanh Hằng',
  'Yến',
  'Tuyết',
  'Năm Giang',
  'Khôi',
  'Hoàng',
  'Huyền',
  'Nga',
  'Ngân',
  'Quang',
  'Bình',
  'Thoa',
  'Sáu Liễu',
  'Mận',
  'Uyên',
  'Long',
]
const FRAMES = [
  '% nhà bên mở hộ tôi VNeID được không',
  '% bảo quét mã này là nhận tiền, đúng không',
  'tôi chuyển nhầm tiền cho % rồi, lấy lại sao',
  '% hỏi cách đăng ký tạm trú',
  'nhờ % gửi giấy giúp có sao không',
  '% bị lừa mất 5 triệu thì báo ai',
  'hôm qua % kể có người gọi xưng công an',
  'hồ sơ của % nộp hộ thì cần gì',
  'gặp % xin giấy xác nhận ở đâu',
  '% ơi chỉ tôi cách đổi mật khẩu',
]

/** `count` messages, the same for the same seed. */
export function namedItems(random: Random, count: number): NamedItem[] {
  return Array.from({ length: count }, () => {
    const isBare = random() < 0.5
    const name = pick(random, NAMES)
    const said = pick(random, FRAMES).replace(
      '%',
      `${pick(random, KIN)} ${!isBare && random() < 0.3 ? name.toLowerCase() : name}`,
    )
    const text = isBare ? stripped(said).toLowerCase() : said
    return { text, name: isBare ? stripped(name).toLowerCase() : name }
  })
}

/** True when a word of the name can still be read where it stood; order in the house ("Tư") is nobody's name. */
export function saysName(text: string, name: string): boolean {
  const given = name.split(' ').at(-1) ?? name
  return new RegExp(`(?<![\\p{L}\\p{M}])${given}(?![\\p{L}\\p{M}])`, 'iu').test(text)
}
