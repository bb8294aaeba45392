import { nextSendAt } from '../../learning/schedule.ts'
import { SENDING as R } from '../../replies/sending.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { readMemory, storedMemory } from '../memory-document.ts'
import { dailyElsewhere } from '../places-of-person.ts'
import { type ChatMemory, hasConsent } from '../session.ts'
import type { Effect } from '../turn-store.ts'

/** D26, "ngừng gửi": nothing unasked comes to this phone any more, whoever of those who learn on it said so. */

/** Stops everything unasked at once, and closes what is open. */
export async function stop(turn: TurnContext): Promise<Outcome> {
  const closed = { lists: [], quiz: null, lesson: null, shown: null }
  const memory = { ...closed, settings: { ...turn.memory.settings, stoppedAt: turn.now } }
  const others = await forOthers(turn, (stoppedAt) => (stoppedAt === null ? turn.now : stoppedAt))
  if (!hasConsent(turn.memory) && others.length === 0)
    return says('settings', fromWords(R.stopNothing, turn.voice), { memory })
  const elsewhere = await dailyElsewhere(turn)
  const words = others.length > 0 ? R.stopAll : R.stop
  const text = fromTemplate(words, turn.voice, {}, { only: { do: 'stop-only' }, resume: { do: 'resume-sending' } })
  return says('settings', text, {
    memory,
    effects: [...others, ...stopped(turn, turn.lane), ...(elsewhere ? stopped(turn, elsewhere.lane) : [])],
  })
}

function stopped({ now: at }: TurnContext, lane: string): Effect[] {
  return [{ type: 'sendingStopped', lane, at }]
}

/** Takes back the stop just said, for whomever it stopped; who had stopped before stays so. */
export async function stopOnly(turn: TurnContext): Promise<Outcome> {
  const { settings } = turn.memory
  return says('settings', fromWords(R.stopOnly, turn.voice), {
    memory: { settings: { ...settings, stoppedAt: null } },
    effects: await forOthers(turn, (stoppedAt) => (stoppedAt === settings.stoppedAt ? null : stoppedAt)),
  })
}

/** What changes for the others who learn on this phone, when each one's stop becomes what `stopped` makes of it. */
async function forOthers(turn: TurnContext, stopped: (before: number | null) => number | null): Promise<Effect[]> {
  const others = turn.profiles.filter(({ learner }) => learner !== turn.memory.learner)
  const changes = await Promise.all(
    others.map(async ({ learner, linked }) => {
      // The message of the day of somebody who writes in several chats may come to another phone.
      const chats = linked ? ((await turn.parts.links?.chatsOf(learner)) ?? []) : []
      if (chats.some(({ daily, lane }) => daily && lane !== turn.lane)) return []
      const memory = readMemory(await turn.parts.memoryOf?.(turn.lane, learner))?.memory
      const stoppedAt = memory ? stopped(memory.settings.stoppedAt) : null
      return memory && stoppedAt !== memory.settings.stoppedAt
        ? stopping(turn, learner, memory, stoppedAt, linked === true)
        : []
    }),
  )
  return changes.flat()
}

function stopping(
  turn: TurnContext,
  learner: string,
  before: ChatMemory,
  stoppedAt: number | null,
  linked: boolean,
): Effect[] {
  const schedule = before.schedule && { ...before.schedule, stoppedAt }
  const memory: ChatMemory = { ...before, settings: { ...before.settings, stoppedAt }, schedule }
  const saved: Effect = { type: 'memorySaved', lane: turn.lane, learner, memory: storedMemory(memory) }
  const { settings } = memory
  const shared: Effect[] = linked
    ? [{ type: 'memoryShared', lane: turn.lane, learner, parts: { settings, schedule } }]
    : []
  if (!schedule) return [saved, ...shared]
  const nextAt = nextSendAt(schedule, learner, turn.now)
  return [saved, ...shared, { type: 'scheduleSaved', learner, lane: turn.lane, to: turn.from, schedule, nextAt }]
}
