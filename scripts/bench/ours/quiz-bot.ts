import { startService } from '../../../src/app.ts'
import { settingsOf } from '../sides.ts'

/** The whole service as `npm start` runs it, to be killed: real channel, inbox, conversation, storage, daily message, senders. */

export interface QuizBotSettings {
  env: Record<string, string>
}

const { env } = settingsOf<QuizBotSettings>()
const service = await startService(env, () => {})
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)))
