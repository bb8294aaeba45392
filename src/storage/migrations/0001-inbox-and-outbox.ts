import type { Migration } from './migration.ts'

/**
 * Times are epoch milliseconds; ids of platforms are text, for they may exceed 2^53.
 * `inbox.key` is null once 48 h old; `lane`, `message` and `hidden` are null once a turn without consent is done.
 * `lanes` has a row only while a chat has undone messages, so that no address outlives the work.
 */
export const inboxAndOutbox: Migration = {
  version: 1,
  name: 'inbox-and-outbox',
  sql: `
    CREATE TABLE inbox (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT UNIQUE,
      lane TEXT,
      message TEXT,
      hidden TEXT,
      cut_from INTEGER,
      received_at INTEGER NOT NULL,
      done_at INTEGER,
      replies INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX inbox_undone ON inbox (lane, seq) WHERE done_at IS NULL;
    CREATE INDEX inbox_lane ON inbox (lane) WHERE lane IS NOT NULL;
    CREATE INDEX inbox_age ON inbox (received_at) WHERE done_at IS NOT NULL;

    CREATE TABLE lanes (
      lane TEXT PRIMARY KEY,
      first_seq INTEGER NOT NULL,
      taken_seq INTEGER NOT NULL DEFAULT 0,
      holder TEXT,
      lease_until INTEGER NOT NULL DEFAULT 0,
      not_before INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0,
      crashes INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lanes_first ON lanes (first_seq);

    CREATE TABLE memories (
      lane TEXT PRIMARY KEY,
      learner TEXT NOT NULL,
      memory TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX memories_learner ON memories (learner);

    CREATE TABLE consents (
      seq INTEGER PRIMARY KEY,
      learner TEXT NOT NULL,
      state TEXT NOT NULL,
      wording TEXT NOT NULL,
      channel TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX consents_learner ON consents (learner);

    CREATE TABLE erasures (seq INTEGER PRIMARY KEY, learner TEXT, at INTEGER NOT NULL) STRICT;
    CREATE TABLE gaps (seq INTEGER PRIMARY KEY, question TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE TABLE unreachable (lane TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      turn INTEGER,
      lane TEXT,
      channel TEXT NOT NULL,
      account TEXT NOT NULL,
      address TEXT,
      message TEXT,
      rank INTEGER NOT NULL,
      state TEXT NOT NULL,
      not_before INTEGER NOT NULL,
      deadline INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      resent INTEGER NOT NULL DEFAULT 0,
      stop_wanted INTEGER NOT NULL DEFAULT 0,
      detail TEXT,
      message_id TEXT,
      ack TEXT,
      keep_text INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      claimed_at INTEGER,
      doubted_at INTEGER,
      final_at INTEGER
    ) STRICT;
    CREATE INDEX outbox_due ON outbox (channel, account, rank, not_before, seq) WHERE state = 'pending';
    CREATE INDEX outbox_deadline ON outbox (channel, account, deadline) WHERE state = 'pending';
    CREATE INDEX outbox_open ON outbox (lane) WHERE final_at IS NULL;
    CREATE INDEX outbox_lane ON outbox (lane) WHERE lane IS NOT NULL;
    CREATE INDEX outbox_turn ON outbox (turn) WHERE turn IS NOT NULL;
    CREATE INDEX outbox_claimed ON outbox (channel, account, claimed_at) WHERE claimed_at IS NOT NULL;
    CREATE INDEX outbox_doubted ON outbox (doubted_at) WHERE doubted_at IS NOT NULL;
    CREATE INDEX outbox_final ON outbox (final_at) WHERE final_at IS NOT NULL;

    CREATE TABLE pauses (
      channel TEXT NOT NULL,
      account TEXT NOT NULL,
      until INTEGER NOT NULL,
      PRIMARY KEY (channel, account)
    ) STRICT, WITHOUT ROWID;
  `,
}
