import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadNeighbours } from '../../src/knowledge/neighbours.ts'

const folder = mkdtempSync(join(tmpdir(), 'hvs-neighbours-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(text: string) {
  const file = join(folder, 'neighbours.yaml')
  writeFileSync(file, text)
  return loadNeighbours(file)
}

describe('the subjects next to ours are read from one list', () => {
  it('takes the names of a field apart at the commas, over several lines', () => {
    expect(read('- id: xe\n  ask: "bến xe"\n  names: >-\n    vé xe, vé tàu,\n    bến đò\n')).toEqual([
      { id: 'xe', ask: 'bến xe', names: ['vé xe', 'vé tàu', 'bến đò'], unless: [] },
    ])
  })

  it('is empty where there is no such file', () => {
    expect(loadNeighbours(join(folder, 'none.yaml'))).toEqual([])
  })

  it.each([
    ['a name given twice', '- { id: xe, ask: "a", names: "vé xe" }\n- { id: tau, ask: "b", names: "vé tàu, vé xe" }'],
    ['a field without anybody to ask', '- { id: xe, names: "vé xe" }'],
    ['an empty name', '- { id: xe, ask: "a", names: "vé xe,, vé tàu" }'],
  ])('refuses %s', (_what, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'CONTENT_INVALID' }))
  })
})
