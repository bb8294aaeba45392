import fc from 'fast-check'
import { expect, it } from 'vitest'

it('tries properties on the same cases in every run', () => {
  const cases = () => fc.sample(fc.string(), 20)
  expect(fc.readConfigureGlobal()?.seed).toBeTypeOf('number')
  expect(cases()).toEqual(cases())
})
