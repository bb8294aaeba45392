import * as zca from 'zca-js'
import { z } from 'zod'
import type { PackageApi, PackageListener, PackageMessage, PackageModule, QrEvent } from './package-types.ts'
import type { Session } from './session.ts'
import { createTransport, newTrail, type Trail } from './transport.ts'

/**
 * The door to zca-js. Its errors may hold whole requests and the account's keys (one prints its context), so none of their
 * texts leaves here but the sentence Zalo itself answered a send with.
 */

export type Kind = 'private' | 'group'

/** One login: everything that is sent and heard goes over it. */
export interface Line {
  session: Session
  /** Sends; rejects with what the package throws, the trail telling what is known. Resolves with the message's id, or ''. */
  send(content: PackageMessage, chat: string, kind: Kind, trail: Trail): Promise<string>
  typing(chat: string, kind: Kind): Promise<void>
  /** A harmless call. */
  isAlive(): Promise<boolean>
  /** The session as it is now: Zalo changes cookies while it is used. */
  current(): Session
  listen(heard: Heard): Socket
}

/** What comes over the socket. Nothing here may throw. */
export interface Heard {
  /** The server has said hello: what is sent to us from now on arrives. */
  opened(): void
  message(data: unknown, kind: Kind): void
  /** Asked for with `askOld`; oneself among the senders. */
  old(data: readonly unknown[]): void
  /** A frame that could not be read, or the socket itself; `why` holds no content. */
  failed(why: string): void
  /** Once, at the end: 1006 cut, 3000 another session, 3003 thrown out. */
  closed(code: number): void
}

export interface Socket {
  askOld(): void
  close(): void
}

export type Opened = { kind: 'open'; line: Line } | { kind: 'refused' } | { kind: 'unreachable' }
export type QrEnd = Opened | { kind: 'lapsed' } | { kind: 'declined' }

export interface QrHooks {
  /** The picture to scan, as PNG. */
  code(png: Uint8Array): void
  /** Scanned by this account; it still has to be confirmed on the phone. */
  scanned(name: string): void
}

export interface Door {
  byCookie(session: Session, signal: AbortSignal): Promise<Opened>
  /** One code, from its making to its end. */
  byQr(hooks: QrHooks, signal: AbortSignal): Promise<QrEnd>
}

const QR = { made: 0, lapsed: 1, scanned: 2, declined: 3 } as const
const codeMade = z.looseObject({ image: z.string() })
const codeScanned = z.looseObject({ display_name: z.string().catch('') })
const cookies = z.array(z.looseObject({ key: z.string() })).min(1)
const sent = z.looseObject({ msgId: z.union([z.string(), z.number()]).transform(String) })
const receipt = z.looseObject({ message: sent.nullish().catch(null), attachment: z.array(sent).catch([]) })

export function openDoor(root?: string): Door {
  const transport = createTransport(root)
  const { Zalo } = zca as unknown as PackageModule
  const zalo = () => new Zalo({ polyfill: transport.fetch, checkUpdate: false, logging: false })
  const lineOf = (api: PackageApi) => createLine(api, transport.within)

  async function attempt(work: () => Promise<PackageApi>, trail: Trail): Promise<Opened> {
    try {
      return { kind: 'open', line: lineOf(await transport.within(trail, work)) }
    } catch (error) {
      // Half an answer and no answer say nothing about the account; only a whole one refuses it.
      return trail.troubled || error instanceof SyntaxError ? { kind: 'unreachable' } : { kind: 'refused' }
    }
  }

  return {
    byCookie: ({ imei, userAgent, cookies: cookie }, signal) =>
      // The package changes the cookies it is given.
      attempt(() => zalo().login({ imei, userAgent, cookie: structuredClone(cookie) }), newTrail(signal)),

    async byQr(hooks, signal) {
      const trail = newTrail(signal)
      let isMade = false
      let ended: 'lapsed' | 'declined' | null = null
      let abort = () => {}
      const stop = () => abort()
      signal.addEventListener('abort', stop)
      // Called from a timer of the package's, where an error would end the process.
      const heard = ({ type, data, actions }: QrEvent) => {
        abort = () => void actions?.abort()
        if (type === QR.made) {
          isMade = true
          const made = codeMade.safeParse(data)
          if (made.success) hooks.code(Buffer.from(made.data.image, 'base64'))
        }
        if (type === QR.scanned) hooks.scanned(plain(codeScanned.safeParse(data).data?.display_name ?? ''))
        if (type === QR.lapsed || type === QR.declined) {
          ended = type === QR.lapsed ? 'lapsed' : 'declined'
          // Declined, the package waits for ever for somebody to say what next.
          abort()
        }
      }
      const end = await attempt(() => zalo().loginQR({}, heard), trail)
      signal.removeEventListener('abort', stop)
      // A code that came to nothing is one used up, whoever says so: too many of them must end.
      if (end.kind === 'refused' && isMade) ended ??= 'lapsed'
      return ended !== null && end.kind !== 'open' ? { kind: ended } : end
    },
  }
}

function createLine(api: PackageApi, within: <T>(trail: Trail, work: () => Promise<T>) => Promise<T>): Line {
  const typeOf = (kind: Kind) => (kind === 'group' ? 1 : 0)
  const current = (): Session => {
    const { imei, userAgent } = api.getContext()
    return { uid: String(api.getOwnId()), imei, userAgent, cookies: cookies.parse(api.getCookie().toJSON().cookies) }
  }
  return {
    session: current(),
    current,
    async send(content, chat, kind, trail) {
      const answer = await within(trail, () => api.sendMessage(content, chat, typeOf(kind)))
      // Without a readable receipt the message was taken all the same: only its id is unknown.
      const { data } = receipt.safeParse(answer)
      return data?.message?.msgId ?? data?.attachment[0]?.msgId ?? ''
    },
    async typing(chat, kind) {
      await api.sendTypingEvent(chat, typeOf(kind))
    },
    isAlive: () =>
      api.keepAlive().then(
        () => true,
        () => false,
      ),
    listen: (heard) => listenTo(api.listener, heard),
  }
}

/**
 * One socket, used once: the package's own reconnecting never resets its counter, throws on codes the server does not list, and
 * a late close event of an old socket wipes the new one. Whoever wants another logs in again.
 */
function listenTo(listener: PackageListener, heard: Heard): Socket {
  let isOver = false
  const over = (code: number) => {
    if (isOver) return
    isOver = true
    heard.closed(code)
  }
  listener.on('cipher_key', () => heard.opened())
  listener.on('message', ({ data, type }: { data: unknown; type: number }) => {
    if (!isOver) heard.message(data, type === 1 ? 'group' : 'private')
  })
  listener.on('old_messages', (messages: { data: unknown }[]) => {
    if (!isOver) heard.old(messages.map(({ data }) => data))
  })
  // Without a listener for it, Node ends the process; the text may repeat what somebody wrote.
  listener.on('error', (error: unknown) => heard.failed(kindOf(error)))
  listener.on('closed', (code: number) => over(code))
  listener.start({ retryOnClose: false })
  inOrder(listener, heard)
  return {
    askOld: () => listener.requestOldMessages(0),
    close() {
      listener.stop()
      over(1000)
    },
  }
}

/** The package deciphers frames side by side, on threads: without this the second of two messages may be heard first. */
function inOrder({ ws }: PackageListener, heard: Heard): void {
  const read = ws?.onmessage
  if (!ws || !read) return
  let reading = Promise.resolve()
  ws.onmessage = (frame) => {
    reading = reading.then(() => read(frame)).catch((error: unknown) => heard.failed(kindOf(error)))
    return reading
  }
}

/** A name somebody gave themselves, as it may be printed on a terminal. */
function plain(name: string): string {
  return name.replaceAll(/\p{C}/gu, '').slice(0, 60)
}

/** The name of an error or the system's code, never its words. */
function kindOf(error: unknown): string {
  const { error: inner } = (error ?? {}) as { error?: unknown }
  const { code, name } = (inner ?? error ?? {}) as { code?: unknown; name?: unknown }
  return String(code ?? name ?? 'error').slice(0, 60)
}
