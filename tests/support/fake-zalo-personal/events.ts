/** Messages as Zalo's socket brings them, in the shapes zca-js documents. */

export interface ZaloSaid {
  msgId: string
  msgType: string
  uidFrom: string
  idTo: string
  dName: string
  /** Epoch milliseconds, as text. */
  ts: string
  content: unknown
  [more: string]: unknown
}

export interface ZaloFriend {
  uid: string
  name: string
}

export const LAN: ZaloFriend = { uid: '7341234567890123456', name: 'Lan' }

let count = 0

function said(msgType: string, content: unknown, from: ZaloFriend, at: number): ZaloSaid {
  count += 1
  return {
    actionId: String(count),
    msgId: String(6_900_000_000_000 + count),
    cliMsgId: String(at),
    msgType,
    uidFrom: from.uid,
    // "0": to the account itself.
    idTo: '0',
    dName: from.name,
    ts: String(at),
    status: 1,
    content,
    ttl: 0,
  }
}

export function textSaid(text: string, from = LAN, at = Date.now()): ZaloSaid {
  return said('webchat', text, from, at)
}

/** Anything that is no text: `msgType` of Zalo's, and its card. */
export function otherSaid(msgType: string, content: unknown, from = LAN, at = Date.now()): ZaloSaid {
  return said(msgType, content, from, at)
}

/** In a group; `calls` is the account that is mentioned at the beginning, if any. */
export function groupSaid(
  text: string,
  group: string,
  calls: { uid: string; name: string } | null,
  from = LAN,
): ZaloSaid {
  const call = calls === null ? '' : `@${calls.name} `
  const mentions = calls === null ? [] : [{ uid: calls.uid, pos: 0, len: call.length - 1, type: 0 }]
  return { ...said('webchat', `${call}${text}`, from, Date.now()), idTo: group, mentions }
}

/** What the account itself has sent, from the phone say: it comes back as "0". */
export function ownSaid(text: string, to = LAN, at = Date.now()): ZaloSaid {
  return { ...said('webchat', text, { uid: '0', name: 'Trợ lý' }, at), idTo: to.uid }
}
