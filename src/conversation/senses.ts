import type { Address, Media } from '../channels/channel.ts'

/** What this machine makes of a picture or a voice somebody sent: fetched, looked at, and let go. Nothing is kept. */
export interface Senses {
  /** Texts of the QR codes in a picture; empty: none; null: it could not be fetched or read. Never rejects. */
  look(from: Address, media: Media): Promise<string[] | null>
  /** What was said; null where no service writes speech down, or it heard nothing, or not in time. Never rejects. */
  hear(from: Address, media: Media): Promise<Heard | null>
}

export interface Heard {
  /** As the service wrote it: may hold personal data. */
  text: string
  /** False when the service itself doubts it. */
  sure: boolean
}
