import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isNear, isPublicIp } from '../shared/near.ts'
import type { Outbound } from '../shared/outbound.ts'
import { exchange } from './http.ts'

/** A file a person sent, from the address the platform gave for it. */

export interface DownloadOptions {
  /** The platform's own root, which may stand anywhere (the fakes are loopback); every other address must be public. */
  apiRoot: string
  maxBytes: number
  signal: AbortSignal
  agentFor?: Outbound['agentFor']
}

/** Redirects followed, each one judged like the first address. */
const MOST_HOPS = 3

/** @throws when an address could lead into our own network, the file is gone, or it is larger than `maxBytes` */
export async function download(ref: string, options: DownloadOptions): Promise<Uint8Array> {
  const { apiRoot, maxBytes, signal, agentFor } = options
  let url = ref
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const isOwn = URL.canParse(url) && new URL(url).origin === new URL(apiRoot).origin
    if (!isOwn && !isPublic(url)) throw new Error('not an address of a file')
    const { status, headers, bytes } = await exchange({
      ...{ method: 'GET', url, headers: {}, signal, maxBytes },
      ...(agentFor ? { agentFor } : {}),
      ...(isOwn ? {} : { lookup: publicOnly }),
    })
    if (status === 200) return bytes
    const { location } = headers
    if (status < 300 || status >= 400 || typeof location !== 'string' || !URL.canParse(location, url))
      throw new Error(`file not usable: HTTP ${status}`)
    url = new URL(location, url).href
  }
  throw new Error('file not usable: too many redirects')
}

/** A name of the public internet over https, at its usual port. */
function isPublic(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port } = new URL(url)
  return protocol === 'https:' && port === '' && isIP(hostname) === 0 && !hostname.startsWith('[') && !isNear(url)
}

/** A public name whose owner points it into our network is refused before anything connects. */
export const publicOnly: LookupFunction = (hostname, options, found) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return found(error ?? new Error('no address'), '', 0)
    if (!addresses.every(({ address }) => isPublicIp(address))) return found(new Error('not a public address'), '', 0)
    if (options.all) return found(null, addresses)
    found(null, first.address, first.family)
  })
}
