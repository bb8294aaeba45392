import { randomUUID } from 'node:crypto'
import { bubble, elementId, fragment } from './bubble.ts'
import { placeLine } from './page.ts'
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
      const sendShown = (shown: Shown, isNew: boolean) => {
        queue = queue.then(async () => {
          const element = elementId(run, shown.number)
          const data = { element, from: shown.from, html: await fragment(bubble(shown, run, randomUUID)) }
          // A changed message keeps the reader's place: with its old number a reconnect would repeat all that followed.
          const id = isNew ? `id: ${run}-${shown.number}\n` : ''
          write(`${id}event: tin\ndata: ${JSON.stringify(data)}\n\n`)
        })
      }
      const sendPlace = (name: string | null) =>
        write(`event: noi\ndata: ${JSON.stringify({ text: placeLine(name) })}\n\n`)
      listener = (event) => {
        if (event.kind === 'typing') write('event: dang-go\ndata:\n\n')
        else if (event.kind === 'place') sendPlace(event.name)
        // Behind what is still being drawn, or that would appear after it.
        else if (event.kind === 'forgotten') queue = queue.then(() => write('event: quen\ndata:\n\n'))
        else sendShown(event.shown, event.kind === 'message')
      }
      write('retry: 2000\n\n')
      sendPlace(talk.placeName)
      for (const shown of talk.shown) if (shown.number > after) sendShown(shown, true)
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
