import { Worker } from 'node:worker_threads'
import { pictureSize } from './picture-size.ts'
import type { Done, Work } from './worker.ts'

/** Reads the codes of received photos in a thread of its own, one photo after the other. Nothing is written anywhere. */

export interface PhotoReader {
  /** Texts of its QR codes; empty: none found; null: no picture we read, too large, or not done in time. */
  read(bytes: Uint8Array): Promise<string[] | null>
  /** Ends the thread; a later photo starts a new one. */
  close(): Promise<void>
}

/** 50 megapixels, what the largest usual phone camera makes: about 50 MB as grey values. */
const MOST_PIXELS = 50_000_000
/** A code of an ordinary photo is read in 0.1 s; whoever waits longer is told that none was seen. */
const TIME_MS = 4_000
/** Photos waiting at once; each may hold ten megabytes. */
const MOST_WAITING = 16
/** The thread holds some 40 MB: it goes when no photo comes. */
const IDLE_MS = 60_000

interface Waiting {
  settle(texts: string[] | null): void
  timer: NodeJS.Timeout
}

export function openPhotoReader(timeMs = TIME_MS): PhotoReader {
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let count = 0
  const waiting = new Map<number, Waiting>()

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url))
    // A waiting photo must not keep a process alive that is told to stop.
    started.unref()
    started.on('message', ({ id, texts }: Done) => finish(id, texts))
    started.on('error', () => drop(started))
    started.on('exit', () => drop(started))
    return started
  }

  /** What waited in a thread that is gone gets no answer from it. */
  function drop(gone: Worker): void {
    if (thread !== gone) return
    thread = null
    for (const id of [...waiting.keys()]) finish(id, null)
  }

  function finish(id: number, texts: string[] | null): void {
    const one = waiting.get(id)
    if (!one) return
    waiting.delete(id)
    clearTimeout(one.timer)
    one.settle(texts)
    if (waiting.size === 0) idle = setTimeout(() => void close(), IDLE_MS).unref()
  }

  async function close(): Promise<void> {
    const ending = thread
    clearTimeout(idle)
    if (!ending) return
    drop(ending)
    await ending.terminate()
  }

  return {
    read(bytes) {
      const size = pictureSize(bytes)
      if (!size || size.width * size.height > MOST_PIXELS || waiting.size >= MOST_WAITING) return Promise.resolve(null)
      clearTimeout(idle)
      thread ??= start()
      const at = thread
      count += 1
      const id = count
      return new Promise((settle) => {
        // A picture made to take for ever takes the thread down with it, and the next photo a fresh one.
        const timer = setTimeout(() => void close(), timeMs)
        waiting.set(id, { settle, timer })
        at.postMessage({ id, bytes } satisfies Work)
      })
    },
    close,
  }
}
