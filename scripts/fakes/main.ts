import { startTelegramFake } from './telegram.ts'

/** `npm run -s fake -- telegram [--port N]`: a loopback chat platform with a page to chat as its user. No account needed. */

const USAGE = 'npm run -s fake -- telegram [--port 8081]'

const [name, ...rest] = process.argv.slice(2)
const portAt = rest.indexOf('--port')
const port = portAt >= 0 ? Number(rest[portAt + 1]) : 8081

if (name !== 'telegram' || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else {
  const fake = await startTelegramFake(port)
  process.stdout.write(
    [
      `Trang trò chuyện thử: ${fake.page}`,
      'Chạy trợ lý ở một cửa sổ khác với hai thiết lập:',
      `TELEGRAM_API_ROOT=${fake.apiRoot} TELEGRAM_BOT_TOKEN=${fake.token} npm start`,
      '',
    ].join('\n'),
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void fake.stop())
}
