import { randomUUID } from 'node:crypto'
import { fragment, message } from './page.ts'
import type { Shown, Talk, TalkEvent } from './sessions.ts'

/** Proxies close a stream that is silent for a minute; a comment line keeps it open. */
const HEARTBEAT_MS = 20_000

/**
 * The talk as server-sent events, from the message after number `after` on. Event ids are `<run>-<number>`: after a restart
 * of the server the numbers begin anew, and everything of the new run is sent.
 */
export function eventStream(
  talk: Talk,
  run: string,
  after: number,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const closed = new AbortController()
  let listener: (event: TalkEvent) => void = () => {}
  // Fragments are rendered one after the other, so that messages arrive in their order.
  let queue: Promise<void> = Promise.resolve()

  return new ReadableStream({
    start(controller) {
      const write = (text: string) => {
        if (!closed.signal.aborted) controller.enqueue(encoder.encode(text))
      }
      const sendShown = (shown: Shown) => {
        queue = queue.then(async () => {
          const data = { number: shown.number, from: shown.from, html: await fragment(message(shown, randomUUID)) }
          write(`id: ${run}-${shown.number}\nevent: tin\ndata: ${JSON.stringify(data)}\n\n`)
        })
      }
      listener = (event) => {
        if (event.kind === 'typing') write('event: dang-go\ndata:\n\n')
        else sendShown(event.shown)
      }
      write('retry: 2000\n\n')
      for (const shown of talk.shown) if (shown.number > after) sendShown(shown)
      talk.listeners.add(listener)
      void (async () => {
        while (!closed.signal.aborted) {
          await wait(HEARTBEAT_MS, closed.signal)
          write(':\n\n')
        }
      })()
    },
    cancel() {
      closed.abort()
      talk.listeners.delete(listener)
    },
  })
}
