import { describe, expect, it } from 'vitest'
import { emptyMemory } from '../../src/conversation/session.ts'
import { joinedConsent } from '../../src/conversation/shared-memory.ts'

/** What holds of two consents when two chats become one person's. */

const agreed = (wording: string, at: number) => ({
  ...emptyMemory(),
  consent: { state: 'given' as const, wording, at },
})
const joined = (a: string, b: string) => joinedConsent(agreed(a, 1), agreed(b, 2)).consent.wording

describe('one person in two chats', () => {
  it.each<[string, string, string]>([
    ['2', '2+abroad', '2'],
    ['2+abroad', '2', '2'],
    ['2+abroad+voices', '2+voices', '2+voices'],
    ['2+voices', '2+abroad', '2'],
    ['2+abroad', '2+abroad', '2+abroad'],
    ['1', '2+abroad', '1'],
    ['2+abroad', '1', '1'],
    ['1', '2', '1'],
    ['2', '2', '2'],
  ])('who agreed to %s here and to %s there has agreed to %s', (a, b, both) => {
    expect(joined(a, b)).toBe(both)
  })
})
