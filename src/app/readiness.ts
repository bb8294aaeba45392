import type { Config } from '../config.ts'
import type { Storage } from '../storage/index.ts'
import type { Connected } from './channels.ts'
import { deskState } from './desk.ts'
import type { Readiness } from './http.ts'
import type { Mind } from './mind.ts'
import type { Senders } from './senders.ts'

/** What `/readyz` says of the parts: for operators, without a word of anybody's. */

export interface ReadinessParts {
  config: Config
  mind: Mind
  /** The model as it answers today; undefined without one. */
  model: unknown
  storage: Storage
  channels: readonly Connected[]
  senders: Senders
}

export async function readinessOf(parts: ReadinessParts): Promise<Readiness> {
  const { config, mind, model, storage, channels, senders } = parts
  return {
    ready: true,
    parts: {
      index: { places: mind.catalog.passages.length, vectors: mind.vectorEngine },
      model,
      database: {
        engine: storage.engine,
        backlog: await storage.turns.backlog(),
        outbox: await storage.outbox.counts(),
      },
      ...(config.DESK_HOURS ? { desk: await deskState(storage.desk) } : {}),
      channels: Object.fromEntries(
        await Promise.all(
          channels.map(async ({ channel, account }) => [
            channel.id,
            { ...(await channel.health()), sender: senders.of({ channel: channel.id, account })?.health() },
          ]),
        ),
      ),
    },
  }
}
