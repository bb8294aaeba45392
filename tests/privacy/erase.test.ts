import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openMemory, openStorage, type Storage } from '../../src/storage/index.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { openTalk, type Talk } from '../support/talk.ts'

/** The promises about erasing, over whole talks and the real file. */

const WORDS = 'đầu hồi Xuân Diệu'

async function onFile(test: (storage: Storage, rows: () => Record<string, unknown[]>) => Promise<void>): Promise<void> {
  await withFolder(async (dataDir) => {
    const storage = await openStorage({ dataDir, now: 0 })
    const rows = () => {
      const db = new DatabaseSync(join(dataDir, 'hvs.sqlite'), { readOnly: true })
      const tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .all()
      const found = tables.map(({ name }) => [String(name), db.prepare(`SELECT * FROM ${name}`).all()] as const)
      db.close()
      return Object.fromEntries(found)
    }
    try {
      await test(storage, rows)
    } finally {
      await storage.close()
    }
  })
}

const send = async (talk: Talk, ...texts: string[]) => {
  for (const text of texts) await talk.send(text)
}

async function learns(talk: Talk): Promise<void> {
  await send(talk, 'tên tôi là Lan', `trước khi bấm chuyển phải xem những gì ${WORDS}`)
  await send(talk, 'cho 1 câu đố')
  await talk.send(String(talk.rightDigit()))
  await send(talk, 'gửi bài lúc 7 giờ tối')
}

/** Tables that hold anything besides the version of the file. */
function filled(rows: Record<string, unknown[]>): string[] {
  return Object.keys(rows).filter((name) => (rows[name]?.length ?? 0) > 0 && name !== 'schema_versions')
}

describe('"xóa dữ liệu", all of it', () => {
  it('leaves of the person nothing but the nameless line and keys, in the file itself', async () => {
    await onFile(async (storage, rows) => {
      const talk = openTalk({ store: storage })
      await learns(talk)
      expect(filled(rows())).toEqual(
        expect.arrayContaining(['memories', 'learners', 'attempts', 'schedules', 'consents']),
      )
      await send(talk, 'xóa dữ liệu', '1')
      const left = rows()
      expect(filled(left).toSorted()).toEqual(['erasures', 'inbox', 'outbox'])
      expect(JSON.stringify(left)).not.toMatch(/Lan|Xuân/u)
      expect(left.erasures).toHaveLength(1)
      const known = left.inbox?.map((row) => row as Record<string, unknown>) ?? []
      expect(known.every(({ message, lane }) => message === null && lane === null)).toBe(true)
      // Only the words "Đã xóa", on their way to the person, blanked once they are sent.
      expect(left.outbox).toHaveLength(1)
      expect(await storage.integrityCheck()).toEqual([])
      expect(await storage.learners.exportOf('script')).toBeNull()
    })
  })

  it('cancels what still waits to be sent to them', async () => {
    const storage = openMemory()
    const talk = openTalk({ store: storage })
    await learns(talk)
    await send(talk, 'xóa dữ liệu', '1')
    const { pending } = await storage.outbox.counts()
    expect(pending).toBe(1)
  })
})

describe('"xóa dữ liệu", only the words', () => {
  it('takes what was said and leaves results, settings and hour', async () => {
    await onFile(async (storage, rows) => {
      const talk = openTalk({ store: storage })
      await learns(talk)
      expect(JSON.stringify(rows())).toContain('Xuân')
      await talk.send('xóa dữ liệu')
      const { texts } = await talk.send('2')
      expect(texts[0]).toContain('Đã xóa lời nhắn')
      const left = rows()
      expect(JSON.stringify([left.inbox, left.memories])).not.toContain('Xuân')
      expect(left.attempts).toHaveLength(1)
      expect(left.schedules).toHaveLength(1)
      expect(talk.memory().settings).toMatchObject({ name: 'Lan', hour: { hour: 19 } })
      expect(await storage.integrityCheck()).toEqual([])
    })
  })

  it('stands beside "Thôi", which erases nothing', async () => {
    const talk = openTalk()
    await talk.send('xóa dữ liệu')
    const { commit } = await talk.send('3')
    expect(commit.effects.map(({ type }) => type)).toEqual(['memorySaved'])
  })
})

describe('withdrawing', () => {
  it('erases what was kept and leaves the proof of both', async () => {
    await onFile(async (storage, rows) => {
      const talk = openTalk({ store: storage })
      await learns(talk)
      await send(talk, 'rút đồng ý')
      await send(talk, '1')
      const left = rows()
      expect(filled(left).toSorted()).toEqual(['consents', 'erasures', 'inbox', 'outbox'])
      expect(left.consents).toMatchObject([{ state: 'withdrawn', wording: '2' }])
      expect(await storage.integrityCheck()).toEqual([])
    })
  })
})

describe('without consent', () => {
  it('twenty questions, a lesson and a quiz leave no row but keys and addresses', async () => {
    await onFile(async (storage, rows) => {
      const talk = openTalk({ store: storage, consent: 'none' })
      await send(talk, '/start', '2')
      for (let count = 0; count < 20; count += 1)
        expect((await talk.send('trước khi bấm chuyển phải xem những gì')).report.behaviour).toBe('answer')
      await send(talk, 'học bài', '1')
      for (let count = 0; count < 8 && talk.memory().quiz === null; count += 1) await talk.send('tiếp')
      expect((await talk.send(String(talk.rightDigit()))).report.correct).toBe(true)
      expect((await talk.send('cho 1 câu đố')).report.behaviour).toBe('quiz')
      const left = rows()
      expect(filled(left).toSorted()).toEqual(['inbox', 'outbox'])
      expect(left.inbox?.every((row) => (row as { message: unknown }).message === null)).toBe(true)
      expect(left.outbox?.every((row) => (row as { keep_text: number }).keep_text === 0)).toBe(true)
      expect(await storage.learners.exportOf('learner-1')).toBeNull()
    })
  })

  it('a child learns, and whatever was kept of them before is erased', async () => {
    await onFile(async (storage, rows) => {
      const talk = openTalk({ store: storage })
      await learns(talk)
      await send(talk, 'em học lớp 7', 'học bài', '1', 'đồng ý')
      expect(talk.memory()).toMatchObject({ minor: true, learner: null })
      expect(filled(rows()).toSorted()).toEqual(['erasures', 'inbox', 'outbox'])
    })
  })

  it('a child of a shared phone takes nothing from the others', async () => {
    await onFile(async (storage) => {
      const talk = openTalk({ store: storage })
      await learns(talk)
      await send(talk, 'đổi người', '2', 'Tí', '1', 'em học lớp 7')
      expect(await storage.learners.exportOf('learner-1')).toBeNull()
      expect(await storage.learners.exportOf('script')).not.toBeNull()
    })
  })
})
