import { z } from 'zod'
import { FORMS, type Form } from '../replies/voice.ts'
import { PLAIN_INTENTS } from './plain-intent.ts'

/**
 * What a message asks for, and what choosing an option does: plain data, since an open list keeps its options' intents
 * from one message to the next, over a restart.
 */

const forms = Object.keys(FORMS) as [Form, ...Form[]]
const guide = z.string()
const page = z.union([z.literal(1), z.literal(2), z.literal(3)])
const skill = z.enum(['dvc', 'vneid', 'qr', 'antoan', 'muasam', 'morong'])

export const ROLES = ['dan', 'cao-tuoi', 'buon-ban', 'lao-dong', 'hoc-sinh', 'can-bo', 'to-cong-nghe'] as const
export type Role = (typeof ROLES)[number]

const spokenHour = z.object({ hour: z.number(), minute: z.number().nullable() })

const plain = z.object({ do: z.enum(PLAIN_INTENTS) })

const sees = z.enum(['presence', 'counts', 'skills'])

/** A lesson or a question about one of these; with none, about a skill still to be chosen. */
const subjects = z.object({
  do: z.literal('subjects'),
  wish: z.enum(['lesson', 'quiz']),
  guides: z.array(guide),
})

/** What a new speaker on a shared phone goes on with. */
const onward = z.discriminatedUnion('do', [
  z.object({
    do: z.enum(['hello', 'review', 'quiz-round', 'progress', 'mistakes', 'week', 'own-data', 'erase-ask', 'withdraw']),
  }),
  z.object({ do: z.literal('lesson'), guide: guide.nullable() }),
  z.object({ do: z.literal('lesson-skill'), skill }),
  subjects,
  z.object({ do: z.literal('quiz'), skill: skill.nullable(), guide: guide.nullable() }),
])
export type Onward = z.infer<typeof onward>

/** A wish that is carried on under another name. */
export function isOnward(wish: Intent): wish is Onward {
  return onward.safeParse(wish).success
}

export const intentSchema = z.discriminatedUnion('do', [
  plain,
  z.object({ do: z.literal('start'), args: z.string() }),
  /** `hour`: said along with the agreement. `wording`: of the text that asked; left out, it named nothing that leaves the country. */
  z.object({
    ...{ do: z.literal('consent'), answer: z.enum(['yes', 'no']) },
    ...{ hour: spokenHour.optional(), wording: z.string().optional() },
  }),
  z.object({ do: z.literal('consent-more'), page, wording: z.string().optional() }),
  /** `host`: as it was named when this was asked. */
  z.object({
    do: z.literal('consent-abroad'),
    leaving: z.array(z.enum(['questions', 'voices'])),
    host: z.string().optional(),
  }),
  z.object({ do: z.literal('onboard-form'), form: z.enum(forms) }),
  /** Somebody else of the phone speaks from now on; `learner` null: somebody who agreed to nothing. */
  z.object({ do: z.literal('person'), learner: z.string().nullable(), next: onward }),
  /** `along`: what was asked last goes to the desk with the ticket. */
  z.object({ do: z.literal('human-send'), along: z.boolean() }),
  z.object({ do: z.literal('person-name'), name: z.string() }),
  z.object({ do: z.literal('helping'), whom: z.string() }),
  z.object({ do: z.literal('mentor-name'), name: z.string() }),
  /** A live code was typed, a helper's or one that links chats; `hash` is all that is known of it. */
  z.object({ do: z.literal('typed-code'), hash: z.string() }),
  /** Whoever typed a link code: the same person, somebody else of this phone, agreed to only now, or not at all. */
  z.object({ do: z.literal('link-join'), hash: z.string(), way: z.enum(['merge', 'beside', 'new', 'no']) }),
  /** Whoever made it. */
  z.object({ do: z.literal('link-answer'), request: z.string(), yes: z.boolean() }),
  z.object({ do: z.literal('link-off'), lane: z.string() }),
  z.object({ do: z.literal('daily-at'), lane: z.string() }),
  z.object({ do: z.literal('mentor-answer'), hash: z.string(), sees: sees.nullable() }),
  z.object({ do: z.literal('mentor-cheer-one'), learner: z.string() }),
  z.object({ do: z.literal('mentor-cheer-send'), learner: z.string(), words: page }),
  z.object({ do: z.literal('mentor-end'), mentor: z.string() }),
  /** `place` null: elsewhere or not said. `ask-commune` is the question after Thái Nguyên. */
  z.object({ do: z.literal('onboard-place'), place: z.string().nullable() }),
  z.object({ do: z.literal('onboard-commune') }),
  z.object({ do: z.literal('onboard-place-ask') }),
  z.object({ do: z.literal('onboard-hour'), hour: z.number().nullable() }),
  z.object({ do: z.literal('set-form'), form: z.enum(forms), bot: z.literal('con').nullable() }),
  /** From the settings the role is asked for next. */
  z.object({ do: z.literal('set-place'), place: z.string().nullable(), role: z.boolean().optional() }),
  z.object({ do: z.literal('set-commune'), role: z.boolean().optional() }),
  z.object({ do: z.literal('set-role'), role: z.enum(ROLES) }),
  /** Told of oneself in a sentence: "tôi là cán bộ xã", with the place when one was named. */
  z.object({ do: z.literal('set-self'), role: z.enum(ROLES), place: z.string().nullable() }),
  /** The name to be called by, as typed; `form` where a title stood with it ("bác Tư"). */
  z.object({ do: z.literal('set-name'), name: z.string(), form: z.enum(forms).optional() }),
  /** `minute` null: a whole hour, spread over its minutes. `sure`: asked for although inside the quiet hours. */
  z.object({ do: z.literal('set-hour'), hour: z.number(), minute: z.number().nullable(), sure: z.boolean() }),
  z.object({ do: z.literal('set-pace'), days: z.number() }),
  /** The days of the week lessons are wanted on, 0 for Sunday; `refusing`: on no other, whatever else. `hour`: said with them. */
  z.object({
    do: z.literal('set-weekdays'),
    days: z.array(z.number()),
    refusing: z.boolean(),
    hour: spokenHour.optional(),
  }),
  z.object({ do: z.literal('pause'), days: z.number() }),
  /** Scored questions a day at most. */
  z.object({ do: z.literal('set-cap'), cap: z.union([z.literal(3), z.literal(5), z.literal(8)]) }),
  z.object({ do: z.literal('set-streak'), on: z.boolean() }),
  z.object({ do: z.literal('set-polls'), on: z.boolean() }),
  /** `place`: chosen when asked for it, and offered to be remembered with the answer. */
  z.object({ do: z.literal('ask'), text: z.string(), place: z.string().optional() }),
  z.object({ do: z.literal('guides'), skills: z.array(skill) }),
  z.object({ do: z.literal('guide'), guide }),
  z.object({ do: z.literal('step'), guide, step: z.number() }),
  z.object({ do: z.literal('step-again'), guide, step: z.number() }),
  z.object({ do: z.literal('step-other'), guide, step: z.number() }),
  z.object({ do: z.literal('branch'), guide, step: z.number(), branch: z.number() }),
  z.object({ do: z.literal('step-done'), guide }),
  z.object({ do: z.literal('stuck'), guide }),
  z.object({ do: z.literal('verbatim'), address: z.string() }),
  z.object({ do: z.literal('lesson'), guide: guide.nullable() }),
  z.object({ do: z.literal('lesson-skill'), skill }),
  subjects,
  z.object({ do: z.literal('card'), guide, card: z.number() }),
  z.object({ do: z.literal('practice'), guide }),
  z.object({ do: z.literal('quiz'), skill: skill.nullable(), guide: guide.nullable() }),
  z.object({ do: z.literal('quiz-round') }),
  z.object({ do: z.literal('lesson-try'), guide }),
  z.object({ do: z.literal('placement-answers'), items: z.array(z.object({ guide, item: z.string() })) }),
  z.object({ do: z.literal('quiz-answer'), item: z.string(), key: z.string() }),
  z.object({ do: z.literal('quiz-order'), item: z.string(), keys: z.array(z.string()) }),
  z.object({ do: z.literal('scam'), text: z.string(), sender: z.enum(['known', 'stranger', 'office']).nullable() }),
  z.object({ do: z.literal('scam-said'), said: z.enum(['money', 'prize', 'app', 'nothing']) }),
  z.object({ do: z.literal('scam-pressed'), what: z.enum(['no', 'opened', 'gave']) }),
  z.object({
    do: z.literal('sos'),
    card: z.enum([
      'first',
      'threat',
      'remote',
      'hostage',
      'missing',
      'account',
      'name',
      'child',
      'recover',
      'stay',
      'called',
      'bank',
      'say113',
      'keep',
      'passwords',
      'steady',
      'ask',
    ]),
  }),
  /** A life in danger; `money`: a loss was spoken of in the same breath. */
  z.object({
    do: z.literal('danger'),
    card: z.enum([
      'life',
      'violence',
      'fire',
      'illness',
      'water',
      'alone',
      'together',
      'inside',
      'trapped',
      'human',
      'stay',
    ]),
    money: z.boolean().optional(),
  }),
  z.object({ do: z.literal('pii'), card: z.enum(['self', 'asked', 'after']) }),
  /** `about`: the subject in the person's words, when one was named. */
  z.object({ do: z.literal('loud'), guide: guide.nullable(), short: z.boolean(), about: z.string().nullable() }),
])

/** Closed: a new thing to do is a new row here and a handler in `handlers/index.ts`, or the compiler objects. */
export type Intent = z.infer<typeof intentSchema>

export type IntentOf<Name extends Intent['do']> = Extract<Intent, { do: Name }>
