import { randomBytes, randomUUID } from 'node:crypto'

/** One account of the fake: what its logins are known by, and what it may be made to do. */
export interface FakeAccount {
  uid: string
  name: string
  /** Cookies of the sessions Zalo still takes. */
  live: Set<string>
  /** Encrypts what is sent after a login; another one with each login. */
  key: Buffer
}

export function newAccount(uid: string, name: string): FakeAccount {
  return { uid, name, live: new Set(), key: randomBytes(16) }
}

export function newSession(account: FakeAccount): string {
  const cookie = `zpsid-${randomUUID()}`
  account.live.add(cookie)
  return cookie
}

/** A login by code: made, scanned, confirmed; `settle` answers whoever waits for the next step. */
export interface FakeCode {
  code: string
  /** What the picture says. */
  text: string
  scannedBy: FakeAccount | null
  answer: 'open' | 'confirmed' | 'declined' | 'lapsed'
  waiting: (() => void)[]
}

export function newCode(): FakeCode {
  const code = randomUUID()
  return { code, text: `https://qr.zalo.example/login/${code}`, scannedBy: null, answer: 'open', waiting: [] }
}

/** All of the map's names: the client looks at each of them when it starts. */
export const SERVICES = [
  'other_contact',
  'chat_e2e',
  'workspace',
  'catalog',
  'boards',
  'downloadStickerUrl',
  'sp_contact',
  'zcloud_up_file',
  'media_store_send2me',
  'push_act',
  'aext',
  'zfamily',
  'group_poll',
  'group_cloud_message',
  'media_store',
  'file',
  'auto_reply',
  'sync_action',
  'friendLan',
  'friend',
  'alias',
  'zimsg',
  'group_board',
  'conversation',
  'group',
  'fallback_LP',
  'friend_board',
  'up_file',
  'zavi',
  'reaction',
  'voice_call',
  'profile',
  'sticker',
  'label',
  'consent',
  'zcloud',
  'chat',
  'todoUrl',
  'recent_search',
  'group_e2e',
  'quick_message',
] as const
