import type { Skill } from '../../knowledge/guide.ts'
import { bankOf } from '../../learning/bank.ts'
import { type Achievement, FIVE, isLearned } from '../../learning/mastery.ts'
import type { Progress } from '../../learning/record.ts'
import { ACHIEVEMENT as R } from '../../replies/achievement.ts'
import { SKILL_NAMES } from '../../replies/menu.ts'
import { type Draft, fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'

/** D28: a skill that stays known, and all five. Told once, when it happens. */

/** Null where nothing was achieved. All five say the last skill too. */
export async function achievement(turn: TurnContext, news: readonly Achievement[]): Promise<Draft | null> {
  if (news.some(({ kind }) => kind === 'five')) return fiveDone(turn)
  const skill = news.findLast((each) => each.kind === 'skill')?.skill
  return skill ? skillDone(turn, (await turn.record()).progress, skill) : null
}

function fiveDone(turn: TurnContext): Draft {
  return fromTemplate(
    R.five,
    turn.voice,
    {},
    { final: { do: 'final-round' }, prepare: { do: 'five-prepare' }, more: { do: 'guides', skills: ['morong'] } },
  )
}

function skillDone(turn: TurnContext, progress: Progress, skill: Skill): Draft {
  const bank = bankOf(turn.parts.catalog)
  const open = FIVE.filter((each) => progress.skills[each]?.solidAt == null)
  const lessons = (bank.bySkill.get(skill) ?? []).filter(({ id }) => isLearned(progress.guides[id])).length
  const next = open.flatMap((each) =>
    (bank.bySkill.get(each) ?? []).filter(({ id, cards }) => cards.length > 0 && !isLearned(progress.guides[id])),
  )[0]
  const slots = {
    skill: SKILL_NAMES[skill],
    lessons,
    left: open.length,
    next: next ? SKILL_NAMES[next.skill] : '',
  }
  return fromTemplate(R.skill, turn.voice, slots, {
    next: next ? { do: 'lesson', guide: next.id } : null,
    hard: { do: 'quiz', skill, guide: null },
    rest: { do: 'close' },
  })
}

/** What to bring and whom to ask; nothing is said about buttons nobody could check. */
export function fivePrepare(turn: TurnContext): Outcome {
  const guide = turn.parts.catalog.guides.get('vneid-02-kich-hoat')
  const text = fromTemplate(
    R.prepare,
    turn.voice,
    {},
    { review: guide ? { do: 'lesson', guide: guide.id } : null, menu: { do: 'menu' } },
  )
  return says('answer', text, { citations: ['lai-chau#IV.4.2'] })
}
