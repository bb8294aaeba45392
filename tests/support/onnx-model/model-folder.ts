import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FLOAT, INT64, model, node, port, table } from './encode.ts'

/**
 * A real ONNX embedding model of some kilobytes, with its tokenizer: each word has a fixed vector, and the model looks it up. What a
 * text's vector must be can so be worked out by hand.
 */

export interface TinyModel {
  /** Words with a token of their own, lower case; other words are read letter by letter. */
  words: readonly string[]
  dimensions?: number
  /** A word and another whose vector it has: to the model they mean the same. */
  alike?: Readonly<Record<string, string>>
  /** `sentence`: also gives the mean over all tokens, as exports of sentence-transformers do. */
  output?: 'tokens' | 'sentence'
  /** The model wants `token_type_ids` too, as BERT does. */
  tokenTypes?: boolean
  /** An input no embedding model of ours is given. */
  strangeInput?: boolean
  /** A word after which every value is NaN. */
  poison?: string
  file?: 'model.onnx' | 'onnx/model.onnx' | 'onnx/model_quantized.onnx'
  /** Further files, by name. */
  files?: Readonly<Record<string, unknown>>
}

const SPECIAL = ['<s>', '<pad>', '</s>', '<unk>']
const LETTERS = [...'▁abcdefghijklmnopqrstuvwxyzđ0123456789?:.,']

/** The tokens of a tiny model, by their ids. */
export function piecesOf({ words }: TinyModel): string[] {
  return [...SPECIAL, ...LETTERS, ...new Set(words.map((word) => `▁${word}`))]
}

/** The vector of each token: the same for a word in every model of as many dimensions. */
export function rowsOf(tiny: TinyModel): Float32Array[] {
  const { dimensions = 16, alike = {}, poison } = tiny
  return piecesOf(tiny).map((piece) => {
    const word = piece.replace('▁', '')
    if (word === poison) return new Float32Array(dimensions).fill(Number.NaN)
    return directionOf(`▁${alike[word] ?? word}`, dimensions)
  })
}

/** Writes the folder, new. */
export function writeModelFolder(folder: string, tiny: TinyModel): string {
  const write = (name: string, content: unknown) => {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content instanceof Uint8Array ? content : JSON.stringify(content))
  }
  write(tiny.file ?? 'model.onnx', onnxOf(tiny))
  write('tokenizer.json', tokenizerOf(tiny))
  write('tokenizer_config.json', { tokenizer_class: 'XLMRobertaTokenizer', eos_token: '</s>', unk_token: '<unk>' })
  for (const [name, content] of Object.entries(tiny.files ?? {})) write(name, content)
  return folder
}

function onnxOf(tiny: TinyModel): Uint8Array {
  const { dimensions = 16, output = 'tokens', tokenTypes = false, strangeInput = false } = tiny
  const rows = rowsOf(tiny)
  const data = Float32Array.from(rows.flatMap((row) => [...row]))
  const any = ['batch', 'tokens'] as const
  const looked = tokenTypes ? 'looked_up' : 'last_hidden_state'
  return model({
    tables: [
      table('words', [rows.length, dimensions], data),
      ...(tokenTypes ? [table('types', [2, dimensions], new Float32Array(2 * dimensions))] : []),
    ],
    nodes: [
      node('Gather', ['words', 'input_ids'], looked),
      ...(tokenTypes
        ? [node('Gather', ['types', 'token_type_ids'], 'typed'), node('Add', [looked, 'typed'], 'last_hidden_state')]
        : []),
      ...(output === 'sentence' ? [node('ReduceMean', ['last_hidden_state'], 'sentence_embedding', [1])] : []),
    ],
    inputs: [
      port('input_ids', INT64, any),
      port('attention_mask', INT64, any),
      ...(tokenTypes ? [port('token_type_ids', INT64, any)] : []),
      ...(strangeInput ? [port('pixel_values', FLOAT, any)] : []),
    ],
    outputs: [
      port('last_hidden_state', FLOAT, [...any, dimensions]),
      ...(output === 'sentence' ? [port('sentence_embedding', FLOAT, ['batch', dimensions])] : []),
    ],
  })
}

function tokenizerOf(tiny: TinyModel): unknown {
  const special = (content: string, id: number) => ({
    ...{ id, content, special: true },
    ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
  })
  return {
    version: '1.0',
    added_tokens: SPECIAL.map(special),
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', add_prefix_space: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '<s>', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '</s>', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {},
    },
    decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', add_prefix_space: true },
    model: {
      type: 'Unigram',
      unk_id: 3,
      // A whole word is always likelier than its letters.
      vocab: piecesOf(tiny).map((piece, id) => [piece, id < SPECIAL.length + LETTERS.length ? -20 : -1]),
    },
  }
}

/** A direction that depends on the word alone: a few rounds of a linear congruence seeded by its letters. */
function directionOf(word: string, dimensions: number): Float32Array {
  let state = [...word].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  const values = Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return (state / 2 ** 32) * 2 - 1
  })
  const length = Math.hypot(...values)
  return values.map((value) => value / length)
}
