import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../src/knowledge/address.ts'
import { planPassages } from '../../src/knowledge/plan-passages.ts'
import { agencies, plans } from '../support/plan-folder.ts'

const passages = plans.flatMap((plan) => planPassages(plan, agencies))
const at = (address: string) => {
  const found = passages.find((passage) => passage.address === address)
  if (!found) throw new Error(`no passage ${address}`)
  return found
}

describe('passages of the plans', () => {
  it('are one per numbered place, 165 in all, and one per plan for the text outside the numbers', () => {
    const kinds = passages.map(({ address }) => parseAddress(address)?.kind)
    expect(kinds.filter((kind) => kind === 'place')).toHaveLength(165)
    expect(kinds.filter((kind) => kind === 'document')).toHaveLength(4)
    expect(new Set(passages.map(({ address }) => address)).size).toBe(169)
  })

  it('quote as printed, slips kept, and carry what the slips mean for the search alone', () => {
    for (const [address, printed, means] of [
      ['lai-chau#III.1.d', 'Phần đầu trên 170.000', 'phấn đấu'],
      ['dak-nong#IV.1.1', 'chuyên đổi số', 'chuyển đổi'],
      ['dak-nong#VI.1', 'Lòng ghép', 'lồng ghép'],
      ['dak-nong#VI.8', 'Báo Đák Nông', 'Đắk Nông'],
      ['dak-nong#IV.4.4', 'đông bào', 'đồng bào'],
      ['dak-nong#IV.4.3', 'VneID', 'VNeID'],
      ['lam-vy#II.3', 'trông trọt', 'trồng trọt'],
      ['dak-nong', 'PHỖ CHỦ TỊCH', 'phó chủ tịch'],
      ['lam-dong', 'BCD tỉnh', 'BCĐ Ban Chỉ đạo'],
    ] as const) {
      expect(at(address).text).toContain(printed)
      expect(at(address).text).not.toContain(means)
      expect(at(address).searchText).toContain(means)
    }
  })

  it('know their ancestors, outermost first, and the places they point to', () => {
    expect(at('lai-chau#III.1.đ').headings).toEqual(['CHỈ TIÊU CỤ THỂ', 'Năm 2025'])
    expect(at('lai-chau#VI.5').refs).toEqual(['lai-chau#IV.4.2', 'lai-chau#IV.6.4'])
    const known = new Set(passages.map(({ address }) => address))
    for (const passage of passages) for (const ref of passage.refs) expect(known.has(ref)).toBe(true)
  })

  it('are found by everyday names of the agency they speak to', () => {
    expect(at('lai-chau#VI.3').searchText).toContain('sở kh&cn')
    expect(at('lam-vy#V.7').searchText).toContain('mttq')
    expect(at('lam-dong#V.6').searchText).toContain('bchqs')
  })

  it('that are only a heading are found by what stands under them', () => {
    expect(at('lai-chau#IV.4').text).toBe('Triển khai các nền tảng')
    expect(at('lai-chau#IV.4').searchText).toContain('Tiếp nhận, khai thác và hướng dẫn')
  })

  it('hold the number, the date, the legal bases and the signature under the bare plan id', () => {
    for (const words of [
      'Số 01 - KH/BCĐ',
      'ngày 12 tháng 12 năm 2025',
      '13-KH/TU',
      'Trên đây là',
      'Y Thanh Hà Niê Kđăm',
    ]) {
      expect(at('lam-dong').text).toContain(words)
    }
  })
})
