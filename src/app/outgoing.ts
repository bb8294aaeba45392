import { join } from 'node:path'
import type { Channel, ChannelId, OutgoingMessage } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { LearnerStore } from '../learning/learner-store.ts'
import { openKeptFiles } from '../media/kept-files.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Connected } from './channels.ts'
import { countsMessages, sendsUnasked } from './daily.ts'
import { makeOwnFiles, type OwnFiles } from './own-files.ts'
import { makePictures, type Pictures } from './pictures.ts'
import { makeSounds, type Sounds } from './sounds.ts'

/** What of a message is made only when it is sent, and on which channels it arrives. */

export interface Outgoing {
  pictures: Pictures
  files: OwnFiles
  sounds: Sounds
  /** What the conversation is told of the channels it speaks on. */
  channels: Record<'pictures' | 'files' | 'voices' | 'edits' | 'counted' | 'unasked', ReadonlySet<ChannelId>>
  /** The message as this channel shows it. Never fails: what cannot be made is sent as its words. */
  prepare(channel: Channel, message: OutgoingMessage): Promise<OutgoingMessage>
}

export interface OutgoingParts {
  config: Config
  /** As of the last reload. */
  catalog: () => Catalog
  learners: LearnerStore
  log: Log
  clock: Clock
  channels: readonly Connected[]
}

/** Joins what draws, keeps and reads aloud to the channels that can show it. */
export function makeOutgoing({ config, catalog, learners, log, clock, channels }: OutgoingParts): Outgoing {
  const kept = openKeptFiles(join(config.DATA_DIR, 'media'), clock.now)
  const pictures = makePictures(config, kept, catalog, log, clock)
  const files = makeOwnFiles(config, catalog, learners, log, clock)
  const sounds = makeSounds(config, kept, log)
  const those = (can: (channel: Channel) => boolean) =>
    new Set(channels.filter(({ channel }) => can(channel)).map(({ channel }) => channel.id))

  return {
    pictures,
    files,
    sounds,
    channels: {
      pictures: those(pictures.seenOn),
      files: those(files.takenOn),
      voices: those(sounds.heardOn),
      edits: those(({ caps }) => caps.edit),
      counted: those(countsMessages),
      unasked: those(sendsUnasked),
    },
    prepare: async (channel, message) =>
      sounds.prepare(channel, await files.prepare(channel, await pictures.prepare(channel, message))),
  }
}
