import { DatabaseSync } from 'node:sqlite'
import { SIGNATURE_HEADER, signatureOf } from '../../src/channels/zalo-oa/verify.ts'
import { sha256 } from '../../src/shared/ids.ts'
import { databaseFile } from '../../src/storage/sqlite/database.ts'
import { FakeTelegram } from '../../tests/support/fake-telegram/server.ts'
import { textUpdate } from '../../tests/support/fake-telegram/updates.ts'
import { textEvent } from '../../tests/support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../../tests/support/fake-zalo-bot/server.ts'
import * as oaEvents from '../../tests/support/fake-zalo-oa/events.ts'
import { FakeZaloOa } from '../../tests/support/fake-zalo-oa/server.ts'
import { freePort, startService, temporaryFolder } from '../../tests/support/serviceProcess.ts'

/** The whole service in its own process, reached by all platforms through their webhooks. */

export interface Hook {
  name: string
  url: string
  header: string
  /** The header's value for this body: a secret, or a signature. */
  proofOf: (body: string) => string
  /** A message of this person in the platform's own form, sent at `at`. */
  event: (who: number, text: string, at?: number) => string
}

export interface PostedService {
  hooks: readonly Hook[]
  /** Messages that have reached people. */
  sent: () => number
  /** Rows of a table. */
  count: (table: string) => number
  /** Messages that are not answered yet, and answers that are not out. */
  waiting: () => number
  /** One sum over everything that is stored. */
  stored: () => string
  /** Secrets of any platform that stand in the log. */
  leaked: () => string[]
  stop: () => Promise<void>
}

const SECRET = 'bi-mat-cua-phep-do-2026'
const CONSENT = 'refresh-from-the-consent-page'

/** `level`: how much the service logs; `fatal` costs nothing, `trace` shows what could leak. */
export async function startPostedService(level: 'fatal' | 'trace' = 'fatal'): Promise<PostedService> {
  const data = temporaryFolder()
  const oa = await new FakeZaloOa().start()
  const telegram = await new FakeTelegram().start()
  const zalo = await new FakeZaloBot().start()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const service = await startService({
    DATA_DIR: data.folder,
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: level,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    ZALO_BOT_MODE: 'webhook',
    ZALO_BOT_WEBHOOK_SECRET: SECRET,
    ZALO_OA_APP_ID: oa.appId,
    ZALO_OA_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_REFRESH_TOKEN: CONSENT,
    ZALO_OA_API_ROOT: oa.root,
    ZALO_OA_OAUTH_ROOT: oa.root,
  })
  const isReady = () => telegram.webhook && zalo.webhook && oa.calls.some(({ path }) => path === '/v2.0/oa/getoa')
  while (!isReady()) await new Promise((done) => setTimeout(done, 10))
  const [telegramUrl, zaloUrl] = [telegram.webhook?.url ?? '', zalo.webhook?.url ?? '']
  const database = new DatabaseSync(databaseFile(data.folder), { readOnly: true })
  let update = 1
  return {
    hooks: [
      {
        name: 'Telegram',
        url: telegramUrl,
        header: 'x-telegram-bot-api-secret-token',
        proofOf: () => SECRET,
        event: (who, text, at = Date.now()) =>
          JSON.stringify({
            ...textUpdate(text, { id: 1000 + who, first_name: 'Lan' }, at),
            update_id: update++,
          }),
      },
      {
        name: 'Zalo Bot',
        url: zaloUrl,
        header: 'x-bot-api-secret-token',
        proofOf: () => SECRET,
        event: (who, text, at = Date.now()) =>
          JSON.stringify(textEvent(text, { id: `zalo${who}`, display_name: 'Lan' }, at)),
      },
      {
        name: 'Zalo OA',
        url: `${url}/webhook/zalo-oa`,
        header: SIGNATURE_HEADER,
        proofOf: (body) => signatureOf(Buffer.from(body), timestampIn(body), oa),
        event(who, text, at = Date.now()) {
          const event = oaEvents.textEvent(text, `90071992547${String(10_000 + who)}`, at)
          // The platform's own book of who wrote, or it would refuse the answer.
          oa.heard.set((event.sender as { id: string }).id, at)
          return JSON.stringify(event)
        },
      },
    ],
    sent: () => telegram.sent.length + zalo.sent.length + oa.sent.length,
    count: (table) => Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows),
    waiting: () =>
      Number(
        database
          .prepare(
            "SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL) + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')) AS n",
          )
          .get()?.n,
      ),
    stored: () => sumOf(database),
    leaked() {
      const told = service.stderr()
      const tokens = [telegram.token, zalo.token].map((token) => token.split(':')[1] ?? '')
      return [SECRET, CONSENT, oa.appSecret, oa.secretKey, ...tokens].filter((secret) => told.includes(secret))
    },
    async stop() {
      database.close()
      service.signal('SIGTERM')
      await service.ended
      await telegram.stop()
      await Promise.all([zalo.stop(), oa.stop()])
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

/** A body of Zalo's names its time; one that does not is signed with none. */
function timestampIn(body: string): string {
  return /"timestamp":"(\d+)"/u.exec(body)?.[1] ?? ''
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

/** @returns the status; 0 when the connection was cut */
export async function post(hook: Hook, body: string, proof: string | null = hook.proofOf(body)): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(proof === null ? {} : { [hook.header]: proof }) }
  try {
    const answer = await fetch(hook.url, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    // Cut while it was still being sent: no answer is no acceptance.
    return 0
  }
}
