import type { OutgoingMessage } from '../channels/channel.ts'
import type { OutboxDraft } from '../conversation/turn-store.ts'
import type { OutboxRow } from './outbox.ts'

const STAND_IN = '/instead'

/**
 * Plain words for a reply its platform refused for good, or whoever asked would hear nothing. Null where there is no plainer way: for
 * what nobody asked for, for bare words, and for a stand-in itself. Of several refused files of one turn it is said once.
 */
export function standIn(row: OutboxRow, now: number): OutboxDraft | null {
  const text = inWords(row.message)
  if (row.why !== 'reply' || text === null || row.id.endsWith(STAND_IN)) return null
  const of = row.message.type === 'file' ? row.id.slice(0, row.id.lastIndexOf('/')) : row.id
  return {
    id: `${of}${STAND_IN}`,
    to: row.to,
    message: { type: 'text', text },
    why: 'reply',
    notBefore: now,
    deadline: row.deadline,
    // Whether the words may be kept is not known here any more.
    keepText: false,
  }
}

/** Nothing that a platform could take exception to: no bytes, no address, no button, no mark. */
function inWords(message: OutgoingMessage): string | null {
  switch (message.type) {
    case 'file':
      return message.refused ?? null
    case 'image':
      return message.alt
    case 'voice':
      return message.transcript
    case 'quiz':
      return [message.question, ...message.options.map(choiceLine)].join('\n')
    case 'text': {
      const { text, bold, choices = [], links = [], drawn } = message
      const isBare = !bold?.length && choices.length === 0 && links.length === 0 && drawn === undefined
      if (isBare) return null
      return [text, ...links.map(({ label, url }) => `${label}: ${url}`), ...choices.map(choiceLine)].join('\n')
    }
  }
}

function choiceLine({ digit, label }: { digit: number; label: string }): string {
  return `${digit}. ${label}`
}
