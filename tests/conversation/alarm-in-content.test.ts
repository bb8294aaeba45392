import { describe, expect, it } from 'vitest'
import { readEmergency } from '../../src/assistant/emergency.ts'
import { readDanger } from '../../src/conversation/danger.ts'
import { loadCatalog } from '../../src/knowledge/catalog.ts'
import { fold } from '../../src/shared/text.ts'

/** What guides and plans are called is what people ask for: none of it may be met by "Chuyện gì vậy bác?". */

const catalog = await loadCatalog('knowledge')
const NAMES = [
  ...[...catalog.guides.values()]
    .filter((guide) => !guide.id.startsWith('antoan-08'))
    .flatMap((guide) => [guide.title, guide.name, ...guide.questions.map(({ heading }) => heading)]),
  ...[...catalog.plans.values()].flatMap((plan) => plan.places.flatMap(({ heading }) => heading ?? [])),
]
/** Headings of guides that are cries of their own: somebody deceived, somebody ill. */
const CRIES = /bị lừa thì sao|gọi cấp cứu/u

const level = (text: string) => readEmergency(text).level
const both = (text: string) => [text, fold(text)]

describe('what people look up raises no alarm', () => {
  it('by the names of our own content, nor by "cách …" and "… ở đâu" around them, with and without marks', () => {
    const names = NAMES.filter((name) => !CRIES.test(name))
    const alarmed = names
      .flatMap((name) => [name, `cách ${name}`, `${name} ở đâu`])
      .flatMap(both)
      .filter((text) => level(text) !== null || readDanger(text) !== null)
    expect(names.length).toBeGreaterThan(200)
    expect(alarmed).toEqual([])
  })

  it.each([
    'tra cứu hồ sơ tới đâu',
    'tra cứu',
    'nghiên cứu kỹ kế hoạch',
    'quét mã có bị trừ hết tiền trong thẻ không',
    'cho số tài khoản thì có bị rút mất tiền không ạ',
    'nghe máy lạ là mất sạch tiền, đúng không',
    'tra số tài khoản lừa đảo',
    'các chiêu lừa đảo qua mạng',
    'làm trắc nghiệm lừa đảo',
    'mã qr lừa đảo',
    'học bài lừa đảo',
    'mua trên mạng bắt cọc trước nửa tiền',
  ])('by %s', (text) => {
    for (const spelling of both(text)) expect(level(spelling)).toBeNull()
  })
})

it('a rescue truck with its marks typed is no cry; without them "cuu ho" may be one', () => {
  expect(level('số điện thoại cứu hộ xe')).toBeNull()
  expect(level('so dien thoai cuu ho xe')).toBe('weak')
})

describe('what happened is no worry, however it is asked', () => {
  it.each([
    'chuyển cho nó 5 triệu rồi có lấy lại được không',
    'lỡ quét mã ngoài đường, tiền trong tài khoản có mất không',
    'cứu với',
    'cứu tôi',
    'bị lừa đảo',
    'lừa đảo',
    'nó lừa đảo mẹ tôi',
    'nó bắt cóc con tôi đòi tiền',
  ])('%s', (text) => {
    for (const spelling of both(text)) expect(level(spelling)).not.toBeNull()
  })
})
