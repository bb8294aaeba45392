import type { Log } from '../../shared/log.ts'
import type { Session, SessionFile } from './session.ts'
import type { Door, Kind, Line, Socket } from './zca.ts'

/**
 * Keeps the account connected, and knows when not to: a code is asked for a few times and then somebody must press, another
 * session or a lock ends it until somebody does. Whatever keeps failing is tried ever more rarely, since a machine that
 * logs in again and again is what gets an account locked.
 */

export type LinkState =
  | { kind: 'connecting' }
  | { kind: 'online' }
  /** Lost; tried again by itself. */
  | { kind: 'lost'; why: 'closed' | 'unreachable' | 'refused' }
  /** A code waits to be scanned: `code` is its PNG, null while it is made; `scannedBy` the account that has scanned it. */
  | { kind: 'login'; code: Uint8Array | null; scannedBy: string | null }
  /** Nothing more happens until `again`. */
  | { kind: 'stopped'; why: 'nobody-scanned' | 'other-session' | 'banned' | 'other-account' }

export interface LinkOptions {
  door: Door
  session: SessionFile
  log: Log
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  now: () => number
  /** Called at each change, with what the operator has to know or do. */
  onState: (state: LinkState) => void
  /** The socket is open: `askOld` brings what was said while we were away. */
  onOpen: (line: Line) => void
  onMessage: (data: unknown, kind: Kind, line: Line) => void
  onOld: (data: readonly unknown[], line: Line) => void
}

export interface Link {
  run(signal: AbortSignal): Promise<void>
  state(): LinkState
  /** To send over; null when nobody is logged in. */
  line(): Line | null
  /** The keys are stale: closes and logs in again. */
  renew(): void
  /** The account is locked: ends everything until `again`. */
  ban(): void
  /** The operator wants it tried once more. */
  again(): void
}

/** Waits between tries: 2 s doubling to five minutes. */
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 300_000
/** Connected so long, the next loss is a new one. */
const STEADY_MS = 600_000
/** A socket that says nothing for so long will not open. */
const OPEN_MS = 30_000
/** One strange answer must not make a person scan a code. */
const REFUSALS = 3
const ASK_AGAIN_MS = 60_000
/** Each lapses after 100 s: some eight minutes, then nobody is there. */
const CODES = 5
const OTHER_SESSION = new Set([3000, 3003])

export function createLink(options: LinkOptions): Link {
  const { door, session, log, wait, now, onState } = options
  let state: LinkState = { kind: 'connecting' }
  let line: Line | null = null
  let socket: Socket | null = null
  let isBanned = false
  let failures = 0
  let refusals = 0
  let codes = 0
  let press = () => {}

  function enter(next: LinkState): void {
    state = next
    onState(next)
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const kept = session.read()
      const opened =
        kept !== null && refusals < REFUSALS ? await logIn(kept, signal) : await showCode(kept?.uid ?? null, signal)
      if (signal.aborted) break
      if (opened !== null) await stay(opened, signal)
      if (state.kind === 'stopped') await pressed(signal)
      else if (state.kind === 'lost') await again(signal)
    }
    // The line stays: an answer that was being made when a stop was asked for is still sent, which needs no socket.
    socket?.close()
  }

  async function logIn(kept: Session, signal: AbortSignal): Promise<Line | null> {
    const opened = await door.byCookie(kept, signal)
    if (opened.kind === 'open') return opened.line
    refusals = opened.kind === 'refused' ? refusals + 1 : 0
    log.warn({ why: opened.kind, tries: failures + 1 }, 'zalo_personal.not_logged_in')
    if (refusals < REFUSALS) enter({ kind: 'lost', why: opened.kind })
    return null
  }

  /** One code; what it came to stands in the state. */
  async function showCode(expected: string | null, signal: AbortSignal): Promise<Line | null> {
    line = null
    enter({ kind: 'login', code: null, scannedBy: null })
    const end = await door.byQr(
      {
        code(png) {
          codes += 1
          enter({ kind: 'login', code: png, scannedBy: null })
        },
        scanned: (name) => enter({ kind: 'login', code: null, scannedBy: name }),
      },
      signal,
    )
    if (signal.aborted) return null
    if (end.kind !== 'open') {
      log.warn({ why: end.kind, codes }, 'zalo_personal.code_not_used')
      if (codes >= CODES) enter({ kind: 'stopped', why: 'nobody-scanned' })
      // Zalo would not even make a code, or refused whom it had let in: not at once again.
      else if (end.kind !== 'lapsed' && end.kind !== 'declined') enter({ kind: 'lost', why: end.kind })
      return null
    }
    if (expected !== null && end.line.session.uid !== expected) {
      enter({ kind: 'stopped', why: 'other-account' })
      return null
    }
    return end.line
  }

  /** Logged in: keeps the session, listens until the socket closes. */
  async function stay(next: Line, signal: AbortSignal): Promise<void> {
    line = next
    refusals = 0
    codes = 0
    keep(next)
    const from = now()
    const code = await listened(next, signal)
    keep(next)
    if (signal.aborted) return
    if (now() - from >= STEADY_MS) failures = 0
    if (isBanned || OTHER_SESSION.has(code)) {
      line = null
      return enter({ kind: 'stopped', why: isBanned ? 'banned' : 'other-session' })
    }
    log.warn({ code }, 'zalo_personal.closed')
    enter({ kind: 'lost', why: 'closed' })
  }

  function keep(current: Line): void {
    try {
      session.write(current.current())
    } catch (error) {
      log.error({ err: error }, 'zalo_personal.session_not_kept')
    }
  }

  /** The code with which the socket closed. */
  async function listened(on: Line, signal: AbortSignal): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>()
    const ended = new AbortController()
    const over = (code: number) => {
      resolve(code)
      ended.abort()
    }
    let isOpen = false
    try {
      socket = on.listen({
        opened() {
          isOpen = true
          enter({ kind: 'online' })
          options.onOpen(on)
          socket?.askOld()
        },
        message: (data, kind) => options.onMessage(data, kind, on),
        old: (data) => options.onOld(data, on),
        failed(why) {
          log.warn({ why }, 'zalo_personal.frame_failed')
          // What stood behind the unreadable message in its frame is gone; it is asked for once more.
          if (isOpen) askOnceMore(ended.signal)
        },
        closed: over,
      })
    } catch (error) {
      log.warn({ why: error instanceof Error ? error.name : 'error' }, 'zalo_personal.no_socket')
      over(1006)
    }
    const close = () => socket?.close()
    signal.addEventListener('abort', close, { once: true })
    void wait(OPEN_MS, ended.signal).then(() => {
      if (!isOpen && !ended.signal.aborted) close()
    })
    const code = await promise
    signal.removeEventListener('abort', close)
    socket = null
    return code
  }

  let askedAt = Number.NEGATIVE_INFINITY
  let isWaiting = false
  /** At once, then at most every minute: an answer that cannot be read either would ask for ever. */
  function askOnceMore(ended: AbortSignal): void {
    if (isWaiting) return
    const ms = askedAt + ASK_AGAIN_MS - now()
    const ask = () => {
      isWaiting = false
      if (ended.aborted) return
      askedAt = now()
      socket?.askOld()
    }
    isWaiting = ms > 0
    if (isWaiting) void wait(ms, ended).then(ask)
    else ask()
  }

  async function again(signal: AbortSignal): Promise<void> {
    const ms = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS)
    failures += 1
    await wait(ms, signal)
  }

  async function pressed(signal: AbortSignal): Promise<void> {
    await new Promise<void>((done) => {
      press = done
      signal.addEventListener('abort', () => done(), { once: true })
    })
    press = () => {}
    isBanned = false
    failures = 0
    codes = 0
  }

  return {
    run,
    state: () => state,
    line: () => line,
    renew: () => socket?.close(),
    ban() {
      isBanned = true
      line = null
      socket?.close()
    },
    again: () => press(),
  }
}
