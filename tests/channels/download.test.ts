import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { download, publicOnly } from '../../src/channels/download.ts'
import { isNear, isPublicIp } from '../../src/shared/near.ts'

/** Addresses of files come from outside: none may make this machine call its own network. */

let platform: Server
let inside: Server
let reached = 0
const rootOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const listening = (server: Server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

beforeEach(async () => {
  reached = 0
  inside = createServer((_request, response) => {
    reached += 1
    response.end('secret')
  })
  await listening(inside)
  platform = createServer((request, response) => {
    const to: Record<string, string> = { '/inside': rootOf(inside), '/moved': '/file', '/round': '/round' }
    const location = to[request.url ?? '']
    if (location) response.writeHead(302, { location }).end()
    else response.writeHead(request.url === '/gone' ? 404 : 200).end('bytes')
  })
  await listening(platform)
})
afterEach(() => {
  platform.close()
  inside.close()
})

const get = (ref: string, maxBytes = 100) =>
  download(ref, { apiRoot: rootOf(platform), maxBytes, signal: AbortSignal.timeout(5000) })

describe('a file somebody sent', () => {
  it('is fetched from the platform itself, also where it has moved to, and no further than allowed', async () => {
    expect(Buffer.from(await get(`${rootOf(platform)}/file`)).toString()).toBe('bytes')
    expect(Buffer.from(await get(`${rootOf(platform)}/moved`)).toString()).toBe('bytes')
    await expect(get(`${rootOf(platform)}/file`, 3)).rejects.toThrow('too long')
    await expect(get(`${rootOf(platform)}/gone`)).rejects.toThrow('404')
    await expect(get(`${rootOf(platform)}/round`)).rejects.toThrow('redirects')
  })

  it('is not fetched from our own network, however its address is written', async () => {
    const { port } = new URL(rootOf(inside))
    for (const ref of [
      ...[rootOf(inside), `http://localhost:${port}/`, `https://127.0.0.1/`, 'https://2130706433/', 'https://[::1]/'],
      ...['https://10.0.0.8/a', 'https://169.254.169.254/latest', 'https://may-trong.local/a', 'https://nas/a.aac'],
      ...[
        'http://cong-khai.example.com/a',
        'https://cong-khai.example.com:8443/a',
        'ftp://a.example.com/',
        'file:///etc/passwd',
        '',
      ],
    ])
      await expect(get(ref), ref).rejects.toThrow('not an address')
    await expect(get(`${rootOf(platform)}/inside`)).rejects.toThrow('not an address')
    expect(reached).toBe(0)
  })

  it('is not fetched from a public name that points into our own network', async () => {
    const found = (all: boolean) =>
      new Promise((done) => publicOnly('localhost', { all }, (error, address) => done(error?.message ?? address)))
    expect(await found(true)).toBe('not a public address')
    expect(await found(false)).toBe('not a public address')
  })
})

describe('addresses', () => {
  it('of the public internet are told from all others', () => {
    for (const ip of ['8.8.8.8', '113.160.0.1', '2001:ee0::1']) expect(isPublicIp(ip), ip).toBe(true)
    for (const ip of [
      ...[
        '127.0.0.1',
        '10.1.2.3',
        '172.31.0.1',
        '192.168.1.1',
        '169.254.169.254',
        '100.64.0.1',
        '0.0.0.0',
        '224.0.0.1',
      ],
      ...['::1', '::', 'fd00::1', 'fe80::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', 'không phải'],
    ])
      expect(isPublicIp(ip), ip).toBe(false)
  })

  it('that never leave the building are known by name and by number', () => {
    for (const near of [
      'http://127.1/',
      'http://localhost:11434/v1',
      'http://ollama/',
      'http://may.local',
      'http://[fd00::2]/',
    ])
      expect(isNear(near), near).toBe(true)
    for (const far of ['https://api.example.com', 'http://8.8.8.8/', 'https://local.example.vn/'])
      expect(isNear(far), far).toBe(false)
  })
})
