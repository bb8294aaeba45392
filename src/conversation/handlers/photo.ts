import { bankName } from '../../assistant/banks.ts'
import { readLinks } from '../../assistant/links.ts'
import { maskedAccount, type QrContent, readQr } from '../../assistant/qr-content.ts'
import { checkScam } from '../../assistant/scam.ts'
import type { VietQr } from '../../assistant/vietqr.ts'
import { hidePersonalData } from '../../privacy/hide.ts'
import { QR_DOES, QR_PHOTO as R } from '../../replies/qr-photo.ts'
import { SCAM } from '../../replies/scam.ts'
import { say, type Template, type Voice } from '../../replies/voice.ts'
import { clean } from '../../shared/text.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent } from '../intent.ts'
import { scam } from './scam.ts'

/** What the QR codes of a photo hold, told without their numbers. Whose code it is nobody can see in it, and that is always said. */

const CHECK = 'qr-04-kiem-tra'
const FAKE = 'qr-07-qr-gia'

/** @param texts of the codes, at least one */
export function codesOf(turn: TurnContext, texts: readonly string[]): Outcome {
  const contents = texts.map(readQr)
  const [only] = contents
  return contents.length === 1 && only ? one(turn, only) : several(turn, contents)
}

function one(turn: TurnContext, content: QrContent): Outcome {
  const { voice } = turn
  switch (content.kind) {
    case 'vietqr': {
      const text = fromTemplate(R.transfer, voice, { rows: rowsOf(content, voice) }, further(turn), 'clarify')
      return says('answer', text, about(turn, CHECK))
    }
    case 'damaged':
      return says('answer', fromTemplate(R.damaged, voice, {}, further(turn), 'clarify'), about(turn, FAKE))
    case 'other-network':
      return says('answer', fromWords(R.otherNetwork, voice, { network: networkOf(content.network, voice) }))
    case 'link':
      return link(turn, content.url)
    case 'id-card':
      return says('warn-pii', fromWords(R.idCard, voice), { memory: { warnedAt: turn.now } })
    case 'sign-in':
      return says('warn-pii', fromWords(R.signIn, voice), { memory: { warnedAt: turn.now } })
    default:
      return says('answer', fromWords(R.plain, voice, { what: QR_DOES[content.kind] }))
  }
}

/** An address from a code is judged as if it had been pasted; personal data in it is masked as in anything pasted. */
function link(turn: TurnContext, url: string): Outcome {
  const judged = scam(turn, { do: 'scam', text: hidePersonalData(url).text, sender: null })
  const [first, ...rest] = judged.drafts
  if (!first) return judged
  return { ...judged, drafts: [{ ...first, text: `${say(R.link.text, turn.voice)}\n${first.text}` }, ...rest] }
}

function several(turn: TurnContext, contents: readonly QrContent[]): Outcome {
  const { voice } = turn
  const receivers = new Set(contents.flatMap((each) => (each.kind === 'vietqr' ? [`${each.bin} ${each.account}`] : [])))
  const slots = {
    count: contents.length,
    rows: contents.map((content) => rowOf(turn, content)).join('\n'),
    remark: receivers.size > 1 ? say(R.differ.text, voice) : '',
  }
  const text = fromTemplate(R.several, voice, slots, further(turn), 'clarify')
  return says('answer', text, about(turn, receivers.size > 1 ? FAKE : CHECK))
}

function rowOf(turn: TurnContext, content: QrContent): string {
  const { voice } = turn
  switch (content.kind) {
    case 'vietqr':
      return say(R.rowTransfer.text, voice, {
        bank: bankName(content.bin) ?? content.bin,
        account: maskedAccount(content.account),
      })
    case 'damaged':
      return say(R.rowDamaged.text, voice)
    case 'other-network':
      return say(R.rowOther.text, voice, { network: networkOf(content.network, voice) })
    case 'link': {
      const { verdict } = checkScam(content.url, turn.parts.catalog.redFlags)
      const line = verdict === 'scam' ? SCAM.linkRed : verdict === 'unsure' ? SCAM.linkUnsure : SCAM.linkNone
      const domain = readLinks(content.url)[0]?.registered ?? ''
      return say(R.rowLink.text, voice, { domain, verdict: say(line.text, voice) })
    }
    default:
      return say(R.rowPlain.text, voice, { what: QR_DOES[content.kind] })
  }
}

const RECEIVER: Readonly<Record<VietQr['to'], Template>> = { account: R.account, card: R.card, merchant: R.merchant }

function rowsOf(code: VietQr, voice: Voice): string {
  const bank = bankName(code.bin)
  const { amount } = code
  return [
    bank ? say(R.bank.text, voice, { bank }) : say(R.bankUnknown.text, voice, { bin: code.bin }),
    say(RECEIVER[code.to].text, voice, { account: maskedAccount(code.account) }),
    ...(code.name ? [say(R.name.text, voice, { name: quoted(code.name) })] : []),
    amount === null
      ? say(R.amountOpen.text, voice)
      : say(R.amount.text, voice, { amount: amount.toLocaleString('vi-VN') }),
    ...(code.content ? [say(R.content.text, voice, { content: quoted(code.content) })] : []),
  ].join('\n')
}

/** Words of a stranger inside our own: without marks that would make them bold, bold numbers, or long. */
function quoted(text: string): string {
  return hidePersonalData(clean(text))
    .text.replaceAll(/["*\n]/gu, ' ')
    .trim()
    .slice(0, 60)
}

function networkOf(network: string | null, voice: Voice): string {
  return network ? say(R.networkKnown.text, voice, { network }) : say(R.networkOther.text, voice)
}

function further({ parts }: TurnContext): { check: Intent | null; fake: Intent | null } {
  const open = (guide: string): Intent | null => (parts.catalog.guides.has(guide) ? { do: 'guide', guide } : null)
  return { check: open(CHECK), fake: open(FAKE) }
}

function about({ parts }: TurnContext, guide: string): Partial<Outcome> {
  return parts.catalog.guides.has(guide) ? { guide, guides: [guide], citations: [guide] } : {}
}
