import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planTree } from '../../src/cli/plan-tree.ts'
import { placeOf, planOf, plans } from '../support/plan-folder.ts'

/** Read through against the printed texts by a person: every label, parent, heading and opening. */
const golden = readFileSync(resolve(import.meta.dirname, 'plan-tree.golden.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

describe('the four plans', () => {
  it('have 24, 23, 41 and 77 numbered places', () => {
    const counts = ['lam-dong', 'lam-vy', 'dak-nong', 'lai-chau'].map((id) => planOf(id).places.length)
    expect(counts).toEqual([24, 23, 41, 77])
  })

  it('have the parents, headings and openings that a reader finds in the texts', () => {
    expect(plans.flatMap(planTree)).toEqual(golden)
  })

  it('show no mark of Markdown in any word', () => {
    const shown = plans.flatMap((plan) => [
      ...plan.outside.map(({ text }) => text),
      ...plan.places.flatMap((place) => [place.heading ?? '', ...place.blocks.map(({ text }) => text)]),
    ])
    expect(shown.filter((text) => /[#*\\]|<sup>|<\/sup>/u.test(text))).toEqual([])
  })

  it('keep letters with their own point: III.1.d and III.1.đ are two places', () => {
    expect(placeOf('lai-chau#III.1.d').blocks[0]?.text).toContain('170.000')
    expect(placeOf('lai-chau#III.1.đ').blocks[0]?.text).toContain('hợp tác xã')
  })
})

describe('text outside the numbers', () => {
  it('is neither dropped nor glued to the last number', () => {
    expect(placeOf('lam-dong#V.7').blocks.at(-1)?.text).toMatch(/phân bổ của tỉnh\.$/u)
    expect(placeOf('lai-chau#VI.10').blocks).toHaveLength(1)
    for (const [id, words] of [
      ['lam-dong', 'kịp thời báo cáo Ban Chỉ đạo tỉnh'],
      ['dak-nong', 'kịp thời báo cáo UBND tỉnh'],
      ['lam-vy', 'phát huy tinh thần trách nhiệm'],
    ] as const) {
      const closing = planOf(id).outside.filter(({ kind }) => kind === 'closing')
      expect(closing.map(({ text }) => text).join(' ')).toContain(words)
    }
    expect(planOf('lai-chau').outside.some(({ kind }) => kind === 'closing')).toBe(false)
  })

  it('is told apart by what it is for', () => {
    const kinds = (id: string) => [...new Set(planOf(id).outside.map(({ kind }) => kind))]
    expect(kinds('lam-dong')).toEqual(['letterhead', 'title', 'preamble', 'closing', 'recipients', 'signature'])
    expect(kinds('lam-vy')).toEqual(['letterhead', 'title', 'preamble', 'closing', 'recipients', 'signature'])
    expect(kinds('dak-nong')).toEqual(['title', 'preamble', 'closing', 'recipients', 'signature'])
    expect(kinds('lai-chau')).toEqual(['title', 'preamble', 'recipients', 'signature'])
    const signature = planOf('lai-chau').outside.filter(({ kind }) => kind === 'signature')
    expect(signature.map(({ text }) => text)).toEqual(['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', 'Vũ Mạnh Hà'])
  })
})
