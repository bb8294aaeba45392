import { describe, expect, it } from 'vitest'
import { openOwnContent } from './opened.ts'

const { retriever } = await openOwnContent()
const plans = (text: string) => retriever.read(text).plans
const foreign = (text: string) => retriever.read(text).foreignPlaces
const agencies = (text: string) => retriever.read(text).agencies

describe('a plan is known by its place however the place is spelt', () => {
  it.each([
    'Đắk Nông',
    'đăk nông',
    'Đắc Nông',
    'dak nong',
    'DAKNONG',
    'Đák Nông',
    'Gia Nghĩa',
    'đak nông',
    'daks noong',
  ])('%s', (name) => {
    expect(plans(`kinh phí ở ${name} lấy từ đâu`)).toEqual(['dak-nong'])
  })

  it.each([
    ['lam dong', 'lam-dong'],
    ['Lâm Đông', 'lam-dong'],
    ['lâm đồg', 'lam-dong'],
    ['Đà Lạt', 'lam-dong'],
    ['laichau', 'lai-chau'],
    ['xã Lam Vĩ', 'lam-vy'],
    ['lam vy', 'lam-vy'],
  ])('%s', (name, plan) => {
    expect(plans(`nhiệm vụ của công an ${name}`)).toEqual([plan])
  })

  it('several, in the order they are named', () => {
    expect(plans('Lai Châu khác Lâm Đồng và xã Lam Vỹ chỗ nào')).toEqual(['lai-chau', 'lam-dong', 'lam-vy'])
  })
})

describe('words that only look like a place name none', () => {
  it.each([
    'lạm dụng chức quyền bị xử lý sao',
    'lam dung thong tin ca nhan',
    'nông dân đắt hàng',
    'làm đúng các bước',
    'lâm nghiệp và đồng ruộng',
  ])('%s', (text) => {
    expect(plans(text)).toEqual([])
  })
})

describe('a place without a plan of ours is recognised as such', () => {
  it.each([
    ['Hà Nội có kế hoạch không', 'thành phố Hà Nội'],
    ['ke hoach cua nghe an', 'tỉnh Nghệ An'],
    ['TP.HCM thì sao', 'Thành phố Hồ Chí Minh'],
    ['Buôn Ma Thuột dạy gì cho dân', 'tỉnh Đắk Lắk'],
  ])('%s', (text, place) => {
    expect(plans(text)).toEqual([])
    expect(foreign(text)).toEqual([place])
  })

  it('and never beside the plan of another', () => {
    expect(foreign('Lai Châu làm những việc gì')).toEqual([])
  })
})

describe('an agency is known by its everyday names', () => {
  it.each([
    ['Sở KHCN Đắk Nông', 'so-khoa-hoc-cong-nghe'],
    ['sở khoa học và công nghệ', 'so-khoa-hoc-cong-nghe'],
    ['mttq tỉnh', 'mat-tran-to-quoc'],
    ['cong an tinh', 'cong-an-tinh'],
    ['phòng văn hóa xã', 'phong-van-hoa-xa-hoi'],
  ])('%s', (text, agency) => {
    expect(agencies(`${text} làm gì`).some((id) => id.startsWith(agency))).toBe(true)
  })

  it('none where none is named', () => {
    expect(agencies('quét mã trả tiền ở chợ thế nào')).toEqual([])
  })
})
