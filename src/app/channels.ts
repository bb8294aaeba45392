import { Agent } from 'node:https'
import type { Channel } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import { operatorLines } from '../replies/operator.ts'
import { telegramCommands } from '../replies/telegram.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'

/** The chat platforms that are configured, each with the account its messages belong to. */
export interface Connected {
  channel: Channel
  account: string
  webhook: { path: string; handler: (request: Request) => Promise<Response> } | null
}

export interface ChannelState {
  name: string
  /** Why it is off; null when it is on. */
  off: string | null
}

export const TELEGRAM_WEBHOOK_PATH = '/webhook/telegram'

export async function connectChannels(
  config: Config,
  clock: Clock,
  log: Log,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
): Promise<{ connected: Connected[]; states: ChannelState[] }> {
  const connected: Connected[] = []
  const missing = (setting: string) => operatorLines.noToken.replace('{setting}', setting)
  const states: ChannelState[] = [{ name: 'web', off: null }]

  const token = config.TELEGRAM_BOT_TOKEN
  states.push({ name: 'Telegram', off: token ? null : missing('TELEGRAM_BOT_TOKEN') })
  if (token) {
    // Loaded only when used: telegraf costs 30 ms of every start.
    const { createTelegram } = await import('../channels/telegram/index.ts')
    const secret = config.TELEGRAM_WEBHOOK_SECRET
    const channel = createTelegram({
      token,
      ...(config.TELEGRAM_API_ROOT ? { apiRoot: config.TELEGRAM_API_ROOT } : {}),
      ...(config.OUTBOUND_PROXY ? { agent: proxyAgent(config.OUTBOUND_PROXY) } : {}),
      ...(config.TELEGRAM_MODE === 'webhook' && secret
        ? { webhook: { url: `${config.PUBLIC_URL}${TELEGRAM_WEBHOOK_PATH}`, secret } }
        : {}),
      pacePerSecond: config.SEND_PACE_PER_SECOND,
      commands: telegramCommands,
      log,
      now: clock.now,
      wait,
    })
    connected.push({
      channel,
      account: token.split(':')[0] ?? '',
      webhook: channel.webhook ? { path: TELEGRAM_WEBHOOK_PATH, handler: channel.webhook } : null,
    })
  }
  states.push(
    { name: 'Zalo Bot', off: config.ZALO_BOT_TOKEN ? operatorLines.notBuilt : missing('ZALO_BOT_TOKEN') },
    { name: 'Zalo OA', off: config.ZALO_OA_APP_ID ? operatorLines.notBuilt : missing('ZALO_OA_APP_ID') },
  )
  return { connected, states }
}

/** Node's own proxy support, given per agent so that loopback calls stay direct. */
function proxyAgent(url: string): Agent {
  return new Agent({ keepAlive: true, proxyEnv: { HTTPS_PROXY: url, HTTP_PROXY: url } })
}
