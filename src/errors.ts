/** Every error code in one table: exit status, and the keys of the operator's and the learner's sentence in `src/replies/`. */

interface ErrorRow {
  /** Process exit status when it stops a command: 1 failed, 2 bad usage. */
  exit: 1 | 2
  /** HTTP status when it ends a request. */
  http: number
  /** Key of the operator's Vietnamese sentence in `replies/operator.ts`. */
  operator: string
  /** Key of the learner's sentence, when a learner can meet it. */
  learner?: string
}

export const ERRORS = {
  CONFIG_INVALID: { exit: 2, http: 500, operator: 'operator.configInvalid' },
  NODE_TOO_OLD: { exit: 1, http: 500, operator: 'operator.nodeTooOld' },
  PORT_TAKEN: { exit: 1, http: 500, operator: 'operator.portTaken' },
  DATA_DIR_NOT_WRITABLE: { exit: 1, http: 500, operator: 'operator.dataDirNotWritable' },
  DATABASE_NEWER: { exit: 1, http: 500, operator: 'operator.databaseNewer' },
  DATABASE_BROKEN: { exit: 1, http: 500, operator: 'operator.databaseBroken', learner: 'down' },
  DATABASE_LOCKED: { exit: 1, http: 500, operator: 'operator.databaseLocked' },
  DATABASE_UNSUPPORTED: { exit: 1, http: 500, operator: 'operator.databaseUnsupported' },
  STORAGE_FULL: { exit: 1, http: 507, operator: 'operator.storageFull', learner: 'down' },
  CLOCK_BEFORE_BUILD: { exit: 1, http: 500, operator: 'operator.clockBeforeBuild' },
  INDEX_MISSING: { exit: 1, http: 503, operator: 'operator.indexMissing', learner: 'down' },
  INDEX_TRUNCATED: { exit: 1, http: 503, operator: 'operator.indexTruncated', learner: 'down' },
  INDEX_FOREIGN: { exit: 1, http: 503, operator: 'operator.indexForeign', learner: 'down' },
  INDEX_STALE: { exit: 1, http: 503, operator: 'operator.indexStale', learner: 'down' },
  PLAN_ADDRESS_UNKNOWN: { exit: 1, http: 404, operator: 'operator.addressUnknown', learner: 'plan.addressUnknown' },
  PLAN_UNREADABLE: { exit: 1, http: 500, operator: 'operator.planUnreadable' },
  GUIDE_INVALID: { exit: 1, http: 500, operator: 'operator.guideInvalid' },
  CONTENT_DANGLING: { exit: 1, http: 500, operator: 'operator.contentDangling' },
  CHANNEL_REFUSED: { exit: 1, http: 502, operator: 'operator.channelRefused' },
  USAGE: { exit: 2, http: 400, operator: 'operator.usage' },
  INPUT_INVALID: { exit: 1, http: 400, operator: 'operator.inputInvalid', learner: 'unclear' },
  INPUT_TOO_LARGE: { exit: 1, http: 413, operator: 'operator.inputTooLarge', learner: 'tooLong' },
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
