import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseEmbedder } from '../../src/app/embedder.ts'
import { type Mind, openMind } from '../../src/app/mind.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/shared/log.ts'
import { writeModelFolder } from '../support/onnx-model/model-folder.ts'
import { hvs, hvsKilledAt, refusedStart, startService, temporaryFolder } from '../support/serviceProcess.ts'

const scratch = temporaryFolder()
afterAll(() => scratch.remove())

/** A word of no language; to the model it is the Vietnamese electronic identity itself. */
const UNKNOWN_WORD = 'zwxq'
const GUIDES = join(import.meta.dirname, '../../knowledge/guides')
const guideWords = readdirSync(GUIDES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .flatMap(
    (name) =>
      readFileSync(join(GUIDES, name), 'utf8')
        .normalize('NFC')
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [],
  )
const model = writeModelFolder(join(scratch.folder, 'mo-hinh-e5'), {
  words: [...new Set([...guideWords, UNKNOWN_WORD, 'query', 'passage'])],
  alike: { [UNKNOWN_WORD]: 'vneid' },
  // Enough directions that words which have nothing to do with each other do not look alike.
  dimensions: 128,
})
/** A busy machine may take so long. */
const PATIENT = { askMs: 20_000, pauseMs: 10_000 }
const settingsOf = (data: string) => ({ DATA_DIR: join(scratch.folder, data), EMBEDDING_MODEL_DIR: model })

function indexFile(data: string): string {
  const folder = join(scratch.folder, data, 'index')
  const [only, ...others] = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(others).toEqual([])
  return join(folder, only?.name ?? '', 'index.bin')
}

function countsOf(stdout: string): { made: number; kept: number } {
  const [, made, kept] = /(\d+) đoạn mới tính, (\d+) đoạn lấy lại/u.exec(stdout) ?? []
  return { made: Number(made), kept: Number(kept) }
}

describe('an index with a local model', () => {
  it('says how far it is and what it was made with; killed half way it goes on where it was, to the same index', async () => {
    const whole = await hvs(['index'], settingsOf('whole'))
    expect(whole.stdout).toContain('mo-hinh-e5 trên máy này (128 chiều, gộp mean, tiền tố “query: ” và “passage: ”')
    expect(whole.stderr.match(/vectơ \d+\/\d+ \(\d+ %\)\n/gu)?.length).toBe(10)
    const { made: all } = countsOf(whole.stdout)

    expect((await hvsKilledAt(/vectơ/u, ['index'], settingsOf('killed'))).status).toBeNull()
    const after = await hvs(['index'], settingsOf('killed'))
    const { made, kept } = countsOf(after.stdout)
    expect(made).toBeGreaterThan(0)
    expect(made).toBeLessThan(all * 0.95)
    expect(kept).toBeGreaterThan(0)
    expect(readFileSync(indexFile('killed')).equals(readFileSync(indexFile('whole')))).toBe(true)
  })
})

function openFound(): Promise<Mind> {
  const config = readConfig(settingsOf('whole'))
  return openMind(config, { embedder: () => chooseEmbedder(config, silentLog(), { now: () => 0 }, PATIENT) })
}

describe('a question to a local model', () => {
  it('finds by its vector what its words do not', async () => {
    const mind = await openFound()
    const vector = await mind.outside?.ask(UNKNOWN_WORD)
    const topOf = (more: object) =>
      mind.retriever.find({ text: UNKNOWN_WORD, place: null, kind: 'guide', ...more }).guides.map(({ guide }) => guide)
    expect(topOf({ vector }).slice(0, 3)).toEqual(Array(3).fill(expect.stringMatching(/^vneid-/u)))
    expect(topOf({}).slice(0, 3)).not.toEqual(Array(3).fill(expect.stringMatching(/^vneid-/u)))
  })

  it('never decides by itself that something is a question for us', async () => {
    const mind = await openFound()
    const vector = await mind.outside?.ask('vneid')
    const text = 'cách nấu phở bò ngon'
    const sure = (more: object) => mind.retriever.find({ text, place: null, kind: 'guide', ...more }).guides
    const without = new Map(sure({}).map(({ guide, certainty }) => [guide, certainty]))
    for (const { guide, certainty } of sure({ vector }).filter(({ guide: one }) => without.has(one)))
      expect(certainty).toBeLessThanOrEqual((without.get(guide) ?? 0) + 0.5)
  })

  it('is answered by hvs ask and by the service', async () => {
    const settings = settingsOf('whole')
    const asked = await hvs(['ask', 'lam sao quet qr tra tien', '--json'], settings)
    expect(asked.status).toBe(0)
    expect(JSON.parse(asked.stdout)).toMatchObject({ guide: 'qr-02-quet-tra-tien' })
    // Its vectors are there, its index is not.
    const served = join(scratch.folder, 'served')
    cpSync(join(scratch.folder, 'whole'), served, { recursive: true })
    rmSync(indexFile('served'))
    const service = await startService({ ...settings, DATA_DIR: served })
    expect(service.lines().filter((line) => line.includes('Đang dựng chỉ mục')).length).toBe(1)
    expect(service.lines()[0]).toContain('mo-hinh-e5')
    service.signal('SIGTERM')
    expect(await service.ended).toMatchObject({ status: 0, stderr: '' })
  })
})

describe('a folder without a usable model', () => {
  it('stops the start with its code, the file and the reason, and never with its path', async () => {
    const broken = writeModelFolder(join(scratch.folder, 'bi-mat'), { words: [], files: { 'model.onnx': 'none' } })
    for (const [folder, words] of [
      [broken, 'model.onnx không phải mô hình ONNX đọc được'],
      [join(scratch.folder, 'bi-mat-khac'), 'thư mục không có hoặc không mở được'],
    ] as const) {
      const refused = await refusedStart({ DATA_DIR: join(scratch.folder, 'refused'), EMBEDDING_MODEL_DIR: folder })
      expect(refused).toMatchObject({ status: 2, stdout: '' })
      expect(refused.stderr).toContain(words)
      expect(refused.stderr).toContain('[EMBEDDING_MODEL_FAILED]')
      expect(refused.stderr).not.toContain('bi-mat')
    }
  })
})
