import { type LinkReading, readLinks } from '../../assistant/links.ts'
import { says as occurs, phrase, readPhrases } from '../../assistant/phrases.ts'
import { ANY_TRICK, checkScam, type ScamCheck } from '../../assistant/scam.ts'
import type { GuideId } from '../../knowledge/guide.ts'
import { SCAM as R } from '../../replies/scam.ts'
import { TALK } from '../../replies/talk.ts'
import { say } from '../../replies/voice.ts'
import { words } from '../../shared/text.ts'
import { type Draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import type { ChatMemory } from '../session.ts'
import { topicOf, withTopic } from '../topics.ts'
import { surelyMeant, withGuide } from './beside.ts'
import { sos } from './emergency.ts'

/** D16, D17: three verdicts, always with the reasons or an honest lack of them, and one thing to do. */

export function scamAsk(turn: TurnContext): Outcome {
  return says('ask', fromWords(R.askText, turn.voice))
}

/** `own`: told in the person's words. Checks a text somebody received. Orders inside it are data: none is followed, no setting changes. */
export function scam(turn: TurnContext, intent: IntentOf<'scam'>, own = false): Outcome {
  const check = checkScam(intent.text, turn.parts.catalog.redFlags, intent.sender ? { sender: intent.sender } : {})
  const bare = onlyLink(intent.text)
  const text = bare ? linkDraft(turn, bare, check) : verdictDraft(turn, intent, check)
  const known = check.guide ?? (check.links.length > 0 ? 'antoan-03-link-la' : null)
  const meant = check.verdict === 'safe' ? null : surelyMeant(turn, intent.text)
  // Told in the person's own words, what search surely finds is nearer than the guide of one sign.
  const guide = own ? (meant ?? spokenOf(turn, check) ?? known) : known
  const told = guide === null ? undefined : turn.parts.catalog.guides.get(guide)
  const judged = says(bare ? 'ask' : 'answer', text, {
    scam: check.verdict,
    guide,
    guides: guide ? [guide] : [],
    citations: guide ? [guide] : [],
    memory: {
      scamText: intent.text.slice(0, 2000),
      shown: null,
      // Pasted words are somebody else's: what the talk is about is the trick, not they.
      ...(told && (told.skill === 'antoan' || told.id === known)
        ? { topics: withTopic(turn.memory.topics, topicOf(told, told.title, turn.now)) }
        : {}),
    },
  })
  return withGuide(turn, judged, own ? known : meant)
}

/** What goes on about a trick ("họ bắt nạp trước") is about that trick, where its own words point at none. */
function spokenOf({ memory, parts }: TurnContext, check: ScamCheck): GuideId | null {
  const latest = parts.catalog.guides.get(memory.topics[0]?.about ?? '')
  return check.guide === ANY_TRICK && latest?.skill === 'antoan' ? latest.id : null
}

function verdictDraft(turn: TurnContext, intent: IntentOf<'scam'>, check: ScamCheck): Draft {
  const { voice } = turn
  if (check.verdict === 'safe') return fromWords(check.lowering.includes('otpNotice') ? R.noneOtp : R.none, voice)
  if (check.verdict === 'scam') {
    const isLink = check.links.length > 0
    const reasons = check.reasons.map((reason) => `– ${reason}`).join('\n')
    const extra = isLink ? say(R.openOwnApp.text, voice) : ''
    return fromTemplate(
      R.red,
      voice,
      { reasons, extra },
      {
        nothing: { do: 'scam-pressed', what: 'no' },
        pressed: isLink ? { do: 'scam-pressed', what: 'opened' } : null,
        lost: { do: 'sos', card: 'first' },
      },
    )
  }
  const from = (sender: 'known' | 'stranger' | 'office') =>
    ({ do: 'scam', text: intent.text.slice(0, 2000), sender }) as const
  const isAsked = intent.sender !== null
  const slots = { reasons: check.reasons.map(lowerFirst).join(' '), missing: missing(turn, check) }
  return fromTemplate(R.unsure, voice, slots, {
    known: isAsked ? null : from('known'),
    stranger: isAsked ? null : from('stranger'),
    office: isAsked ? null : from('office'),
  })
}

function missing(turn: TurnContext, check: ScamCheck): string {
  const told = check.reasons.join(' ')
  const list = [
    ...(check.links.length === 0 ? [R.missingLink.text] : []),
    ...(/OTP|mật khẩu/u.test(told) ? [] : [R.missingCode.text]),
    ...(/dọa/u.test(told) ? [] : [R.missingThreat.text]),
  ]
  return list.length > 0 ? say(R.missing.text, turn.voice, { list: list.join(', ') }) : ''
}

function linkDraft(turn: TurnContext, link: LinkReading, check: ScamCheck): Draft {
  const { voice } = turn
  const official = link.signs.includes('official')
  const remark = check.reasons[0] ?? say(official ? R.linkOfficial.text : R.linkUnknown.text, voice)
  const line = check.verdict === 'scam' ? R.linkRed : check.verdict === 'unsure' ? R.linkUnsure : R.linkNone
  return fromTemplate(
    R.link,
    voice,
    { domain: link.registered, remark, verdict: say(line.text, voice) },
    {
      money: { do: 'scam-said', said: 'money' },
      prize: { do: 'scam-said', said: 'prize' },
      app: { do: 'scam-said', said: 'app' },
      nothing: { do: 'scam-said', said: 'nothing' },
    },
    'clarify',
  )
}

/** The one link of a message that says next to nothing else. */
function onlyLink(text: string): LinkReading | null {
  const links = readLinks(text)
  const [link] = links
  if (!link || links.length > 1) return null
  return words(text.replaceAll(link.written, ' ')).length <= 2 ? link : null
}

/** What the missing words were about, added to what we have and judged again. */
const SAID: Record<IntentOf<'scam-said'>['said'], string> = {
  money: 'đòi chuyển tiền hoặc đọc mã OTP',
  prize: 'báo trúng thưởng, bấm đường dẫn để nhận quà',
  app: 'bảo cài ứng dụng lạ từ tệp gửi kèm',
  nothing: '',
}

export function scamSaid(turn: TurnContext, intent: IntentOf<'scam-said'>): Outcome {
  const text = [turn.memory.scamText ?? '', SAID[intent.said]].filter((part) => part !== '').join('\n')
  // Only the link again, and nothing said about it: the honest "no familiar sign", not the same question once more.
  const said = intent.said === 'nothing' ? `${text} (tin không nói gì thêm)` : text
  return scam(turn, { do: 'scam', text: said, sender: null })
}

export function scamPressed(turn: TurnContext, intent: IntentOf<'scam-pressed'>): Outcome {
  if (intent.what === 'gave') return sos(turn, { do: 'sos', card: 'first' })
  if (intent.what === 'opened') return onlyOpened(turn)
  return says('answer', fromWords(TALK.notPressed, turn.voice))
}

const LINKS = 'antoan-03-link-la'

function onlyOpened(turn: TurnContext): Outcome {
  const isKnown = turn.parts.catalog.guides.has(LINKS)
  const text = fromTemplate(
    TALK.onlyOpened,
    turn.voice,
    {},
    {
      gave: { do: 'sos', card: 'first' },
      steps: isKnown ? { do: 'step', guide: LINKS, step: 1 } : null,
      other: { do: 'other-thing' },
    },
  )
  return says('answer', text, { guide: LINKS, guides: [LINKS], citations: [LINKS] })
}

const OPENED = phrase(
  '(bấm|nhấn|ấn|mở|vào|click|kích|chạm) ~~ (chưa|không|chưa kịp|chưa có) ~ (nhập|điền|khai|cài|gõ|đăng nhập|làm)',
)
const LINK = phrase('(link|đường dẫn|đường link|liên kết|tin nhắn|trang lạ|dòng chữ)')
const DAY_MS = 86_400_000

/** "em bấm rồi nhưng chưa điền gì": about a link named here, checked a moment ago, or spoken of last. */
export function readOpened(text: string, memory: ChatMemory, now: number): IntentOf<'scam-pressed'> | null {
  const read = readPhrases(text)
  if (words(text).length > 25 || !occurs(read, OPENED)) return null
  const last = memory.topics[0]
  const before = memory.lastAnswer
  const isAsked = before !== null && now - before.at < DAY_MS && occurs(readPhrases(before.question), LINK)
  const isChecked = memory.scamText !== null || (last?.skill === 'antoan' && now - last.at < DAY_MS)
  const isAbout = occurs(read, LINK) || isAsked || isChecked
  return isAbout ? { do: 'scam-pressed', what: 'opened' } : null
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
