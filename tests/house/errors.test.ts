import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../src/errors.ts'
import { operatorErrors } from '../../src/replies/operator.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CODES = Object.keys(ERRORS)
const documented = readFileSync(join(ROOT, 'docs/vi/ma-loi.md'), 'utf8')

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
  .join('\n')

describe('the table of error codes', () => {
  it('has an operator sentence for every code', () => {
    expect(Object.keys(operatorErrors).toSorted()).toEqual(CODES.toSorted())
  })

  it('is documented whole, and nothing that is gone is documented', () => {
    const rows = [...documented.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1])
    expect(rows.toSorted()).toEqual(CODES.toSorted())
  })

  it('holds only codes that something throws', () => {
    const unused = CODES.filter((code) => !new RegExp(`['"]${code}['"]`).test(sources))
    expect(unused).toEqual([])
  })
})
