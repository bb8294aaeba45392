import type { RunningFake } from './chat-server.ts'
import { startModelFake } from './model.ts'
import { startTelegramFake } from './telegram.ts'
import { startZaloBotFake } from './zalo-bot.ts'
import { startZaloOaFake } from './zalo-oa.ts'
import { startZaloPersonalFake } from './zalo-personal.ts'

/**
 * `npm run -s fake -- telegram|zalo-bot|zalo-oa|zalo-personal|model [--port N]`: a loopback chat platform with a page to chat as
 * its user, or a loopback language model with a page that shows what it is sent. No account needed. Zalo OA pushes to the bot:
 * `--webhook URL` when it does not listen on port 3000.
 */

const FAKES: Record<string, (port: number, webhook?: string) => Promise<RunningFake>> = {
  telegram: startTelegramFake,
  'zalo-bot': startZaloBotFake,
  'zalo-oa': startZaloOaFake,
  'zalo-personal': startZaloPersonalFake,
  model: startModelFake,
}
const USAGE = `npm run -s fake -- ${Object.keys(FAKES).join('|')} [--port 8081] [--webhook URL]`

const [name = '', ...rest] = process.argv.slice(2)
const option = (flag: string) => (rest.includes(flag) ? rest[rest.indexOf(flag) + 1] : undefined)
const port = Number(option('--port') ?? 8081)
const start = Object.hasOwn(FAKES, name) ? FAKES[name] : undefined

if (!start || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else {
  const fake = await start(port, option('--webhook'))
  const settings = Object.entries(fake.settings).map(([key, value]) => `${key}=${value}`)
  process.stdout.write(
    [
      `${fake.pageIs ?? 'Trang trò chuyện thử'}: ${fake.page}`,
      'Chạy trợ lý ở một cửa sổ khác với các thiết lập:',
      `${settings.join(' ')} npm start`,
      '',
    ].join('\n'),
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void fake.stop())
}
