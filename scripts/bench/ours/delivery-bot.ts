import { draft } from '../../../tests/support/messages.ts'
import { settingsOf } from '../sides.ts'
import { type PlatformBotSettings, runPlatformBot } from './platform-bot.ts'

/** Our bot with a morning's lessons in its outbox, answering questions meanwhile. */

export interface DeliveryBotSettings extends PlatformBotSettings {
  /** Messages a second. */
  pace: number
  /** Chats `firstChat`, `firstChat + 1`, … get one lesson each. */
  learners: number
  firstChat: number
}

const settings = settingsOf<DeliveryBotSettings>()
await runPlatformBot(settings, {
  pace: settings.pace,
  waiting: (account) =>
    Array.from({ length: settings.learners }, (_, n) => {
      const chat = String(settings.firstChat + n)
      const to = { channel: 'telegram', account, chat, user: chat, kind: 'private' } as const
      // The same ids in every life: what is there already is put once.
      return draft(`d:${chat}:1:1`, to, { why: 'scheduled', message: { type: 'text', text: 'bài' } })
    }),
})
