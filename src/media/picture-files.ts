import type { DrawnStep } from './guide-pictures.ts'
import type { KeptFiles } from './kept-files.ts'

/** Rendered pictures, kept by the name of their content: each is drawn once for every wording there is of it. */

export interface PictureFiles {
  /** The picture as PNG: from the folder, or drawn now and put there. */
  png(drawn: DrawnStep): Promise<Uint8Array>
  /** Bytes of a picture drawn before, by its key; null for any other name. */
  read(key: string): Promise<Uint8Array | null>
}

const KEY = /^[0-9a-f]{32}$/u

/** PNG files kept by what they show, so that each is drawn once. */
export function openPictureFiles(kept: KeptFiles): PictureFiles {
  /** A class that learns the same lesson asks for the same picture at the same moment. */
  const drawing = new Map<string, Promise<Uint8Array>>()

  const read = async (key: string) => (KEY.test(key) ? kept.read(`${key}.png`) : null)

  async function draw({ key, svg }: DrawnStep): Promise<Uint8Array> {
    const before = await read(key)
    if (before) return before
    const { pngOf } = await import('./raster.ts')
    const png = await pngOf(svg)
    await kept.keep(`${key}.png`, png)
    return png
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
