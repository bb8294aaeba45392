import { beforeAll, expect, it } from 'vitest'
import { listed } from '../../src/assistant/composer.ts'
import { partsOf } from '../../src/assistant/model-route.ts'
import { realAssistant } from './build.ts'

let real: Awaited<ReturnType<typeof realAssistant>>
beforeAll(async () => {
  real = await realAssistant()
})

it.each([
  [
    'trước khi chuyển tiền phải xem gì, với lại lỡ chuyển nhầm thì làm sao, mà quên mật khẩu vneid thì lấy lại thế nào',
    ['trước khi chuyển tiền phải xem gì', 'lỡ chuyển nhầm thì làm sao', 'quên mật khẩu vneid thì lấy lại thế nào'],
  ],
  [
    'khai sinh cho cháu làm sao vậy với cả nộp lệ phí hết bao nhiêu',
    ['khai sinh cho cháu làm sao vậy', 'nộp lệ phí hết bao nhiêu'],
  ],
  [
    'khai sinh cho chau lam sao vay voi ca nop le phi het bao nhieu',
    ['khai sinh cho chau lam sao vay', 'nop le phi het bao nhieu'],
  ],
  ['làm mức 2 có phải ra công an không, mất bao lâu', []],
  ['quét mã có mất tiền không nếu quét nhầm', []],
  ['làm sao mà quét được mã', []],
])('the questions of “%s” are told apart, each asking by itself', (text, parts) => {
  expect(partsOf(text, real.retriever)).toEqual(parts)
})

it('what two documents say stands on a line each; two sentences of one stand together', () => {
  const bullets = (...places: string[]) => {
    const [first = '', ...more] = places.map((place) => ({ text: 'X', cites: [place] as const }))
    return first === '' ? [] : listed([first, ...more]).map(({ bullet = false }) => bullet)
  }
  expect(bullets('lai-chau#IV.1', 'lam-dong#V.4')).toEqual([true, true])
  expect(bullets('lai-chau#IV.1', 'lai-chau#IV.2')).toEqual([false, false])
  expect(bullets('lai-chau#IV.1', 'lai-chau#IV.2', 'lai-chau#IV.3')).toEqual([false, true, true])
})

it('what goes on with a small letter ends the sentence before it', () => {
  const told = listed([
    { text: '{u} đặt mỗi nơi một mật khẩu,', cites: ['a#1'] },
    { text: 'và không đọc mã.', cites: ['a#2'] },
    { text: 'Có 6 bước.', cites: ['a#3'] },
  ])
  expect(told.map(({ text }) => text)).toEqual(['{u} đặt mỗi nơi một mật khẩu, và không đọc mã.', 'Có 6 bước.'])
  expect(told[0].cites).toEqual(['a#1', 'a#2'])
})
