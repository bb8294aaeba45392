import { ABROAD } from './abroad.ts'
import { ACHIEVEMENT } from './achievement.ts'
import { ANSWERS } from './answers.ts'
import { DAILY } from './daily.ts'
import { DANGER } from './danger.ts'
import { EMERGENCY } from './emergency.ts'
import { FIRST_CONTACT } from './first-contact.ts'
import { HUMAN } from './human.ts'
import { LESSON } from './lesson.ts'
import { LINK } from './link.ts'
import { MEDIA } from './media.ts'
import { MENTOR } from './mentor.ts'
import { MENU } from './menu.ts'
import { NEWCOMER } from './newcomer.ts'
import { NO_LESSON } from './no-lesson.ts'
import { OWN_DATA } from './own-data.ts'
import { PEOPLE } from './people.ts'
import { PICTURE_TALK } from './picture-talk.ts'
import { PLAN } from './plan.ts'
import { PRIVACY } from './privacy.ts'
import { PROGRESS } from './progress.ts'
import { QR_PHOTO } from './qr-photo.ts'
import { QUIZ } from './quiz.ts'
import { REFUSALS } from './refusals.ts'
import { SCAM } from './scam.ts'
import { SENDING } from './sending.ts'
import { SETTINGS } from './settings.ts'
import { STEPS } from './steps.ts'
import { STATUS, TALK } from './talk.ts'
import type { Template } from './voice.ts'

/** Every sentence the bot says by itself, by group: what the tests of wording read through in all ten forms of address. */
export const REPLIES: Readonly<Record<string, Readonly<Record<string, Template>>>> = {
  abroad: ABROAD,
  achievement: ACHIEVEMENT,
  answers: ANSWERS,
  daily: DAILY,
  danger: DANGER,
  emergency: EMERGENCY,
  firstContact: FIRST_CONTACT,
  human: HUMAN,
  lesson: LESSON,
  link: LINK,
  media: MEDIA,
  menu: MENU,
  mentor: MENTOR,
  newcomer: NEWCOMER,
  noLesson: NO_LESSON,
  ownData: OWN_DATA,
  people: PEOPLE,
  pictureTalk: PICTURE_TALK,
  plan: PLAN,
  privacy: PRIVACY,
  progress: PROGRESS,
  qrPhoto: QR_PHOTO,
  quiz: QUIZ,
  refusals: REFUSALS,
  scam: SCAM,
  sending: SENDING,
  settings: SETTINGS,
  status: STATUS,
  steps: STEPS,
  talk: TALK,
}
