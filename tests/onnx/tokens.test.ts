import { Tokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTokens } from '../../src/onnx/tokens.ts'

/** A tokenizer as BERT's: whole words, then pieces of them, between [CLS] and [SEP]. */
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
const PIECES = [
  ...SPECIAL,
  'học',
  'vụ',
  'số',
  'quét',
  'mã',
  ...'abcdeghiklmn',
  ...[...'abcdeghiklmn'].map((a) => `##${a}`),
]
const special = (content: string) => ({ SpecialToken: { id: content, type_id: 0 } })
const BERT = {
  version: '1.0',
  added_tokens: SPECIAL.map((content, id) => ({
    ...{ id, content, special: true },
    ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
  })),
  normalizer: { type: 'BertNormalizer', lowercase: true, strip_accents: false },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
    pair: [],
    special_tokens: {},
  },
  decoder: { type: 'WordPiece', prefix: '##' },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(PIECES.map((piece, id) => [piece, id])),
  },
}

const LONGEST = 12
const [CLS, SEP] = [2, 3]
const tokens = makeTokens(BERT, {}, LONGEST)
const whole: { encode(text: string): { ids: number[] } } = new Tokenizer(BERT, {})

const text = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('học', 'vụ', 'Số', 'quét', 'mã', 'bac', 'xyz', ',', '\u00a0'), { maxLength: 30 })
    .map((all) => all.join(' ')),
)

describe('the tokens of a text', () => {
  it('are the tokenizer’s own while they fit, and its first ones between both marks when they do not', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { ids } = whole.encode(given)
        const read = tokens.idsOf(given)
        if (ids.length <= LONGEST) expect(read).toEqual(ids)
        else expect(read).toEqual([...ids.slice(0, LONGEST - 1), SEP])
        expect(read[0]).toBe(CLS)
      }),
    )
  })

  it('are found in a moment even in a text without end', () => {
    const read = tokens.idsOf('quét mã '.repeat(1_000_000))
    expect(read).toEqual([
      CLS,
      ...Array.from({ length: LONGEST - 2 }, (_, at) => PIECES.indexOf(at % 2 ? 'mã' : 'quét')),
      SEP,
    ])
  })
})
