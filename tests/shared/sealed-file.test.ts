import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSealedFile } from '../../src/shared/sealed-file.ts'

const SEAL = { secret: 's'.repeat(32), purpose: 'tests', owner: 'me' }
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-sealed-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const path = () => join(folder, 'value')

describe('a sealed file', () => {
  it('gives back what was written last, and nothing before', () => {
    const file = openSealedFile(path(), SEAL)
    expect(file.read()).toBeNull()
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown
        file.write(plain)
        expect(openSealedFile(path(), SEAL).read()).toEqual(plain)
      }),
      { numRuns: 30 },
    )
  })

  it('shows nothing of it on the disk, and is its owner’s alone to read', () => {
    openSealedFile(path(), SEAL).write({ cookie: 'zpsid-bi-mat' })
    expect(readFileSync(path(), 'utf8')).not.toContain('zpsid')
    expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['secret', { ...SEAL, secret: 't'.repeat(32) }],
    ['purpose', { ...SEAL, purpose: 'others' }],
    ['owner', { ...SEAL, owner: 'you' }],
  ])('does not open under another %s', (_what, seal) => {
    openSealedFile(path(), SEAL).write({ a: 1 })
    expect(openSealedFile(path(), seal).read()).toBeNull()
  })

  it('that was changed or cut at any place is no file at all', () => {
    openSealedFile(path(), SEAL).write({ cookie: 'zpsid-bi-mat', more: [1, 2, 3] })
    const whole = readFileSync(path())
    const spot = fc.integer({ min: 0, max: whole.length - 1 })
    fc.assert(
      fc.property(spot, fc.boolean(), (at, isCut) => {
        const changed = Buffer.from(isCut ? whole.subarray(0, at) : whole)
        // The other case of a letter: a last bit may be one that base64 does not use.
        if (!isCut) changed[at] = (changed[at] ?? 0) ^ 0x20
        writeFileSync(path(), changed)
        expect(openSealedFile(path(), SEAL).read()).toBeNull()
      }),
    )
  })
})
