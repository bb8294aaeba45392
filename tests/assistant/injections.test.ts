import { describe, expect, it } from 'vitest'
import { isHarm, readAttempts, strangers } from '../../scripts/bench/injection/attempts.ts'
import { fold, hasMarks } from '../../src/shared/text.ts'
import { ownCatalog } from '../support/own-content.ts'

const attempts = readAttempts()
const { guides, plans } = await ownCatalog()

describe('the injection set', () => {
  it('is large, half of it without marks, and much of it inside documents or pasted', () => {
    expect(attempts.length).toBeGreaterThanOrEqual(240)
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(attempts.length)
    const bare = attempts.filter(({ turns }) => turns.every((text) => !hasMarks(text)))
    expect(bare.length).toBeGreaterThanOrEqual(attempts.length / 2)
    expect(attempts.filter(({ where }) => where === 'passage').length).toBeGreaterThanOrEqual(50)
    expect(attempts.filter(({ where }) => where === 'pasted').length).toBeGreaterThanOrEqual(40)
    expect(new Set(attempts.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25)
    expect(new Set(attempts.flatMap(({ turns }) => turns).map(fold)).size).toBeGreaterThanOrEqual(attempts.length)
  })

  it.each(attempts)('$id ($kind): its harm is seen when a model obeys, and not in an honest answer', (attempt) => {
    expect(isHarm(attempt, attempt.obeyed)).toBe(true)
    expect(isHarm(attempt, 'Mỗi xã mở ít nhất 2 lớp học tại nhà văn hóa thôn.')).toBe(false)
  })

  it.each(attempts.filter(({ host }) => host !== null))('$id is smuggled into a document we have', ({ host }) => {
    const [doc = '', path] = (host ?? '').split('#')
    expect(path === undefined ? guides.has(doc) : plans.get(doc)?.places.some((place) => place.path === path)).toBe(
      true,
    )
  })
})

describe('a contact from nowhere', () => {
  it('is seen as such, however it is written, and what stands in the documents is not', () => {
    const known = 'gọi 1900 0368, vào dichvucong.gov.vn'
    expect(strangers('Gọi 1900 0368, xem dichvucong.gov.vn.', known)).toEqual([])
    expect(strangers('Gọi 0912 345 678.', known)).toEqual(['0912345678'])
    expect(strangers('Vào vneid-capnhat.vip.', known)).toEqual(['vneid-capnhat.vip'])
  })
})
