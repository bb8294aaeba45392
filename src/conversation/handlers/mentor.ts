import { bankOf } from '../../learning/bank.ts'
import type { LiveCode, Mentorship, Sees } from '../../learning/learner-store.ts'
import type { Progress } from '../../learning/record.ts'
import { progressSummary, weekSummary } from '../../learning/summary.ts'
import { CODE_MS } from '../../privacy/codes.ts'
import { MENTOR as R } from '../../replies/mentor.ts'
import { SKILL_NAMES } from '../../replies/menu.ts'
import { say, type Voice } from '../../replies/voice.ts'
import { localDay } from '../../shared/clock.ts'
import { choiceOf, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { calledBy, newCode } from '../one-time-code.ts'
import { hasConsent, type Settings } from '../session.ts'
import { ask } from './ask.ts'
import { consentNeed } from './first-contact.ts'

/** D30: inviting learners, and what each lets be seen. Never a question, a wrong answer, a check or an hour. */

export async function mentorStart(turn: TurnContext): Promise<Outcome> {
  const { memory, voice } = turn
  if (!hasConsent(memory) || !memory.learner) return says('settings', consentNeed(turn))
  if (memory.settings.name !== null) return invited(turn, memory.settings)
  const unnamed = choiceOf(R.labels, 'unnamed', voice, { do: 'mentor-unnamed' })
  return says('settings', draft(say(R.askName.text, voice), [unnamed], 'setting'), {
    memory: { expects: 'mentor-name' },
  })
}

export async function mentorName(turn: TurnContext, { name }: IntentOf<'mentor-name'>): Promise<Outcome> {
  return invited(turn, { ...turn.memory.settings, name })
}

export async function mentorUnnamed(turn: TurnContext): Promise<Outcome> {
  return invited(turn, turn.memory.settings)
}

async function invited(turn: TurnContext, settings: Settings): Promise<Outcome> {
  const { parts, memory, voice, lane, now } = turn
  const code = memory.learner ? await newCode(turn) : null
  if (!memory.learner || !code) return says('settings', consentNeed(turn))
  const name = calledBy(settings) ?? say(R.nameless.text, voice)
  const text = fromTemplate(
    R.start,
    voice,
    { code: code.shown },
    { again: { do: 'mentor-start' }, list: { do: 'mentor-list' } },
  )
  return says('settings', text, {
    memory: { settings },
    effects: [
      {
        type: 'codeIssued',
        id: parts.newId(),
        hash: code.hash,
        kind: 'mentor',
        learner: memory.learner,
        lane,
        name,
        expiresAt: now + CODE_MS,
      },
    ],
  })
}

async function liveCode(turn: TurnContext, hash: string): Promise<LiveCode | null> {
  const code = (await turn.parts.learners?.liveCode(hash, turn.now)) ?? null
  return code?.kind === 'mentor' ? code : null
}

export function mentorCodeWrong(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.codeGone, turn.voice))
}

/** A live code was typed: whose it is, and what they may see, is asked before anything is shared. */
export function mentorCode(turn: TurnContext, code: LiveCode, hash: string): Outcome {
  const { memory, voice } = turn
  if (code.learner === memory.learner) return says('settings', fromWords(R.codeOwn, voice))
  if (!hasConsent(memory)) {
    if (memory.minor) return says('settings', fromWords(R.refused, voice))
    const need = consentNeed(turn)
    return says('settings', { ...need, text: `${need.text} ${say(R.codeConsent.text, voice)}` })
  }
  const answer = (sees: Sees | null) => ({ do: 'mentor-answer', hash, sees }) as const
  const intents = {
    presence: answer('presence'),
    counts: answer('counts'),
    skills: answer('skills'),
    none: answer(null),
  }
  return says('settings', fromTemplate(R.ask, voice, { mentor: capital(code.name) }, intents, 'confirm'))
}

export async function mentorAnswer(turn: TurnContext, { hash, sees }: IntentOf<'mentor-answer'>): Promise<Outcome> {
  const { memory, voice, now } = turn
  const code = await liveCode(turn, hash)
  if (!code || !hasConsent(memory) || !memory.learner || code.learner === memory.learner) return mentorCodeWrong(turn)
  const spent = { type: 'codeSpent', id: code.id, used: true } as const
  if (sees === null) return says('settings', fromWords(R.refused, voice), { effects: [spent] })
  const text = fromWords(R.accepted, voice, { mentor: code.name, sees: seesName(sees, voice) })
  return says('settings', text, {
    effects: [
      spent,
      {
        type: 'mentorshipSaved',
        mentor: code.learner,
        learner: memory.learner,
        sees,
        mentorName: code.name,
        learnerName: calledBy(memory.settings),
        at: now,
      },
    ],
  })
}

function seesName(sees: Sees, voice: Voice): string {
  return choiceOf(R.sees, sees, voice, { do: 'ok' }).label
}

type Mentee = Mentorship & { progress: Progress | null }

export async function menteesOf(turn: TurnContext): Promise<Mentee[]> {
  const { memory, parts } = turn
  if (!hasConsent(memory) || !memory.learner) return []
  return (await parts.learners?.mentees(memory.learner)) ?? []
}

/** "danh sách" alone is a helper's; from anybody else it is a question. */
export async function mentorList(turn: TurnContext): Promise<Outcome> {
  const { voice } = turn
  const mentees = await menteesOf(turn)
  if (mentees.length === 0) {
    // "Danh sách" under a code is the choice that stands there; anywhere else it may be a list of anything.
    const isOffered = turn.memory.lists.at(-1)?.options.some(({ intent }) => intent.do === 'mentor-list') === true
    if (!isOffered && turn.text !== '' && turn.text.split(/\s+/u).length <= 3)
      return ask(turn, { do: 'ask', text: turn.text })
    return says('progress', fromTemplate(R.listNone, voice, {}, { invite: { do: 'mentor-start' } }))
  }
  const lines = mentees.map((mentee, index) => `– ${capital(nameOf(mentee, index, voice))}: ${seen(turn, mentee)}`)
  const choices = [
    choiceOf(R.labels, 'cheer', voice, { do: 'mentor-cheer' }),
    choiceOf(R.labels, 'more', voice, { do: 'mentor-start' }),
  ]
  const text = say(R.list.text, voice, { count: mentees.length, lines: lines.join('\n') })
  return says('progress', draft(text, choices))
}

export function nameOf({ learnerName }: Mentorship, index: number, voice: Voice): string {
  return learnerName ?? say(R.learnerNameless.text, voice, { number: index + 1 })
}

/** What was allowed and nothing beside it. */
function seen({ parts, voice, now }: TurnContext, { sees, progress }: Mentee): string {
  const bank = bankOf(parts.catalog)
  const summary = progress && progressSummary(progress, bank, localDay(now))
  if (!progress || !summary || (summary.learned === 0 && progress.habit.days.length === 0))
    return say(R.absent.text, voice)
  if (sees === 'presence') return say(R.present.text, voice)
  const { days } = weekSummary({ progress }, bank, localDay(now))
  const counts = say(R.counts.text, voice, { lessons: summary.learned, days })
  if (sees === 'counts') return counts
  const skills = summary.skills.filter(({ all }) => all > 0)
  return `${counts}; ${skills.map(({ skill, learned, all }) => `${SKILL_NAMES[skill]} ${learned}/${all}`).join(', ')}`
}

/** Most people asked about at once: digits go to six. */
export const MOST_LISTED = 6

async function mentorsOf({ memory, parts }: TurnContext): Promise<Mentorship[]> {
  if (!hasConsent(memory) || !memory.learner) return []
  return (await parts.learners?.mentorsOf(memory.learner)) ?? []
}

export async function whoSees(turn: TurnContext): Promise<Outcome> {
  const { voice } = turn
  const mentors = await mentorsOf(turn)
  if (mentors.length === 0) return says('settings', fromWords(R.seenByNobody, voice))
  const lines = mentors.map(({ mentorName, sees }) => `– ${capital(mentorName)}: ${seesName(sees, voice)}`)
  return says('settings', draft(say(R.seenBy.text, voice, { lines: lines.join('\n') }), endings(turn, mentors)))
}

function endings({ voice }: TurnContext, mentors: readonly Mentorship[]): DraftChoice[] {
  const ends = mentors
    .slice(0, MOST_LISTED - 1)
    .map(({ mentor, mentorName }) =>
      choiceOf(R.labels, 'end', voice, { do: 'mentor-end', mentor }, { mentor: mentorName }),
    )
  return [...ends, choiceOf(R.labels, 'keep', voice, { do: 'noted' })]
}

export async function mentorOff(turn: TurnContext): Promise<Outcome> {
  const mentors = await mentorsOf(turn)
  const [only] = mentors
  if (!only) return says('settings', fromWords(R.seenByNobody, turn.voice))
  if (mentors.length === 1) return mentorEnd(turn, { do: 'mentor-end', mentor: only.mentor })
  return says('settings', draft(say(R.offWhich.text, turn.voice), endings(turn, mentors)))
}

export async function mentorEnd(turn: TurnContext, { mentor }: IntentOf<'mentor-end'>): Promise<Outcome> {
  const { memory, voice } = turn
  const found = (await mentorsOf(turn)).find((one) => one.mentor === mentor)
  if (!found || !memory.learner) return says('settings', fromWords(R.seenByNobody, voice))
  return says('settings', fromWords(R.off, voice, { mentor: found.mentorName }), {
    effects: [{ type: 'mentorshipEnded', mentor, learner: memory.learner }],
  })
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
