import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** One JSON value on disk that only we can read, and that is whole after a power cut at any moment. */

const sealed = z.object({ v: z.literal(1), iv: z.base64(), tag: z.base64(), data: z.base64() })

export interface Seal {
  secret: string
  /** Derives a key of its own for each use of the secret. */
  purpose: string
  /** Whose file it is: a file sealed for somebody else does not open, so files cannot be swapped. */
  owner: string
}

export interface SealedFile {
  /** What was written last; null when there is nothing, or nothing this seal opens. */
  read(): unknown
  /** Returns when the value would survive a power cut. @throws the error of the disk; the value before stays whole */
  write(value: unknown): void
}

/** Encrypted with aes-256-gcm, readable by its owner alone. */
export function openSealedFile(path: string, { secret, purpose, owner }: Seal): SealedFile {
  const key = Buffer.from(hkdfSync('sha256', secret, 'hoc-vu-so', purpose, 32))
  return {
    read() {
      try {
        const { iv, tag, data } = sealed.parse(JSON.parse(readFileSync(path, 'utf8')))
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
        decipher.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, 'base64'))
        const plain = Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()])
        return JSON.parse(plain.toString('utf8'))
      } catch {
        return null
      }
    },
    write(value) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
      const data = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
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

/** The new name itself must be on the disk, or a power cut brings the old value back. Windows cannot open folders and does not need it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
