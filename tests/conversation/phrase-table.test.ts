import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { universalPhrases } from '../../src/conversation/universal.ts'
import { isWhole, phraseTable, sameWords } from '../../src/conversation/words.ts'
import { fold } from '../../src/shared/text.ts'

const PHRASES = universalPhrases()
const PARTICLES = ['dạ', 'ạ', 'đi', 'di', 'nhé', 'cho', 'tôi', 'mình', 'xin', 'chào']

const piece = fc.oneof(
  fc.constantFrom(...PHRASES.map(({ phrase }) => phrase)),
  fc.constantFrom(...PHRASES.map(({ phrase }) => fold(phrase))),
  fc.constantFrom(...PARTICLES),
  fc.constantFrom('0', '12,5', 'không', 'khong', 'Tiếp', 'DỪNG', '…', ''),
)
const typed = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(' '))

describe('a table of phrases', () => {
  it('reads any text as trying its phrases one after the other would', () => {
    const table = PHRASES.map(({ intent, phrase }, index) => [`${index} ${intent}`, [phrase]] as const)
    const meaningOf = phraseTable(table)
    let read = 0
    fc.assert(
      fc.property(typed, (text) => {
        const found = table.find(([, phrases]) => isWhole(text, phrases))?.[0] ?? null
        if (found !== null) read += 1
        expect(meaningOf(text)).toBe(found)
      }),
      { numRuns: 1500 },
    )
    expect(read).toBeGreaterThan(100)
  })

  it('gives the first of two meanings that share a phrase', () => {
    const meaningOf = phraseTable([
      ['first', ['xem', 'tiếp đi']],
      ['second', ['tiếp', 'tiếp đi']],
    ])
    expect([meaningOf('tiếp đi'), meaningOf('tiếp'), meaningOf('tiep di ạ'), meaningOf('thôi')]).toEqual([
      'first',
      'second',
      'first',
      null,
    ])
  })
})

describe('the same words', () => {
  it('are meant with their marks where marks were typed, and forgiven where none were', () => {
    const label = 'Để sau'
    expect(sameWords(['để', 'sau'], label)).toBe(true)
    expect(sameWords(['de', 'sau'], label)).toBe(true)
    expect(sameWords(['đế', 'sau'], label)).toBe(false)
    expect(sameWords(['để'], label)).toBe(false)
    expect(sameWords(['để', 'sau', 'nhé'], label)).toBe(false)
  })
})
