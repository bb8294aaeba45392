import { randomUUID } from 'node:crypto'
import type { Media } from '../channel.ts'

/**
 * Pictures, voices and files sent on the page. They wait in this process until the talk has looked at them, for two minutes at most,
 * and are never written anywhere: after a restart the talk says that it saw nothing.
 */

/** Largest file taken, in bytes: what the other channels' photos may have. */
export const FILE_LIMIT = 10_000_000
/** The form around it. */
export const FORM_LIMIT = FILE_LIMIT + 64 * 1024
/** All files held at once, in bytes; the oldest go first, so that a flood costs memory for nobody else. */
const MOST_HELD = 60_000_000
const HELD_MS = 120_000
const NAME_CHARS = 100

export class Uploads {
  private readonly held = new Map<string, { bytes: Uint8Array; until: number }>()

  /** Keeps a file until it is fetched, and describes it. */
  async take(file: File, now: number): Promise<Media> {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const ref = randomUUID()
    this.held.set(ref, { bytes, until: now + HELD_MS })
    this.makeRoom(now)
    const mime = /^[\w.+-]+\/[\w.+-]+$/u.test(file.type) ? file.type : undefined
    return {
      kind: mime?.startsWith('image/') ? 'image' : mime?.startsWith('audio/') ? 'voice' : 'file',
      ...(mime ? { mime } : {}),
      bytes: bytes.byteLength,
      name: file.name.slice(-NAME_CHARS),
      ref,
    }
  }

  /** Hands a file out, once. @throws when it is gone or larger than `maxBytes` */
  fetch(ref: string, maxBytes: number, now: number): Uint8Array {
    const found = this.held.get(ref)
    this.held.delete(ref)
    if (!found || found.until < now || found.bytes.byteLength > maxBytes)
      throw new Error('file not usable: gone or too large')
    return found.bytes
  }

  private makeRoom(now: number): void {
    let size = [...this.held.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
    for (const [ref, { bytes, until }] of this.held) {
      if (until >= now && size <= MOST_HELD) break
      this.held.delete(ref)
      size -= bytes.byteLength
    }
  }
}
