import type { DeskStore } from '../conversation/desk-store.ts'
import type { TurnStore } from '../conversation/turn-store.ts'
import type { DailyStore } from '../delivery/daily-store.ts'
import type { OutboxStore } from '../delivery/outbox.ts'
import type { LearnerStore } from '../learning/learner-store.ts'

/** One open engine: the stores its users declare, over the same data. */
export interface Storage {
  readonly engine: 'sqlite' | 'memory'
  readonly turns: TurnStore
  readonly outbox: OutboxStore
  readonly learners: LearnerStore
  readonly daily: DailyStore
  readonly desk: DeskStore
  /** Problems found in the stored data, empty when there are none. */
  integrityCheck(): Promise<string[]>
  close(): Promise<void>
}
