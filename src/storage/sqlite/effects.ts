import type { DatabaseSync } from 'node:sqlite'
import type { Effect } from '../../conversation/turn-store.ts'
import { prepareTickets } from './desk.ts'
import type { Erase } from './erase.ts'
import { prepareLearnerChanges } from './learner-changes.ts'
import type { Links } from './links.ts'
import { STATEMENTS } from './outbox-sql.ts'
import { preparePeople } from './people.ts'
import type { Profiles } from './profiles.ts'

/** Ranks of scheduled and broadcast rows, as `WHY_ORDER` counts them. */
const UNASKED = '[1,2]'

/** Applies what a turn changes. Called inside the turn's transaction. */
export function prepareEffects(
  db: DatabaseSync,
  profiles: Profiles,
  erase: Erase,
  links: Links,
): { apply(effect: Effect, now: number): void } {
  const changes = prepareLearnerChanges(db)
  const people = preparePeople(db)
  const tickets = prepareTickets(db)
  const sql = {
    cancelPending: db.prepare(STATEMENTS.cancel),
    stopSending: db.prepare(STATEMENTS.stopSending),
    gap: db.prepare('INSERT INTO gaps (question, at) VALUES (?, ?)'),
  }

  return {
    apply(effect, now) {
      switch (effect.type) {
        case 'memorySaved':
          profiles.save(effect.lane, effect.learner, effect.memory, now)
          return
        case 'consentRecorded':
          people.consent(effect)
          return
        case 'learnerChanged':
          changes.apply(effect.learner, effect.change, now)
          return
        case 'scheduleSaved':
          people.schedule(effect)
          return
        case 'profileChosen':
          profiles.choose(effect.lane, effect.learner)
          return
        case 'codeIssued':
          people.issue(effect)
          return
        case 'codeSpent':
          people.spend(effect)
          return
        case 'mentorshipSaved':
          people.help(effect)
          return
        case 'mentorshipEnded':
          people.endHelp(effect)
          return
        case 'linkAsked':
          links.ask(effect)
          return
        case 'linkDropped':
          links.drop(effect)
          return
        case 'peopleLinked':
          links.link(effect)
          return
        case 'chatUnlinked':
          links.unlink(effect)
          return
        case 'dailyMoved':
          links.moveDaily(effect)
          return
        case 'memoryShared':
          profiles.share(effect.lane, effect.learner, effect.parts)
          return
        case 'personErased':
          erase.person(effect.lane, effect.learner, effect.at)
          return
        case 'wordsErased':
          erase.words(effect.lane, effect.learner)
          return
        case 'reachabilityChanged':
          people.reach(effect.lane, effect.reachable, effect.at)
          return
        case 'sendingStopped':
          sql.stopSending.run({ lane: effect.lane, ranks: UNASKED })
          sql.cancelPending.run({ lane: effect.lane, now: effect.at, detail: 'stopped', ranks: UNASKED })
          return
        case 'ticketOpened':
          tickets.opened(effect)
          return
        case 'ticketWords':
          tickets.said(effect)
          return
        case 'handoverEnded':
          tickets.ended(effect)
          return
        case 'gapNoted':
          sql.gap.run(effect.question, effect.at)
          return
      }
    },
  }
}
