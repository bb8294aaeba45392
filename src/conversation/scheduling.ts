import type { Progress } from '../learning/record.ts'
import { afterSeen, nextSendAt, type Schedule } from '../learning/schedule.ts'
import { localDay } from '../shared/clock.ts'
import type { TurnContext } from './handler.ts'
import { choiceNow } from './lesson-plan.ts'
import { type ChatMemory, voiceOf } from './session.ts'
import type { Effect } from './turn-store.ts'

/** After each turn: when the next unasked message is due, written only when something about it changed. */

/** Nothing unasked so soon after an emergency. */
const EMERGENCY_MS = 24 * 3_600_000
/** A lesson whose hour has come waits so long while somebody is talking; a turn in between must not lose it. */
const WAITING_MS = 2 * 3_600_000

export interface Scheduled {
  memory: ChatMemory
  effect: Extract<Effect, { type: 'scheduleSaved' }> | null
}

/** `progress`: null when nobody read it this turn; the lesson chosen before then stands. */
export function scheduled(turn: TurnContext, after: ChatMemory, progress: Progress | null): Scheduled {
  const memory = { ...after, seen: seenToday(after, turn.now) }
  const { learner } = memory
  const unchanged = { memory, effect: null }
  if (learner === null || turn.from.kind === 'group') return unchanged
  // Whoever writes in several chats changes their hour in any of them; the message goes on coming where it came.
  const keepsChat = turn.linked && memory.schedule !== null
  if (!turn.parts.operator.sendsDaily && !keepsChat) return unchanged
  const schedule = scheduleOf(turn, memory, progress)
  if (schedule === null || JSON.stringify(schedule) === JSON.stringify(memory.schedule)) return unchanged
  const nextAt = nextSendAt(schedule, learner, turn.now - WAITING_MS)
  return {
    memory: { ...memory, schedule },
    effect: {
      ...{ type: 'scheduleSaved', learner, lane: turn.lane, to: turn.from, schedule, nextAt },
      ...(keepsChat ? { keepsChat } : {}),
    },
  }
}

function seenToday({ seen }: ChatMemory, now: number): ChatMemory['seen'] {
  const today = localDay(now)
  return seen?.last === today ? seen : { last: today, before: seen?.last ?? null }
}

/** "từ mai cháu gửi": the day the hour was chosen has its message behind it, though the hour may still come. */
function laterDay(sent: number | null, chosenAt: number | null): number | null {
  return chosenAt === null ? sent : Math.max(sent ?? 0, localDay(chosenAt))
}

/** Null where there never was an hour. An hour taken away stops what was agreed. */
function scheduleOf(turn: TurnContext, memory: ChatMemory, progress: Progress | null): Schedule | null {
  const { settings, schedule: before, emergencyAt } = memory
  const { now } = turn
  const hour = settings.hour ?? (before ? { hour: before.hour, minute: before.minute } : null)
  if (hour === null) return null
  const heldUntil = emergencyAt !== null && now - emergencyAt < EMERGENCY_MS ? emergencyAt + EMERGENCY_MS : null
  const choice = progress ? choiceNow(memory, progress, turn.parts.catalog, now) : null
  const schedule: Schedule = {
    hour: hour.hour,
    minute: hour.minute,
    daysPerWeek: settings.daysPerWeek,
    nightChosen: settings.nightChosen,
    pausedUntil: settings.pausedUntil === null ? null : Math.floor(Date.parse(settings.pausedUntil) / 86_400_000),
    stoppedAt: settings.stoppedAt ?? (settings.hour === null ? (before?.stoppedAt ?? now) : null),
    heldUntil,
    lastSeen: before?.lastSeen ?? localDay(now),
    away: before?.away ?? 0,
    lastSent: laterDay(before?.lastSent ?? null, settings.hourAt),
    variant: before?.variant ?? 0,
    voice: voiceOf(settings),
    name: settings.name,
    shared: turn.profiles.length > 1,
    ...(settings.large ? { large: true } : {}),
    streak: settings.streak,
    cap: settings.cap,
    next: progress ? choice && { guide: choice.guide.id, why: choice.why } : (before?.next ?? null),
    weekSent: before?.weekSent ?? null,
  }
  return afterSeen(schedule, now)
}
