import { inboxAndOutbox } from './0001-inbox-and-outbox.ts'
import { learning } from './0002-learning.ts'
import { wordsOfMemories } from './0003-words-of-memories.ts'
import { links } from './0004-links.ts'
import { desk } from './0005-desk.ts'
import { forgetting } from './0006-forgetting.ts'
import type { Migration } from './migration.ts'

/** In order of version, without gaps. A published step is never edited; what is wrong with it is put right by a new one. */
export const MIGRATIONS: readonly Migration[] = [inboxAndOutbox, learning, wordsOfMemories, links, desk, forgetting]
