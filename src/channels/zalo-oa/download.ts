import type { Agent } from 'node:http'
import { isIP } from 'node:net'
import { exchange } from './http.ts'

/** A file a person sent, from the address Zalo signed for it. */

/** @throws when the address is none of Zalo's making, the file is gone, or it is larger than `maxBytes` */
export async function download(
  ref: string,
  { apiRoot, maxBytes, signal, agent }: { apiRoot: string; maxBytes: number; signal: AbortSignal; agent?: Agent },
): Promise<Uint8Array> {
  if (!mayFetch(ref, apiRoot)) throw new Error('not an address of a file')
  const { status, bytes } = await exchange({
    method: 'GET',
    url: ref,
    headers: {},
    signal,
    maxBytes,
    ...(agent ? { agent } : {}),
  })
  // A redirect is not followed: it could lead into our own network.
  if (status !== 200) throw new Error(`file not usable: HTTP ${status}`)
  return bytes
}

/** A public name over https, or the platform's own root, as with the fake: never an address inside our network. */
function mayFetch(ref: string, apiRoot: string): boolean {
  if (!URL.canParse(ref)) return false
  const { protocol, hostname, origin, port } = new URL(ref)
  if (origin === new URL(apiRoot).origin) return true
  const named = hostname.includes('.') && isIP(hostname) === 0 && !hostname.startsWith('[')
  return protocol === 'https:' && port === '' && named
}
