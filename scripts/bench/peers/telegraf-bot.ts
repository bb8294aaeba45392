import { appendFileSync } from 'node:fs'
import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import type { CrashBotSettings } from '../ours/crash-bot.ts'
import { settingsOf } from '../sides.ts'

/** The bot of telegraf's documentation: long polling, one handler, one effect and one answer for each message. */

const { token, apiRoot, effects } = settingsOf<CrashBotSettings>()
const bot = new Telegraf(token, { telegram: { apiRoot } })
bot.on(message('text'), async (context) => {
  appendFileSync(effects, `${context.update.update_id}\n`)
  await context.reply(context.message.text)
})
process.once('SIGTERM', () => {
  bot.stop('SIGTERM')
  process.exit(0)
})
await bot.launch()
