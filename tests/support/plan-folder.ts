import { resolve } from 'node:path'
import { loadAgencies } from '../../src/knowledge/agency-rows.ts'
import type { PlanMeta } from '../../src/knowledge/plan.ts'
import { loadPlans } from '../../src/knowledge/plan-loader.ts'

const KNOWLEDGE = resolve(import.meta.dirname, '../../knowledge')

export const PLAN_FOLDER = resolve(KNOWLEDGE, 'plans')
export const AGENCIES_FILE = resolve(KNOWLEDGE, 'agencies.yaml')
export const PLACES_FILE = resolve(KNOWLEDGE, 'places.yaml')

export const plans = loadPlans(PLAN_FOLDER)
export const agencies = loadAgencies(AGENCIES_FILE)

/** A real plan by id. */
export function planOf(id: string) {
  const plan = plans.find(({ meta }) => meta.id === id)
  if (!plan) throw new Error(`no plan ${id}`)
  return plan
}

/** The place of a real plan: `lai-chau#IV.6.1`. */
export function placeOf(address: string) {
  const [id = '', path = ''] = address.split('#')
  const place = planOf(id).places.find((candidate) => candidate.path === path)
  if (!place) throw new Error(`no place ${address}`)
  return place
}

/** Metadata of a made-up plan that prints neither number nor date. */
export const META: PlanMeta = {
  id: 'xa-thu',
  name: 'Kế hoạch xã thử',
  title: 'Kế hoạch',
  place: 'xa-thu',
  issuer: 'UBND xã',
  number: { kind: 'absent' },
  date: { kind: 'absent' },
  dateNote: 'không ghi ngày',
  warnings: [],
}
