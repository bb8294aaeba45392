import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/app/commands.ts'
import { BROKEN } from '../support/model-servers/broken.ts'
import { obedient } from '../support/model-servers/honest.ts'
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-servers/server.ts'
import { dataFolder } from '../support/serviceProcess.ts'

const { folder, remove } = await dataFolder()
afterAll(remove)
let server: ModelServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const tape = () => join(folder, 'tape.jsonl')

async function run(args: string[], env: Record<string, string> = {}) {
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  const all = { DATA_DIR: folder, LOG_LEVEL: 'silent', ...env }
  const status = await runCommand(['eval', ...args], all, Readable.from([]), output)
  return { status, text: Buffer.concat(chunks).toString('utf8') }
}

async function withModel(behaviour: Behaviour) {
  server = await startModelServer(behaviour)
  return { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'bi-mat-khoa', OPENAI_MODEL: 'stand-in' }
}

const LIMIT = ['--model', '--limit', '3']

/** Figures and costs, without what differs by the clock alone. */
function withoutTimes(text: string): string[] {
  return text.split('\n').filter((line) => !/ms mỗi câu|Hỏi mô hình|ms: p50|Đã ghi/u.test(line))
}

describe('the development sets with a language model', () => {
  it('are scored beside the same rows without it, recorded, and come out the same again from the record alone', async () => {
    const live = await run([...LIMIT, '--record', tape()], await withModel(obedient))
    expect(live.status).toBe(0)
    expect(live.text).toMatch(/citation_recall +\S+ +\S+/u)
    expect(live.text).toMatch(/câu do mô hình đặt lời +0 +[1-9]/u)
    expect(live.text).toMatch(/Số token: đọc [1-9]\d*, viết [1-9]/u)
    expect(server?.calls[0]?.authorization).toBe('Bearer bi-mat-khoa')
    expect(readFileSync(tape(), 'utf8')).not.toContain('bi-mat-khoa')
    await server?.close()
    server = null
    const again = await run([...LIMIT, '--replay', tape()])
    expect(again.status).toBe(0)
    expect(withoutTimes(again.text)).toEqual(withoutTimes(live.text))
  })

  it('say so and fail when an answer is not on the record', async () => {
    const lines = readFileSync(tape(), 'utf8').trimEnd().split('\n')
    const cut = join(folder, 'cut.jsonl')
    writeFileSync(cut, lines.slice(0, 3).join('\n'))
    const { status, text } = await run([...LIMIT, '--replay', cut])
    expect(status).toBe(1)
    expect(text).toMatch(/LỖI: ít nhất \d+ yêu cầu không có trong bản ghi/u)
  })

  it('say so and fail when the model does not answer, instead of scoring the rules twice', async () => {
    const failing = await run(
      [...LIMIT, '--json'],
      await withModel(BROKEN['its own error (500)']?.behaviour ?? obedient),
    )
    expect(failing.status).toBe(1)
    const { errors, traffic } = JSON.parse(failing.text)
    expect(errors).toHaveLength(1)
    expect(traffic.failed).toBeGreaterThan(0)
  })

  it('name the setting that is missing, and refuse words that make no sense', async () => {
    await expect(run(['--model'])).rejects.toMatchObject({ code: 'MODEL_OFF' })
    const abroad = { OPENAI_BASE_URL: 'https://model.example/v1', OPENAI_MODEL: 'm' }
    await expect(run(['--model'], abroad)).rejects.toMatchObject({ details: { setting: 'MODEL_ABROAD_ACCEPTED' } })
    await expect(run(['--record', tape()])).rejects.toMatchObject({ code: 'USAGE' })
    await expect(run([...LIMIT, '--record', 'a', '--replay', 'b'])).rejects.toMatchObject({ code: 'USAGE' })
    await expect(run(['--model', '--replay', join(folder, 'none.jsonl')])).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })
})
