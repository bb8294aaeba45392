import { hash, randomBytes } from 'node:crypto'

/** A random id of 128 bits, safe in URLs and file names. Learners are known by one of these, never by a platform id. */
export function randomId(): string {
  return randomBytes(16).toString('base64url')
}

/** 32 random hex digits: a name nobody can guess, in the form of a content's fingerprint. */
export function randomHex(): string {
  return randomBytes(16).toString('hex')
}

/** Lower-case hex sha256 of a text or of bytes. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data)
}
