import type { Channel, OutgoingMessage } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { LearnerStore } from '../learning/learner-store.ts'
import { type ExportFile, exportFile } from '../privacy/export.ts'
import type { Clock } from '../shared/clock.ts'
import { randomHex } from '../shared/ids.ts'
import type { Log } from '../shared/log.ts'
import { addressBase } from './address-base.ts'
import { FILE_PATH } from './http.ts'

/**
 * "dữ liệu của tôi" as files: made when they are sent, from what is stored then, and never written to a disk. Where a channel
 * takes only an address, the file has one that nobody can guess, for a day or until its owner is erased.
 */

const LIFE_MS = 24 * 3_600_000
/** Files held at once; the oldest goes first. */
const MOST = 200

export interface OwnFiles {
  takenOn(channel: Channel): boolean
  /** The message with its file. Where none can be made, it is said how to get the same in words. */
  prepare(channel: Channel, message: OutgoingMessage): Promise<OutgoingMessage>
  read(name: string): ExportFile | null
  /** Somebody was erased, and their files with them. */
  forget(learner: string): void
}

/** Makes the two files of "dữ liệu của tôi" as they are sent; one a channel fetches waits in memory under a name nobody can guess. */
export function makeOwnFiles(
  config: Config,
  catalog: () => Catalog,
  learners: LearnerStore,
  log: Log,
  clock: Clock,
): OwnFiles {
  const kept = new Map<string, { file: ExportFile; learner: string; until: number }>()

  function keep(file: ExportFile, learner: string): string {
    for (const [name, { until }] of kept) if (until <= clock.now()) kept.delete(name)
    const [oldest] = kept.keys()
    if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest)
    const name = randomHex()
    kept.set(name, { file, learner, until: clock.now() + LIFE_MS })
    return name
  }

  return {
    takenOn: ({ caps }) => caps.fileOut !== undefined,
    async prepare(channel, message) {
      if (message.type !== 'file') return message
      const { learner, format } = message.own
      const way = channel.caps.fileOut
      const from = addressBase(config, channel)
      const inWords: OutgoingMessage = message.refused ? { type: 'text', text: message.refused } : message
      if (way === undefined || (way === 'url' && from === null)) return inWords
      try {
        const exported = await learners.exportOf(learner)
        if (exported === null) return inWords
        const placeName = (id: string) => catalog().places.find((place) => place.id === id)?.name ?? id
        const file = exportFile(exported, format, placeName, clock.now())
        if (way === 'bytes') return { ...message, ...file }
        return { ...message, name: file.name, mime: file.mime, url: `${from}${FILE_PATH}${keep(file, learner)}` }
      } catch (error) {
        // Its rows stay out of the log: what went wrong is named by its kind alone.
        log.error({ kind: error instanceof Error ? error.name : 'unknown', format }, 'export.not_made')
        return inWords
      }
    },
    read(name) {
      const found = kept.get(name)
      return found && found.until > clock.now() ? found.file : null
    },
    forget(learner) {
      for (const [name, one] of kept) if (one.learner === learner) kept.delete(name)
    },
  }
}
