import type { Migration } from './migration.ts'

/**
 * One person in several chats. `links` has a row for each chat of somebody who writes in more than one, and none for anybody else;
 * `link_requests` holds who typed a link code and waits for the word of whoever made it; `joined` the ids that became another's, so
 * that an erasure reaches older backups under them too. `codes.address` is where whoever made a link code is asked.
 */
export const links: Migration = {
  version: 4,
  name: 'links',
  sql: `
    CREATE TABLE links (
      learner TEXT NOT NULL,
      lane TEXT NOT NULL,
      address TEXT NOT NULL,
      since INTEGER NOT NULL,
      PRIMARY KEY (learner, lane)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX links_lane ON links (lane);

    CREATE TABLE link_requests (
      id TEXT PRIMARY KEY,
      learner TEXT NOT NULL,
      lane TEXT NOT NULL,
      address TEXT NOT NULL,
      asker TEXT NOT NULL,
      asker_lane TEXT NOT NULL,
      asker_address TEXT NOT NULL,
      asker_name TEXT NOT NULL,
      way TEXT NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_requests_learner ON link_requests (learner);
    CREATE INDEX link_requests_asker ON link_requests (asker);

    CREATE TABLE joined (gone TEXT PRIMARY KEY, learner TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX joined_learner ON joined (learner);

    ALTER TABLE codes ADD COLUMN address TEXT;
  `,
}
