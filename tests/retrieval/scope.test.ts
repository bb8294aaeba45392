import { describe, expect, it } from 'vitest'
import { openOwnContent } from './opened.ts'

const { find, catalog } = await openOwnContent()
const ALL = [...catalog.plans.keys()]
const docs = (text: string, place: string | null = null) => [
  ...new Set(find(text, { place, kind: 'plan' }).places.map((hit) => hit.passage.doc)),
]

describe('whose plan is searched', () => {
  it('the one the question names, whatever the profile says', () => {
    const { scope, places } = find('kinh phí của Lai Châu', { place: 'lam-dong' })
    expect(scope).toEqual({ plans: ['lai-chau'], from: 'question' })
    expect(places.every((hit) => hit.passage.doc === 'lai-chau')).toBe(true)
  })

  it("the profile's when the question names none", () => {
    expect(find('kinh phí lấy từ đâu', { place: 'xa-lam-vy' }).scope).toEqual({ plans: ['lam-vy'], from: 'profile' })
    expect(docs('kinh phí lấy từ đâu', 'xa-lam-vy')).toEqual(['lam-vy'])
  })

  it('all when neither says, or the profile has no plan', () => {
    expect(find('kinh phí lấy từ đâu').scope).toEqual({ plans: ALL, from: 'none' })
    expect(find('kinh phí lấy từ đâu', { place: 'ha-noi' }).scope).toEqual({ plans: ALL, from: 'none' })
  })

  it('all when others than the named one are asked for', () => {
    expect(find('ngoài Lai Châu còn nơi nào có Đại sứ số').scope.plans).toEqual(ALL)
    expect(find('ngoai tinh dak nong ra ai co cho so').scope.plans).toEqual(ALL)
    expect(find('Lai Châu ngoài lớp học ra còn làm gì').scope.plans).toEqual(['lai-chau'])
  })

  it('what the caller says, over everything', () => {
    expect(find('kinh phí của Lai Châu', { plans: ['dak-nong'] }).scope.plans).toEqual(['dak-nong'])
  })

  it('its name is scope, not a word to be found: it proves nothing', () => {
    expect(find('Lai Châu', { kind: 'plan' }).places.every((hit) => hit.coverage === 0)).toBe(true)
  })
})

describe('several plans compared', () => {
  it('get their best places each, as many for every one, and only from it', () => {
    const { byPlan } = find('chế độ báo cáo của Đắk Nông và Lai Châu khác nhau thế nào')
    expect([...byPlan.keys()]).toEqual(['dak-nong', 'lai-chau'])
    for (const [plan, hits] of byPlan) {
      expect(hits.every((hit) => hit.passage.doc === plan)).toBe(true)
      expect(hits.filter((hit) => hit.via === 'search')).toHaveLength(6)
    }
  })

  it.each([
    ['so sánh kinh phí của Đắk Nông với Lai Châu', ['dak-nong#V', 'lai-chau#V']],
    ['mô hình Gia đình số ở Đắk Nông và Lai Châu có giống nhau không', ['dak-nong#IV.4.1', 'lai-chau#IV.6.2']],
    ['mục đích kế hoạch Lam Vỹ khác Đắk Nông chỗ nào', ['lam-vy#I.1', 'dak-nong#I.1']],
  ])('%s: each its own best place', (text, best) => {
    const { byPlan } = find(text)
    expect([...byPlan.values()].map((hits) => hits[0]?.passage.address)).toEqual(best)
  })

  it('are the same in either order of naming', () => {
    const first = find('kinh phí Đắk Nông và Lai Châu khác gì').byPlan
    const second = find('kinh phí Lai Châu và Đắk Nông khác gì').byPlan
    for (const plan of ['dak-nong', 'lai-chau'])
      expect(second.get(plan)?.[0]?.passage.address).toBe(first.get(plan)?.[0]?.passage.address)
  })
})
