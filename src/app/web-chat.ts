import { createWeb, type WebChannel } from '../channels/web/index.ts'
import type { Config } from '../config.ts'
import { parseMemory, type Sessions } from '../conversation/session.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { hidePersonalData } from '../privacy/hide.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Storage } from '../storage/index.ts'
import { appSecret } from './secret.ts'
import { hearsVoices } from './senses.ts'

/** What the page of the web chat needs of the rest. */
export interface WebChatParts {
  config: Config
  storage: Storage
  sessions: Sessions
  /** As of the last reload. */
  catalog: () => Catalog
  clock: Clock
  log: Log
  wait(ms: number, signal: AbortSignal): Promise<void>
}

/** The web chat, which names the place a person lives in above its box. */
export function makeWebChat({ config, storage, sessions, catalog, clock, log, wait }: WebChatParts): WebChannel {
  return createWeb({
    secret: appSecret(config),
    ...(config.PUBLIC_URL ? { publicUrl: config.PUBLIC_URL } : {}),
    trustProxy: config.TRUST_PROXY,
    placeName: async (chat) => {
      const lane = `web:web:${chat}`
      // With consent the place is stored; before it, only this process knows.
      const memory = parseMemory(await storage.turns.memoryOf(lane)) ?? sessions.get(lane, clock.now())
      return catalog().places.find((row) => row.id === memory?.settings.place)?.name ?? null
    },
    hears: hearsVoices(config),
    hide: (text) => hidePersonalData(text).text,
    log,
    now: clock.now,
    wait,
  })
}
