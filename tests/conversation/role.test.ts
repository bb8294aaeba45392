import { describe, expect, it } from 'vitest'
import { withRole } from '../../src/conversation/handlers/first-contact.ts'
import { emptyMemory } from '../../src/conversation/memory-document.ts'
import { openTalk } from '../support/talk.ts'

const { settings } = emptyMemory()

describe('what somebody said to be', () => {
  it('sets how many questions a day are asked, unless they chose that themselves', () => {
    expect(withRole(settings, 'cao-tuoi').cap).toBe(3)
    expect(withRole(settings, 'hoc-sinh').cap).toBe(8)
    expect(withRole(withRole(settings, 'cao-tuoi'), 'buon-ban').cap).toBe(5)
    expect(withRole({ ...settings, cap: 8 }, 'cao-tuoi').cap).toBe(8)
  })

  it('lets the easy questions last longer for the elderly: four right of five are not enough to rise', async () => {
    const levelAfterFour = async (role: 'cao-tuoi' | 'dan') => {
      const talk = openTalk({ change: (memory) => ({ ...memory, settings: { ...memory.settings, role } }) })
      await talk.send('cho 1 câu đố về quét qr')
      for (let answered = 0; answered < 4; answered += 1) {
        await talk.send(String(talk.rightDigit()))
        if (answered < 3) await talk.send('câu nữa')
      }
      return (await talk.record())?.progress.skills.qr?.level
    }
    expect(await levelAfterFour('dan')).toBe(2)
    expect(await levelAfterFour('cao-tuoi')).toBe(1)
  })
})
