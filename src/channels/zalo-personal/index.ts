import { operatorSentence } from '../../replies/operator.ts'
import { VIETNAM_OFFSET_MS } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import type { Accepted, Address, Channel, ChannelHealth, IncomingMessage, SendResult } from '../channel.ts'
import { download } from '../download.ts'
import type { PlainWords } from '../plain-text.ts'
import { deliver, PACE_MS } from './deliver.ts'
import { NEW_PEOPLE_A_DAY, openLedger } from './ledger.ts'
import { createLink, type LinkState } from './link.ts'
import { type Consequence, countRefusals, LOGIN_MS } from './outcome.ts'
import { createLoginPage, type LoginPage } from './page.ts'
import { parseMessage } from './parse.ts'
import { TEXT_LIMIT } from './render.ts'
import { openSessionFile } from './session.ts'
import { type Kind, openDoor } from './zca.ts'

export type { LinkState } from './link.ts'
export { ACCOUNT } from './parse.ts'

/** A personal Zalo account over zca-js, which imitates Zalo on the web: unofficial, slow on purpose, and off unless asked for. */

export interface ZaloPersonalOptions {
  /** Where the login and what is remembered lie, encrypted. */
  files: { session: string; ledger: string }
  fileSecret: string
  /** The loopback fake that stands for all of Zalo's hosts; the real ones when left out. */
  apiRoot?: string
  /** Somebody who has agreed to be remembered; they are not new. */
  isKnown: (to: Address) => Promise<boolean>
  /** Each change an operator may have to act on. */
  tell: (state: LinkState) => void
  words: PlainWords
  log: Log
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface ZaloPersonalChannel extends Channel {
  readonly loginPage: LoginPage
}

/** Zalo on the web, which this channel takes itself for. */
const ZALO = 'https://chat.zalo.me'
const STORE_AGAIN_MS = 1000
const DAY_MS = 86_400_000

export function createZaloPersonal(options: ZaloPersonalOptions): ZaloPersonalChannel {
  const { log, now, wait, apiRoot } = options
  const ledger = openLedger(options.files.ledger, options.fileSecret)
  const refusals = countRefusals()
  let lastInboundAt: number | undefined
  let accept: ((message: IncomingMessage) => Promise<Accepted>) | null = null
  let stopping = new AbortController().signal
  /** One after another, or the messages of a chat would be stored out of order when one has to be stored again. */
  let storing: Promise<void> = Promise.resolve()

  const link = createLink({
    door: openDoor(apiRoot),
    session: openSessionFile(options.files.session, options.fileSecret),
    log,
    wait,
    now,
    onState(state) {
      loginPage.follow(state)
      if (state.kind === 'stopped') log.error({ sentence: sentenceOf(state) }, 'zalo_personal.stopped')
      options.tell(state)
    },
    onOpen: () => remember(() => ledger.begin(now())),
    onMessage: (data, kind, line) => receive(data, kind, line.session.uid),
    onOld(data, line) {
      for (const one of data) receive(one, 'private', line.session.uid, true)
    },
  })

  const loginPage = createLoginPage({ state: link.state, sentence: sentenceOf, again: link.again })

  function receive(data: unknown, kind: Kind, uid: string, isOld = false): void {
    const message = parseMessage(data, kind, uid, now())
    if (message === 'unreadable') log.warn('zalo_personal.message_unreadable')
    if (message === 'unreadable' || message === null || !accept) return
    if (isOld && !ledger.isOurs(message.at, now())) return
    lastInboundAt = now()
    storing = storing.then(() => store(message))
  }

  /** Keeps trying: Zalo hands a message over once. What a stop cuts short is asked for at the next start. */
  async function store(message: IncomingMessage): Promise<void> {
    while (accept) {
      try {
        await accept(message)
        return remember(() => ledger.heard(message.at))
      } catch (error) {
        log.error({ err: error }, stopping.aborted ? 'zalo_personal.lost_at_stop' : 'zalo_personal.not_stored')
        if (stopping.aborted) return
        await wait(STORE_AGAIN_MS, stopping)
      }
    }
  }

  /** A ledger that cannot be written makes us ask for more old messages after a crash, and nothing worse. */
  function remember(work: () => void): void {
    try {
      work()
    } catch (error) {
      log.warn({ err: error }, 'zalo_personal.ledger_not_kept')
    }
  }

  function onConsequence(what: Exclude<Consequence, null>): void {
    if (what === 'held-back') log.error('zalo_personal.held_back')
    else if (what === 'banned') link.ban()
    else link.renew()
  }

  /** Why nothing may be sent to them now, or null. */
  async function refused(to: Address, why: 'reply' | 'scheduled' | 'broadcast'): Promise<SendResult | null> {
    // One text to many people is what gets an account locked first.
    if (why === 'broadcast') return { status: 'blocked', why: 'no-permission' }
    const state = link.state()
    if (state.kind === 'stopped' && state.why !== 'nobody-scanned') return { status: 'down', why: DOWN[state.why] }
    if (to.kind === 'group') return null
    try {
      if (await ledger.admit(to.user, () => options.isKnown(to), now())) return null
    } catch (error) {
      // Who cannot be counted is not written to: an uncounted hundred is what locks the account.
      log.error({ err: error }, 'zalo_personal.not_counted')
      return { status: 'retry', afterMs: LOGIN_MS, scope: 'account', why: 'new people cannot be counted' }
    }
    log.warn({ most: NEW_PEOPLE_A_DAY }, 'zalo_personal.enough_new_people')
    const tomorrow = DAY_MS - ((now() + VIETNAM_OFFSET_MS) % DAY_MS)
    return { status: 'retry', afterMs: tomorrow, scope: 'chat', why: `${NEW_PEOPLE_A_DAY} new people today` }
  }

  return {
    id: 'zalo-personal',
    caps: {
      buttons: false,
      nativeQuiz: false,
      typing: true,
      edit: false,
      imageOut: 'bytes',
      sizes: true,
      voiceOut: false,
      voiceIn: true,
      textChars: TEXT_LIMIT,
      proactive: 'risky',
      pace: { perSecond: 1000 / PACE_MS, perChatPerSecond: 1000 / PACE_MS },
    },
    loginPage,

    async run(take, signal) {
      accept = take
      stopping = signal
      await link.run(signal)
      await storing
      accept = null
      remember(() => ledger.flush())
    },

    async send(to, message, sending) {
      const cannot = await refused(to, sending.why)
      if (cannot) return cannot
      const line = link.line()
      if (!line) return { status: 'retry', afterMs: LOGIN_MS, scope: 'account', why: 'not logged in' }
      return deliver({ line, words: options.words, refusals, onConsequence, now, wait }, to, message, sending)
    },

    async typing(to) {
      await link
        .line()
        ?.typing(to.chat, to.kind)
        .catch(() => {})
    },

    download: (ref, maxBytes, signal) => download(ref, { apiRoot: apiRoot ?? ZALO, maxBytes, signal }),

    async probe() {
      return link.state().kind === 'online' && ((await link.line()?.isAlive()) ?? false)
    },

    async health(): Promise<ChannelHealth> {
      const state = link.state()
      return {
        ok: state.kind === 'online',
        detail: detailOf(state),
        ...(lastInboundAt === undefined ? {} : { lastInboundAt }),
      }
    },
  }
}

const DOWN = { 'other-session': 'conflict', banned: 'banned', 'other-account': 'auth' } as const

function detailOf(state: LinkState): string {
  if (state.kind === 'stopped') return sentenceOf(state)
  return state.kind === 'lost' ? state.why : state.kind
}

/** What the operator is told where nothing goes on by itself. */
export function sentenceOf({ why }: Extract<LinkState, { kind: 'stopped' }>): string {
  switch (why) {
    case 'nobody-scanned':
      return operatorSentence('ZALO_PERSONAL_NOT_LOGGED_IN', {})
    case 'other-session':
      return operatorSentence('ZALO_PERSONAL_REPLACED', {})
    case 'banned':
      return operatorSentence('ZALO_PERSONAL_LOCKED', {})
    case 'other-account':
      return operatorSentence('ZALO_PERSONAL_OTHER_ACCOUNT', {})
  }
}
