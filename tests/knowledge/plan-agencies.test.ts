import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findAgencies } from '../../src/knowledge/agencies.ts'
import { agencyHeadings } from '../../src/knowledge/agency-headings.ts'
import { readAgencyRows } from '../../src/knowledge/agency-rows.ts'
import { AGENCIES_FILE, agencies, PLAN_FOLDER, planOf, plans } from '../support/plan-folder.ts'

const named = (text: string) => findAgencies(text, agencies).map(({ agency }) => agency)

describe('the agencies', () => {
  it('carry spellings that stand word for word in the plan they are given for', () => {
    const missing = readAgencyRows(AGENCIES_FILE).flatMap(({ id, printed }) =>
      Object.entries(printed).flatMap(([plan, spellings]) => {
        const text = readFileSync(resolve(PLAN_FOLDER, `${plan}.txt`), 'utf8')
        return spellings.filter((spelling) => !text.includes(spelling)).map((spelling) => `${id} ${plan}: ${spelling}`)
      }),
    )
    expect(missing).toEqual([])
  })

  it.each([
    ['sở kh&cn làm gì', ['so-khoa-hoc-cong-nghe']],
    ['mttq xã phải làm gì', ['mat-tran-to-quoc']],
    ['bộ chỉ huy quân sự lo việc gì', ['bo-chi-huy-quan-su-tinh']],
    ['cong an tinh chu tri gi', ['cong-an-tinh']],
    ['đoàn lo việc gì', ['doan-thanh-nien']],
    ['các đoàn thể', ['to-chuc-chinh-tri-xa-hoi']],
    ['Sở Khoa học và Công nghệ, Sở Nội vụ', ['so-khoa-hoc-cong-nghe', 'so-noi-vu']],
    ['văn phòng tỉnh uỷ', ['van-phong-tinh-uy']],
    ['doan duong nay di dau', []],
  ])('are known by everyday names: %s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })
})

describe('whom a place speaks to', () => {
  it('is known for every heading of "tổ chức thực hiện" but the one that is a topic', () => {
    const unknown = plans.flatMap((plan) =>
      agencyHeadings(plan, agencies)
        .filter(({ agencies: ids }) => ids.length === 0)
        .map(({ place }) => `${plan.meta.id}#${place}`),
    )
    expect(unknown).toEqual(['lai-chau#VI.10'])
    const headings = plans.flatMap((plan) => agencyHeadings(plan, agencies)).filter(({ from }) => from === 'heading')
    expect(headings).toHaveLength(8 + 10 + 7 + 7)
  })

  it('is the agency a bullet opens with, under the heading of another', () => {
    const blocks = agencyHeadings(planOf('lai-chau'), agencies).filter(
      ({ place, from }) => place === 'VI.3' && from === 'block',
    )
    expect(blocks.map((one) => [one.line, one.agencies, one.asWritten])).toEqual([
      [185, ['so-khoa-hoc-cong-nghe'], 'Ngành Khoa học và Công nghệ'],
      [189, ['so-giao-duc-dao-tao'], 'Ngành giáo dục và đào tạo'],
      [191, ['so-noi-vu'], 'Ngành Nội vụ'],
      [193, ['so-tai-chinh'], 'Ngành Tài chính'],
    ])
  })

  it('is written without "Đề nghị" and "Trách nhiệm của", and not cut at the stop of "UB."', () => {
    const written = (id: string, path: string) =>
      agencyHeadings(planOf(id), agencies).find(({ place, from }) => place === path && from === 'heading')?.asWritten
    expect(written('dak-nong', 'VI.6')).toMatch(/^Ủy ban Mặt trận/u)
    expect(written('lai-chau', 'VI.1')).toMatch(/^Ban Chỉ đạo tỉnh/u)
    expect(written('lam-vy', 'V.7')).toMatch(/^UB\.Mặt trận/u)
  })
})
