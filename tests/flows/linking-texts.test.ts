import { describe, expect, it } from 'vitest'
import type { Address, ChannelId, IncomingBody } from '../../src/channels/channel.ts'
import type { Intent } from '../../src/conversation/intent.ts'
import type { LinkCode, LinkReads, LinkRequest } from '../../src/conversation/link-store.ts'
import type { ChatMemory } from '../../src/conversation/session.ts'
import { universalPhrases } from '../../src/conversation/universal.ts'
import { openMemory } from '../../src/storage/index.ts'
import { meaning, somebody, startWalk, stranger } from '../support/walk.ts'

/** What is said of linking chats and of what leaves the country, at its longest: everything abroad, long names, the most chats. */

const SIMPLE = 600
const JOINED = 1900
const LONG = 'Nguyễn Trần Phương Khánh Huyền'
const at = (channel: ChannelId, chat = 'c'): Address => ({ channel, account: 'a', chat, user: chat, kind: 'private' })
const CHANNELS = ['zalo-bot', 'telegram', 'web'] as const

const HASH = 'a'.repeat(64)
const later = Number.MAX_SAFE_INTEGER
const CODE: LinkCode = {
  ...{ id: 'k', learner: 'owner', lane: 'telegram:a:o', to: at('telegram', 'o') },
  ...{ name: `anh/chị ${LONG}`, expiresAt: later },
}
const REQUEST: LinkRequest = {
  ...{ id: 'k', learner: 'script', lane: 'zalo-bot:a:c', to: at('zalo-bot') },
  ...{ asker: 'other', askerLane: 'telegram:a:o', askerTo: at('telegram', 'o') },
  ...{ askerName: `Anh/chị ${LONG}`, way: 'merge', expiresAt: later },
}
const CHATS = (['zalo-bot', 'zalo-oa', 'zalo-personal', 'telegram', 'web'] as const).map((channel, index) => ({
  ...{ lane: `${channel}:a:c`, to: at(channel) },
  daily: index === 0,
}))

/** What the store knows: an open request or none, five chats or one. */
function links(request: LinkRequest | null, chats: typeof CHATS): LinkReads {
  return {
    linkCode: async () => CODE,
    linkCodesSince: async () => 0,
    linkRequest: async () => request,
    chatsOf: async () => chats,
  }
}

const JOINS = (['merge', 'beside', 'new', 'no'] as const).map((way): Intent => ({ do: 'link-join', hash: HASH, way }))
const ANSWERS = [true, false].map((yes): Intent => ({ do: 'link-answer', request: 'k', yes }))
const PLACES = CHATS.flatMap(({ lane }): Intent[] => [
  { do: 'link-off', lane },
  { do: 'daily-at', lane },
])
const INTENTS: Intent[] = [{ do: 'typed-code', hash: HASH }, { do: 'link-cancel' }, ...JOINS, ...ANSWERS, ...PLACES]
const WORDS = [
  'nối máy',
  'NOI 482 914',
  '482914',
  'bỏ nối',
  'đang nối với đâu',
  'gửi bài ở đây',
  'sao hôm qua không thấy bài',
]

const VOICE: IncomingBody = { type: 'media', media: { kind: 'voice', ref: 'sure' } }

const named = somebody({ name: LONG, hour: { hour: 19, minute: null } })
const waits = (memory: ChatMemory): ChatMemory => ({ ...memory, codeAwaitedUntil: later })
/** Agreed before anything left the country. */
const before = { ...named, consent: { ...named.consent, wording: '2' } }
const PEOPLE = [named, before, waits(named), stranger(), waits(stranger()), { ...stranger(), introduced: true }]

describe('a message about linking, or about what leaves the country', () => {
  it.each(CHANNELS)('stays within 600 characters on %s, whatever is known of the chats', async (channel) => {
    const { learners } = openMemory()
    const store = {
      ...learners,
      liveCode: async (hash: string) =>
        hash === HASH ? { ...CODE, kind: 'link' as const, tries: 0, learnerName: LONG } : null,
    }
    let turns = 0
    for (const known of [links(null, []), links(REQUEST, []), links(null, CHATS), links(REQUEST, CHATS)])
      for (const left of [5, 0]) {
        const over = { links: known, learners: store, memoryOf: async () => named, codeTriesLeft: () => left }
        const walk = startWalk(SIMPLE, over, at(channel))
        for (const memory of PEOPLE) {
          for (const said of ['/start', 'alo', 'tôi học đến đâu rồi', ...WORDS]) await walk.say(memory, said)
          await walk.say(memory, VOICE)
          for (const intent of INTENTS) await walk.say(meaning(memory, intent), '1')
        }
        expect(walk.tooLong).toEqual([])
        turns += walk.turns
      }
    expect(turns).toBeGreaterThan(1000)
  })

  it('joined with the answer before it stays within 1,900 on every channel', async () => {
    let longest = 0
    for (const channel of CHANNELS) {
      const walk = startWalk(JOINED, { counted: new Set([channel]) }, at(channel))
      const met = { ...stranger(), introduced: true }
      for (const said of [...universalPhrases().map(({ phrase }) => phrase), 'cảm ơn cháu', 'ai đang nói', 'xyz'])
        for (const memory of [met, stranger()]) await walk.say(memory, said)
      expect(walk.tooLong, channel).toEqual([])
      longest = Math.max(longest, walk.longest)
    }
    expect(longest).toBeGreaterThan(SIMPLE)
  })
})
