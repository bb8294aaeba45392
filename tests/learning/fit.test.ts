import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { reviewFitCommand } from '../../src/cli/review.ts'
import { FEWEST_ATTEMPTS, fitReview, type Logged } from '../../src/learning/fit.ts'
import { readParameters } from '../../src/learning/parameters.ts'
import { FACTORY_WEIGHTS, type MemoryState, makeReviewer, memoryModel } from '../../src/learning/review.ts'
import { timeOn } from '../../src/shared/clock.ts'
import { attempt } from '../support/storedTurns.ts'

const folder = mkdtempSync(join(tmpdir(), 'hvs-fit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const START = 20_000

/** Numbers in [0, 1) that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ((state ^ (state >>> 15)) >>> 0) / 4_294_967_296
  }
}

/** A log in which `passes` decides each answer; waits between answers are those of people: soon, late, all lengths. */
function logOf(
  people: number,
  passes: (
    state: MemoryState | null,
    days: number,
    random: () => number,
  ) => { pass: boolean; state: MemoryState | null },
  seed = 7,
): Logged[] {
  const random = randomFrom(seed)
  const log: Logged[] = []
  for (let person = 0; person < people; person += 1) {
    for (let fact = 0; fact < 12; fact += 1) {
      let state: MemoryState | null = null
      let day = START + Math.floor(random() * 200)
      let wait = 0
      for (let turn = 0; turn < 6; turn += 1) {
        const result = passes(state, wait, random)
        state = result.state
        const about = { pass: result.pass, facts: [`qr-04-kiem-tra.F${fact}`], day }
        log.push({ ...attempt(`qr-04.q${fact}`, timeOn(day, 9, turn), about), learner: `l${person}`, voided: false })
        wait = 1 + Math.floor(random() ** 2 * 40)
        day += wait
      }
    }
  }
  return log
}

/** People who forget faster than the public, above all after a failure. */
const TRUE_WEIGHTS = FACTORY_WEIGHTS.map((weight, index) =>
  index === 0 || index === 2 ? weight * 4 : index === 20 ? weight * 3 : index === 8 ? weight * 0.7 : weight,
)

function remembering(): Logged[] {
  const truth = memoryModel(TRUE_WEIGHTS)
  return logOf(60, (state, days, random) => {
    const pass = state === null ? random() < 0.6 : random() < truth.recall(state, days)
    return { pass, state: truth.after(state, days, pass) }
  })
}

/** Twenty people who forget very nearly as the public does: on the held-out part the fit happens to be a little better. */
function likeThePublic(): Logged[] {
  const truth = memoryModel(FACTORY_WEIGHTS.map((weight, index) => (index === 2 ? weight * 1.25 : weight)))
  const passes: Parameters<typeof logOf>[1] = (state, days, random) => {
    const pass = state === null ? random() < 0.6 : random() < truth.recall(state, days)
    return { pass, state: truth.after(state, days, pass) }
  }
  return logOf(20, passes, 6)
}

function tossing(): Logged[] {
  return logOf(60, (state, _days, random) => ({ pass: random() < 0.5, state }))
}

function command(log: readonly Logged[], name: string, json = false) {
  const file = join(folder, name)
  const lines: string[] = []
  reviewFitCommand(log, { file, date: '2026-11-21', json }, (line) => void lines.push(line))
  return { file, text: lines.join('\n') }
}

describe('weights of review fitted to our own log', () => {
  it('win and are written where people forget otherwise than the public does, and are read back', () => {
    const { file, text } = command(remembering(), 'shifted.json')
    const parameters = readParameters(file)
    expect(text).toContain(file)
    expect(parameters?.weights).toHaveLength(21)
    const about = { fact: 'qr-04-kiem-tra.F1', text: 'x' }
    const own = makeReviewer(parameters ?? undefined).reviewed(null, about, true, START, 'a')
    expect(own.stability).toBeGreaterThan(makeReviewer().reviewed(null, about, true, START, 'a').stability * 1.5)
  })

  it('are smaller in loss than both others on answers they never saw, near those of the true weights', () => {
    const result = fitReview(remembering())
    if (result.kind !== 'fitted') throw new Error('too few')
    expect(result.losses.fitted).toBeLessThan(result.losses.factory)
    expect(result.losses.fitted).toBeLessThan(result.losses.average)
    expect(result.trained + result.tested).toBe(60 * 12 * 5)
    expect(result.tested / (result.trained + result.tested)).toBeCloseTo(0.3, 1)
  })

  it('are not written where answers are coin tosses, or below a thousand attempts', () => {
    const tossed = command(tossing(), 'tossed.json', true)
    expect(JSON.parse(tossed.text)).toMatchObject({ kind: 'fitted', better: false, written: false })
    expect(existsSync(tossed.file)).toBe(false)
    const few = command(remembering().slice(0, FEWEST_ATTEMPTS - 1), 'few.json')
    expect(few.text).toContain(String(FEWEST_ATTEMPTS - 1))
    expect(existsSync(few.file)).toBe(false)
  })

  it('are not taken where they win by no more than luck', () => {
    const result = fitReview(likeThePublic())
    if (result.kind !== 'fitted') throw new Error('too few')
    expect(result.losses.fitted).toBeLessThan(result.losses.factory)
    expect(result.losses.fitted).toBeLessThan(result.losses.average)
    expect(result.better).toBe(false)
  })

  it('leave voided answers, second tries and placements out', () => {
    const log = remembering()
    const noise: Logged[] = log.flatMap((each) => [
      { ...each, at: each.at + 1, pass: !each.pass, voided: true },
      { ...each, at: each.at + 2, pass: !each.pass, try: 2 },
      { ...each, at: each.at + 3, pass: !each.pass, kind: 'placement' },
    ])
    expect(fitReview([...noise, ...log])).toEqual(fitReview(log))
  })

  it('are the factory ones without a file, and a start is refused with a broken one', () => {
    expect(readParameters(join(folder, 'none.json'))).toBeNull()
    const broken = join(folder, 'broken.json')
    for (const text of ['{', '{"version":1}', JSON.stringify({ version: 1, weights: [1, 2] })]) {
      writeFileSync(broken, text)
      expect(() => readParameters(broken)).toThrow(expect.objectContaining({ code: 'CONTENT_INVALID' }))
    }
  })
})
