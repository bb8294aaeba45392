import { Tokenizer } from '@huggingface/tokenizers'

/** Texts as the numbers a model reads. */
export interface Tokens {
  /** Ids of a text, the special ones at both ends included, `longest` of them at most. */
  idsOf(text: string): number[]
}

/** The part of the package in use; its own declarations name their files in a way this compiler does not follow. */
interface Reader {
  encode(text: string, options?: { add_special_tokens: boolean }): { ids: number[] }
}

/** Characters read of a text: more would be cut off as tokens anyway, and take seconds. */
const LONGEST_TEXT = 6_000
const PROBE = 'học'

/**
 * @param tokenizer what `tokenizer.json` holds; `config` what `tokenizer_config.json` holds, or nothing
 * @throws Error when they describe no tokenizer the package knows
 */
export function makeTokens(tokenizer: object, config: object, longest: number): Tokens {
  const read: Reader = new Tokenizer(tokenizer, config)
  const inside = (text: string) => read.encode(text, { add_special_tokens: false }).ids
  const whole = read.encode(PROBE).ids
  const length = inside(PROBE).length
  const start = whole.findIndex((_, at) => inside(PROBE).every((id, n) => whole[at + n] === id))
  const before = whole.slice(0, Math.max(0, start))
  const after = start < 0 ? [] : whole.slice(start + length)
  const room = Math.max(0, longest - before.length - after.length)
  return {
    // Cut inside, or a long text would lose the mark that ends it, which the model was never trained without.
    idsOf: (text) => [...before, ...inside(text.slice(0, LONGEST_TEXT)).slice(0, room), ...after],
  }
}
