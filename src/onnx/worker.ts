import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { ModelFault } from '../replies/embedding-model.ts'
import type { ModelFolder } from './model-folder.ts'
import { Faulty, openSession, type Session } from './session.ts'
import { makeTokens, type Tokens } from './tokens.ts'

/** The thread the model works in: nobody's answer waits for another's vector, and a model that hangs stops nothing else. */

export interface Work {
  id: number
  texts: string[]
}

export type Told =
  | { kind: 'ready'; dimensions: number; hash: string }
  | { kind: 'broken'; file: string; fault: ModelFault }
  /** Vectors one after the other, in the order of the texts. */
  | { kind: 'vectors'; id: number; data: Float32Array }
  | { kind: 'failed'; id: number; fault: ModelFault }

/** Raised with every change of how vectors are made of the same files. */
const MAKING = 1
const PROBE = 'Bình dân học vụ số'

class FileFault extends Error {
  readonly file: string
  readonly fault: ModelFault

  constructor(file: string, fault: ModelFault, options?: { cause?: unknown }) {
    super(`${file}: ${fault}`, options)
    this.file = file
    this.fault = fault
  }
}

const folder = workerData as ModelFolder
const tell = (told: Told, moved: ArrayBuffer[] = []) => parentPort?.postMessage(told, moved)

try {
  const { tokens, session, hash } = await open()
  parentPort?.on('message', (work: Work) => void answer(work, tokens, session))
  tell({ kind: 'ready', dimensions: session.dimensions, hash })
} catch (error) {
  const [file, fault] = error instanceof FileFault ? [error.file, error.fault] : [folder.model, 'model' as const]
  tell({ kind: 'broken', file: basename(file), fault })
}

async function open(): Promise<{ tokens: Tokens; session: Session; hash: string }> {
  const hash = createHash('sha256')
  const read = (file: string) => {
    const bytes = at(file, 'missing', () => readFileSync(file))
    hash.update(`${bytes.length}\n`).update(bytes)
    return bytes
  }
  const json = (file: string) => at(file, 'json', () => JSON.parse(read(file).toString('utf8')) as object)
  const tokenizer = json(folder.tokenizer)
  const config = folder.tokenizerConfig === null ? {} : json(folder.tokenizerConfig)
  const tokens = at(folder.tokenizer, 'tokenizer', () => makeTokens(tokenizer, config, folder.longest))
  const { pooling, longest, prefixes } = folder
  hash.update(JSON.stringify([MAKING, pooling, longest, prefixes.question, prefixes.content]))
  try {
    const model = read(folder.model)
    const session = await openSession(model, pooling, tokens.idsOf(PROBE))
    giveBack(model)
    return { tokens, session, hash: hash.digest('hex') }
  } catch (error) {
    throw error instanceof Faulty ? new FileFault(folder.model, error.fault) : error
  }
}

async function answer({ id, texts }: Work, tokens: Tokens, session: Session): Promise<void> {
  try {
    const vectors = await session.vectorsOf(texts.map((text) => tokens.idsOf(text)))
    const data = new Float32Array(texts.length * session.dimensions)
    for (const [n, vector] of vectors.entries()) data.set(vector, n * session.dimensions)
    tell({ kind: 'vectors', id, data }, [data.buffer])
  } catch (error) {
    tell({ kind: 'failed', id, fault: error instanceof Faulty ? error.fault : 'run' })
  }
}

/** Frees the file's bytes at once: an idle thread collects no garbage, and the model keeps three copies of its own. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** What goes wrong in `work` is the fault of that file. */
function at<Result>(file: string, fault: ModelFault, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    throw cause instanceof FileFault ? cause : new FileFault(file, fault, { cause })
  }
}
