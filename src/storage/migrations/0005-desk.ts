import type { Migration } from './migration.ts'

/**
 * Tickets of people who wait for a person. A row begins as a kept number (`opened_at` null). `silent`: the bot says nothing in
 * that chat. Two days after it closed nothing of a ticket is left but its times, by which the desk's speed is measured.
 */
export const desk: Migration = {
  version: 5,
  name: 'desk',
  sql: `
    CREATE TABLE tickets (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      lane TEXT,
      learner TEXT,
      address TEXT,
      form TEXT,
      kept_at INTEGER NOT NULL,
      opened_at INTEGER,
      first_answer_at INTEGER,
      answered_at INTEGER,
      silent INTEGER NOT NULL DEFAULT 0,
      closed_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX tickets_lane ON tickets (lane) WHERE lane IS NOT NULL AND closed_at IS NULL;

    CREATE TABLE ticket_words (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket INTEGER NOT NULL,
      by TEXT NOT NULL,
      text TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX ticket_words_ticket ON ticket_words (ticket);
  `,
}
