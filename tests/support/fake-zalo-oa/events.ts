/** Builders of the events an Official Account's webhook gets, shaped like recorded ones. */

export type OaEvent = Record<string, unknown> & { event_name: string; timestamp: string }

export interface OaIds {
  appId: string
  oaId: string
}

const IDS: OaIds = { appId: '4400000000000000001', oaId: '579745863508352884' }
/** Beyond 2^53: as a number it would be somebody else. */
export const PERSON = '9007199254740993123'
let nextMessage = 1

function sent(kind: string, user: string, at: number, message: Record<string, unknown>, ids: OaIds): OaEvent {
  return {
    app_id: ids.appId,
    user_id_by_app: `by-app-${user}`,
    event_name: `user_send_${kind}`,
    sender: { id: user },
    recipient: { id: ids.oaId },
    message: { msg_id: `96d3cdf3af150460${nextMessage++}`, ...message },
    timestamp: String(at),
  }
}

export function textEvent(text: string, user = PERSON, at = 0, ids = IDS): OaEvent {
  return sent('text', user, at, { text }, ids)
}

/** `image`, `gif`, `audio`, `file`, `video`: one attachment with an address. */
export function fileEvent(
  kind: 'image' | 'gif' | 'audio' | 'file' | 'video',
  payload: Record<string, unknown>,
  user = PERSON,
  at = 0,
  ids = IDS,
  text = '',
): OaEvent {
  return sent(kind, user, at, { ...(text ? { text } : {}), attachments: [{ type: kind, payload }] }, ids)
}

export function linkEvent(url: string, text: string | null, user = PERSON, at = 0, ids = IDS): OaEvent {
  const attachments = [{ type: 'link', payload: { url, description: '', thumbnail: '' } }]
  return sent('link', user, at, { ...(text === null ? {} : { text }), attachments }, ids)
}

export function otherEvent(
  kind: 'sticker' | 'location' | 'business_card' | 'dice',
  user = PERSON,
  at = 0,
  ids = IDS,
): OaEvent {
  const payload = kind === 'location' ? { coordinates: { latitude: '11.9', longitude: '108.4' } } : { id: 'x' }
  return sent(kind, user, at, { attachments: [{ type: kind, payload }] }, ids)
}

export function followEvent(name: 'follow' | 'unfollow', user = PERSON, at = 0, ids = IDS): OaEvent {
  return {
    app_id: ids.appId,
    oa_id: ids.oaId,
    user_id_by_app: `by-app-${user}`,
    event_name: name,
    source: 'oa_profile',
    follower: { id: user },
    timestamp: String(at),
  }
}

/** What Zalo tells of our own message: it was read. */
export function seenEvent(user = PERSON, at = 0, ids = IDS): OaEvent {
  return {
    app_id: ids.appId,
    event_name: 'user_seen_message',
    sender: { id: ids.oaId },
    recipient: { id: user },
    message: { msg_ids: ['1'] },
    timestamp: String(at),
  }
}
