import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { type ModelFolder, readModelFolder } from '../../src/onnx/model-folder.ts'
import { modelFaults } from '../../src/replies/embedding-model.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hvs-model-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const BARE = { 'model.onnx': '', 'tokenizer.json': '{}' }

function folderOf(files: Record<string, string | object>, name = 'model-'): string {
  const folder = join(mkdtempSync(join(scratch, 'case-')), name)
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

function read(files: Record<string, string | object>, name?: string): ModelFolder {
  return readModelFolder(folderOf({ ...BARE, ...files }, name))
}

function refusal(folder: string): AppError {
  try {
    readModelFolder(folder)
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('the folder was accepted')
}

describe('a folder with nothing but a model and a tokenizer', () => {
  it('is read with the mean of all tokens, 512 of them, no prefixes, under its own name', () => {
    expect(read({}, 'mo-hinh')).toMatchObject({
      name: 'mo-hinh',
      pooling: 'mean',
      longest: 512,
      prefixes: { question: '', content: '' },
      tokenizerConfig: null,
    })
  })

  it.each(['model.onnx', 'onnx/model.onnx', 'onnx/model_quantized.onnx'])('may hold the model as %s', (file) => {
    const folder = folderOf({ [file]: '', 'tokenizer.json': '{}' })
    expect(readModelFolder(folder).model).toBe(join(folder, file))
  })
})

describe('the files of sentence-transformers', () => {
  it.each([
    [{ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }, 'cls'],
    [{ pooling_mode_cls_token: false, pooling_mode_mean_tokens: true, word_embedding_dimension: 384 }, 'mean'],
    [{ pooling_mode: 'cls' }, 'cls'],
  ])('say how tokens become one vector: %j', (config, pooling) => {
    expect(read({ '1_Pooling/config.json': config }).pooling).toBe(pooling)
  })

  it('say what stands before a question and before a text', () => {
    const prompts = { query: 'hỏi: ', document: 'đoạn: ' }
    expect(read({ 'config_sentence_transformers.json': { prompts } }).prefixes).toEqual({
      question: 'hỏi: ',
      content: 'đoạn: ',
    })
  })

  it.each([
    ['sentence_bert_config.json', { max_seq_length: 128 }, 128],
    ['tokenizer_config.json', { model_max_length: 256 }, 256],
    // "No limit", as the exporters write it.
    ['tokenizer_config.json', { model_max_length: 1e30 }, 512],
    ['config.json', { model_type: 'bert', max_position_embeddings: 300 }, 300],
    ['config.json', { model_type: 'xlm-roberta', max_position_embeddings: 514 }, 512],
    ['config.json', { model_type: 'xlm-roberta', max_position_embeddings: 8194 }, 512],
  ])('and the others bound the length: %s %j', (file, content, longest) => {
    expect(read({ [file]: content }).longest).toBe(longest)
  })
})

describe('a model of the E5 family', () => {
  const E5 = { question: 'query: ', content: 'passage: ' }

  it('gets the words it was trained with, known by its own name or by the folder’s', () => {
    expect(read({ 'config.json': { _name_or_path: 'intfloat/multilingual-e5-small' } }).prefixes).toEqual(E5)
    expect(read({}, 'multilingual-e5-base').prefixes).toEqual(E5)
  })

  it('is told from names that only look like it, and from its relatives that want instructions', () => {
    for (const name of ['bge-m3', 'phobert-e500', 'multilingual-e5-large-instruct', 'the5'])
      expect(read({}, name).prefixes, name).toEqual({ question: '', content: '' })
  })
})

describe('a folder that cannot be used', () => {
  it.each<[string, Record<string, string | object>, string, keyof typeof modelFaults]>([
    ['without a model', { 'tokenizer.json': '{}' }, 'onnx/model.onnx', 'missing'],
    ['without a tokenizer', { 'model.onnx': '' }, 'tokenizer.json', 'missing'],
    ['with its numbers in a second file', { ...BARE, 'model.onnx_data': '' }, 'model.onnx', 'external'],
    ['with a broken configuration', { ...BARE, 'config.json': '{"model_type":' }, 'config.json', 'json'],
    [
      'with a layer behind the pooling',
      { ...BARE, 'modules.json': [{ type: 'sentence_transformers.models.Dense' }] },
      'modules.json',
      'module',
    ],
    [
      'that pools by the largest value',
      { ...BARE, '1_Pooling/config.json': { pooling_mode_max_tokens: true } },
      '1_Pooling/config.json',
      'pooling',
    ],
    [
      'that pools in two ways at once',
      { ...BARE, '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: true } },
      '1_Pooling/config.json',
      'pooling',
    ],
  ])('%s is refused by the file’s name and the reason, never by its path', (_, files, file, fault) => {
    const folder = folderOf(files)
    const error = refusal(folder)
    expect(error.code).toBe('EMBEDDING_MODEL_FAILED')
    expect(error.details.file).toContain(file)
    expect(error.details.why).toBe(modelFaults[fault])
    expect(error.message).not.toContain(scratch)
  })

  it('that is not there is refused too', () => {
    const error = refusal(join(scratch, 'nowhere'))
    expect(error.details.why).toBe(modelFaults.missing)
    expect(error.message).not.toContain(scratch)
  })
})
