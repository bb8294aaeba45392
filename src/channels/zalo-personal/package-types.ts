/**
 * The part of zca-js 2.2.0 that is used. Its own types do not resolve for a Node ESM project: `index.d.ts` exports a folder.
 * What comes out of it is `unknown` here and is parsed by us.
 */

export interface PackageModule {
  Zalo: new (options: PackageOptions) => PackageZalo
}

export interface PackageOptions {
  /** Every HTTP call of the package goes through this. */
  polyfill: typeof fetch
  /** True asks the npm registry at each login. */
  checkUpdate: false
  /** True prints cookies and answers to stdout. */
  logging: false
}

export interface PackageZalo {
  login(credentials: { imei: string; userAgent: string; cookie: readonly unknown[] }): Promise<PackageApi>
  loginQR(options: Record<string, never>, callback: (event: QrEvent) => void): Promise<PackageApi>
}

/** `type`: 0 a code was made, 1 it lapsed, 2 it was scanned, 3 the person declined, 4 the credentials are there. */
export interface QrEvent {
  type: number
  data: unknown
  actions: { abort(): unknown } | null
}

export interface PackageApi {
  listener: PackageListener
  sendMessage(content: PackageMessage, thread: string, type: 0 | 1): Promise<unknown>
  sendTypingEvent(thread: string, type: 0 | 1): Promise<unknown>
  keepAlive(): Promise<unknown>
  getOwnId(): string
  getCookie(): { toJSON(): { cookies: unknown[] } }
  getContext(): { imei: string; userAgent: string }
}

export interface PackageListener {
  on(event: string, heard: (...values: never[]) => void): unknown
  /** Null until `start`. */
  ws: { onmessage: ((frame: unknown) => Promise<void>) | null } | null
  start(options: { retryOnClose: false }): void
  stop(): void
  requestOldMessages(type: 0 | 1): void
}

export interface PackageMessage {
  msg: string
  styles?: { start: number; len: number; st: string }[]
  attachments?: {
    data: Buffer
    filename: string
    metadata: { totalSize: number; width: number; height: number }
  }[]
}
