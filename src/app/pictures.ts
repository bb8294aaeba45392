import type { Channel, OutgoingMessage } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { KeptFiles } from '../media/kept-files.ts'
import { openPictureFiles } from '../media/picture-files.ts'
import { DEFAULT_VOICE, FORMS, type Form } from '../replies/voice.ts'
import type { Clock } from '../shared/clock.ts'
import { randomHex } from '../shared/ids.ts'
import type { Log } from '../shared/log.ts'
import { addressBase } from './address-base.ts'
import { PICTURE_PATH } from './http.ts'

/**
 * Drawings become pictures when they are sent: a step of a guide is drawn once and kept in `DATA_DIR/media`; what somebody has
 * learned is theirs alone, so it is never written to a disk and has an address nobody can guess, for a day. Words in large letters
 * leave as bytes and are kept nowhere.
 */

const OWN_LIFE_MS = 24 * 3_600_000
/** Personal pictures held at once, about 60 kB each; the oldest goes first. */
const OWN_MOST = 500

/** By its name. `own`: it shows what one person has learned, so nobody on the way may keep it. */
export interface ReadPicture {
  png: Uint8Array
  own: boolean
}

export interface Pictures {
  /** Whether a picture would be seen there: some channels take only an address, which needs a public one. */
  seenOn(channel: Channel): boolean
  /** The message as this channel shows it. A picture that cannot be drawn is sent as its words. */
  prepare(channel: Channel, message: OutgoingMessage): Promise<OutgoingMessage>
  read(name: string): Promise<ReadPicture | null>
  /** Somebody was erased, and the pictures of what they learned with them. */
  forget(learner: string): void
}

/** Draws pictures when they are sent, and serves those a channel fetches by address. */
export function makePictures(
  config: Config,
  kept: KeptFiles,
  catalog: () => Catalog,
  log: Log,
  clock: Clock,
): Pictures {
  const files = openPictureFiles(kept)

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
    return { ...words, url: `${addressBase(config, channel)}${PICTURE_PATH}${step.key}.png`, size }
  }

  const own = new Map<string, { png: Uint8Array; until: number; of: string | undefined }>()

  async function drawnCard(
    channel: Channel,
    message: Image,
    card: NonNullable<Image['card']>,
  ): Promise<OutgoingMessage> {
    const [{ drawProgress }, { svgOf }, { pngOf }] = await Promise.all([
      import('../media/progress-card.ts'),
      import('../media/svg.ts'),
      import('../media/raster.ts'),
    ])
    const drawing = drawProgress(card)
    const bytes = await pngOf(svgOf(drawing))
    const size = { width: drawing.width, height: drawing.height }
    if (channel.caps.imageOut === 'bytes') return { ...message, bytes, size }
    const name = randomHex()
    const [oldest] = own.keys()
    if (own.size >= OWN_MOST && oldest !== undefined) own.delete(oldest)
    own.set(name, { png: bytes, until: clock.now() + OWN_LIFE_MS, of: card.of })
    return { ...message, url: `${addressBase(config, channel)}${PICTURE_PATH}${name}.png`, size }
  }

  /** In large letters above its own words; without them where that cannot be. */
  async function enlarged(channel: Channel, message: Text): Promise<OutgoingMessage> {
    if (channel.caps.sizes || channel.caps.imageOut !== 'bytes') return message
    try {
      const [{ drawTextCard }, { svgOf }, { pngOf }] = await Promise.all([
        import('../media/text-card.ts'),
        import('../media/svg.ts'),
        import('../media/raster.ts'),
      ])
      const drawing = drawTextCard({ text: message.text, choices: message.choices ?? [] })
      return { ...message, drawn: await pngOf(svgOf(drawing)) }
    } catch (error) {
      // What was to be drawn may name somebody: what went wrong is named by its kind alone.
      log.error({ kind: error instanceof Error ? error.name : 'unknown' }, 'text.not_drawn')
      return message
    }
  }

  const seenOn = (channel: Channel) =>
    channel.caps.imageOut === 'bytes' || (channel.caps.imageOut === 'url' && addressBase(config, channel) !== null)

  return {
    seenOn,
    forget(learner) {
      for (const [name, { of }] of own) if (of === learner) own.delete(name)
    },
    async read(name) {
      const kept = own.get(name)
      if (kept) return kept.until > clock.now() ? { png: kept.png, own: true } : null
      const png = await files.read(name)
      return png && { png, own: false }
    },
    async prepare(channel, message) {
      if (message.type === 'text') return message.large ? await enlarged(channel, message) : message
      if (message.type !== 'image' || !(message.drawing || message.card)) return message
      const { drawing, card, ...words } = message
      if (!seenOn(channel)) return words
      try {
        if (card) return await drawnCard(channel, words, card)
        return drawing ? await drawn(channel, { ...words, drawing }) : words
      } catch (error) {
        log.error({ err: error, guide: drawing?.guide, step: drawing?.step }, 'picture.not_drawn')
        return words
      }
    },
  }
}

type Text = Extract<OutgoingMessage, { type: 'text' }>
type Image = Extract<OutgoingMessage, { type: 'image' }>
type Drawn = Image & { drawing: NonNullable<Image['drawing']> }

/** A stored row may name a form that is gone. */
function formOf(name: string): Form {
  return Object.hasOwn(FORMS, name) ? (name as Form) : DEFAULT_VOICE.form
}
