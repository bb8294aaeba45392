import type { Storage } from '../storage.ts'
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
    integrityCheck: async () => [],
    close: async () => {},
  }
}
