import { describe, expect, it } from 'vitest'
import { chat, draft } from '../support/messages.ts'
import { sent } from '../support/recordingChannel.ts'
import { startSending } from '../support/sending.ts'

describe('a platform that answers with errors', () => {
  it('has the account paused after two in a row, leaves at most three in doubt, and everything else arrives later', async () => {
    const sending = startSending()
    const { clock, channel, storage } = sending
    const healthyAt = clock.now() + 610_000
    channel.alive = false
    channel.script = () => (clock.now() < healthyAt ? { status: 'unknown', why: '500' } : sent())
    // One lesson every two seconds, ten minutes long.
    for (let n = 0; n < 300; n++) {
      await storage.outbox.addOnce([draft(`l${n}`, chat(`c${n}`), { why: 'scheduled' })], clock.now())
      sending.sender.wake()
      await clock.advance(2_000)
    }
    expect(sending.sender.health().state).toBe('breaker-open')
    // 1 + 2 + 4 + … + 256, then every 300 s: no storm.
    expect(channel.probes).toBeLessThanOrEqual(11)
    channel.alive = true
    await clock.advance(700_000)
    const counts = await storage.outbox.counts()
    expect(counts.unknown).toBeGreaterThanOrEqual(2)
    expect(counts.unknown).toBeLessThanOrEqual(3)
    expect(counts.sent).toBe(300 - counts.unknown)
    expect(await storage.outbox.listUnknown(9)).toHaveLength(counts.unknown)
    await sending.stop()
  })

  it('looks again after 1, 2, 4 … and never more than 300 seconds', async () => {
    const sending = startSending()
    const { clock, channel } = sending
    const start = clock.now()
    const looked: number[] = []
    channel.probe = async () => {
      looked.push((clock.now() - start) / 1000)
      return false
    }
    channel.script = () => ({ status: 'unknown', why: '502' })
    await sending.storage.outbox.addOnce(
      ['1', '2', '3'].map((id) => draft(id, chat(id), { why: 'broadcast' })),
      clock.now(),
    )
    sending.sender.wake()
    await clock.advance(1_500_000)
    const waits = looked.map((at, n) => Math.round(at - (looked[n - 1] ?? 0)))
    expect(waits.slice(0, 11)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    await sending.stop()
  })

  it('does not pause for single doubts between definite answers', async () => {
    const sending = startSending()
    sending.channel.script = (_to, _options, attempt) =>
      attempt % 2 === 0 ? { status: 'unknown', why: 'cut' } : sent()
    const drafts = Array.from({ length: 20 }, (_, n) => draft(`b${n}`, chat(`c${n}`), { why: 'broadcast' }))
    await sending.storage.outbox.addOnce(drafts, sending.clock.now())
    sending.sender.wake()
    await sending.clock.advance(5_000)
    expect(sending.channel.attempts).toHaveLength(20)
    expect(sending.channel.probes).toBe(0)
    await sending.stop()
  })

  it('tries a single message where the platform has no harmless call', async () => {
    const sending = startSending()
    const { channel, clock } = sending
    delete channel.probe
    channel.script = () => ({ status: 'unknown', why: '500' })
    const drafts = Array.from({ length: 20 }, (_, n) => draft(`b${n}`, chat(`c${n}`), { why: 'broadcast' }))
    await sending.storage.outbox.addOnce(drafts, clock.now())
    sending.sender.wake()
    await clock.advance(1_050)
    expect(channel.attempts).toHaveLength(3)
    await clock.advance(2_100)
    expect(channel.attempts).toHaveLength(4)
    await sending.stop()
  })
})
