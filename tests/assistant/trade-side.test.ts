import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/assistant/assistant.ts'
import { sideFavour } from '../../src/assistant/trade-side.ts'
import { fold } from '../../src/shared/text.ts'
import { NOW } from './build.ts'

const about = (guide: string): Topic[] => [
  { about: guide, kind: 'guide', words: '', plans: [], skill: 'muasam', agency: null, at: NOW },
]
/** The side whose guides lose nothing; null where none does. */
function side(text: string, topics: Topic[] = []): 'buyer' | 'seller' | null {
  const less = new Set(sideFavour(text, topics).flatMap(([guide, odds]) => (odds < 0 ? [guide] : [])))
  if (less.size === 0) return null
  return less.has('muasam-06-gian-hang') ? 'buyer' : 'seller'
}

describe('the side of a trade somebody speaks from', () => {
  it.each([
    ['tôi muốn bán mít sấy', 'seller'],
    ['khách đòi xem hàng trước', 'seller'],
    ['người mua không nhận hàng', 'seller'],
    ['mua áo trên mạng bị chật', 'buyer'],
    ['người bán không nghe máy', 'buyer'],
    ['shop này có đáng tin không', 'buyer'],
    ['mua bán trên mạng', null],
    ['mất phí không', null],
  ] as const)('of "%s" is %s', (text, expected) => expect(side(text)).toBe(expected))

  it('is the same without marks', () => {
    expect(side(fold('khách đòi xem hàng trước'))).toBe('seller')
    expect(side(fold('mua áo trên mạng bị chật'))).toBe('buyer')
  })

  it('is the side of the talk where the question shows none, and the question’s own where it does', () => {
    expect(side('mất phí không', about('muasam-07-dang-ban'))).toBe('seller')
    expect(side('mất phí không', about('muasam-02-dat-hang'))).toBe('buyer')
    expect(side('mất phí không', about('vneid-03-mat-khau'))).toBeNull()
    expect(side('mua áo trên mạng bị chật', about('muasam-07-dang-ban'))).toBe('buyer')
  })

  it('lifts the guides of a trade that a talk about something else comes to', () => {
    const lifted = (topics: Topic[]) => sideFavour('tôi muốn bán mít sấy', topics).filter(([, odds]) => odds > 0)
    expect(lifted(about('nong-01-thoi-tiet')).map(([guide]) => guide)).toContain('muasam-06-gian-hang')
    expect(lifted(about('muasam-07-dang-ban'))).toEqual([])
    expect(lifted([])).toEqual([])
  })
})
