/**
 * Every error code in one table. The operator's sentence of a code stands under the same code in `replies/operator.ts`
 * (the type there demands one for each); the learner's, where a learner can meet the error, under `learner` in `src/replies/`.
 */

interface ErrorRow {
  /** Process exit status when it stops a command: 1 failed, 2 bad usage. */
  exit: 1 | 2
  /** HTTP status when it ends a request. */
  http: number
  /** Key of the learner's sentence, when a learner can meet it. */
  learner?: string
}

export const ERRORS = {
  CONFIG_INVALID: { exit: 2, http: 500 },
  NODE_TOO_OLD: { exit: 1, http: 500 },
  PORT_TAKEN: { exit: 1, http: 500 },
  DATA_DIR_NOT_WRITABLE: { exit: 1, http: 507, learner: 'down' },
  DATABASE_NEWER: { exit: 1, http: 500 },
  DATABASE_BROKEN: { exit: 1, http: 500, learner: 'down' },
  DATABASE_LOCKED: { exit: 1, http: 500 },
  DATABASE_UNSUPPORTED: { exit: 1, http: 500 },
  BACKUP_BROKEN: { exit: 1, http: 500 },
  BACKUP_MISSING: { exit: 1, http: 500 },
  STORAGE_FULL: { exit: 1, http: 507, learner: 'down' },
  CLOCK_BEFORE_BUILD: { exit: 1, http: 500 },
  INDEX_MISSING: { exit: 1, http: 503, learner: 'down' },
  INDEX_TRUNCATED: { exit: 1, http: 503, learner: 'down' },
  INDEX_FOREIGN: { exit: 1, http: 503, learner: 'down' },
  INDEX_STALE: { exit: 1, http: 503, learner: 'down' },
  PLAN_ADDRESS_UNKNOWN: { exit: 1, http: 404, learner: 'plan.addressUnknown' },
  PLAN_UNREADABLE: { exit: 1, http: 500 },
  GUIDE_INVALID: { exit: 1, http: 500 },
  GUIDE_UNKNOWN: { exit: 1, http: 404 },
  CONTENT_INVALID: { exit: 1, http: 500 },
  CONTENT_DANGLING: { exit: 1, http: 500 },
  MODEL_OFF: { exit: 2, http: 500 },
  EMBEDDER_FAILED: { exit: 1, http: 502 },
  EMBEDDING_MODEL_FAILED: { exit: 2, http: 500 },
  CHANNEL_REFUSED: { exit: 1, http: 502 },
  ZALO_OA_CONSENT_LOST: { exit: 1, http: 502 },
  ZALO_OA_CONSENT_ENDING: { exit: 1, http: 502 },
  ZALO_PERSONAL_NOT_LOGGED_IN: { exit: 1, http: 502 },
  ZALO_PERSONAL_REPLACED: { exit: 1, http: 502 },
  ZALO_PERSONAL_LOCKED: { exit: 1, http: 502 },
  ZALO_PERSONAL_OTHER_ACCOUNT: { exit: 1, http: 502 },
  COMMAND_UNKNOWN: { exit: 2, http: 400 },
  USAGE: { exit: 2, http: 400 },
  INPUT_INVALID: { exit: 1, http: 400, learner: 'unclear' },
  INPUT_TOO_LARGE: { exit: 1, http: 413, learner: 'tooLong' },
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof ERRORS

/** A failure nobody nearby can act on. `details` fill the operator's sentence; they never hold a secret or a person's words. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: ErrorCode, details: Record<string, string | number> = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(details)}`, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
