import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { loadPlans } from '../../src/knowledge/plan-loader.ts'
import { PLAN_FOLDER, planOf, plans } from '../support/plan-folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plans-'))
  cpSync(PLAN_FOLDER, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function change(file: string, from: string, to: string) {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  expect(before).toContain(from)
  writeFileSync(path, before.replace(from, to))
}

function failure(): AppError {
  try {
    loadPlans(folder)
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('the plans were read')
}

describe('metadata of a plan', () => {
  it('says what is printed, what is left blank and what is not there', () => {
    const meta = (id: string) => planOf(id).meta
    expect(meta('lam-dong').number).toEqual({ kind: 'printed', value: '01-KH/BCĐ' })
    expect(meta('lam-vy').number.kind).toBe('blank')
    expect(meta('lam-vy').date.kind).toBe('blank')
    expect(meta('dak-nong').number.kind).toBe('absent')
    expect(meta('lai-chau').date.kind).toBe('absent')
  })

  it('gives every warning a source, and tells that Đắk Nông is merged and a level is gone', () => {
    for (const plan of plans)
      for (const warning of plan.meta.warnings) expect(warning.source.length).toBeGreaterThan(10)
    expect(planOf('dak-nong').meta.warnings[0]?.text).toBe('Đắk Nông đã nhập vào tỉnh Lâm Đồng từ 2025.')
    expect(planOf('lai-chau').meta.warnings.some(({ at }) => at === 'VI.8')).toBe(true)
  })
})

describe('a folder of plans that cannot be trusted stops the start', () => {
  it('when metadata breaks its schema, naming file and line', () => {
    change('lam-vy.md', 'issuer: UBND xã Lam Vỹ', 'issuer: [1]')
    expect(failure()).toMatchObject({ code: 'PLAN_UNREADABLE', details: { file: 'lam-vy.md', line: 6 } })
  })

  it('when metadata is no YAML', () => {
    change('lam-vy.md', 'place: xa-lam-vy', 'place: [')
    expect(failure()).toMatchObject({ code: 'PLAN_UNREADABLE', details: { file: 'lam-vy.md' } })
  })

  it('when metadata claims a number that the text does not print', () => {
    change('lam-dong.md', 'value: 01-KH/BCĐ', 'value: 02-KH/BCĐ')
    expect(failure().details.rule).toContain('02-KH/BCĐ')
  })

  it('when a warning is about a place that is not there', () => {
    change('lai-chau.md', 'at: VI.8', 'at: VI.88')
    expect(failure().details.rule).toContain('VI.88')
  })

  it('when a number comes twice, naming the line in the text', () => {
    change('dak-nong.txt', '## **2. Công an tỉnh**', '## **1. Công an tỉnh**')
    expect(failure()).toMatchObject({ code: 'PLAN_UNREADABLE', details: { file: 'dak-nong.txt', line: 139 } })
  })

  it('when the text is missing or is not UTF-8', () => {
    writeFileSync(join(folder, 'lam-vy.txt'), Buffer.from([0x49, 0x2e, 0x20, 0xff, 0xfe]))
    expect(failure()).toMatchObject({ code: 'PLAN_UNREADABLE', details: { file: 'lam-vy.md' } })
    rmSync(join(folder, 'lam-vy.txt'))
    expect(failure()).toMatchObject({ code: 'PLAN_UNREADABLE', details: { file: 'lam-vy.md' } })
  })
})
