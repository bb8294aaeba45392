import { AppError } from '../../errors.ts'

// Primary result codes, https://www.sqlite.org/rescode.html
const BUSY = 5
const LOCKED = 6
const IO_ERROR = 10
const CORRUPT = 11
const FULL = 13
const NOT_A_DATABASE = 26
/** Extended: no room for the shared memory file beside the log. */
const IO_ERROR_SHARED_MEMORY = 4874

/** SQLite's failures by what an operator can do about them. Anything else is our own mistake and passes through unchanged. */
export function asAppError(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === null) return error
  if (code === IO_ERROR_SHARED_MEMORY) return new AppError('STORAGE_FULL', {}, { cause: error })
  switch (code & 0xff) {
    case FULL:
      return new AppError('STORAGE_FULL', {}, { cause: error })
    case BUSY:
    case LOCKED:
      return new AppError('DATABASE_LOCKED', {}, { cause: error })
    case CORRUPT:
    case NOT_A_DATABASE:
    case IO_ERROR:
      return new AppError('DATABASE_BROKEN', {}, { cause: error })
    default:
      return error
  }
}

function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown }
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode : null
}
