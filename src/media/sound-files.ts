import type { Sound } from '../openai/speech.ts'
import { sha256 } from '../shared/ids.ts'
import type { KeptFiles } from './kept-files.ts'

/** Texts of lessons read aloud, kept by the hash of what was read: a class hears one recording, paid for once. */

export interface SoundFiles {
  /** The recording and its name; made by `speak` when the folder has none. Rejects when `speak` does. */
  sound(text: string, by: string, speak: () => Promise<Sound>): Promise<{ name: string; sound: Sound }>
  /** By a name `sound` gave; null for any other. */
  read(name: string): Promise<Sound | null>
}

const ENDINGS = { ogg: 'audio/ogg', mp3: 'audio/mpeg', aac: 'audio/aac' } as const
const NAME = /^[0-9a-f]{32}\.(ogg|mp3|aac)$/u

/** Sounds kept by their words and kind, so that each is made once. */
export function openSoundFiles(kept: KeptFiles): SoundFiles {
  const making = new Map<string, Promise<{ name: string; sound: Sound }>>()

  async function read(name: string): Promise<Sound | null> {
    const ending = NAME.exec(name)?.[1] as keyof typeof ENDINGS | undefined
    if (!ending) return null
    const bytes = await kept.read(name)
    return bytes && { mime: ENDINGS[ending], bytes }
  }

  async function make(key: string, speak: () => Promise<Sound>): Promise<{ name: string; sound: Sound }> {
    for (const ending of Object.keys(ENDINGS)) {
      const sound = await read(`${key}.${ending}`)
      if (sound) return { name: `${key}.${ending}`, sound }
    }
    const sound = await speak()
    const ending = Object.entries(ENDINGS).find(([, mime]) => mime === sound.mime)?.[0] ?? 'ogg'
    const name = `${key}.${ending}`
    await kept.keep(name, sound.bytes)
    return { name, sound }
  }

  return {
    read,
    sound(text, by, speak) {
      const key = sha256(`${by}\n${text}`).slice(0, 32)
      const running = making.get(key)
      if (running) return running
      const started = make(key, speak).finally(() => making.delete(key))
      making.set(key, started)
      return started
    },
  }
}
