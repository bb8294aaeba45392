import type { Migration } from './migration.ts'

/**
 * Several people on one phone, what each of them has learned, and when each is written to.
 * `chats` has a row only while somebody of the chat agreed to be remembered; `current` is who speaks there now.
 * `schedules.reachable` repeats `unreachable`, so that chats which blocked us do not pile up at the head of the due index.
 * Tables with long documents keep their row numbers: without them a document would lie in pages of its own, twice as slow to read.
 * `outbox.opens` is what an unasked message changes in the memory of `opens_for`; null once that memory has it.
 */
export const learning: Migration = {
  version: 2,
  name: 'learning',
  sql: `
    ALTER TABLE memories RENAME TO memories_before;
    DROP INDEX memories_learner;
    CREATE TABLE memories (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      lane TEXT NOT NULL,
      learner TEXT NOT NULL,
      memory TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      UNIQUE (lane, learner)
    ) STRICT;
    CREATE INDEX memories_learner ON memories (learner);
    CREATE INDEX memories_saved ON memories (saved_at);

    CREATE TABLE chats (
      lane TEXT PRIMARY KEY,
      current TEXT,
      heard_at INTEGER,
      unasked_at INTEGER
    ) STRICT, WITHOUT ROWID;

    INSERT INTO memories (lane, learner, memory, saved_at)
      SELECT lane, learner, memory, unixepoch() * 1000 FROM memories_before ORDER BY lane;
    INSERT INTO chats (lane, current) SELECT lane, learner FROM memories_before;
    DROP TABLE memories_before;

    CREATE TABLE learners (
      learner TEXT PRIMARY KEY,
      progress TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      active_at INTEGER NOT NULL,
      noticed_at INTEGER
    ) STRICT;

    CREATE TABLE cards (
      learner TEXT NOT NULL,
      fact TEXT NOT NULL,
      text TEXT NOT NULL,
      stability REAL NOT NULL,
      difficulty REAL NOT NULL,
      reps INTEGER NOT NULL,
      lapses INTEGER NOT NULL,
      last INTEGER NOT NULL,
      due INTEGER NOT NULL,
      last_pass INTEGER,
      PRIMARY KEY (learner, fact)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cards_due ON cards (learner, due);

    CREATE TABLE items (
      learner TEXT NOT NULL,
      item TEXT NOT NULL,
      times INTEGER NOT NULL,
      fails INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      last_pass INTEGER NOT NULL,
      PRIMARY KEY (learner, item)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attempts (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      learner TEXT NOT NULL,
      item TEXT NOT NULL,
      at INTEGER NOT NULL,
      try INTEGER NOT NULL,
      version TEXT NOT NULL,
      guide TEXT NOT NULL,
      skill TEXT NOT NULL,
      level INTEGER NOT NULL,
      facts TEXT NOT NULL,
      shown TEXT NOT NULL,
      chosen TEXT,
      pass INTEGER NOT NULL,
      kind TEXT NOT NULL,
      ms INTEGER NOT NULL,
      day INTEGER NOT NULL,
      channel TEXT NOT NULL,
      voided INTEGER NOT NULL DEFAULT 0,
      UNIQUE (learner, item, at, try)
    ) STRICT;

    CREATE TABLE schedules (
      learner TEXT PRIMARY KEY,
      lane TEXT NOT NULL,
      address TEXT NOT NULL,
      schedule TEXT NOT NULL,
      next_at INTEGER,
      reachable INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE INDEX schedules_next ON schedules (next_at, learner) WHERE next_at IS NOT NULL AND reachable = 1;
    CREATE INDEX schedules_lane ON schedules (lane);

    CREATE TABLE codes (
      id TEXT PRIMARY KEY,
      hash TEXT NOT NULL,
      kind TEXT NOT NULL,
      learner TEXT NOT NULL,
      lane TEXT NOT NULL,
      name TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX codes_hash ON codes (hash);
    CREATE INDEX codes_learner ON codes (learner);
    CREATE INDEX codes_age ON codes (expires_at);

    CREATE TABLE mentorships (
      mentor TEXT NOT NULL,
      learner TEXT NOT NULL,
      sees TEXT NOT NULL,
      mentor_name TEXT NOT NULL,
      learner_name TEXT,
      since INTEGER NOT NULL,
      PRIMARY KEY (mentor, learner)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mentorships_learner ON mentorships (learner);

    ALTER TABLE outbox ADD COLUMN opens TEXT;
    ALTER TABLE outbox ADD COLUMN opens_for TEXT;
    CREATE INDEX outbox_opens ON outbox (lane) WHERE opens IS NOT NULL;
    DROP INDEX consents_learner;
    CREATE INDEX consents_last ON consents (learner, seq, state);
    CREATE INDEX erasures_learner ON erasures (learner) WHERE learner IS NOT NULL;
  `,
}
