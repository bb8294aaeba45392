import type { IdleLearner } from '../delivery/daily-store.ts'

type Voice = IdleLearner['voice']

interface KeptSettings {
  form?: Voice['form']
  mode?: Voice['mode']
  bot?: Voice['bot'] | null
  name?: string | null
  stoppedAt?: number | null
}

/** How somebody is spoken to, as their memory document says it, and whether they said to stop. */
export function idleVoice(memory: string): { voice: Voice; name: string | null; stopped: boolean } {
  const { settings = {} } = JSON.parse(memory) as { settings?: KeptSettings }
  // The documents of the first version do not name everything.
  const { form = 'bac', mode = 'simple', bot, name = null, stoppedAt = null } = settings
  return { voice: { form, mode, ...(bot ? { bot } : {}) }, name, stopped: stoppedAt !== null }
}
