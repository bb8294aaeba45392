import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

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

const sealed = z.object({ v: z.literal(1), iv: z.base64(), tag: z.base64(), data: z.base64() })

export interface TokenFile {
  /** The kept pair; null when there is none, or none that this secret opens. */
  read(): TokenPair | null
  /** Returns when the pair would survive a power cut. @throws the error of the disk; the pair before stays whole */
  write(next: TokenPair): void
}

/** Encrypted with aes-256-gcm under a key derived from `secret`; bound to the app, so that files cannot be swapped. */
export function openTokenFile(path: string, secret: string, appId: string): TokenFile {
  const key = Buffer.from(hkdfSync('sha256', secret, 'hoc-vu-so', 'zalo-oa tokens', 32))
  return {
    read() {
      try {
        const { iv, tag, data } = sealed.parse(JSON.parse(readFileSync(path, 'utf8')))
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
        decipher.setAAD(Buffer.from(appId)).setAuthTag(Buffer.from(tag, 'base64'))
        const plain = Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()])
        return pair.parse(JSON.parse(plain.toString('utf8')))
      } catch {
        return null
      }
    },
    write(next) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(appId))
      const data = Buffer.concat([cipher.update(JSON.stringify(next), 'utf8'), cipher.final()])
      const text = JSON.stringify({
        v: 1,
        iv: iv.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
        data: data.toString('base64'),
      })
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const draft = `${path}.new`
      const file = openSync(draft, 'w', 0o600)
      try {
        writeFileSync(file, text)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(draft, path)
      flushFolder(dirname(path))
    },
  }
}

/** The new name itself must be on the disk, or a power cut brings the used-up token back. Windows cannot open folders and does not need it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export function seedOf(configured: string): string {
  return createHash('sha256').update(configured).digest('hex')
}
