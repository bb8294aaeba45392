import type { DatabaseSync } from 'node:sqlite'

/** Each query finds rows that must not exist, whatever crashed at whatever instant. */
const FORBIDDEN: Record<string, string> = {
  'an undone message lost its words, its key or its lane': `SELECT key FROM inbox
    WHERE done_at IS NULL AND (message IS NULL OR lane IS NULL OR key IS NULL OR hidden IS NULL)`,
  'a chat with undone messages is not waiting, or waits for another message': `SELECT i.lane FROM inbox i
    LEFT JOIN lanes l ON l.lane = i.lane WHERE i.done_at IS NULL
    GROUP BY i.lane HAVING max(l.first_seq) IS NOT min(i.seq)`,
  'a chat waits without an undone message': `SELECT lane FROM lanes l
    WHERE NOT EXISTS (SELECT 1 FROM inbox i WHERE i.lane = l.lane AND i.done_at IS NULL)`,
  'a lane is half leased': `SELECT lane FROM lanes
    WHERE (holder IS NULL AND lease_until <> 0) OR (holder IS NOT NULL AND lease_until = 0) OR attempts < 0`,
  'a done message misses some of its replies': `SELECT i.key FROM inbox i
    WHERE i.done_at IS NOT NULL AND i.key IS NOT NULL AND i.replies > 0
      AND i.replies <> (SELECT count(*) FROM outbox o WHERE o.turn = i.seq)`,
  'two outbox rows share an id': 'SELECT id FROM outbox NOT INDEXED GROUP BY id HAVING count(*) > 1',
  'two messages share a key':
    'SELECT key FROM inbox NOT INDEXED WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1',
  'a row still to be sent lost its words or its address': `SELECT id FROM outbox
    WHERE final_at IS NULL AND (message IS NULL OR address IS NULL OR lane IS NULL)`,
  'words without consent outlived their row': `SELECT id FROM outbox
    WHERE final_at IS NOT NULL AND keep_text = 0 AND message IS NOT NULL`,
  'a row is final and open at once': `SELECT id FROM outbox
    WHERE (final_at IS NULL) <> (state IN ('pending', 'sending'))`,
  'a row in doubt is not listed': `SELECT id FROM outbox WHERE (state = 'unknown' OR resent = 1) AND doubted_at IS NULL`,
  'something nobody asked for was sent again in doubt': 'SELECT id FROM outbox WHERE rank <> 0 AND resent = 1',
  'a chat has two messages in flight': `SELECT lane FROM outbox WHERE state = 'sending' GROUP BY lane HAVING count(*) > 1`,
  'an account has more than four messages in flight': `SELECT channel || ':' || account FROM outbox
    WHERE state = 'sending' GROUP BY channel, account HAVING count(*) > 4`,
  'somebody speaks in a chat where nothing is remembered of them': `SELECT lane FROM chats c
    WHERE current IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM memories m WHERE m.lane = c.lane AND m.learner = c.current)`,
  'a chat in which nobody is remembered is kept': `SELECT lane FROM chats c
    WHERE NOT EXISTS (SELECT 1 FROM memories m WHERE m.lane = c.lane)`,
  'somebody is remembered in a chat that is not kept': `SELECT lane FROM memories m
    WHERE NOT EXISTS (SELECT 1 FROM chats c WHERE c.lane = m.lane)`,
  ...Object.fromEntries(
    ['cards', 'items', 'attempts'].map((table) => [
      `${table} of a learner nobody knows`,
      `SELECT learner FROM ${table} t WHERE NOT EXISTS (SELECT 1 FROM learners l WHERE l.learner = t.learner)`,
    ]),
  ),
  'somebody is due who did not agree': `SELECT learner FROM schedules s WHERE next_at IS NOT NULL
    AND (SELECT state FROM consents c WHERE c.learner = s.learner ORDER BY seq DESC LIMIT 1) IS NOT 'given'`,
  'somebody is due who said stop': `SELECT learner FROM schedules
    WHERE next_at IS NOT NULL AND json_extract(schedule, '$.stoppedAt') IS NOT NULL`,
  'a schedule and the list of unreachable chats disagree': `SELECT learner FROM schedules s
    WHERE reachable <> NOT EXISTS (SELECT 1 FROM unreachable u WHERE u.lane = s.lane)`,
  'a reply opens something, or something opened has no owner': `SELECT id FROM outbox
    WHERE (opens IS NOT NULL AND rank = 0) OR (opens IS NULL) <> (opens_for IS NULL)`,
  'something nobody will have seen opens something': `SELECT id FROM outbox
    WHERE opens IS NOT NULL AND state NOT IN ('pending', 'sending', 'sent', 'unknown')`,
  'a chat is linked in which nothing is remembered of the person': `SELECT lane FROM links k
    WHERE NOT EXISTS (SELECT 1 FROM memories m WHERE m.lane = k.lane AND m.learner = k.learner)`,
  'somebody is remembered in several chats that are not linked': `SELECT m.learner FROM memories m
    WHERE EXISTS (SELECT 1 FROM memories o WHERE o.learner = m.learner AND o.lane <> m.lane)
      AND NOT EXISTS (SELECT 1 FROM links k WHERE k.learner = m.learner AND k.lane = m.lane)`,
  'a chat is linked with no other': 'SELECT lane FROM links GROUP BY learner HAVING count(*) = 1',
  'whoever became one with another is still known': `SELECT gone FROM joined j
    WHERE EXISTS (SELECT 1 FROM memories m WHERE m.learner = j.gone) OR EXISTS (SELECT 1 FROM learners l WHERE l.learner = j.gone)
      OR EXISTS (SELECT 1 FROM schedules s WHERE s.learner = j.gone) OR EXISTS (SELECT 1 FROM consents c WHERE c.learner = j.gone)`,
  'words of a ticket nobody holds': `SELECT ticket FROM ticket_words w
    WHERE NOT EXISTS (SELECT 1 FROM tickets t WHERE t.number = w.ticket AND t.address IS NOT NULL)`,
  'a ticket is open without an address, or silences a chat although it is not open': `SELECT number FROM tickets
    WHERE (opened_at IS NOT NULL AND closed_at IS NULL AND address IS NULL)
      OR (silent = 1 AND (opened_at IS NULL OR closed_at IS NOT NULL))`,
  'somebody erased is still known': `SELECT e.learner FROM erasures e
    WHERE e.learner IS NOT NULL AND (EXISTS (SELECT 1 FROM memories m WHERE m.learner = e.learner)
      OR EXISTS (SELECT 1 FROM learners l WHERE l.learner = e.learner)
      OR EXISTS (SELECT 1 FROM schedules s WHERE s.learner = e.learner)
      OR EXISTS (SELECT 1 FROM mentorships h WHERE h.mentor = e.learner OR h.learner = e.learner))`,
}

/** Sentences about what is wrong with the stored state, empty when it is a state between two turns. */
export function checkInvariants(db: DatabaseSync): string[] {
  return Object.entries(FORBIDDEN).flatMap(([promise, query]) => {
    const rows = db.prepare(query).all()
    return rows.length === 0 ? [] : [`${promise}: ${rows.length} (${String(Object.values(rows[0] ?? {})[0])})`]
  })
}
