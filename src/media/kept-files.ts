import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that can be made again, kept by the name of their content in a folder of bounded size: what was used least lately goes first. */

export interface KeptFiles {
  /** The bytes of a name, or null. Asking for them is using them. */
  read(name: string): Promise<Uint8Array | null>
  /** Never fails: a full disk costs the next making, never what was made now. */
  keep(name: string, bytes: Uint8Array): Promise<void>
}

/** Some 4,000 step pictures, or 10 hours of speech: the wordings of many content updates. */
const MOST_BYTES = 400_000_000
/** Emptied down to this share, so that not every file kept costs a look at all of them. */
const LEAVES = 0.9
/** A file half written this long ago is nobody's any more: the process died over it. */
const HALF_MS = 3_600_000
const HALF = '.part'

/** `now` dates a use, epoch milliseconds. */
export function openKeptFiles(folder: string, now: () => number, most = MOST_BYTES): KeptFiles {
  /** Bytes in the folder as far as this process knows; null until it was looked through. */
  let held: number | null = null
  let putting: Promise<void> = Promise.resolve()

  async function prune(): Promise<void> {
    const files = (await Promise.all((await readdir(folder)).map(fileAt))).filter((file) => file !== null)
    const half = files.filter(({ name, at }) => name.endsWith(HALF) && at < now() - HALF_MS)
    for (const { name } of half) await rm(join(folder, name), { force: true })
    const whole = files.filter(({ name }) => !name.endsWith(HALF)).toSorted((a, b) => a.at - b.at)
    let size = whole.reduce((sum, { bytes }) => sum + bytes, 0)
    const target = size > most ? most * LEAVES : most
    for (const { name, bytes } of whole) {
      if (size <= target) break
      await rm(join(folder, name), { force: true })
      size -= bytes
    }
    held = size
  }

  async function fileAt(name: string): Promise<{ name: string; at: number; bytes: number } | null> {
    const found = await stat(join(folder, name)).catch(() => null)
    return found?.isFile() ? { name, at: found.mtimeMs, bytes: found.size } : null
  }

  return {
    async read(name) {
      const path = join(folder, name)
      const bytes = await readFile(path).catch(() => null)
      if (bytes) await utimes(path, now() / 1000, now() / 1000).catch(() => {})
      return bytes
    },
    keep(name, bytes) {
      // One after another, or what one takes away another would count as held.
      putting = putting.then(() => put(name, bytes))
      return putting
    },
  }

  async function put(name: string, bytes: Uint8Array): Promise<void> {
    const part = join(folder, `${name}.${randomUUID()}${HALF}`)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(part, bytes)
      await utimes(part, now() / 1000, now() / 1000)
      // Renamed into place, so that nobody reads half a file.
      await rename(part, join(folder, name))
      held = held === null ? null : held + bytes.byteLength
      if (held === null || held > most) await prune()
    } catch {
      await rm(part, { force: true }).catch(() => {})
    }
  }
}
