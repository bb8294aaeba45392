import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeptFiles } from '../../src/media/kept-files.ts'

let folder = ''
let now = Date.UTC(2026, 10, 21)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-kept-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bytes = (length: number) => new Uint8Array(length).fill(7)
const names = () => readdirSync(folder).toSorted()
const later = () => {
  now += 60_000
}

describe('files that can be made again', () => {
  it('make room for new ones by what was used least lately', async () => {
    const kept = openKeptFiles(folder, () => now, 1_000)
    for (const name of ['a', 'b', 'c']) {
      await kept.keep(name, bytes(300))
      later()
    }
    expect(Buffer.compare((await kept.read('a')) ?? bytes(1), bytes(300))).toBe(0)
    later()
    await kept.keep('d', bytes(300))
    expect(names()).toEqual(['a', 'c', 'd'])
    expect(await kept.read('b')).toBeNull()
  })

  it('of a run before count as well, oldest first, and what that run left half written goes', async () => {
    mkdirSync(folder, { recursive: true })
    for (const [index, name] of ['old', 'older'].entries()) {
      writeFileSync(join(folder, name), bytes(450))
      utimesSync(join(folder, name), now / 1000 - index * 60, now / 1000 - index * 60)
    }
    for (const [name, age] of [
      ['dead.part', 7200],
      ['young.part', 60],
    ] as const) {
      writeFileSync(join(folder, name), bytes(10))
      utimesSync(join(folder, name), now / 1000 - age, now / 1000 - age)
    }
    later()
    await openKeptFiles(folder, () => now, 1_000).keep('new', bytes(300))
    expect(names()).toEqual(['new', 'old', 'young.part'])
  })

  it('never hold more than their bound, whatever is kept and read, also at once', async () => {
    const step = fc.record({ name: fc.constantFrom(...'abcdefgh'), size: fc.integer({ min: 1, max: 400 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const inside = mkdtempSync(join(folder, 'run-'))
        const kept = openKeptFiles(inside, () => now, 1_000)
        await Promise.all(steps.map(({ name, size }) => kept.keep(name, bytes(size))))
        const held = await Promise.all(readdirSync(inside).map(async (name) => (await kept.read(name))?.length ?? 0))
        expect(held.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_000)
        expect(readdirSync(inside).some((name) => name.endsWith('.part'))).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  it('that cannot be written are simply not there', async () => {
    const kept = openKeptFiles(join(import.meta.filename, 'no-folder'), () => now)
    await kept.keep('a', bytes(3))
    expect(await kept.read('a')).toBeNull()
  })
})
