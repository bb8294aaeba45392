import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { type ModelFault, modelFaults, modelWords } from '../replies/embedding-model.ts'

/** A folder as sentence-transformers and its exporters write it, read without opening the model itself. */

export interface ModelFolder {
  /** As the model's own configuration calls it, else the folder's name. */
  name: string
  /** Paths of the files the thread reads; `tokenizerConfig` null where there is none. */
  model: string
  tokenizer: string
  tokenizerConfig: string | null
  pooling: Pooling
  /** Tokens read of a text at most, the special ones among them. */
  longest: number
  /** What the model was trained to see before a question and before a text that may answer it. */
  prefixes: Prefixes
}

/** `mean`: of all tokens that are no padding; `cls`: the first token. */
export type Pooling = 'mean' | 'cls'

export interface Prefixes {
  question: string
  content: string
}

const MODELS = ['model.onnx', 'onnx/model.onnx', 'onnx/model_quantized.onnx'] as const
/** Node reads no larger file at once, and the model's program has 4 GB for everything. */
const LARGEST = 2 ** 31 - 1
/** Our passages are shorter, and time grows with the square: larger models' 8,192 would let one text stop all others. */
const LONGEST = 512
/** The E5 family was trained with these words, and its older folders do not say so: https://huggingface.co/intfloat/multilingual-e5-small */
const E5 = { name: /(^|[/_-])e5([/_-]|$)/iu, prefixes: { question: 'query: ', content: 'passage: ' } }
/** Models of the RoBERTa family count positions from 2. */
const OFFSET_FAMILY = /roberta|camembert|mpnet/u

const configSchema = z.looseObject({
  _name_or_path: z.string().optional(),
  model_type: z.string().optional(),
  max_position_embeddings: z.int().positive().optional(),
})
const tokenizerConfigSchema = z.looseObject({ model_max_length: z.number().positive().nullish() })
const sentenceSchema = z.looseObject({ max_seq_length: z.int().positive().nullish() })
const poolingSchema = z.looseObject({ pooling_mode: z.string().optional() })
const modulesSchema = z.array(z.looseObject({ type: z.string() }))
const promptsSchema = z.looseObject({ prompts: z.record(z.string(), z.string()).nullish() })

/** @throws AppError EMBEDDING_MODEL_FAILED naming the file and what is wrong with it, never the folder */
export function readModelFolder(folder: string): ModelFolder {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw modelFailed(modelWords.wholeFolder, 'missing')
  const model = MODELS.find((name) => existsSync(join(folder, name)))
  if (model === undefined) throw modelFailed(MODELS.join(', '), 'missing')
  if (existsSync(join(folder, `${model}_data`))) throw modelFailed(model, 'external')
  if (statSync(join(folder, model)).size > LARGEST) throw modelFailed(model, 'tooLarge')
  if (!existsSync(join(folder, 'tokenizer.json'))) throw modelFailed('tokenizer.json', 'missing')
  refuseUnknownModules(folder)

  const config = readJson(folder, 'config.json', configSchema)
  const tokenizerConfig = readJson(folder, 'tokenizer_config.json', tokenizerConfigSchema)
  const named = basename(config?._name_or_path ?? '')
  const name = named === '' || named === '.' ? basename(resolve(folder)) : named
  const offset = OFFSET_FAMILY.test(config?.model_type ?? '') ? 2 : 0
  return {
    name,
    model: join(folder, model),
    tokenizer: join(folder, 'tokenizer.json'),
    tokenizerConfig: tokenizerConfig && join(folder, 'tokenizer_config.json'),
    pooling: readPooling(folder),
    longest: Math.min(
      LONGEST,
      readJson(folder, 'sentence_bert_config.json', sentenceSchema)?.max_seq_length ?? LONGEST,
      tokenizerConfig?.model_max_length ?? LONGEST,
      (config?.max_position_embeddings ?? LONGEST + offset) - offset,
    ),
    prefixes: readPrefixes(folder, [name, basename(resolve(folder))]),
  }
}

/** The error of a local embedding model, naming the file and what is wrong with it. */
export function modelFailed(file: string, fault: ModelFault, cause?: unknown): AppError {
  return new AppError('EMBEDDING_MODEL_FAILED', { file, why: modelFaults[fault] }, { cause })
}

/** A layer behind the pooling would be left out without a word, and every vector would be another one than the model's. */
function refuseUnknownModules(folder: string): void {
  const modules = readJson(folder, 'modules.json', modulesSchema) ?? []
  const known = /\.(Transformer|Pooling|Normalize)$/u
  if (modules.some(({ type }) => !known.test(type))) throw modelFailed('modules.json', 'module')
}

/** Mean where nothing is said, as in the models that leave the file out. */
function readPooling(folder: string): Pooling {
  const file = '1_Pooling/config.json'
  const given = readJson(folder, file, poolingSchema)
  if (given === null) return 'mean'
  const flags = Object.entries(given).flatMap(([key, value]) =>
    value === true && key.startsWith('pooling_mode_') ? [key.slice('pooling_mode_'.length)] : [],
  )
  const [mode, ...others] = given.pooling_mode === undefined ? flags : [given.pooling_mode]
  if (others.length > 0) throw modelFailed(file, 'pooling')
  if (mode === 'mean' || mode === 'mean_tokens') return 'mean'
  if (mode === 'cls' || mode === 'cls_token') return 'cls'
  throw modelFailed(file, 'pooling')
}

function readPrefixes(folder: string, names: readonly string[]): Prefixes {
  const prompts = readJson(folder, 'config_sentence_transformers.json', promptsSchema)?.prompts ?? {}
  const question = prompts.query
  const content = prompts.passage ?? prompts.document
  if (question !== undefined || content !== undefined) return { question: question ?? '', content: content ?? '' }
  const e5 = names.some((name) => E5.name.test(name) && !/instruct/iu.test(name))
  return e5 ? E5.prefixes : { question: '', content: '' }
}

/** Null when there is no such file. */
function readJson<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema> | null {
  const file = join(folder, name)
  if (!existsSync(file)) return null
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw modelFailed(name, 'json', cause)
  }
}
