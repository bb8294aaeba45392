import { bankOf } from '../../learning/bank.ts'
import { oftenMissed, type ProgressSummary, progressSummary, weekSummary } from '../../learning/summary.ts'
import { spanName } from '../../replies/days.ts'
import { SKILL_NAMES } from '../../replies/menu.ts'
import { PROGRESS as R } from '../../replies/progress.ts'
import { say } from '../../replies/voice.ts'
import { localDate, localDay } from '../../shared/clock.ts'
import { type Draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { nextLesson } from '../lesson-plan.ts'
import { stemOf } from '../quiz-item.ts'
import { hasConsent, nameSlot } from '../session.ts'
import { consentNeed } from './first-contact.ts'

/** D27: counted from the catalogue and from what this person did. Without consent only this talk can be told. */

export async function progress(turn: TurnContext): Promise<Outcome> {
  const summary = await summaryOf(turn)
  const { voice } = turn
  const picture = showsPictures(turn) ? ({ do: 'progress-picture' } as const) : null
  const ways = { continue: { do: 'lesson', guide: null }, picture } as const
  if (summary.learned === 0) return telling(turn, fromTemplate(R.noneYet, voice, { all: summary.all }, ways))
  const slots = slotsOf(turn, summary)
  return telling(turn, fromTemplate(R.progress, voice, slots, { ...ways, mistakes: { do: 'mistakes' } }))
}

function showsPictures(turn: TurnContext): boolean {
  return turn.parts.pictures?.has(turn.from.channel) === true
}

async function summaryOf(turn: TurnContext): Promise<ProgressSummary> {
  return progressSummary((await turn.record()).progress, bankOf(turn.parts.catalog), localDay(turn.now))
}

function slotsOf(turn: TurnContext, summary: ProgressSummary) {
  const { voice } = turn
  const { learned, all, skills, left } = summary
  const lines = skills
    .filter((each) => each.all > 0)
    .map((each) => `– ${SKILL_NAMES[each.skill]}: ${each.learned}/${each.all}${each.solid ? R.solidMark.text : ''}`)
  lines.push(...rhythmLines(turn, summary))
  const rest = left === 0 ? say(R.leftNone.text, voice) : say(R.left.text, voice, { left, span: spanName(left) })
  return { learned, all, lines: lines.join('\n'), left: rest }
}

function rhythmLines(turn: TurnContext, { rhythm: { unit, current, longest } }: ProgressSummary): string[] {
  if (!turn.memory.settings.streak || longest === 0) return []
  return [say((unit === 'day' ? R.rhythmDays : R.rhythmWeeks).text, turn.voice, { current, longest })]
}

/** Without consent it is said that nothing is kept, and how it would be. */
function telling(turn: TurnContext, text: Draft): Outcome {
  const { memory, voice } = turn
  if (hasConsent(memory)) return says('progress', text)
  if (memory.minor) return says('progress', [fromWords(R.sessionOnly, voice), text])
  const session = { ...text, text: `${say(R.sessionOnly.text, voice)}\n${text.text}`, choices: [] }
  return says('progress', [session, consentNeed(turn)], { memory: { consent: { ...memory.consent, state: 'asked' } } })
}

/** The same as a picture to keep: no wrong answers, no place, and that it is no certificate. */
export async function progressPicture(turn: TurnContext): Promise<Outcome> {
  const { voice, memory, now } = turn
  if (!showsPictures(turn)) return progress(turn)
  const summary = await summaryOf(turn)
  const next = await nextLesson(turn)
  const card = {
    title: say(R.cardTitle.text, voice, nameSlot(memory.settings)),
    date: localDate(now).split('-').reverse().join('/'),
    rows: summary.skills.flatMap(({ skill, learned, all }) =>
      all > 0 ? [{ label: SKILL_NAMES[skill], done: learned, all }] : [],
    ),
    lines: [...rhythmLines(turn, summary), ...(next ? [say(R.cardNext.text, voice, { title: next.guide.name })] : [])],
    note: say(R.cardNote.text, voice),
    ...(memory.learner === null ? {} : { of: memory.learner }),
  }
  const alt = say(R.progress.text, voice, slotsOf(turn, summary))
  const text = fromTemplate(R.picture, voice, {}, { continue: { do: 'lesson', guide: null } })
  return says('progress', { ...text, picture: { card, alt, wish: 'asked' } })
}

/** "tuần này tôi học sao rồi" */
export async function week(turn: TurnContext): Promise<Outcome> {
  const { voice, parts, now } = turn
  const summary = weekSummary(await turn.record(), bankOf(parts.catalog), localDay(now))
  const learn = { do: 'lesson', guide: null } as const
  if (summary.days === 0) return telling(turn, fromTemplate(R.weekNone, voice, {}, { learn }))
  const name = (id: string | null) => (id ? (parts.catalog.guides.get(id)?.name ?? null) : null)
  const [surest, shakiest] = [name(summary.surest), name(summary.shakiest)]
  const stands = surest && shakiest ? say(R.weekStands.text, voice, { surest, shakiest }) : ''
  const { days, lessons, right, answered } = summary
  const slots = { days, lessons, right, answered, stands }
  return telling(turn, fromTemplate(R.week, voice, slots, { learn, mistakes: { do: 'mistakes' } }))
}

/** Stems only: what the right answer is comes when the question comes back. */
export async function mistakes(turn: TurnContext): Promise<Outcome> {
  const bank = bankOf(turn.parts.catalog)
  const missed = oftenMissed((await turn.record()).items.values(), 5)
  const lines = missed.flatMap(({ item }) => {
    const found = bank.items.get(item)
    return found ? [`– ${stemOf(found.item, turn.voice)}`] : []
  })
  if (lines.length === 0) return says('progress', fromWords(R.mistakesNone, turn.voice))
  const text = fromTemplate(R.mistakes, turn.voice, { lines: lines.join('\n') }, { again: { do: 'mistake-again' } })
  return says('progress', text)
}
