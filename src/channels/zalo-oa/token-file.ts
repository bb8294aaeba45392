import { createHash } from 'node:crypto'
import { z } from 'zod'
import { openSealedFile } from '../../shared/sealed-file.ts'

/**
 * The pair of tokens on disk. A refresh token works once: whoever loses the newest one needs a person to consent again,
 * so a pair is flushed to the disk under its final name before anybody uses it.
 */

const pair = z.object({
  /** Which configured token this chain of refreshes began with, as sha256: another one in the settings begins a new chain. */
  seed: z.string(),
  refresh: z.string(),
  access: z.string(),
  /** Epoch milliseconds at which the access token was given and at which it ends. */
  givenAt: z.number(),
  accessUntil: z.number(),
})

export type TokenPair = z.output<typeof pair>

export interface TokenFile {
  /** The kept pair; null when there is none, or none that this secret opens. */
  read(): TokenPair | null
  /** Returns when the pair would survive a power cut. @throws the error of the disk; the pair before stays whole */
  write(next: TokenPair): void
}

/** Bound to the app, so that files cannot be swapped. */
export function openTokenFile(path: string, secret: string, appId: string): TokenFile {
  const file = openSealedFile(path, { secret, purpose: 'zalo-oa tokens', owner: appId })
  return {
    read: () => pair.safeParse(file.read()).data ?? null,
    write: (next) => file.write(next),
  }
}

export function seedOf(configured: string): string {
  return createHash('sha256').update(configured).digest('hex')
}
