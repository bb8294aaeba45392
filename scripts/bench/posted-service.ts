import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { sha256 } from '../../src/shared/ids.ts'
import { databaseFile } from '../../src/storage/sqlite/database.ts'
import { FakeTelegram } from '../../tests/support/fake-telegram/server.ts'
import { textUpdate } from '../../tests/support/fake-telegram/updates.ts'
import { textEvent } from '../../tests/support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../../tests/support/fake-zalo-bot/server.ts'
import { startService, temporaryFolder } from '../../tests/support/serviceProcess.ts'

/** The whole service in its own process, reached by both platforms through their webhooks. */

export interface Hook {
  name: string
  url: string
  header: string
  secret: string
  /** A message of this person in the platform's own form. */
  event: (who: number, text: string) => string
}

export interface PostedService {
  hooks: readonly Hook[]
  /** Messages that have reached people. */
  sent: () => number
  /** Rows of a table. */
  count: (table: string) => number
  /** One sum over everything that is stored. */
  stored: () => string
  stop: () => Promise<void>
}

const SECRET = 'bi-mat-cua-phep-do-2026'

export async function startPostedService(): Promise<PostedService> {
  const data = temporaryFolder()
  const telegram = await new FakeTelegram().start()
  const zalo = await new FakeZaloBot().start()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const service = await startService({
    DATA_DIR: data.folder,
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: 'fatal',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    ZALO_BOT_MODE: 'webhook',
    ZALO_BOT_WEBHOOK_SECRET: SECRET,
  })
  while (!telegram.webhook || !zalo.webhook) await new Promise((done) => setTimeout(done, 10))
  const database = new DatabaseSync(databaseFile(data.folder), { readOnly: true })
  let update = 1
  return {
    hooks: [
      {
        name: 'Telegram',
        url: telegram.webhook.url,
        header: 'x-telegram-bot-api-secret-token',
        secret: SECRET,
        event: (who, text) =>
          JSON.stringify({
            ...textUpdate(text, { id: 1000 + who, first_name: 'Lan' }, Date.now()),
            update_id: update++,
          }),
      },
      {
        name: 'Zalo Bot',
        url: zalo.webhook.url,
        header: 'x-bot-api-secret-token',
        secret: SECRET,
        event: (who, text) => JSON.stringify(textEvent(text, { id: `zalo${who}`, display_name: 'Lan' })),
      },
    ],
    sent: () => telegram.sent.length + zalo.sent.length,
    count: (table) => Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows),
    stored: () => sumOf(database),
    async stop() {
      database.close()
      service.signal('SIGTERM')
      await service.ended
      await telegram.stop()
      await zalo.stop()
      data.remove()
    },
  }
}

/** Every row of every table; leases of chats come and go by themselves. */
function sumOf(database: DatabaseSync): string {
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'lanes' ORDER BY name",
    )
    .all()
  const rows = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${String(name)}`).all()])
  return sha256(JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

/** Runs `tasks` so many at a time. */
export async function sideBySide(tasks: number, atOnce: number, run: (task: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < tasks) {
      next += 1
      await run(next - 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

export async function post(hook: Hook, body: string, secret: string | null): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(secret === null ? {} : { [hook.header]: secret }) }
  try {
    const answer = await fetch(hook.url, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    // Cut while it was still being sent: no answer is no acceptance.
    return 0
  }
}
