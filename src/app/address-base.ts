import type { Channel } from '../channels/channel.ts'
import type { Config } from '../config.ts'

/**
 * What the address of a picture, a sound or a file begins with on this channel: "" on our own page, which knows where it came from;
 * null where there is no public address, so that nothing can be fetched from us.
 */
export function addressBase({ PUBLIC_URL }: Config, channel: Channel): string | null {
  return channel.id === 'web' ? '' : (PUBLIC_URL ?? null)
}
