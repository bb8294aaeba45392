import type { Migration } from './migration.ts'

/**
 * What somebody typed lies in their memory document for a day, and inside the lists of choices for a month. `words`: 2 as saved,
 * 1 once the day's words are out of it, 0 once the month's are. The index holds only documents that still have to be looked at.
 */
export const wordsOfMemories: Migration = {
  version: 3,
  name: 'words of memories',
  sql: `
    ALTER TABLE memories ADD COLUMN words INTEGER NOT NULL DEFAULT 2;
    CREATE INDEX memories_words ON memories (words, saved_at) WHERE words > 0;
  `,
}
