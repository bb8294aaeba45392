import { settingsOf } from '../sides.ts'
import { type PlatformBotSettings, runPlatformBot } from './platform-bot.ts'

/** Our bot to be killed: each turn leaves one effect for every message. */

export interface CrashBotSettings extends PlatformBotSettings {
  /** The peer's file of effects, one line each; ours are rows of its database. */
  effects: string
  pacePerSecond: number
}

const settings = settingsOf<CrashBotSettings>()
await runPlatformBot(settings, {
  pace: settings.pacePerSecond,
  effects: (keys, now) => keys.map((key) => ({ type: 'gapNoted', question: key, at: now })),
})
