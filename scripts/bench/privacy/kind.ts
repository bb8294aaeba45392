import { type Random, TYPED } from './spellings.ts'

/** One kind of personal data: how such a secret is made, how people write it, and what they write around it. */
export interface Kind {
  name: string
  /** How many of a hundred items. */
  weight: number
  make: (random: Random) => { value: string; spellings: readonly ((value: string) => string)[] }
  /** `%` stands for the value. Some say what it is, some leave it to be seen. */
  frames: readonly string[]
}

/** Joined digits only where a word beside them says what they are. */
export const PLAIN = TYPED.slice(0, 2)
