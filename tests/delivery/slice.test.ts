import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSlice } from '../../src/delivery/slice.ts'

describe('how many answers are begun before what arrives is looked at', () => {
  it('is all that may be while they are light, and one alone once they are heavy', () => {
    const slice = makeSlice(8)
    expect(slice.atOnce()).toBe(8)
    for (let batch = 0; batch < 20; batch += 1) slice.took(0.3 * 8, 8)
    expect(slice.atOnce()).toBe(8)
    for (let batch = 0; batch < 20; batch += 1) slice.took(25 * slice.atOnce(), slice.atOnce())
    expect(slice.atOnce()).toBe(1)
    for (let batch = 0; batch < 20; batch += 1) slice.took(0.3, 1)
    expect(slice.atOnce()).toBe(8)
  })

  it('keeps to ten milliseconds of answers that cost the same, and never asks for none or too many', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.integer({ min: 1, max: 24 }), (each, most) => {
        const slice = makeSlice(most)
        for (let batch = 0; batch < 10; batch += 1) slice.took(each * slice.atOnce(), slice.atOnce())
        const asked = slice.atOnce()
        expect(asked).toBeGreaterThanOrEqual(1)
        expect(asked).toBeLessThanOrEqual(most)
        expect(asked === 1 || asked * each <= 10 + 1e-9).toBe(true)
      }),
    )
  })

  it('learns nothing from an empty batch', () => {
    const slice = makeSlice(8)
    slice.took(500, 0)
    expect(slice.atOnce()).toBe(8)
  })
})
