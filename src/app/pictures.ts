import { join } from 'node:path'
import type { Channel, OutgoingMessage } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { openPictureFiles } from '../media/picture-files.ts'
import { DEFAULT_VOICE, FORMS, type Form } from '../replies/voice.ts'
import type { Log } from '../shared/log.ts'
import { PICTURE_PATH } from './http.ts'

/** Drawings become pictures when they are sent: drawn once, kept in `DATA_DIR/media`, shown as each channel can show them. */

export interface Pictures {
  /** Whether a picture would be seen there: some channels take only an address, which needs a public one. */
  seenOn(channel: Channel): boolean
  /** The message as this channel shows it. A picture that cannot be drawn is sent as its words. */
  prepare(channel: Channel, message: OutgoingMessage): Promise<OutgoingMessage>
  read(name: string): Promise<Uint8Array | null>
}

export function makePictures(config: Config, catalog: () => Catalog, log: Log): Pictures {
  const files = openPictureFiles(join(config.DATA_DIR, 'media'))

  /** What an address begins with on this channel; null when it has none. Our own page knows where it came from. */
  const base = (channel: Channel) => (channel.id === 'web' ? '' : (config.PUBLIC_URL ?? null))

  async function drawn(channel: Channel, message: Drawn): Promise<OutgoingMessage> {
    const { drawing, ...words } = message
    const guide = catalog().guides.get(drawing.guide)
    // Loaded by the first picture: neither a start nor an answer in words waits for it.
    const { drawGuideStep } = await import('../media/guide-pictures.ts')
    const step = guide ? drawGuideStep(guide, drawing.step, { ...DEFAULT_VOICE, form: formOf(drawing.form) }) : null
    if (!step) return words
    const bytes = await files.png(step)
    const size = { width: step.width, height: step.height }
    if (channel.caps.imageOut === 'bytes') return { ...words, bytes, size }
    return { ...words, url: `${base(channel)}${PICTURE_PATH}${step.key}.png`, size }
  }

  const seenOn = (channel: Channel) =>
    channel.caps.imageOut === 'bytes' || (channel.caps.imageOut === 'url' && base(channel) !== null)

  return {
    seenOn,
    read: (name) => files.read(name),
    async prepare(channel, message) {
      if (message.type !== 'image' || !message.drawing) return message
      const { drawing, ...words } = message
      if (!seenOn(channel)) return words
      try {
        return await drawn(channel, { ...words, drawing })
      } catch (error) {
        log.error({ err: error, guide: drawing.guide, step: drawing.step }, 'picture.not_drawn')
        return words
      }
    },
  }
}

type Image = Extract<OutgoingMessage, { type: 'image' }>
type Drawn = Image & { drawing: NonNullable<Image['drawing']> }

/** A stored row may name a form that is gone. */
function formOf(name: string): Form {
  return Object.hasOwn(FORMS, name) ? (name as Form) : DEFAULT_VOICE.form
}
