import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DrawnStep } from './guide-pictures.ts'

/** Rendered pictures, kept by the name of their content: each is drawn once for every wording there is of it. */

export interface PictureFiles {
  /** The picture as PNG: from the folder, or drawn now and put there. */
  png(drawn: DrawnStep): Promise<Uint8Array>
  /** Bytes of a picture drawn before, by its key; null for any other name. */
  read(key: string): Promise<Uint8Array | null>
}

const KEY = /^[0-9a-f]{32}$/u

export function openPictureFiles(folder: string): PictureFiles {
  /** A class that learns the same lesson asks for the same picture at the same moment. */
  const drawing = new Map<string, Promise<Uint8Array>>()

  async function read(key: string): Promise<Uint8Array | null> {
    if (!KEY.test(key)) return null
    return readFile(join(folder, `${key}.png`)).catch(() => null)
  }

  async function draw({ key, svg }: DrawnStep): Promise<Uint8Array> {
    const kept = await read(key)
    if (kept) return kept
    const { pngOf } = await import('./raster.ts')
    const png = await pngOf(svg)
    // A full disk costs the next drawing, never this picture. Renamed into place, so that nobody reads half a file.
    await keep(key, png).catch(() => {})
    return png
  }

  async function keep(key: string, png: Uint8Array): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const part = join(folder, `${key}.${randomUUID()}.part`)
    await writeFile(part, png)
    await rename(part, join(folder, `${key}.png`))
  }

  return {
    read,
    png(drawn) {
      const running = drawing.get(drawn.key)
      if (running) return running
      const started = draw(drawn).finally(() => drawing.delete(drawn.key))
      drawing.set(drawn.key, started)
      return started
    },
  }
}
