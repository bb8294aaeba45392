import { digits, pick, type Random, SAID, stripped, TYPED } from './spellings.ts'

/** Personal data in sentences people write, from a seed. Nobody's: every number is drawn. */

export interface Item {
  kind: string
  /** The whole message. */
  text: string
  /** The secret as it stands in it. */
  written: string
}

interface Kind {
  name: string
  /** How many of a hundred items. */
  weight: number
  make: (random: Random) => { value: string; spellings: readonly ((value: string) => string)[] }
  /** `%` stands for the value. Some say what it is, some leave it to be seen. */
  frames: readonly string[]
}

const PROVINCES = [
  '001',
  '002',
  '012',
  '024',
  '036',
  '038',
  '040',
  '046',
  '056',
  '066',
  '068',
  '075',
  '079',
  '089',
  '096',
]
const MOBILE = [
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
/** Joined digits only where a word beside them says what they are. */
const PLAIN = TYPED.slice(0, 2)

const KINDS: readonly Kind[] = [
  {
    name: 'căn cước',
    weight: 15,
    make: (random) => {
      const year = String(Math.floor(random() * 80) + 20).padStart(2, '0')
      const value = `${pick(random, PROVINCES)}${Math.floor(random() * 4)}${year.slice(-2)}${digits(random, 6)}`
      return { value, spellings: random() < 0.75 ? TYPED : SAID }
    },
    frames: [
      'Số căn cước của tôi là %, đăng nhập không được',
      'cccd % bị báo sai',
      '% đây, xem giúp bà',
      'Căn cước công dân số % cấp ở Lai Châu thì đổi ở đâu',
      'tôi nhập định danh % mà VNeID không nhận',
      'anh kia bảo tôi đọc số căn cước, tôi đọc % rồi, có sao không',
      'CCCD: %.',
    ],
  },
  {
    name: 'chứng minh cũ',
    weight: 4,
    make: (random) => ({ value: `${pick(random, ['1', '2', '3'])}${digits(random, 8)}`, spellings: TYPED.slice(0, 5) }),
    frames: [
      'chứng minh nhân dân cũ số % còn dùng được không',
      'cmnd % cấp năm ngoái',
      'Số chứng minh thư của mẹ tôi là %',
    ],
  },
  {
    name: 'điện thoại di động',
    weight: 18,
    make: (random) => {
      const value = pick(random, MOBILE) + digits(random, 7)
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
  },
  {
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
  },
  {
    name: 'thẻ ngân hàng',
    weight: 10,
    make: (random) => {
      const start = pick(random, ['4', '51', '54', '3530', '970436', '970415'])
      const length = start === '970415' ? 19 : 16
      return {
        value: withCheckDigit(start + digits(random, length - start.length - 1)),
        spellings: random() < 0.85 ? TYPED : SAID,
      }
    },
    frames: [
      'thẻ % bị khóa rồi',
      'số thẻ của tôi %',
      '% sao không quẹt được',
      'máy ATM nuốt cái thẻ % của mẹ',
      'họ xin số thẻ, tôi nhắn % rồi',
    ],
  },
  {
    name: 'tài khoản ngân hàng',
    weight: 12,
    make: (random) => {
      const length = pick(random, [8, 9, 10, 12, 13, 14, 15])
      const value = pick(random, ['1', '2', '5', '7', '0']) + digits(random, length - 1)
      return { value, spellings: random() < 0.9 ? [...PLAIN, ...TYPED.slice(2, 6)] : SAID.slice(0, 2) }
    },
    frames: [
      'stk % ngân hàng Sao Mai',
      'họ bảo chuyển vào tài khoản %',
      'số tài khoản của tôi là % sao chưa có tiền',
      'tk % tên Trần Thị Mận',
      'chuyển khoản tới % thì mất phí không',
      'Tài khoản nhận lương hưu: %',
    ],
  },
  {
    name: 'mã OTP',
    weight: 14,
    make: (random) => {
      const value = digits(random, pick(random, [4, 6, 6, 6, 8]))
      const spellings = random() < 0.75 ? [...PLAIN, ...PLAIN, TYPED[2], TYPED[8]] : SAID.filter((_, at) => at !== 5)
      return { value, spellings: spellings.filter((one) => one !== undefined) }
    },
    frames: [
      'mã OTP là %',
      'ngân hàng gửi mã % về máy, đọc cho họ được không',
      'mã xác thực %, tôi nhập vào đâu',
      'otp % mà nó báo hết hạn',
      '% là mã xác nhận đúng không',
      'tôi lỡ đọc mã pin % cho người ta rồi',
      'smart otp của tôi là %',
    ],
  },
  {
    name: 'mã sau thẻ',
    weight: 2,
    make: (random) => ({ value: digits(random, 3), spellings: PLAIN }),
    frames: ['mã cvv là %', 'cvv % có đưa được không', 'ba số sau thẻ cvc %'],
  },
  {
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
  },
  {
    name: 'mã số thuế',
    weight: 4,
    make: (random) => {
      const branch = random() < 0.3
      return { value: digits(random, 10) + (branch ? `-${digits(random, 3)}` : ''), spellings: PLAIN }
    },
    frames: ['mã số thuế % của hộ tôi', 'mst % nợ thuế thì nộp ở đâu', 'Mã số thuế cá nhân: %'],
  },
  {
    name: 'bảo hiểm',
    weight: 6,
    make: (random) => {
      const group = pick(random, ['DN', 'HT', 'GD', 'HN', 'TE', 'BT', 'CK'])
      const card = `${group}${1 + Math.floor(random() * 5)}${pick(random, ['79', '12', '68'])}${digits(random, 10)}`
      const spaced = (value: string) =>
        `${value.slice(0, 2)} ${value.slice(2, 3)} ${value.slice(3, 5)} ${value.slice(5, 10)} ${value.slice(10)}`
      return random() < 0.5
        ? { value: digits(random, 10), spellings: [...PLAIN, ...TYPED.slice(2, 4)] }
        : { value: card, spellings: [(value) => value, spaced, (value) => value.toLowerCase()] }
    },
    frames: [
      'số sổ bảo hiểm xã hội của tôi %',
      'mã bhxh % tra ở đâu',
      'thẻ bảo hiểm y tế % hết hạn chưa',
      'BHYT số % đi khám ở xã được không',
    ],
  },
  {
    name: 'hộ chiếu',
    weight: 3,
    make: (random) => ({ value: pick(random, ['B', 'C', 'P']) + digits(random, 7), spellings: PLAIN }),
    frames: ['hộ chiếu số % hết hạn', 'passport % của con tôi', 'số hộ chiếu: %'],
  },
  {
    name: 'mật khẩu',
    weight: 3,
    make: (random) => ({
      value: `${pick(random, ['Hoamai', 'conmeo', 'Tet', 'LaiChau'])}${pick(random, ['@', '#', '', '_'])}${digits(random, 4)}`,
      spellings: PLAIN,
    }),
    frames: ['mật khẩu vneid của tôi là % mà không vào được', 'mk: %', 'pass zalo là % đúng rồi mà'],
  },
]

/** `count` items, kinds by their weights; half of the sentences without marks. The same for the same seed. */
export function makeItems(random: Random, count: number): Item[] {
  const drawn = KINDS.flatMap((kind) => Array.from({ length: kind.weight }, () => kind))
  return Array.from({ length: count }, () => {
    const kind = pick(random, drawn)
    const { value, spellings } = kind.make(random)
    const written = pick(random, spellings)(value)
    const frame = pick(random, kind.frames)
    const plain = random() < 0.5
    const before = pick(random, ['', '', 'Dạ ', 'cho hỏi, ', 'Alo. '])
    const secret = plain && !/[\p{Lu}@#_]/u.test(written) ? stripped(written) : written
    const sentence = before + frame
    return {
      kind: kind.name,
      text: (plain ? stripped(sentence) : sentence).replace('%', () => secret),
      written: secret,
    }
  })
}

/** The check digit of payment cards (ISO/IEC 7812), by trying. */
function withCheckDigit(body: string): string {
  const sum = (value: string) =>
    [...value].reverse().reduce((total, digit, at) => {
      const counted = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
      return total + Math.floor(counted / 10) + (counted % 10)
    }, 0)
  return [...'0123456789'].map((digit) => body + digit).find((value) => sum(value) % 10 === 0) ?? body
}
