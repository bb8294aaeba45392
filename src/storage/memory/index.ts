import type { Storage } from '../storage.ts'
import { memoryDailyStore } from './daily-store.ts'
import { memoryDeskStore } from './desk-store.ts'
import { memoryLearnerStore } from './learner-store.ts'
import { memoryOutboxStore } from './outbox-store.ts'
import { emptyState } from './state.ts'
import { memoryTurnStore } from './turn-store.ts'

/** An engine that forgets everything with the process: for tests and for commands that keep nothing. */
export function openMemory(): Storage {
  const state = emptyState()
  return {
    engine: 'memory',
    turns: memoryTurnStore(state),
    outbox: memoryOutboxStore(state),
    learners: memoryLearnerStore(state),
    daily: memoryDailyStore(state),
    desk: memoryDeskStore(state),
    integrityCheck: async () => [],
    close: async () => {},
  }
}
