/** Builders of the events the Zalo Bot Platform sends, in the shapes that documentation and captured payloads show. */

export interface ZaloEvent {
  event_name: string
  message: Record<string, unknown>
}

export interface ZaloUser {
  /** Twenty hex characters on the real platform. */
  id: string
  display_name: string
}

export const LAN: ZaloUser = { id: 'a1b2c3d4e5f60718293a', display_name: 'Lan' }

let count = 0

function event(kind: string, fields: Record<string, unknown>, user: ZaloUser, date: number): ZaloEvent {
  count += 1
  return {
    event_name: `message.${kind}.received`,
    message: {
      message_id: `zm${String(count).padStart(8, '0')}`,
      date,
      from: { ...user, is_bot: false },
      chat: { id: user.id, chat_type: 'PRIVATE' },
      ...fields,
    },
  }
}

export function textEvent(text: string, user = LAN, date = Date.now()): ZaloEvent {
  return event('text', { text }, user, date)
}

/** The documentation says `photo`, captured payloads say `photo_url`. */
export function imageEvent(
  field: 'photo' | 'photo_url',
  caption?: string,
  user = LAN,
  url = 'https://photo-stal.zdn.example/abc.jpg',
): ZaloEvent {
  return event('image', { [field]: url, ...(caption === undefined ? {} : { caption }) }, user, Date.now())
}

export function voiceEvent(user = LAN, url = 'https://voice.zdn.example/abc.aac'): ZaloEvent {
  return event('voice', { voice_url: url }, user, Date.now())
}

export function stickerEvent(user = LAN): ZaloEvent {
  return event('sticker', { sticker: 'abc', url: 'https://sticker.zdn.example/abc.png' }, user, Date.now())
}

/** Something came, mostly a link, and the platform does not say what. */
export function unsupportedEvent(user = LAN): ZaloEvent {
  return event('unsupported', {}, user, Date.now())
}

export function groupEvent(text: string, user = LAN): ZaloEvent {
  return event('text', { text, chat: { id: 'g77', chat_type: 'GROUP' } }, user, Date.now())
}

/** A bot's own message coming back. */
export function ownEvent(botId: string): ZaloEvent {
  return event('text', { text: 'của chính bot' }, { id: botId, display_name: 'Bot' }, Date.now())
}
