import { describe, expect, it } from 'vitest'
import { firstOf, joined, lastOf, placesOf } from '../../src/assistant/phrase-places.ts'
import { phrase, readPhrases, sentencesOf } from '../../src/assistant/phrases.ts'

const at = (text: string, sought: string) => placesOf(sentencesOf(readPhrases(text)), phrase(sought))

describe('a phrase is found where it stands', () => {
  it('with the words of its own sentence before and behind it', () => {
    const [place] = at('Chào cháu. Hôm qua bác chuyển 5 triệu cho nó rồi. Cảm ơn', 'chuyển ~ triệu')
    expect(place?.before.marked).toBe(' hôm qua bác ')
    expect(place?.said.marked).toBe(' chuyển 5 triệu ')
    expect(place?.after.folded).toBe(' cho no roi ')
  })

  it('every time it is said', () => {
    expect(at('không bị trừ rồi lại bị trừ', 'bị trừ')).toHaveLength(2)
    expect(at('một. hai', 'ba')).toEqual([])
  })

  it('in folded words where no marks were typed, and never more often than is worth looking at', () => {
    expect(at('toi bi tru tien', 'bị trừ').map(({ before }) => before.folded)).toEqual([' toi '])
    expect(at('bị trừ '.repeat(400), 'bị trừ').length).toBeLessThan(20)
  })

  it('and its neighbourhood is cut and joined by words', () => {
    const [place] = at('một hai ba bốn năm sáu', 'ba bốn')
    if (!place) throw new Error('not found')
    expect(lastOf(place.before, 1).marked).toBe(' hai ')
    expect(firstOf(place.after, 1).marked).toBe(' năm ')
    expect(joined(place.said, place.after).marked).toBe(' ba bốn năm sáu ')
  })
})
