import type { ChannelId, OutgoingMessage } from '../channels/channel.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { LocalDay } from '../learning/record.ts'
import type { Schedule } from '../learning/schedule.ts'
import type { Opening, Today } from '../learning/today.ts'
import { DAILY as R } from '../replies/daily.ts'
import { STEPS } from '../replies/steps.ts'
import { type Slots, say, type Template } from '../replies/voice.ts'
import { sha256 } from '../shared/ids.ts'
import { compose } from './compose.ts'
import { choiceOf, type Draft, fromTemplate } from './draft.ts'
import { questionDraft } from './handlers/quiz.ts'
import { emptyMemory } from './memory-document.ts'
import type { OpenedPatch } from './opened.ts'
import { shownOrder, stemOf } from './quiz-item.ts'

/** D23-D25: the words of the one message a day nobody asked for, and what it opens once it was sent. */

/** Whom it is for. `schedule` as it will be once this was sent: its `variant` names the wording. */
export interface DailyFor {
  learner: string
  to: { channel: ChannelId }
  schedule: Schedule
}

export interface DailyContent {
  catalog: Catalog
  /** Channels on which drawn pictures are seen. */
  pictures: ReadonlySet<ChannelId>
}

export interface ComposedDaily {
  message: OutgoingMessage
  patch: OpenedPatch
}

/** One message of at most 600 characters, its choices included; a cadre's may be longer. */
export function composeDaily(
  today: Today,
  due: DailyFor,
  content: DailyContent,
  day: LocalDay,
  now: number,
): ComposedDaily {
  const { schedule } = due
  const written = write(today, due, content, day)
  const framed = frame(written.draft, 'opening' in today ? today.opening : { kind: 'plain' }, due)
  // A first line about the rhythm is left out rather than a question cut.
  const [message, list] =
    oneMessage(framed, due, day, now) ??
    oneMessage(frame(written.draft, { kind: 'plain' }, due), due, day, now) ??
    cut(framed, due, day, now)
  return {
    message,
    patch: {
      version: 1,
      list,
      round: written.round,
      lesson: written.lesson,
      schedule: {
        lastSent: schedule.lastSent,
        away: schedule.away,
        variant: schedule.variant,
        weekSent: schedule.weekSent,
      },
    },
  }
}

interface Written {
  draft: Draft
  round: OpenedPatch['round']
  lesson: string | null
}

function write(today: Today, due: DailyFor, content: DailyContent, day: LocalDay): Written {
  const { schedule } = due
  const { voice } = schedule
  const plain = (draft: Draft): Written => ({ draft, round: null, lesson: null })
  const lesson = (guide: string, begun: boolean) =>
    begun ? ({ do: 'lesson', guide } as const) : ({ do: 'card', guide, card: 1 } as const)
  switch (today.kind) {
    case 'lesson': {
      const { guide, why } = today
      const intents = {
        // Answering is the lesson's first step; one begun before goes on where it stood.
        start: lesson(guide.id, why === 'whyUnfinished'),
        other: { do: 'lesson-other' },
        later: { do: 'skip' },
      } as const
      const template = inTurn([R.lesson1, R.lesson2, R.lesson3], schedule)
      const draft = fromTemplate(template, voice, { ...nameOf(schedule), title: guide.title }, intents, 'daily')
      return { draft, round: null, lesson: guide.id }
    }
    case 'review':
      return review(today, due, day)
    case 'practice': {
      const intents = {
        done: { do: 'step-done', guide: today.guide.id },
        stuck: { do: 'stuck', guide: today.guide.id },
        notYet: { do: 'skip' },
      } as const
      const template = inTurn([R.practice1, R.practice2, R.practice3], schedule)
      return plain(fromTemplate(template, voice, { ...nameOf(schedule), title: today.guide.name }, intents, 'daily'))
    }
    case 'week':
      return week(today, due, content)
    case 'back.3': {
      const pace = schedule.daysPerWeek
      const intents = {
        same: { do: 'set-pace', days: pace },
        fewer: { do: 'set-pace', days: 2 },
        stop: { do: 'stop' },
      } as const
      return plain(fromTemplate(pace === 7 ? R.back3 : R.back3Pace, voice, { pace }, intents, 'daily'))
    }
    case 'back.10': {
      const kept = today.lessons > 0 ? say(R.back10Kept.text, voice, { lessons: today.lessons }) : ''
      const intents = { continue: { do: 'lesson', guide: null }, ask: { do: 'ask-how' } } as const
      return plain(fromTemplate(R.back10, voice, { kept }, intents, 'daily'))
    }
    case 'back.60': {
      const intents = {
        continue: { do: 'lesson', guide: null },
        quiet: { do: 'stop' },
        erase: { do: 'erase-ask' },
      } as const
      return plain(fromTemplate(R.back60, voice, {}, intents, 'daily'))
    }
  }
}

function review({ items }: Extract<Today, { kind: 'review' }>, due: DailyFor, day: LocalDay): Written {
  const { schedule, learner } = due
  const [{ item, guide }, ...rest] = items
  const order = shownOrder(item, `${learner}:${item.id}:${day}`)
  const template =
    items.length === 1
      ? inTurn([R.review1, R.review2, R.review3], schedule)
      : inTurn([R.reviews1, R.reviews2, R.reviews3], schedule)
  const slots = { ...nameOf(schedule), count: items.length, stem: stemOf(item, schedule.voice) }
  const text = say(template.text, schedule.voice, slots)
  return {
    draft: questionDraft({ voice: schedule.voice }, item, { state: 'open', order, tried: null }, text),
    round: {
      items: [
        { guide: guide.id, item: item.id },
        ...rest.map((each) => ({ guide: each.guide.id, item: each.item.id })),
      ],
      order,
    },
    lesson: null,
  }
}

function week({ summary, next }: Extract<Today, { kind: 'week' }>, due: DailyFor, content: DailyContent): Written {
  const { schedule, to } = due
  const { voice } = schedule
  const title = (id: string | null) => (id === null ? undefined : content.catalog.guides.get(id)?.name)
  const [surest, shakiest] = [title(summary.surest), title(summary.shakiest)]
  const strength = [
    surest === undefined ? '' : say(R.weekSurest.text, voice, { title: surest }),
    shakiest === undefined ? '' : say(R.weekShakiest.text, voice, { title: shakiest }),
  ]
  const slots = {
    ...nameOf(schedule),
    days: summary.days,
    lessons: summary.lessons > 0 ? say(R.weekLessons.text, voice, { lessons: summary.lessons }) : '',
    right:
      summary.answered > 0 ? say(R.weekRight.text, voice, { right: summary.right, answered: summary.answered }) : '',
    strength: strength.join(' ').trim(),
    next: next ? say(R.weekNext.text, voice, { title: next.guide.title }) : '',
  }
  const intents = {
    ok: next ? ({ do: 'lesson', guide: next.guide.id } as const) : ({ do: 'noted' } as const),
    other: { do: 'lesson-other' },
    picture: content.pictures.has(to.channel) ? ({ do: 'progress-picture' } as const) : null,
  } as const
  const draft = fromTemplate(R.week, voice, slots, intents, 'daily')
  // What has nothing to say leaves no empty line behind.
  return { draft: { ...draft, text: draft.text.replaceAll(/\n{2,}/gu, '\n') }, round: null, lesson: null }
}

/** Whose it is where several people learn on one phone, and how the rhythm stands. */
function frame(draft: Draft, opening: Opening, { schedule }: DailyFor): Draft {
  const { voice } = schedule
  let { text } = draft
  if (opening.kind === 'streak') {
    const template = inTurn([R.streak1, R.streak2, R.streak3], schedule)
    text = say(template.text, voice, { days: opening.days, said: text })
  } else if (opening.kind === 'bridged') {
    text = say(inTurn([R.bridged1, R.bridged2, R.bridged3], schedule).text, voice, { said: text })
  }
  if (schedule.shared) {
    const { name } = schedule
    text =
      name === null
        ? say(R.sharedNameless.text, voice, { said: text })
        : say(R.shared.text, voice, { name: ` ${name}`, said: text })
  }
  return { ...draft, text }
}

/** Said once at the head where a phone is shared, else within the words. */
function nameOf({ name, shared }: Schedule): Slots {
  return { name: name === null || shared ? '' : ` ${name}` }
}

/** Forms take turns by the count of messages sent, so that no form comes twice running. */
function inTurn<Forms extends readonly [Template, Template, Template]>(
  forms: Forms,
  { variant }: Schedule,
): Forms[number] {
  return forms[(((variant % 3) + 3) % 3) as 0 | 1 | 2]
}

type Sent = [OutgoingMessage, OpenedPatch['list']]

/** The draft as one message, or null where it does not fit. */
function oneMessage(draft: Draft, due: DailyFor, day: LocalDay, now: number): Sent | null {
  const { messages, lists, rest } = composed(draft, due, day, now)
  const [message] = messages
  if (!message || messages.length > 1 || rest.length > 0) return null
  return [message, withoutTime(lists[0])]
}

/** Content longer than its own check allows: the rest is lost rather than a second message sent. */
function cut(draft: Draft, due: DailyFor, day: LocalDay, now: number): Sent {
  const { messages, lists } = composed({ ...draft, text: draft.text.slice(0, 300) }, due, day, now)
  return [messages[0] ?? { type: 'text', text: draft.text.slice(0, 300) }, withoutTime(lists[0])]
}

function composed(draft: Draft, { learner, schedule }: DailyFor, day: LocalDay, now: number) {
  const { voice } = schedule
  const settings = { ...emptyMemory().settings, mode: voice.mode, large: schedule.large === true }
  const more = choiceOf(STEPS.labels, 'more', voice, { do: 'more' })
  return compose([draft], settings, more, () => listIdOf(learner, day), now)
}

function withoutTime(list: ReturnType<typeof compose>['lists'][number] | undefined): OpenedPatch['list'] {
  if (!list) return null
  const { id, options, text } = list
  return { id, kind: list.kind === 'quiz' ? 'quiz' : 'daily', options, text }
}

/** Short, since buttons carry it, and the same when the batch is made again after a crash. */
function listIdOf(learner: string, day: LocalDay): string {
  return `d${sha256(`${learner}:${day}`).slice(0, 8)}`
}
