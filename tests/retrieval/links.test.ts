import { describe, expect, it } from 'vitest'
import { addresses, openOwnContent } from './opened.ts'

const { find, catalog } = await openOwnContent()
const places = (text: string) => find(text, { kind: 'plan' }).places

describe('a place that is written out comes first', () => {
  it.each([
    ['điểm c khoản 5.4 phần IV Lai Châu', 'lai-chau#IV.5.4.c'],
    ['muc 2.3 phan IV dak nong noi gi', 'dak-nong#IV.2.3'],
    ['Đắk Nông VI.5', 'dak-nong#VI.5'],
    ['phần thứ tư Lam Vỹ', 'lam-vy#IV'],
    ['III.2.đ lai châu', 'lai-chau#III.2.đ'],
  ])('%s', (text, address) => {
    const [first] = places(text)
    expect(first).toMatchObject({ via: 'address', coverage: 1, score: 1 })
    expect(first?.passage.address).toBe(address)
  })

  it('in every plan of the scope that has it', () => {
    const written = places('mục 1.2 phần IV').filter((hit) => hit.via === 'address')
    expect(addresses(written).sort()).toEqual(['dak-nong#IV.1.2', 'lai-chau#IV.1.2'])
  })
})

describe('references are followed', () => {
  it('to the tasks an agency was given, right behind its place, when they are asked for', () => {
    const hits = places('Sở Giáo dục và Đào tạo Đắk Nông chủ trì những mục nào')
    expect(addresses(hits.slice(0, 4))).toEqual([
      'dak-nong#VI.3',
      'dak-nong#IV.2.1',
      'dak-nong#IV.2.2',
      'dak-nong#IV.3.2',
    ])
    expect(hits.slice(1, 4).every((hit) => hit.via === 'reference' && hit.from === 'dak-nong#VI.3')).toBe(true)
  })

  it("to the tasks of the named agency's own line alone, where one place speaks to several", () => {
    const hits = places('ngành Nội vụ Lai Châu chủ trì nhiệm vụ nào').filter((hit) => hit.via === 'reference')
    expect(addresses(hits.slice(0, 2))).toEqual(['lai-chau#IV.2.2', 'lai-chau#IV.5.1.c'])
  })

  it('behind all hits otherwise, each once', () => {
    const hits = places('trách nhiệm của Công an tỉnh Đắk Nông')
    const all = addresses(hits)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain('dak-nong#IV.4.4')
  })
})

describe('who leads a task is found where it is assigned', () => {
  it.each([
    ['Ai chủ trì phong trào Gia đình số ở Đắk Nông', 'dak-nong#IV.4.1', 'dak-nong#VI.7'],
    ['trợ lý ảo ở Lai Châu do ngành nào phụ trách', 'lai-chau#IV.4.4', 'lai-chau#VI.3'],
    ['co quan nao chu tri cu the hoa huong dan khen thuong o dak nong', 'dak-nong#IV.2.3', 'dak-nong#VI.4'],
  ])('%s', (text, task, assigns) => {
    const hits = places(text)
    expect(hits[0]?.passage.address).toBe(task)
    expect(hits[1]).toMatchObject({ via: 'referrer', from: task })
    expect(hits[1]?.passage.address).toBe(assigns)
  })

  it('by the place that assigns what is around it, when it is not assigned alone', () => {
    const hits = places('ai lo chương trình Học từ làm việc thực tế ở Lai Châu')
    expect(hits[0]?.passage.address).toBe('lai-chau#IV.5.2.b')
    expect(addresses(hits.filter((hit) => hit.via === 'referrer'))).toContain('lai-chau#VI.3')
  })

  it('only where somebody is asked for', () => {
    expect(places('phong trào Gia đình số ở Đắk Nông là gì').some((hit) => hit.via === 'referrer')).toBe(false)
  })

  it('and a linked place is always of the same plan and really linked', () => {
    for (const text of ['ai chủ trì tuyên truyền', 'đơn vị nào lo lớp cho người cao tuổi', 'ai chỉ đạo Đại sứ số']) {
      for (const hit of places(text).filter((one) => one.via === 'referrer')) {
        const task = catalog.passage(hit.from ?? '')
        expect(hit.passage.doc).toBe(task?.doc)
        expect(hit.passage.refs.some((ref) => `${task?.address}.`.startsWith(`${ref}.`))).toBe(true)
      }
    }
  })
})

describe('the text outside the numbers', () => {
  it.each([
    ['ai ký kế hoạch của Lâm Đồng', 'lam-dong'],
    ['số hiệu và ngày ban hành kế hoạch xã Lam Vỹ', 'lam-vy'],
    ['nơi nhận kế hoạch Lai Châu', 'lai-chau'],
    ['kế hoạch Đắk Nông căn cứ quyết định nào', 'dak-nong'],
  ])('answers questions about the document: %s', (text, plan) => {
    expect(places(text)[0]?.passage.address).toBe(plan)
  })

  it('stays behind for questions about the content', () => {
    expect(places('nơi nhận báo cáo quý của Đắk Nông')[0]?.passage.address).not.toBe('dak-nong')
    expect(places('mục đích của kế hoạch Lam Vỹ')[0]?.passage.address).toBe('lam-vy#I.1')
  })
})
