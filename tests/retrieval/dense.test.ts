import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { cosineTo, dot, exactDense, openDense, writeGraph } from '../../src/retrieval/dense.ts'
import { localEmbedder } from '../../src/retrieval/embedder.ts'
import { openOwnContent } from './opened.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hvs-dense-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const { index, catalog } = await openOwnContent()
const embedder = localEmbedder()

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url)('hnswlib-node')
    return true
  } catch {
    return false
  }
}

const installed = isInstalled()
const required = process.env.HVS_REQUIRE_HNSWLIB === '1'
if (!installed && !required) console.warn('SKIPPED: hnswlib-node is not installed, its recall is not measured')

const questions = [...catalog.guides.values()].flatMap((guide) => guide.ask).map((text) => embedder.embedNow(text))

describe.skipIf(!installed && !required)('the vector graph', () => {
  for (const name of ['guides', 'plans'] as const) {
    it(`finds all of the ten nearest ${name} units an exact scan finds, for every way of asking`, async () => {
      const { vectors } = index[name]
      const file = join(scratch, `${name}.hnsw`)
      expect(await writeGraph(vectors, file)).toBe(true)
      const [graph, exact] = [await openDense(vectors, file), exactDense(vectors)]
      expect(graph.engine).toBe('hnswlib')
      let found = 0
      for (const question of questions) {
        const worst = exact.search(question, 10).at(-1)?.score ?? 0
        found += graph.search(question, 10).filter((near) => near.score >= worst - 1e-5).length
      }
      expect(found / (questions.length * 10)).toBe(1)
    })
  }

  it('gives way to the exact scan when it holds another number of units', async () => {
    const { vectors } = index.guides
    const file = join(scratch, 'other.hnsw')
    await writeGraph({ dimensions: vectors.dimensions, data: vectors.data.slice(0, vectors.dimensions * 5) }, file)
    expect((await openDense(vectors, file)).engine).toBe('exact')
  })
})

describe('the exact scan', () => {
  it('serves where there is no graph', async () => {
    expect((await openDense(index.guides.vectors, null)).engine).toBe('exact')
    expect((await openDense(index.guides.vectors, join(scratch, 'none.hnsw'))).engine).toBe('exact')
  })

  it('gives a unit as its own nearest, and scores falling from there', () => {
    const { data, dimensions } = index.plans.vectors
    const exact = exactDense(index.plans.vectors)
    for (const unit of [0, 50, 120]) {
      const near = exact.search(data.slice(unit * dimensions, (unit + 1) * dimensions), 8)
      expect(near).toHaveLength(8)
      expect(near[0]?.score).toBeCloseTo(1, 4)
      expect(near.map(({ score }) => score)).toEqual(near.map(({ score }) => score).toSorted((a, b) => b - a))
    }
  })

  it('finds nothing where there is nothing', () => {
    expect(exactDense({ dimensions: 4, data: new Float32Array() }).search(new Float32Array(4), 5)).toEqual([])
  })
})

describe('one query against many vectors', () => {
  const number = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 })
  const vector = (length: number, zeros: number) =>
    fc
      .array(fc.oneof({ arbitrary: number, weight: 1 }, { arbitrary: fc.constant(0), weight: zeros }), {
        minLength: length,
        maxLength: length,
      })
      .map((values) => Float32Array.from(values))

  it('gives to the last bit what going through every number gives, however many of them are zero', () => {
    const cases = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 1, 9))
      .chain(([length, zeros]) => fc.tuple(vector(length, zeros), vector(length * 3, 1)))
    fc.assert(
      fc.property(cases, ([query, data]) => {
        const cosine = cosineTo(query)
        for (const from of [0, query.length, 2 * query.length]) expect(cosine(data, from)).toBe(dot(data, from, query))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the local embedder', () => {
  it('gives vectors of length 1, the same ones every time, near for slips and missing marks', () => {
    const cosine = (a: string, b: string) => {
      const [x, y] = [embedder.embedNow(a), embedder.embedNow(b)]
      return x.reduce((sum, value, at) => sum + value * (y[at] as number), 0)
    }
    expect(cosine('quên mật khẩu', 'quên mật khẩu')).toBeCloseTo(1, 5)
    expect(cosine('quên mật khẩu', 'quen mat khau')).toBeGreaterThan(0.9)
    expect(cosine('quên mật khẩu', 'quên mật khâủ')).toBeGreaterThan(0.6)
    expect(cosine('quên mật khẩu', 'giá cà phê')).toBeLessThan(0.3)
    expect(embedder.embedNow('').every((value) => value === 0)).toBe(true)
  })
})

it('a file that is no graph is not trusted with the search', async () => {
  const file = join(scratch, 'broken.hnsw')
  writeFileSync(file, 'not a graph')
  const opened = await openDense(index.guides.vectors, file)
  expect(opened.search(questions[0] as Float32Array, 3)).toHaveLength(3)
})
