import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type ModelFolder, modelFailed } from './model-folder.ts'
import type { Told, Work } from './worker.ts'

/** The conversation's side of the model's thread. */
export interface ModelThread {
  readonly dimensions: number
  /** Of the files and settings that make the vectors. */
  readonly hash: string
  /**
   * One vector for each text. When `signal` is raised nobody waits any more, and what the thread still makes is dropped.
   * @throws AppError EMBEDDING_MODEL_FAILED; a thread that died is started anew by the next call
   */
  vectorsOf(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  close(): Promise<void>
}

type Ready = Extract<Told, { kind: 'ready' }>

interface Waiting {
  count: number
  done(vectors: Float32Array[]): void
  fail(error: Error): void
}

/** @throws AppError EMBEDDING_MODEL_FAILED when the model cannot be opened */
export async function startModelThread(folder: ModelFolder): Promise<ModelThread> {
  const file = basename(folder.model)
  const waiting = new Map<number, Waiting>()
  let count = 0
  let thread: Worker | null = null
  let known: Ready | null = null

  function start(): Promise<Ready> {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { workerData: folder })
    thread = started
    return new Promise((ready, broken) => {
      const lost = (cause?: unknown) => {
        const error = modelFailed(file, 'died', cause)
        broken(error)
        drop(started, error)
      }
      started.on('error', lost)
      started.on('exit', () => lost())
      started.on('message', (told: Told) => {
        if (told.kind === 'ready') ready(told)
        else if (told.kind === 'broken') {
          const error = modelFailed(told.file, told.fault)
          broken(error)
          drop(started, error)
          void started.terminate()
        } else settle(started, told)
      })
    })
  }

  function settle(from: Worker, told: Exclude<Told, { kind: 'ready' | 'broken' }>): void {
    const one = take(from, told.id)
    if (told.kind === 'failed') one?.fail(modelFailed(file, told.fault))
    else one?.done(apart(told.data, one.count))
  }

  /** No longer waited for; when nothing is, the thread must not keep a process alive that is done. */
  function take(from: Worker, id: number): Waiting | undefined {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) from.unref()
    return one
  }

  /** What waited in a thread that is gone gets no answer from it. */
  function drop(gone: Worker, error: Error): void {
    if (thread !== gone) return
    thread = null
    for (const [id, one] of waiting) {
      waiting.delete(id)
      one.fail(error)
    }
  }

  /** Files exchanged under a running bot would fill the index with vectors that cannot be compared. */
  async function restart(): Promise<void> {
    const { hash } = await start()
    if (hash === known?.hash) return
    const changed = thread
    if (changed) drop(changed, modelFailed(file, 'changed'))
    await changed?.terminate()
    throw modelFailed(file, 'changed')
  }

  let restarting: Promise<void> | null = null
  async function running(): Promise<Worker> {
    if (thread === null) {
      restarting = restart().finally(() => {
        restarting = null
      })
    }
    await restarting
    if (thread === null) throw modelFailed(file, 'died')
    return thread
  }

  const first = await start()
  known = first
  ;(thread as Worker | null)?.unref()
  return {
    dimensions: first.dimensions,
    hash: first.hash,
    async vectorsOf(texts, signal) {
      if (texts.length === 0) return []
      const at = await running()
      // Ended between the two lines: nothing would ever answer.
      if (thread !== at) throw modelFailed(file, 'died')
      if (signal?.aborted) throw modelFailed(file, 'late')
      count += 1
      const id = count
      return new Promise((done, fail) => {
        waiting.set(id, { count: texts.length, done, fail })
        at.ref()
        signal?.addEventListener('abort', () => take(at, id)?.fail(modelFailed(file, 'late')))
        at.postMessage({ id, texts: [...texts] } satisfies Work)
      })
    },
    async close() {
      const ending = thread
      if (ending === null) return
      drop(ending, modelFailed(file, 'died'))
      await ending.terminate()
    },
  }
}

/** `count` vectors that stand one after the other. */
function apart(data: Float32Array, count: number): Float32Array[] {
  const dimensions = data.length / count
  return Array.from({ length: count }, (_, at) => data.slice(at * dimensions, (at + 1) * dimensions))
}
