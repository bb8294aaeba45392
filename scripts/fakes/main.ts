import type { RunningFake } from './chat-server.ts'
import { startTelegramFake } from './telegram.ts'
import { startZaloBotFake } from './zalo-bot.ts'

/** `npm run -s fake -- telegram|zalo-bot [--port N]`: a loopback chat platform with a page to chat as its user. No account needed. */

const FAKES: Record<string, (port: number) => Promise<RunningFake>> = {
  telegram: startTelegramFake,
  'zalo-bot': startZaloBotFake,
}
const USAGE = `npm run -s fake -- ${Object.keys(FAKES).join('|')} [--port 8081]`

const [name = '', ...rest] = process.argv.slice(2)
const portAt = rest.indexOf('--port')
const port = portAt >= 0 ? Number(rest[portAt + 1]) : 8081
const start = Object.hasOwn(FAKES, name) ? FAKES[name] : undefined

if (!start || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else {
  const fake = await start(port)
  const settings = Object.entries(fake.settings).map(([key, value]) => `${key}=${value}`)
  process.stdout.write(
    [
      `Trang trò chuyện thử: ${fake.page}`,
      'Chạy trợ lý ở một cửa sổ khác với hai thiết lập:',
      `${settings.join(' ')} npm start`,
      '',
    ].join('\n'),
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void fake.stop())
}
