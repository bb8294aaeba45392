import { type Kind, PLAIN } from './kind.ts'
import { digits, pick, SAID, TYPED } from './spellings.ts'

/** What opens somebody's money or accounts. */

export const CARD: Kind = {
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
}

export const CARD_CODE: Kind = {
  name: 'mã sau thẻ',
  weight: 2,
  make: (random) => ({ value: digits(random, 3), spellings: PLAIN }),
  frames: ['mã cvv là %', 'cvv % có đưa được không', 'ba số sau thẻ cvc %'],
}

export const ACCOUNT: Kind = {
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
}

export const ONE_TIME_CODE: Kind = {
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
}

export const PASSWORD: Kind = {
  name: 'mật khẩu',
  weight: 3,
  make: (random) => ({
    value: `${pick(random, ['Hoamai', 'conmeo', 'Tet', 'LaiChau'])}${pick(random, ['@', '#', '', '_'])}${digits(random, 4)}`,
    spellings: PLAIN,
  }),
  frames: ['mật khẩu vneid của tôi là % mà không vào được', 'mk: %', 'pass zalo là % đúng rồi mà'],
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
