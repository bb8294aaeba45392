import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLinks } from '../../src/assistant/links.ts'
import { checkScam } from '../../src/assistant/scam.ts'
import { readContent } from '../../src/knowledge/content-files.ts'
import { fold } from '../../src/shared/text.ts'

const { guides, flags: loose } = readContent('knowledge')
const flags = [...guides.flatMap(({ guide }) => guide.redFlags), ...loose.map(({ flag }) => flag)]

/** Patterns that no words can hold: addresses, read in `src/assistant/links.ts`; and codes, read where a picture is decoded. */
const ADDRESSES: Record<string, [address: string, sign: string]> = {
  A48: ['vietcombank.com.vn-cz.top', 'bad-ending'],
  A49: ['vcb-the.example', 'imitates'],
  A50: ['dichvucong.gov.vn.tai-app.com', 'state-inside'],
  A51: ['bit.ly/xacminhnganhang', 'shortened'],
}
const CODES = ['A63']

describe('the 64 patterns of appendix A', () => {
  it('each live in one place: a guide, the reader of addresses, or the reader of codes', () => {
    const appendix = readFileSync('knowledge/facts/qr-antoan-muasam.md', 'utf8').split('# Phụ lục A')[1] ?? ''
    const rows = [...(appendix.split('**Câu lành')[0] ?? '').matchAll(/^\| (\d+) \|/gmu)].map(
      ([, number]) => `A${number}`,
    )
    expect(rows).toHaveLength(64)
    const held = [...flags.map(({ id }) => id), ...Object.keys(ADDRESSES), ...CODES]
    expect(held.toSorted()).toEqual(rows.toSorted())
  })

  it.each(Object.entries(ADDRESSES))('%s: an address like %s', (_, [address, sign]) => {
    expect(readLinks(address).flatMap((link) => link.signs)).toContain(sign)
  })

  it.each(flags)('$id is seen in its example, with marks and without', ({ level, example }) => {
    for (const text of [example, fold(example)]) {
      const { verdict } = checkScam(text, flags)
      // A pattern of level 2 alone is a doubt by design; one of level 3 is a scam.
      if (level === 3) expect(verdict).toBe('scam')
      else expect(verdict).not.toBe('safe')
    }
  })

  it.each(flags)('$id takes its harmless look-alike for no scam, with marks and without', ({ harmless }) => {
    for (const text of [harmless, fold(harmless)]) expect(checkScam(text, flags).verdict).not.toBe('scam')
  })
})
