import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPlaces } from '../../src/knowledge/places.ts'
import { PLACES_FILE, plans } from '../support/plan-folder.ts'

const places = loadPlaces(PLACES_FILE)
const byId = new Map(places.map((place) => [place.id, place]))

describe('the places people live in', () => {
  it('are the 34 provinces of today, the 29 names before July 2025, and the commune with a plan', () => {
    expect(places.filter(({ kind, in: around }) => kind === 'tinh' && around === null)).toHaveLength(34)
    expect(places.filter(({ kind, in: around }) => kind === 'tinh' && around !== null)).toHaveLength(29)
    expect(places.filter(({ kind }) => kind === 'xa').map(({ id }) => id)).toEqual(['xa-lam-vy'])
  })

  it('lead to the plan answered from, and to the one offered besides', () => {
    const leads = (id: string) => [byId.get(id)?.plans, byId.get(id)?.offers, byId.get(id)?.in]
    expect(leads('lam-dong')).toEqual([['lam-dong'], ['dak-nong'], null])
    expect(leads('dak-nong')).toEqual([['dak-nong'], ['lam-dong'], 'lam-dong'])
    expect(leads('lai-chau')).toEqual([['lai-chau'], [], null])
    expect(leads('thai-nguyen')).toEqual([[], ['lam-vy'], null])
    expect(leads('xa-lam-vy')).toEqual([['lam-vy'], [], 'thai-nguyen'])
    expect(leads('quang-tri')).toEqual([[], [], null])
  })

  it('are named by every plan, and name no plan that is not there', () => {
    const ids = new Set(plans.map(({ meta }) => meta.id))
    for (const place of places) for (const id of [...place.plans, ...place.offers]) expect(ids.has(id)).toBe(true)
    for (const plan of plans) expect(byId.get(plan.meta.place)?.plans).toEqual([plan.meta.id])
  })

  it('have no spelling that means two places', () => {
    const spellings = places.flatMap(({ aliases }) => aliases.map((alias) => alias.toLowerCase()))
    expect(spellings.filter((alias, at) => spellings.indexOf(alias) !== at)).toEqual([])
  })

  it.each([
    ['- { id: a, name: A, aliases: [An Lạc], in: b }', 'CONTENT_DANGLING'],
    ['- { id: a, name: A }', 'CONTENT_INVALID'],
    ['- { id: a, name: A, aliases: [An] }\n- { id: a, name: B, aliases: [Bo] }', 'CONTENT_INVALID'],
    ['- [', 'CONTENT_INVALID'],
  ])('are refused when the file is wrong: %j', (text, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'))
    const file = join(folder, 'places.yaml')
    writeFileSync(file, text)
    expect(() => loadPlaces(file)).toThrow(code)
    rmSync(folder, { recursive: true })
  })
})
