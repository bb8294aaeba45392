import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import type { LookUp, ReasonTool } from '../../src/assistant/model.ts'
import { makePlanDesk } from '../../src/assistant/plan-desk.ts'
import { readPrompt } from '../../src/assistant/prompt.ts'
import { makeReasonDesk, type ReasonSight } from '../../src/assistant/reason-tools.ts'
import { realAssistant } from './build.ts'

const SRC = resolve(import.meta.dirname, '../../src')

/** Every file of ours that a file reaches through imports of values. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, kind, target] of text.matchAll(/^import (type )?[^;]*?from '(\.[^']+)'$/gmsu))
    if (kind === undefined && target !== undefined) reached(resolve(dirname(file), target), seen)
  return seen
}

describe('what a model can call', () => {
  it('takes words and gives words: no store, no channel, no promise of something done later', () => {
    expectTypeOf<Parameters<ReasonTool['run']>>().toEqualTypeOf<[Readonly<Record<string, LookUp>>]>()
    expectTypeOf<LookUp>().toEqualTypeOf<string | string[] | undefined>()
    expectTypeOf<ReturnType<ReasonTool['run']>>().toEqualTypeOf<string>()
    expectTypeOf<keyof ReasonSight>().toEqualTypeOf<'catalog' | 'retriever' | 'desk' | 'plans' | 'wording'>()
  })

  it('reaches nothing that stores, sends or goes out to the network', () => {
    const files = [...reached(join(SRC, 'assistant/reason-tools.ts'))].map((file) => relative(SRC, file))
    expect(files.length).toBeGreaterThan(10)
    expect(
      files.filter((file) => /^(?:storage|channels|delivery|conversation|app|openai|learning)\//u.test(file)),
    ).toEqual([])
  })
})

let real: Awaited<ReturnType<typeof realAssistant>>
beforeAll(async () => {
  real = await realAssistant()
})

function desk(plans: string[]) {
  const { catalog, retriever } = real
  const made = makeReasonDesk({
    catalog,
    retriever,
    desk: makePlanDesk(catalog),
    plans,
    wording: readPrompt('reason').tools,
  })
  const call = (name: string, asked: Record<string, LookUp>) =>
    made.tools.find((tool) => tool.name === name)?.run(asked) ?? ''
  return { ...made, call }
}
const addresses = (text: string) => [...text.matchAll(/^\[([^\]]+)\]/gmu)].map((match) => match[1])

describe('the tools', () => {
  it('search finds places of the plans in scope and sections of guides, each under its address', () => {
    const { call, shown } = desk(['lai-chau'])
    const found = addresses(call('search', { query: 'chỉ tiêu người dân đạt phổ cập kỹ năng số trên VNeID' }))
    expect(found).toContain('lai-chau#III.1.d')
    expect(found.filter((address) => /^(?:dak-nong|lam-dong|lam-vy)/u.test(address ?? ''))).toEqual([])
    expect([...shown.keys()].toSorted()).toEqual(found.toSorted())
  })

  it('open_place gives the place and what it points to', () => {
    const found = addresses(desk(['lai-chau']).call('open_place', { address: 'lai-chau#VI.2' }))
    expect(found[0]).toBe('lai-chau#VI.2')
    expect(found.length).toBeGreaterThan(1)
  })

  it('compare_places puts places beside each other, and leaves out those outside the scope', () => {
    const { call, shown } = desk(['lai-chau', 'dak-nong'])
    const asked = { addresses: ['lai-chau#VI.2', 'dak-nong#VI.2', 'lam-dong#V.5'] }
    expect(addresses(call('compare_places', asked))).toEqual(['lai-chau#VI.2', 'dak-nong#VI.2'])
    expect(shown.has('lam-dong#V.5')).toBe(false)
  })

  it('agency_duties gives the places that speak to an agency, whatever it is called', () => {
    expect(addresses(desk(['dak-nong']).call('agency_duties', { agency: 'Công an tỉnh' }))).toContain('dak-nong#VI.2')
    expect(desk(['dak-nong']).call('agency_duties', { agency: 'Hội yêu mèo' })).toBe('Không có.')
  })

  it.each<[string, Record<string, LookUp>]>([
    ['open_place', { address: 'lai-chau#IX.99' }],
    ['open_place', {}],
    ['open_place', { address: ['lai-chau#VI.2'] }],
    ['compare_places', { addresses: 'lai-chau#VI.2' }],
    ['open_place', { address: '__proto__' }],
  ])('%s says that there is nothing, whatever it is asked with: %j', (name, asked) => {
    expect(desk(['lai-chau']).call(name, asked)).toBe('Không có.')
  })
})
