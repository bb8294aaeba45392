import { Telegraf, TelegramError } from 'telegraf'
import { message } from 'telegraf/filters'
import type { DeliveryBotSettings } from '../ours/delivery-bot.ts'
import { settingsOf } from '../sides.ts'

/**
 * The two ways a telegraf bot sends to many: one after another, waiting as long as the platform says, or all at once,
 * each waiting for itself. Questions are answered as in its documentation, with the same patience.
 */

export interface LoopSettings extends DeliveryBotSettings {
  way: 'one-by-one' | 'all-at-once'
}

const { token, apiRoot, learners, firstChat, way } = settingsOf<LoopSettings>()
const bot = new Telegraf(token, { telegram: { apiRoot }, handlerTimeout: Number.POSITIVE_INFINITY })

async function patiently(send: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await send()
      return
    } catch (error) {
      const seconds = error instanceof TelegramError ? error.parameters?.retry_after : undefined
      if (seconds === undefined) throw error
      await new Promise((done) => setTimeout(done, seconds * 1000))
    }
  }
}

bot.on(message('text'), (context) => {
  void patiently(() => context.reply(`trả lời ${context.message.text}`))
})
process.once('SIGTERM', () => process.exit(0))
void bot.launch()

const lessons = Array.from(
  { length: learners },
  (_, n) => () => patiently(() => bot.telegram.sendMessage(firstChat + n, 'bài')),
)
if (way === 'all-at-once') await Promise.all(lessons.map((lesson) => lesson()))
else for (const lesson of lessons) await lesson()
