import { type Kind, PLAIN } from './kind.ts'
import { digits, pick, SAID, TYPED } from './spellings.ts'

/** Numbers on papers and cards of the state. */

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

export const CITIZEN_ID: Kind = {
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
}

export const OLD_ID: Kind = {
  name: 'chứng minh cũ',
  weight: 4,
  make: (random) => ({ value: `${pick(random, ['1', '2', '3'])}${digits(random, 8)}`, spellings: TYPED.slice(0, 5) }),
  frames: [
    'chứng minh nhân dân cũ số % còn dùng được không',
    'cmnd % cấp năm ngoái',
    'Số chứng minh thư của mẹ tôi là %',
  ],
}

export const TAX_NUMBER: Kind = {
  name: 'mã số thuế',
  weight: 4,
  make: (random) => {
    const branch = random() < 0.3
    return { value: digits(random, 10) + (branch ? `-${digits(random, 3)}` : ''), spellings: PLAIN }
  },
  frames: ['mã số thuế % của hộ tôi', 'mst % nợ thuế thì nộp ở đâu', 'Mã số thuế cá nhân: %'],
}

export const INSURANCE: Kind = {
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
}

export const PASSPORT: Kind = {
  name: 'hộ chiếu',
  weight: 3,
  make: (random) => ({ value: pick(random, ['B', 'C', 'P']) + digits(random, 7), spellings: PLAIN }),
  frames: ['hộ chiếu số % hết hạn', 'passport % của con tôi', 'số hộ chiếu: %'],
}
