import type { Handler, Outcome, TurnContext } from '../handler.ts'
import type { Intent, IntentOf } from '../intent.ts'
import { consentAbroad, consentNoAbroad } from './abroad.ts'
import { fivePrepare } from './achievement.ts'
import { ask, guide } from './ask.ts'
import { again, back, more, next, sources, verbatim } from './continue.ts'
import { danger } from './danger.ts'
import { sos } from './emergency.ts'
import { explain } from './explain.ts'
import * as first from './first-contact.ts'
import { human, humanSend, toMachine } from './human.ts'
import * as lessons from './lesson.ts'
import * as link from './link.ts'
import { linkAnswer } from './link-answer.ts'
import * as chats from './linked-chats.ts'
import { loudspeaker } from './loudspeaker.ts'
import { groupPrivate } from './media.ts'
import * as mentor from './mentor.ts'
import { mentorCheer, mentorCheerOne, mentorCheerSend } from './mentor-cheer.ts'
import { askHow, askPlan, guides, menu, stopOrRight } from './menu.ts'
import * as newcomer from './newcomer.ts'
import * as onboarding from './onboarding.ts'
import * as own from './own-data.ts'
import * as pace from './pace.ts'
import * as people from './people.ts'
import { showPicture } from './picture.ts'
import { pii } from './privacy.ts'
import * as profile from './profile.ts'
import { mistakes, progress, progressPicture, week } from './progress.ts'
import { finalRound, mistakeAgain, placement, placementOffer, quiz, quizNext, quizResume, review } from './quiz.ts'
import { quizAnswer, quizDontKnow, quizOrder, quizSkip } from './quiz-answer.ts'
import { mistap } from './quiz-late.ts'
import { readAloud } from './read-aloud.ts'
import { languageEnglish, noteGap } from './refusal.ts'
import { placementAnswers } from './round-end.ts'
import { scam, scamAsk, scamPressed, scamSaid } from './scam.ts'
import * as sending from './sending.ts'
import * as settings from './settings.ts'
import { branch, practice, step, stepAgain, stepDone, stepOther, stuck } from './steps.ts'
import { stop, stopOnly } from './stop.ts'
import * as talk from './talk.ts'
import { typedCode } from './typed-code.ts'
import { wasRight } from './was-right.ts'
import { sendingPlan, whyNoLesson } from './why-no-lesson.ts'

/** Which handler answers which intent. A new intent without a row here does not compile. */
const HANDLERS: { [Name in Intent['do']]: Handler<IntentOf<Name>> } = {
  start: first.start,
  hello: first.hello,
  consent: first.consent,
  'consent-more': first.consentMore,
  'consent-no-more': first.consentNoMore,
  'consent-abroad': consentAbroad,
  'consent-no-abroad': consentNoAbroad,
  minor: first.minor,
  'onboard-form': onboarding.onboardForm,
  'onboard-place': onboarding.onboardPlace,
  'onboard-place-ask': onboarding.onboardPlaceAsk,
  'onboard-commune': onboarding.onboardCommune,
  'onboard-hour': onboarding.onboardHour,
  called: talk.called,
  agreed: talk.agreed,
  'learn-late': newcomer.learnLate,
  'first-lessons': newcomer.firstLessons,
  distrust: newcomer.distrust,
  cost: newcomer.cost,
  'press-where': newcomer.pressWhere,
  'lang-english': languageEnglish,
  thanks: talk.thanks,
  bye: talk.bye,
  ok: talk.ok,
  identity: talk.identity,
  clock: talk.clock,
  'no-feelings': talk.noFeelings,
  'no-reminder': talk.noReminder,
  menu,
  'other-thing': talk.otherThing,
  'ask-how': askHow,
  'ask-plan': askPlan,
  'scam-ask': scamAsk,
  next,
  again,
  explain,
  back,
  more,
  sources,
  close: talk.close,
  skip: talk.skip,
  stop,
  'stop-only': stopOnly,
  'resume-sending': sending.resumeSending,
  'why-no-lesson': whyNoLesson,
  'stop-or-right': stopOrRight,
  slower: settings.slower,
  faster: settings.faster,
  larger: settings.larger,
  'usual-size': settings.faster,
  settings: settings.settingsList,
  'ask-hour': sending.askHour,
  'ask-pace': pace.askPace,
  'ask-form': profile.askForm,
  'ask-form-other': profile.askFormOther,
  'ask-place': profile.askPlace,
  'ask-role': profile.askRole,
  'ask-size': settings.askSize,
  'ask-pause': sending.askPause,
  'no-sending': sending.noSending,
  noted: settings.noted,
  'set-form': profile.setForm,
  'set-place': profile.setPlace,
  'set-commune': profile.setCommune,
  'set-role': profile.setRole,
  'set-self': profile.setSelf,
  'set-name': profile.setName,
  'ask-name': profile.askName,
  'no-name': profile.noName,
  'set-hour': sending.setHour,
  'set-pace': pace.setPace,
  'set-weekdays': pace.setWeekdays,
  'once-a-day': pace.onceADay,
  'sending-plan': sendingPlan,
  pause: sending.pause,
  'set-cap': settings.setCap,
  'set-streak': settings.setStreak,
  'set-polls': settings.setPolls,
  human,
  'human-send': humanSend,
  'to-machine': toMachine,
  'own-data': own.ownData,
  'own-data-full': own.ownDataFull,
  'export-files': own.exportFiles,
  'erase-ask': own.eraseAsk,
  erase: own.erase,
  'erase-words': own.eraseWords,
  'erase-kept': own.eraseKept,
  withdraw: own.withdrawAsk,
  'withdraw-sure': own.withdraw,
  'mentor-start': mentor.mentorStart,
  'mentor-name': mentor.mentorName,
  'mentor-unnamed': mentor.mentorUnnamed,
  'typed-code': typedCode,
  'mentor-code-wrong': mentor.mentorCodeWrong,
  'mentor-answer': mentor.mentorAnswer,
  'mentor-list': mentor.mentorList,
  'mentor-cheer': mentorCheer,
  'mentor-cheer-one': mentorCheerOne,
  'mentor-cheer-send': mentorCheerSend,
  'who-sees': mentor.whoSees,
  'mentor-off': mentor.mentorOff,
  'mentor-end': mentor.mentorEnd,
  'link-start': link.linkStart,
  'link-cancel': link.linkCancel,
  'link-code-wrong': link.linkCodeWrong,
  'link-code-near': link.linkCodeNear,
  'link-join': link.linkJoin,
  'link-answer': linkAnswer,
  'link-list': chats.linkList,
  'link-off-ask': chats.linkOffAsk,
  'link-off': chats.linkOff,
  'daily-here': chats.dailyHere,
  'daily-at': chats.dailyAt,
  who: people.who,
  person: people.person,
  'person-here': people.personHere,
  'person-add': people.personAdd,
  'person-name': people.personName,
  'person-unnamed': people.personUnnamed,
  'person-welcome': people.personWelcome,
  helping: people.helping,
  progress,
  'progress-picture': progressPicture,
  week,
  mistakes,
  'mistake-again': mistakeAgain,
  recap: talk.recap,
  ask,
  guides,
  guide,
  step,
  'step-again': stepAgain,
  'step-other': stepOther,
  branch,
  'step-done': stepDone,
  'show-picture': showPicture,
  'read-aloud': readAloud,
  stuck,
  verbatim,
  lesson: lessons.lesson,
  'lesson-skill': lessons.lessonSkill,
  subjects: lessons.subjects,
  card: lessons.card,
  practice,
  'lesson-other': lessons.lessonOther,
  'lesson-review': lessons.lessonReview,
  'lesson-quiz': lessons.lessonQuiz,
  'lesson-try': lessons.lessonTry,
  'why-lesson': lessons.whyLesson,
  quiz,
  'quiz-round': placementOffer,
  placement,
  'placement-answers': placementAnswers,
  'final-round': finalRound,
  'five-prepare': fivePrepare,
  review,
  'quiz-answer': quizAnswer,
  'quiz-order': quizOrder,
  'quiz-next': quizNext,
  'quiz-dont-know': quizDontKnow,
  'quiz-skip': quizSkip,
  'quiz-resume': quizResume,
  'was-right': wasRight,
  mistap,
  'note-gap': noteGap,
  scam,
  'scam-said': scamSaid,
  'scam-pressed': scamPressed,
  sos,
  danger,
  pii,
  loud: loudspeaker,
  'lang-other': talk.languageOther,
  'group-private': groupPrivate,
}

/** Runs the handler of an intent. */
export async function handle(turn: TurnContext, intent: Intent): Promise<Outcome> {
  // The table pairs each name with a handler of that very intent; TypeScript cannot follow the pairing through the lookup.
  const handler = HANDLERS[intent.do] as Handler<Intent>
  return await handler(turn, intent)
}
