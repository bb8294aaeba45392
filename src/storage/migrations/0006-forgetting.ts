import type { Migration } from './migration.ts'

/**
 * What is gone over every hour to be forgotten, and nothing of what was gone over before: without these each hour walked over a
 * month of answered messages for the keys of the last, and over a month of sent ones for the few addresses kept without consent.
 */
export const forgetting: Migration = {
  version: 6,
  name: 'forgetting',
  sql: `
    CREATE INDEX inbox_keyed ON inbox (received_at) WHERE (key IS NOT NULL OR message IS NULL) AND done_at IS NOT NULL;
    CREATE INDEX outbox_addressed ON outbox (final_at) WHERE keep_text = 0 AND address IS NOT NULL AND final_at IS NOT NULL;
  `,
}
