import type { Assistant, Reply } from '../assistant/assistant.ts'
import type { HeardByWording } from '../assistant/cry-likeness.ts'
import type { Emergency, EmergencyContext } from '../assistant/emergency.ts'
import type { Address, ChannelId } from '../channels/channel.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { GuideId } from '../knowledge/guide.ts'
import type { LearnerStore } from '../learning/learner-store.ts'
import type { LearnerChange, LearnerRecord } from '../learning/record.ts'
import type { Reviewer } from '../learning/review.ts'
import type { Codes } from '../privacy/codes.ts'
import type { HiddenKind } from '../privacy/hide.ts'
import type { Voice } from '../replies/voice.ts'
import type { Abroad } from './consent-wording.ts'
import type { DeskHours } from './desk-hours.ts'
import type { DeskStore, Handover } from './desk-store.ts'
import type { Draft } from './draft.ts'
import type { Voiced } from './held-voices.ts'
import type { Intent } from './intent.ts'
import type { LinkReads } from './link-store.ts'
import type { Senses } from './senses.ts'
import type { ChatMemory } from './session.ts'
import type { Effect, OutboxDraft, Profile, TurnStore } from './turn-store.ts'

/** What every handler is given and what it gives back. A handler decides words and memory; it sends and stores nothing. */

/** Facts about whoever runs this machine; an unknown one drops its clause. */
export interface Operator extends Abroad {
  name: string
  address: string | null
  phone: string | null
  /** Name of the language model that rewords answers; null without one. */
  model: string | null
  /** Lessons are sent by themselves at the chosen hour; where they are not, nobody is promised any. */
  sendsDaily: boolean
  /** When a person sits at the desk; left out, there is none. */
  desk?: DeskHours
}

export interface Parts {
  assistant: Assistant
  catalog: Catalog
  operator: Operator
  readEmergency: (text: string, context: EmergencyContext) => Emergency
  /** A loss heard by the wording alone, in words that are nothing else; left out, none is. */
  hearByWording?: (text: string) => HeardByWording | null
  /** Channels on which drawn pictures are seen; left out, none. */
  pictures?: ReadonlySet<ChannelId>
  /** Looks at pictures and listens to voices; left out, neither. */
  senses?: Senses
  /** Channels on which a text can be heard; left out, none. */
  voices?: ReadonlySet<ChannelId>
  /** A random learner id, made when somebody consents. */
  newId: () => string
  /** When a fact is asked again. */
  reviewer: Reviewer
  /** What learning knows of people who agreed; left out where nothing is kept from one turn to the next. */
  learners?: LearnerStore
  /** One-time codes; left out, nobody can be invited. */
  codes?: Codes
  /** How many codes a chat may still type in vain; left out, nobody is told. */
  codeTriesLeft?: (lane: string, now: number) => number
  /** Channels where each message counts: a month's worth, a bill, a patience. What fits goes out as one there; left out, none. */
  counted?: ReadonlySet<ChannelId>
  /** Channels that take a file; left out, none. */
  files?: ReadonlySet<ChannelId>
  /** Channels that can change what they have sent; left out, none. */
  edits?: ReadonlySet<ChannelId>
  /** Tickets for a person; left out, there is no desk. */
  desk?: Pick<DeskStore, 'numberFor' | 'usualWait'>
  /** The stored memory of a named person of a chat, for whoever takes over the phone. */
  memoryOf?: TurnStore['memoryOf']
  /** One person in several chats; left out, no chats can be linked. */
  links?: LinkReads
  /** Channels on which something unasked can be sent; left out, all. */
  unasked?: ReadonlySet<ChannelId>
  /** Where a kind word for somebody else goes, if they take any. */
  reachOf?: TurnStore['reachOf']
}

export interface TurnContext {
  parts: Parts
  memory: ChatMemory
  voice: Voice
  /** The words of the turn, masked, as typed; empty for a button. */
  text: string
  hidden: readonly HiddenKind[]
  from: Address
  lane: string
  /** Everybody who learns in this chat. */
  profiles: readonly Profile[]
  /** A voice of theirs that waits for their agreement; null: none does. */
  heldVoice: Voiced | null
  /** A person is expected here, and the bot is silent; null: it is not. */
  handover: Handover | null
  /** Whoever speaks writes in other chats too. */
  linked: boolean
  /** What learning knows of this person, read at most once a turn and only when somebody asks. */
  record(): Promise<LearnerRecord>
  /** Messages of this chat that wait, these included. */
  waiting: number
  /** Milliseconds already waited for a model in this turn; none when left out. */
  spentMs?: number
  now: number
}

/** The label reported for a turn. */
export type Behaviour =
  | 'answer'
  | 'next-step'
  | 'quiz'
  | 'settings'
  | 'progress'
  | 'ask'
  | 'refuse'
  | 'warn-pii'
  | 'emergency'

/** Who takes over the phone, and what they go on with. `name`: somebody new, as they want to be called. */
export type Taking = { next: Intent } & (
  | { learner: string | null }
  | { learner: null; newcomer: { name: string | null } }
)

export interface Outcome {
  drafts: Draft[]
  behaviour: Behaviour
  /** Replaces these parts of the memory. */
  memory?: Partial<ChatMemory>
  effects?: Effect[]
  /** This turn is somebody else's of the phone: what follows is answered from their memory. */
  person?: Taking
  /** Messages for others than this chat. */
  elsewhere?: OutboxDraft[]
  /** What was learned: stored with consent, else remembered for this session. */
  learned?: LearnerChange[]
  /** A voice to be held until its person agrees; null lets go of the one that is held. */
  heldVoice?: Voiced | null
  /** The turn is over for this chat: nothing of it stays in memory. */
  forget?: boolean
  guide?: GuideId | null
  guides?: GuideId[]
  citations?: string[]
  refused?: boolean
  clarify?: boolean
  emergency?: boolean
  scam?: 'scam' | 'safe' | 'unsure'
  /** Right or not, after a quiz answer. */
  correct?: boolean
  /** Words that may take the place of the first draft's, once: `from` stands in it. Never rejects. */
  later?: Promise<Rewording | null>
  /** What the assistant made of the question, for notes and tests. */
  reply?: Reply
}

/** An answer's words and foot in a first and a second form. */
export interface Rewording {
  from: { text: string; foot: string }
  to: { text: string; foot: string }
}

export type Handler<I> = (turn: TurnContext, intent: I) => Outcome | Promise<Outcome>

/** An outcome with nothing but words. */
export function says(
  behaviour: Behaviour,
  drafts: Draft | Draft[],
  rest: Omit<Outcome, 'drafts' | 'behaviour'> = {},
): Outcome {
  return { drafts: Array.isArray(drafts) ? drafts : [drafts], behaviour, ...rest }
}

/** Whether each message of this talk counts. */
export function isCounted({ parts, from }: TurnContext): boolean {
  return parts.counted?.has(from.channel) ?? false
}
