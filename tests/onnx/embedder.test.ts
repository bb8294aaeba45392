import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type LocalModel, openLocalModel } from '../../src/onnx/embedder.ts'
import { modelFaults } from '../../src/replies/embedding-model.ts'
import { piecesOf, rowsOf, type TinyModel, writeModelFolder } from '../support/onnx-model/model-folder.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hvs-onnx-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const opened: LocalModel[] = []
afterEach(async () => {
  for (const model of opened.splice(0)) await model.close()
})

const WORDS = ['xin', 'chào', 'quét', 'mã', 'trả', 'tiền', 'đăng', 'nhập']

async function open(more: Partial<TinyModel> = {}, name = 'nho') {
  const tiny: TinyModel = { words: WORDS, ...more }
  const folder = writeModelFolder(join(mkdtempSync(join(scratch, 'case-')), name), tiny)
  const model = await openLocalModel(folder)
  opened.push(model)
  return { model, tiny, folder }
}

/** The mean of these tokens' vectors, of unit length. */
function meanOf(tiny: TinyModel, pieces: readonly string[]): number[] {
  const rows = rowsOf(tiny)
  const all = piecesOf(tiny)
  const sums = pieces.reduce<number[]>(
    (sum, piece) => Array.from(rows[all.indexOf(piece)] ?? [], (value, at) => value + (sum[at] ?? 0)),
    [],
  )
  const length = Math.hypot(...sums)
  return sums.map((value) => value / length)
}

function expectNear(vector: Float32Array | undefined, expected: readonly number[]): void {
  expect(vector?.length).toBe(expected.length)
  for (const [at, value] of expected.entries()) expect(vector?.[at]).toBeCloseTo(value, 5)
}

const faultOf = (fault: keyof typeof modelFaults) => ({
  code: 'EMBEDDING_MODEL_FAILED',
  details: { why: modelFaults[fault] },
})

describe('a local model', () => {
  it('gives the mean of its tokens, the special ones among them, of unit length', async () => {
    const { model, tiny } = await open()
    const [vector] = await model.content.embed(['Xin chào'])
    expectNear(vector, meanOf(tiny, ['<s>', '▁xin', '▁chào', '</s>']))
  })

  it('gives the first token’s vector where its folder says so', async () => {
    const { model, tiny } = await open({ files: { '1_Pooling/config.json': { pooling_mode_cls_token: true } } })
    expectNear(await model.ofQuestion('xin chào'), meanOf(tiny, ['<s>']))
  })

  it('gives the same vector for a text alone and among others, whatever their lengths and order', async () => {
    const { model } = await open({ tokenTypes: true })
    const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 20 }).map((words) => words.join(' '))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        const together = await model.content.embed(texts)
        for (const [at, one] of texts.entries()) {
          const [alone] = await model.content.embed([one])
          expectNear(together[at], [...(alone ?? [])])
        }
      }),
      { numRuns: 20 },
    )
  })

  it('takes the model’s own sentence vector where there is one', async () => {
    const { model, tiny } = await open({ output: 'sentence' })
    expectNear(await model.ofQuestion('mã'), meanOf(tiny, ['<s>', '▁mã', '</s>']))
  })

  it('cuts a long text inside and keeps the mark that ends it', async () => {
    const { model, tiny } = await open({ files: { 'sentence_bert_config.json': { max_seq_length: 5 } } })
    const [long] = await model.content.embed(['xin chào quét mã trả tiền đăng nhập '.repeat(2_000)])
    expectNear(long, meanOf(tiny, ['<s>', '▁xin', '▁chào', '▁quét', '</s>']))
  })

  it('reads an empty text and words it has never seen', async () => {
    const { model } = await open()
    for (const vector of await model.content.embed(['', 'zzz 漢字 😀'])) expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
  })

  it('puts its prefixes before questions and before texts', async () => {
    const { model, tiny } = await open(
      { words: [...WORDS, 'hỏi:', 'đoạn:'] },
      // Named so, it gets "query: " and "passage: ", read letter by letter.
      'multilingual-e5-nho',
    )
    expectNear(await model.ofQuestion('mã'), meanOf(tiny, ['<s>', '▁', ...'query:', '▁mã', '</s>']))
    const [text] = await model.content.embed(['mã'])
    expectNear(text, meanOf(tiny, ['<s>', '▁', ...'passage:', '▁mã', '</s>']))
  })
})

describe('the name an index keeps of a local model', () => {
  it('is the same for the same files, and another for any other vector', async () => {
    const idOf = async (more: Partial<TinyModel>) => (await open(more)).model.content.id
    const first = await idOf({})
    expect(await idOf({})).toBe(first)
    const prompts = { query: 'hỏi: ', passage: 'đoạn: ' }
    const others = [
      await idOf({ alike: { mã: 'tiền' } }),
      await idOf({ words: [...WORDS].reverse() }),
      await idOf({ dimensions: 8 }),
      await idOf({ files: { 'config_sentence_transformers.json': { prompts } } }),
      await idOf({ files: { '1_Pooling/config.json': { pooling_mode_cls_token: true } } }),
      await idOf({ files: { 'sentence_bert_config.json': { max_seq_length: 5 } } }),
    ]
    expect(new Set([first, ...others]).size).toBe(others.length + 1)
  })
})

describe('a local model that is broken', () => {
  const opening = (more: Partial<TinyModel>) => open(more).then(({ model }) => model)

  it.each<[string, Partial<TinyModel>, keyof typeof modelFaults]>([
    ['is no ONNX file', { files: { 'model.onnx': 'not a model' } }, 'model'],
    ['is cut short', { files: { 'model.onnx': new Uint8Array(1_000).fill(8) } }, 'model'],
    ['wants what we do not have', { strangeInput: true }, 'input'],
    ['has a tokenizer of an unknown kind', { files: { 'tokenizer.json': { model: { type: 'Riddle' } } } }, 'tokenizer'],
    ['has a tokenizer that is no JSON', { files: { 'tokenizer.json': new Uint8Array([123, 0]) } }, 'json'],
    ['gives NaN for every text', { poison: '<s>' }, 'notFinite'],
  ])('%s: it is refused when it is opened', async (_, more, fault) => {
    await expect(opening(more)).rejects.toMatchObject(faultOf(fault))
  })

  it('gives NaN for one text: that call fails, and the next is answered', async () => {
    const { model } = await open({ poison: 'tiền' })
    await expect(model.ofQuestion('trả tiền')).rejects.toMatchObject(faultOf('notFinite'))
    expect((await model.ofQuestion('trả')).length).toBe(16)
  })

  it('lost its thread: it is opened again, but not when its files are others by now', async () => {
    const { model, folder, tiny } = await open()
    const first = await model.ofQuestion('mã')
    await model.close()
    expect(await model.ofQuestion('mã')).toEqual(first)
    await model.close()
    writeModelFolder(folder, { ...tiny, alike: { mã: 'tiền' } })
    await expect(model.ofQuestion('mã')).rejects.toMatchObject(faultOf('changed'))
    writeFileSync(join(folder, 'model.onnx'), '')
    await expect(model.ofQuestion('mã')).rejects.toMatchObject(faultOf('model'))
  })

  it('is too slow: who gave up is told at once, and the next is answered', async () => {
    const { model } = await open()
    // Given up at once, and some steps later: on both sides of the moment at which the thread is handed the text.
    for (const steps of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
      const waiting = new AbortController()
      const slow = expect(model.ofQuestion('mã '.repeat(2_000), waiting.signal)).rejects.toMatchObject(faultOf('late'))
      for (let step = 0; step < steps; step += 1) await Promise.resolve()
      waiting.abort()
      await slow
    }
    expect((await model.ofQuestion('mã')).length).toBe(16)
  })

  it('lets a call that waits fail when its thread ends', async () => {
    const { model } = await open()
    const asked = model.ofQuestion('mã '.repeat(500))
    const failed = expect(asked).rejects.toMatchObject(faultOf('died'))
    await Promise.resolve()
    await model.close()
    await failed
  })
})
