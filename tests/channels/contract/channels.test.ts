import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beside } from '../../support/timing.ts'
import { CHAT_APPS } from './chat-apps.ts'
import { OWN_CHANNELS } from './own-channels.ts'
import { repeatWords, type Service, serve } from './service.ts'

/**
 * What every channel promises, tried on each over the whole path. A new channel joins by a `PlatformKind`; what it cannot have
 * (a webhook, a platform that refuses) it leaves out with its reason, and that promise is then not asked of it.
 */

const KINDS = [...CHAT_APPS, ...OWN_CHANNELS]

describe.each(KINDS)('$name: what is received', (kind) => {
  let service: Service
  beforeEach(async () => {
    service = await serve(kind)
  })
  afterEach(() => service.stop())
  const seen = (who: string) => service.platform.seen(who)
  const answered = (who: string, count: number) => service.until(() => seen(who).length >= count)

  it('is answered where it was asked, in the order of a chat', async () => {
    await service.platform.says('lan', 'một')
    await answered('lan', 1)
    await service.platform.says('lan', 'hai')
    await service.clock.advance(1000)
    await service.passing(100, () => seen('lan').length === 2)
    expect(seen('lan')).toEqual(['đáp: một', 'đáp: hai'])
  })

  if (kind.can.repeat === true)
    it('is answered once when it comes twice', async () => {
      await service.platform.says('lan', 'một')
      await answered('lan', 1)
      await service.platform.repeat?.()
      await service.platform.says('lan', 'hai')
      await service.passing(100, () => seen('lan').length >= 2)
      await service.clock.advance(60_000)
      expect(seen('lan')).toEqual(['đáp: một', 'đáp: hai'])
    })

  if (kind.can.reverse === true)
    it('is answered message by message when the later one comes first', async () => {
      await service.platform.reversed?.('lan', 'một', 'hai')
      await service.passing(100, () => seen('lan').length >= 2)
      await service.clock.advance(60_000)
      expect(seen('lan').toSorted()).toEqual(['đáp: hai', 'đáp: một'])
    })

  if (kind.can.restore === true)
    it('is not lost and not doubled while nothing can be stored', async () => {
      service.broken = true
      await service.platform.says('lan', 'một')
      await service.until(() => service.refusals > 0)
      expect(await service.storage.turns.backlog()).toBe(0)
      service.broken = false
      await service.platform.retry?.()
      await service.passing(1000, () => seen('lan').length > 0)
      await service.clock.advance(60_000)
      expect(seen('lan')).toEqual(['đáp: một'])
    })

  if (kind.can.unreadable === true)
    it('is answered politely when it holds nothing we could read', async () => {
      await service.platform.sendsUnreadable?.('lan')
      await answered('lan', 1)
      expect(seen('lan')).toEqual(['đáp: unsupported'])
    })

  if (kind.can.webhook === true)
    it('is turned away at the webhook without the right secret, unread, and changes nothing', async () => {
      const { post, secrets } = service.platform
      const [, secret = ''] = secrets
      for (const wrong of [null, '', 'khong-phai', `${secret.slice(0, -1)}x`, `${secret} `.repeat(2)]) {
        const answer = await post?.(wrong, 'lan', 'giả mạo')
        expect(answer?.status).toBe(401)
        expect(await answer?.text()).toBe('')
      }
      expect(await service.storage.turns.backlog()).toBe(0)
      expect((await post?.(secret, 'lan', 'thật'))?.status).toBe(200)
      await answered('lan', 1)
      expect(seen('lan')).toEqual(['đáp: thật'])
    })

  it('is answered even when it came right before a stop; nothing is taken after it', async () => {
    await service.platform.says('lan', 'một')
    await service.until(async () => (await service.storage.turns.backlog()) > 0 || seen('lan').length > 0)
    const from = performance.now()
    await service.stopReceiving()
    expect(performance.now() - from).toBeLessThan(beside(9000))
    await answered('lan', 1)
    await service.platform.says('lan', 'hai')
    await service.clock.advance(10_000)
    expect(seen('lan')).toEqual(['đáp: một'])
  })
})

describe.each(KINDS.filter((kind) => kind.can.many === true))('$name: somebody whose answer takes long', (kind) => {
  it('holds up nobody else', async () => {
    let finish = () => {}
    const service = await serve(kind, async (work, now) => {
      const [{ message }] = work.messages
      const isSlow = message.body.type === 'text' && message.body.text === 'lâu'
      if (isSlow)
        await new Promise<void>((done) => {
          finish = done
        })
      return repeatWords(work, now)
    })
    await service.platform.says('cham', 'lâu')
    await service.until(async () => (await service.storage.turns.backlog()) === 1)
    for (let person = 0; person < 20; person += 1) {
      await service.platform.says(`p${person}`, 'nhanh')
      await service.passing(10, () => service.platform.seen(`p${person}`).length === 1)
    }
    expect(service.platform.seen('cham')).toEqual([])
    finish()
    await service.passing(10, () => service.platform.seen('cham').length === 1)
    await service.stop()
  })
})
