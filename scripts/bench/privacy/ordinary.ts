import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pick, type Random, stripped } from './spellings.ts'

/** Texts in which every number is somebody's business but nobody's secret: hiding one of them spoils the answer. */

const KNOWLEDGE = resolve(import.meta.dirname, '../../../knowledge')

/** Every line with a digit of the plans, and of the guides below their heads (asks and quiz texts included, sources not). */
export function publicLines(): string[] {
  const files = (folder: string, ending: string) =>
    readdirSync(join(KNOWLEDGE, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => readFileSync(join(KNOWLEDGE, folder, name), 'utf8'))
  const guides = files('guides', '.md').flatMap((text) =>
    text.split('\n').filter((line) => !/^\s*[A-Z]\d+: \{|https?:|^(?:id|checkedOn|related|prerequisites):/u.test(line)),
  )
  return [...files('plans', '.txt').flatMap((text) => text.split('\n')), ...guides]
    .map((line) => line.trim())
    .filter((line) => /\d/u.test(line))
}

/** Every line of the plans, as printed and without marks. */
export function planLines(): string[] {
  const folder = join(KNOWLEDGE, 'plans')
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
  return [...lines, ...lines.map((line) => stripped(line).toLowerCase())]
}

type Number = (random: Random) => string

const upTo = (random: Random, most: number) => 1 + Math.floor(random() * most)
const twoDigits = (value: number) => String(value).padStart(2, '0')
const stops = (value: number, mark = '.') => String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, mark)
const day: Number = (random) => `${upTo(random, 28)}/${upTo(random, 12)}`

const money: Number = (random) => {
  const thousands = upTo(random, 90_000)
  return pick(random, [
    `${stops(thousands * 1000)} đồng`,
    `${stops(thousands * 1000)}đ`,
    `${stops(thousands * 1000, ',')} VND`,
    `${thousands * 1000} đồng`,
    `${thousands}k`,
    `${thousands} nghìn`,
    `${upTo(random, 900)} triệu`,
    `${upTo(random, 900)}tr`,
    `${upTo(random, 20)} triệu ${upTo(random, 9)}`,
    `${upTo(random, 20)},${upTo(random, 9)} tỷ`,
  ])
}

const NUMBERS: Readonly<Record<string, Number>> = {
  money,
  date: (random) =>
    pick(random, [
      `${day(random)}/${2024 + upTo(random, 3)}`,
      `${twoDigits(upTo(random, 28))}-${twoDigits(upTo(random, 12))}-${2024 + upTo(random, 3)}`,
      `${twoDigits(upTo(random, 28))}.${twoDigits(upTo(random, 12))}.${2024 + upTo(random, 3)}`,
      `ngày ${upTo(random, 28)} tháng ${upTo(random, 12)} năm ${2024 + upTo(random, 3)}`,
    ]),
  time: (random) => `${upTo(random, 23)}h${twoDigits(upTo(random, 59))} ngày ${day(random)}`,
  year: (random) => String(1935 + upTo(random, 92)),
  years: (random) => `${2020 + upTo(random, 5)}-${2026 + upTo(random, 9)}`,
  count: (random) =>
    `${stops(upTo(random, 400_000))} ${pick(random, ['người', 'hộ', 'học viên', 'lượt', 'tài khoản', 'cây số', 'mét vuông'])}`,
  paper: (random) =>
    pick(random, [
      `${upTo(random, 900)}/QĐ-TTg`,
      `${upTo(random, 400)}/2025/NĐ-CP`,
      `${upTo(random, 3000)}/KH-UBND`,
      `${upTo(random, 99)}-NQ/TW`,
      `${upTo(random, 99)}/2024/QH15`,
    ]),
  hotline: (random) =>
    pick(random, [
      '113',
      '111',
      '18001096',
      '1900 0368',
      '1900 54 54 13',
      '1800 6132',
      '19001515',
      '069.234.5678',
      '156',
    ]),
  small: (random) => String(upTo(random, 30)),
  file: (random) =>
    `000.${twoDigits(upTo(random, 90))}.${twoDigits(upTo(random, 90))}.H38-26${twoDigits(upTo(random, 12))}${twoDigits(upTo(random, 28))}-000${upTo(random, 9)}`,
  order: (random) => `DH${1000 + upTo(random, 8000)}`,
}

const FRAMES = [
  'Tôi chuyển nhầm <money> hôm <date> cho người lạ',
  'lương hưu của bà được <money> một tháng, nhận ở đâu',
  'Hóa đơn tiền điện <money> sao trả hai lần',
  'chuyển khoản <money> có phải quét mặt không',
  'họ bảo nộp <money> phí làm hồ sơ',
  'mất <money> vì bấm vào đường dẫn',
  'vay <money> trả trong <small> tháng, mỗi tháng <money>',
  'số tiền <money> chuyển lúc <time> chưa tới',
  'tài khoản còn <money> mà rút không được',
  'Mua cái áo <money>, phí giao <money>, tổng <money>',
  'nạp <money> vào tài khoản điện thoại',
  'Quyết định <paper> ngày <date> nói gì',
  'Kế hoạch số <paper> giao bao nhiêu người học đến năm <year>',
  'Giai đoạn <years> tỉnh có <count> đạt chuẩn',
  'xã tôi có <count>, <count> đã học',
  'sinh năm <year> có được hưởng không',
  'gọi <hotline> hay <hotline> thì gặp ai',
  'Tổng đài <hotline> có mất tiền không',
  'hồ sơ <file> nộp <date> tới đâu rồi',
  'mã hồ sơ <file> tra ở đâu',
  'đơn hàng <order> giá <money> giao ngày <date>',
  'hẹn <time> ở nhà văn hóa thôn <small>',
  'mã OTP có <small> số, hết hạn sau <small> phút đúng không',
  'học bài <small>, câu <small>, đáp án là <small>',
  'mật khẩu phải dài hơn <small> ký tự à',
  'cháu <small> tuổi, học lớp <small>',
  'quét mã QR trả <money> ở chợ, ngân hàng báo trừ <money>',
  'căn cước làm năm <year> hết hạn năm <year> chưa',
  'Thẻ bảo hiểm dùng từ <date> đến <date>',
  'điện thoại mua <money> năm <year>, bộ nhớ <small> GB',
  'một hai ba bốn năm bước là xong phải không',
  'nhà có hai ba người, bảy tám chục tuổi cả rồi',
  'chia làm ba bốn lần, mỗi lần năm sáu trăm nghìn',
]

/** Sentences with amounts, dates, papers and hotlines, half of them without marks. */
export function ordinarySentences(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const text = pick(random, FRAMES).replaceAll(/<(\w+)>/gu, (_, name: string) => NUMBERS[name]?.(random) ?? '')
    return random() < 0.5 ? stripped(text) : text
  })
}
