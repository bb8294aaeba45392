/** Names of intents that carry nothing, by what they are about. */

/** Greeting, thanking, asking what is meant. */
const TALK = [
  'hello',
  'called',
  'thanks',
  'bye',
  'ok',
  'identity',
  'clock',
  'no-feelings',
  'no-reminder',
  'menu',
  'other-thing',
  'ask-how',
  'ask-plan',
  'agreed',
  'distrust',
  'cost',
  'press-where',
  'learn-late',
  'first-lessons',
  'scam-ask',
  'lang-english',
  'lang-other',
  'group-private',
  'note-gap',
  'stop-or-right',
  'human',
  'to-machine',
  'recap',
  'noted',
  'minor',
] as const

/** About what was shown last. */
const SHOWN = [
  'next',
  'again',
  'explain',
  'back',
  'more',
  'sources',
  'close',
  'skip',
  'show-picture',
  'read-aloud',
] as const

/** Lessons sent by themselves. */
const SENDING = [
  'stop',
  'stop-only',
  'resume-sending',
  'why-no-lesson',
  'no-sending',
  'sending-plan',
  'once-a-day',
  'ask-hour',
  'ask-pace',
  'ask-pause',
] as const

/** How somebody is spoken to. */
const SETTINGS = [
  'slower',
  'faster',
  'larger',
  'usual-size',
  'settings',
  'ask-form',
  'ask-form-other',
  'ask-name',
  'no-name',
  'ask-place',
  'ask-role',
  'ask-size',
] as const

/** What is kept of somebody, and whether they agree. */
const DATA = [
  'own-data',
  'own-data-full',
  'erase-ask',
  'erase',
  'erase-kept',
  'withdraw',
  'withdraw-sure',
  'erase-words',
  'export-files',
  'consent-no-more',
  'consent-no-abroad',
] as const

/** Several people, helpers, linked chats. */
const PEOPLE = [
  'who',
  'person-add',
  'person-unnamed',
  'person-here',
  'person-welcome',
  'mentor-start',
  'mentor-unnamed',
  'mentor-list',
  'mentor-cheer',
  'mentor-code-wrong',
  'who-sees',
  'mentor-off',
  'link-start',
  'link-cancel',
  'link-code-wrong',
  'link-code-near',
  'link-list',
  'link-off-ask',
  'daily-here',
] as const

/** Lessons, questions and how far somebody is. */
const LEARNING = [
  'progress',
  'mistakes',
  'mistake-again',
  'week',
  'progress-picture',
  'lesson-other',
  'lesson-review',
  'lesson-quiz',
  'why-lesson',
  'review',
  'placement',
  'final-round',
  'five-prepare',
  'quiz-next',
  'quiz-dont-know',
  'quiz-skip',
  'quiz-resume',
  'was-right',
  'mistap',
] as const

export const PLAIN_INTENTS = [...TALK, ...SHOWN, ...SENDING, ...SETTINGS, ...DATA, ...PEOPLE, ...LEARNING] as const

export type PlainIntent = (typeof PLAIN_INTENTS)[number]
