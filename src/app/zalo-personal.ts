import { join } from 'node:path'
import { type Address, laneOf } from '../channels/channel.ts'
import type { LinkState } from '../channels/zalo-personal/index.ts'
import type { Config } from '../config.ts'
import type { TurnStore } from '../conversation/turn-store.ts'
import { fillLine, operatorLines } from '../replies/operator.ts'
import { terminalWords } from '../replies/terminal.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Connected } from './channels.ts'
import { appSecret } from './secret.ts'

/** The personal Zalo account: joined to the terminal, where its login code is shown, and to a page only this machine can open. */

const ZALO_PERSONAL_FOLDER = '/zalo-ca-nhan/'

export interface ZaloPersonalParts {
  clock: Clock
  log: Log
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  turns: Pick<TurnStore, 'memoryOf'>
  print: (line: string) => void
  /** Where our web server listens, once it does. */
  url: () => string
}

/** Opens the unofficial channel, after a warning that it may cost the account. */
export async function connectZaloPersonal(config: Config, parts: ZaloPersonalParts): Promise<Connected> {
  const { clock, log, wait, turns, print } = parts
  print(operatorLines.zaloPersonalRisk)
  // Loaded only when used: zca-js brings a cookie jar, a socket and two libraries of ciphers.
  const { ACCOUNT, createZaloPersonal, sentenceOf } = await import('../channels/zalo-personal/index.ts')
  const channel = createZaloPersonal({
    files: {
      session: join(config.DATA_DIR, 'zalo-personal.session'),
      ledger: join(config.DATA_DIR, 'zalo-personal.ledger'),
    },
    fileSecret: appSecret(config),
    ...(config.ZALO_PERSONAL_API_ROOT ? { apiRoot: config.ZALO_PERSONAL_API_ROOT } : {}),
    // Memory is kept of whoever has agreed to it, and of nobody else.
    isKnown: async (to: Address) => (await turns.memoryOf(laneOf(to))) !== null,
    tell: (state) => void tell(state).catch((error) => log.warn({ err: error }, 'zalo_personal.code_not_drawn')),
    words: terminalWords,
    log,
    now: clock.now,
    wait,
  })

  async function tell(state: LinkState): Promise<void> {
    const pageLine = (line: string) =>
      fillLine(line, { url: `${parts.url()}${ZALO_PERSONAL_FOLDER}${channel.loginPage.name()}` })
    if (state.kind === 'online') print(operatorLines.zaloPersonalOnline)
    if (state.kind === 'stopped') print(`${sentenceOf(state)}\n${pageLine(operatorLines.zaloPersonalAgain)}`)
    if (state.kind !== 'login') return
    if (state.scannedBy !== null) print(fillLine(operatorLines.zaloPersonalScanned, { name: state.scannedBy }))
    if (state.code === null) return
    const { terminalCode } = await import('./terminal-code.ts')
    const lines = await terminalCode(state.code, Boolean(process.stdout.isTTY))
    if (lines !== null) print([operatorLines.zaloPersonalScan, ...lines].join('\n'))
    print(pageLine(operatorLines.zaloPersonalPage))
  }

  return {
    channel,
    account: ACCOUNT,
    webhook: null,
    localPage: { folder: ZALO_PERSONAL_FOLDER, handler: channel.loginPage.handler },
  }
}
