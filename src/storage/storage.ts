import type { TurnStore } from '../conversation/turn-store.ts'
import type { OutboxStore } from '../delivery/outbox.ts'

/** One open engine: the stores its users declare, over the same data. */
export interface Storage {
  readonly engine: 'sqlite' | 'memory'
  readonly turns: TurnStore
  readonly outbox: OutboxStore
  /** Problems found in the stored data, empty when there are none. */
  integrityCheck(): Promise<string[]>
  close(): Promise<void>
}
