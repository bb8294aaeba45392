import { BlockList, isIP } from 'node:net'

/** Which addresses never leave the building, and which nobody outside may make us call. */

/** Loopback and private networks (RFC 1122, 1918, 4193, 4291). */
const NEAR = new BlockList()
NEAR.addSubnet('127.0.0.0', 8, 'ipv4')
NEAR.addSubnet('10.0.0.0', 8, 'ipv4')
NEAR.addSubnet('172.16.0.0', 12, 'ipv4')
NEAR.addSubnet('192.168.0.0', 16, 'ipv4')
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')
NEAR.addSubnet('fe80::', 10, 'ipv6')

/** What else is no host of the public internet: this host, shared and link-local networks, tests, groups (RFC 6890). */
const SPECIAL = new BlockList()
SPECIAL.addSubnet('0.0.0.0', 8, 'ipv4')
SPECIAL.addSubnet('100.64.0.0', 10, 'ipv4')
SPECIAL.addSubnet('169.254.0.0', 16, 'ipv4')
SPECIAL.addSubnet('192.0.0.0', 24, 'ipv4')
SPECIAL.addSubnet('198.18.0.0', 15, 'ipv4')
SPECIAL.addSubnet('224.0.0.0', 3, 'ipv4')
SPECIAL.addAddress('::', 'ipv6')
SPECIAL.addSubnet('64:ff9b::', 96, 'ipv6')
SPECIAL.addSubnet('ff00::', 8, 'ipv6')

/** Endings that no public name server answers (RFC 6761, 6762, 8375; `internal` is reserved by ICANN). */
const NEAR_ENDINGS = ['localhost', 'local', 'internal', 'home.arpa']

/** True for an http(s) address whose host is loopback, private, or a name only the local network knows. */
export function isNear(address: string): boolean {
  // The parser writes every spelling of an IP address ("127.1", "0x7f000001") the usual way, and IPv6 in brackets.
  const host = new URL(address).hostname.replace(/^\[(.*)\]$/u, '$1').replace(/\.$/u, '')
  const family = isIP(host)
  if (family !== 0) return NEAR.check(host, family === 4 ? 'ipv4' : 'ipv6')
  // A name of one label is one of the local network ("ollama" beside the bot in one compose file).
  return !host.includes('.') || NEAR_ENDINGS.some((ending) => host.endsWith(`.${ending}`))
}

/** True for an IP address of the public internet; IPv6 spellings of IPv4 addresses are seen through. */
export function isPublicIp(ip: string): boolean {
  const kind = isIP(ip) === 4 ? 'ipv4' : 'ipv6'
  return isIP(ip) !== 0 && !NEAR.check(ip, kind) && !SPECIAL.check(ip, kind)
}
