import type { Kind } from './kind.ts'
import { digits, pick, SAID, TYPED } from './spellings.ts'

/** Where somebody can be reached. */

const MOBILE_STARTS = [
  '032',
  '035',
  '039',
  '056',
  '059',
  '070',
  '077',
  '081',
  '086',
  '088',
  '090',
  '091',
  '093',
  '096',
  '097',
  '098',
]
const AREAS = ['0213', '024', '0236', '0261', '0263', '028', '0292']

export const MOBILE_PHONE: Kind = {
  name: 'điện thoại di động',
  weight: 18,
  make: (random) => {
    const value = pick(random, MOBILE_STARTS) + digits(random, 7)
    const abroad = [
      (own: string) => `+84${own.slice(1)}`,
      (own: string) => `84${own.slice(1)}`,
      (own: string) => `+84 ${own.slice(1, 4)} ${own.slice(4, 7)} ${own.slice(7)}`,
      (own: string) => `(+84) ${own.slice(1, 4)}-${own.slice(4, 7)}-${own.slice(7)}`,
      (own: string) => `0084${own.slice(1)}`,
    ]
    const roll = random()
    return { value, spellings: roll < 0.5 ? TYPED : roll < 0.75 ? SAID : abroad }
  },
  frames: [
    'gọi lại cho tôi số % nhé',
    'sđt của bác là %',
    '% là số zalo của em',
    'Có gì nhắn qua % giúp tôi với',
    'người lạ hỏi số, tôi cho rồi: %',
    'số điện thoại đứng tên chồng tôi, %, có đăng ký được không',
    '%',
  ],
}

export const LANDLINE: Kind = {
  name: 'điện thoại bàn',
  weight: 3,
  make: (random) => {
    const area = pick(random, AREAS)
    const value = area + digits(random, 11 - area.length)
    const spaced = (own: string) => `${own.slice(0, area.length)} ${own.slice(area.length, -4)} ${own.slice(-4)}`
    const dotted = (own: string) => `(${own.slice(0, area.length)}) ${own.slice(area.length, -4)}.${own.slice(-4)}`
    return { value, spellings: [(own) => own, spaced, dotted] }
  },
  frames: ['nhà tôi có máy bàn %', 'điện thoại cố định của tôi là %', 'gọi về nhà số % gặp bà'],
}

export const MAIL_ADDRESS: Kind = {
  name: 'thư điện tử',
  weight: 6,
  make: (random) => {
    const name = `${pick(random, ['lan', 'hung', 'thuy', 'man', 'sung'])}${pick(random, ['.', '_', ''])}${pick(random, ['nguyen', 'vang', 'tran'])}${digits(random, 3)}`
    const host = pick(random, ['thu.example', 'hop-thu.example', 'mail.example.vn'])
    const aloud = (value: string) => value.replace('@', ' a còng ').replaceAll('.', ' chấm ')
    const spellings = [
      (value: string) => value,
      (value: string) => value.toUpperCase(),
      (value: string) => value.replace('@', ' @ '),
      aloud,
    ]
    return { value: `${name}@${host}`, spellings: random() < 0.7 ? spellings.slice(0, 1) : spellings }
  },
  frames: ['gửi giấy vào % giúp tôi', 'email của tôi là %', 'đăng nhập bằng % không được'],
}
