import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import type { ModelFault } from '../replies/embedding-model.ts'
import { normalise } from '../retrieval/embedder.ts'
import type { Pooling } from './model-folder.ts'
import { pool } from './pooling.ts'

/** The model at work, in this thread: a text of fifty words takes a small model some 30 ms, during which nothing else happens here. */
export interface Session {
  readonly dimensions: number
  /** One vector of unit length for each row of token ids; rows may differ in length. @throws Faulty */
  vectorsOf(rows: readonly (readonly number[])[]): Promise<Float32Array[]>
}

export class Faulty extends Error {
  readonly fault: ModelFault

  constructor(fault: ModelFault, options?: { cause?: unknown }) {
    super(fault, options)
    this.name = 'Faulty'
    this.fault = fault
  }
}

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids']
/** One vector a text, ready; where a model offers both it is the better one, its last layers included. */
const SENTENCE = 'sentence_embedding'

/**
 * @param probe ids of any text: run once, to learn the dimensions
 * @throws Faulty for what is no model, or none that turns tokens into vectors
 */
export async function openSession(model: Uint8Array, pooling: Pooling, probe: readonly number[]): Promise<Session> {
  env.logLevel = 'error'
  // Its own threads would be workers of a worker, one for each processor the conversation needs.
  env.wasm.numThreads = 1
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 3 }).catch(
    (cause: unknown) => {
      throw new Faulty('model', { cause })
    },
  )
  const inputs = session.inputMetadata.flatMap((input) => (input.isTensor ? [input] : []))
  if (inputs.length !== session.inputNames.length || inputs.some(({ name }) => !INPUTS.includes(name)))
    throw new Faulty('input')
  const outputs = session.outputMetadata.flatMap((output) => (output.isTensor ? [output] : []))
  const output =
    outputs.find(({ name, shape }) => name === SENTENCE && shape.length === 2) ??
    outputs.find(({ shape }) => shape.length === 3)
  if (output?.type !== 'float32') throw new Faulty('output')

  async function run(rows: readonly (readonly number[])[]): Promise<Float32Array[]> {
    const width = Math.max(...rows.map((row) => row.length))
    const filled = (value: (row: readonly number[], at: number) => number) =>
      rows.flatMap((row) => Array.from({ length: width }, (_, at) => value(row, at)))
    const values: Record<string, number[]> = {
      input_ids: filled((row, at) => row[at] ?? 0),
      attention_mask: filled((row, at) => (at < row.length ? 1 : 0)),
      token_type_ids: filled(() => 0),
    }
    const feeds = Object.fromEntries(
      inputs.map(({ name, type }) => [name, numbers(type, values[name] ?? [], [rows.length, width])]),
    )
    const found = (await session.run(feeds, [output?.name ?? '']))[output?.name ?? '']
    const data = found?.data
    if (!(data instanceof Float32Array) || found?.dims[0] !== rows.length) throw new Faulty('output')
    if (!data.every(Number.isFinite)) throw new Faulty('notFinite')
    const dimensions = found.dims.at(-1) ?? 0
    if (found.dims.length === 2)
      return rows.map((_, row) => normalise(data.slice(row * dimensions, (row + 1) * dimensions)))
    if (found.dims.length !== 3 || found.dims[1] !== width) throw new Faulty('output')
    const lengths = rows.map((row) => row.length)
    return pool({ data, width, dimensions }, lengths, pooling)
  }

  async function vectorsOf(rows: readonly (readonly number[])[]): Promise<Float32Array[]> {
    try {
      return await run(rows)
    } catch (error) {
      throw error instanceof Faulty ? error : new Faulty('run', { cause: error })
    }
  }

  const dimensions = (await vectorsOf([probe]))[0]?.length ?? 0
  if (dimensions === 0) throw new Faulty('output')
  return {
    dimensions,
    async vectorsOf(rows) {
      const vectors = await vectorsOf(rows)
      if (vectors.some((vector) => vector.length !== dimensions)) throw new Faulty('dimensions')
      return vectors
    },
  }
}

function numbers(type: string, values: readonly number[], dims: readonly number[]): Tensor {
  if (type === 'int64') return new Tensor('int64', BigInt64Array.from(values, BigInt), dims)
  if (type === 'int32') return new Tensor('int32', Int32Array.from(values), dims)
  throw new Faulty('input')
}
