import { describe } from 'vitest'
import { openMemory, openStorage, type Storage } from '../../src/storage/index.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { dailyStoreContract } from './daily-store.contract.ts'
import { deskStoreContract } from './desk-store.contract.ts'
import { idleContract } from './idle.contract.ts'
import { learnerStoreContract } from './learner-store.contract.ts'
import { linksContract } from './links.contract.ts'
import { outboxStoreContract } from './outbox-store.contract.ts'
import { profilesContract } from './profiles.contract.ts'
import { turnStoreContract } from './turn-store.contract.ts'

type Use = (test: (storage: Storage) => Promise<void>) => Promise<void>

const ENGINES: Record<string, Use> = {
  memory: (test) => test(openMemory()),
  sqlite: (test) =>
    withFolder(async (dataDir) => {
      const storage = await openStorage({ dataDir, now: 0 })
      try {
        await test(storage)
      } finally {
        await storage.close()
      }
    }),
}

describe.each(Object.entries(ENGINES))('%s keeps the inbox and what a turn changes', (_name, use) => {
  turnStoreContract(use)
})

describe.each(Object.entries(ENGINES))('%s keeps what is to be sent', (_name, use) => {
  outboxStoreContract(use)
})

describe.each(Object.entries(ENGINES))('%s keeps what learners know', (_name, use) => {
  learnerStoreContract(use)
})

describe.each(Object.entries(ENGINES))('%s keeps who is written to, and when', (_name, use) => {
  dailyStoreContract(use)
})

describe.each(Object.entries(ENGINES))('%s keeps who has been silent for long', (_name, use) => {
  idleContract(use)
})

describe.each(Object.entries(ENGINES))('%s keeps who waits for a person', (_name, use) => {
  deskStoreContract(use)
})

describe.each(Object.entries(ENGINES))('%s keeps several people of one phone apart', (_name, use) => {
  profilesContract(use)
})

describe.each(Object.entries(ENGINES))('%s keeps one person of several chats together', (_name, use) => {
  linksContract(use)
})
