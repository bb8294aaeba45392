import { join } from 'node:path'
import { type Channel, laneOf } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { DailyStore } from '../delivery/daily-store.ts'
import { operatorLines } from '../replies/operator.ts'
import { telegramCommands } from '../replies/telegram.ts'
import { terminalWords } from '../replies/terminal.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { openOutbound } from '../shared/outbound.ts'
import { exclusively } from '../storage/sqlite/exclusive.ts'
import { appSecret } from './secret.ts'
import type { ZaloPersonalParts } from './zalo-personal.ts'

/** The chat platforms that are configured, each with the account its messages belong to. */
export interface Connected {
  channel: Channel
  account: string
  webhook: { path: string; handler: (request: Request) => Promise<Response> } | null
  /** A page only this machine can open. */
  localPage?: { folder: string; handler: (request: Request) => Response | Promise<Response> }
}

export interface ChannelState {
  name: string
  /** Why it is off; null when it is on. */
  off: string | null
}

const TELEGRAM_WEBHOOK_PATH = '/webhook/telegram'
const ZALO_BOT_WEBHOOK_PATH = '/webhook/zalo-bot'
const ZALO_OA_WEBHOOK_PATH = '/webhook/zalo-oa'
/** No figure is published: as slow as one person reads. Fifty people, the free plan's most, are served by it. */
const ZALO_BOT_PER_SECOND = 1

/** Opens every configured platform, and says of each other one which setting it lacks. */
export async function connectChannels(
  config: Config,
  clock: Clock,
  log: Log,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
  daily: Pick<DailyStore, 'heardAt'>,
  personal: Pick<ZaloPersonalParts, 'turns' | 'print' | 'url'>,
): Promise<{ connected: Connected[]; states: ChannelState[] }> {
  const connected: Connected[] = []
  const outbound = openOutbound(config.OUTBOUND_PROXY)
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
      outbound,
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

  const zaloToken = config.ZALO_BOT_TOKEN
  states.push({ name: 'Zalo Bot', off: zaloToken ? null : missing('ZALO_BOT_TOKEN') })
  if (zaloToken) {
    const { accountOf, createZaloBot } = await import('../channels/zalo-bot/index.ts')
    const secret = config.ZALO_BOT_WEBHOOK_SECRET
    const channel = createZaloBot({
      token: zaloToken,
      ...(config.ZALO_BOT_API_ROOT ? { apiRoot: config.ZALO_BOT_API_ROOT } : {}),
      outbound,
      ...(config.ZALO_BOT_MODE === 'webhook' && secret
        ? { webhook: { url: `${config.PUBLIC_URL}${ZALO_BOT_WEBHOOK_PATH}`, secret } }
        : {}),
      pacePerSecond: Math.min(ZALO_BOT_PER_SECOND, config.SEND_PACE_PER_SECOND),
      words: terminalWords,
      log,
      now: clock.now,
      wait,
    })
    connected.push({
      channel,
      account: accountOf(zaloToken),
      webhook: channel.webhook ? { path: ZALO_BOT_WEBHOOK_PATH, handler: channel.webhook } : null,
    })
  }

  const oa = oaSettings(config)
  states.push({ name: 'Zalo OA', off: typeof oa === 'string' ? missing(oa) : null })
  if (typeof oa !== 'string') {
    const { createZaloOa } = await import('../channels/zalo-oa/index.ts')
    const channel = createZaloOa({
      ...oa,
      ...(config.ZALO_OA_API_ROOT ? { apiRoot: config.ZALO_OA_API_ROOT } : {}),
      ...(config.ZALO_OA_OAUTH_ROOT ? { oauthRoot: config.ZALO_OA_OAUTH_ROOT } : {}),
      agentFor: outbound.agentFor,
      tokenFile: join(config.DATA_DIR, 'zalo-oa.token'),
      fileSecret: appSecret(config),
      exclusively: (work) =>
        exclusively(join(config.DATA_DIR, 'zalo-oa.lock'), work, (ms) => wait(ms, new AbortController().signal)),
      heardAt: (to) => daily.heardAt(laneOf(to)),
      paid: config.ZALO_OA_PAID,
      buttons: config.ZALO_OA_BUTTONS,
      pacePerSecond: config.SEND_PACE_PER_SECOND,
      words: terminalWords,
      log,
      now: clock.now,
      wait,
    })
    connected.push({
      channel,
      account: oa.appId,
      webhook: { path: ZALO_OA_WEBHOOK_PATH, handler: channel.webhook },
    })
  }

  const isPersonal = config.ZALO_PERSONAL_ENABLED
  states.push({ name: 'Zalo cá nhân', off: isPersonal ? null : missing('ZALO_PERSONAL_ENABLED') })
  if (isPersonal) {
    const { connectZaloPersonal } = await import('./zalo-personal.ts')
    connected.push(await connectZaloPersonal(config, { clock, log, wait, ...personal }))
  }
  return { connected, states }
}

/** What the Official Account needs, or the name of the first setting that is missing. */
function oaSettings(
  config: Config,
): { appId: string; appSecret: string; secretKey: string; refreshToken: string } | keyof Config {
  const { ZALO_OA_APP_ID, ZALO_OA_APP_SECRET, ZALO_OA_SECRET_KEY, ZALO_OA_REFRESH_TOKEN } = config
  if (!ZALO_OA_APP_ID) return 'ZALO_OA_APP_ID'
  if (!ZALO_OA_APP_SECRET) return 'ZALO_OA_APP_SECRET'
  if (!ZALO_OA_SECRET_KEY) return 'ZALO_OA_SECRET_KEY'
  if (!ZALO_OA_REFRESH_TOKEN) return 'ZALO_OA_REFRESH_TOKEN'
  return {
    appId: ZALO_OA_APP_ID,
    appSecret: ZALO_OA_APP_SECRET,
    secretKey: ZALO_OA_SECRET_KEY,
    refreshToken: ZALO_OA_REFRESH_TOKEN,
  }
}
