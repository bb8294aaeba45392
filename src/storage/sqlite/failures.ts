import { AppError } from '../../errors.ts'

// Primary result codes, https://www.sqlite.org/rescode.html
const NO_PERMISSION = 3
const BUSY = 5
const LOCKED = 6
/** The file, its folder or the whole disk takes no writing any more: an ailing card is mounted anew that way. */
const READ_ONLY = 8
const IO_ERROR = 10
const CORRUPT = 11
const FULL = 13
const CANNOT_OPEN = 14
const NOT_A_DATABASE = 26
/** Extended: no room for the shared memory file beside the log. */
const IO_ERROR_SHARED_MEMORY = 4874

/** What the system says of a file that cannot be opened, or is a folder: of a bind mount that found no file, say. */
const CLOSED_FILES = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR'])

/**
 * Failures of SQLite and of its files in `folder` by what an operator can do about them. Anything else is our own mistake and passes
 * through unchanged.
 */
export function asAppError(error: unknown, folder: string): unknown {
  const code = sqliteCode(error)
  if (code === null)
    return isClosedFile(error) ? new AppError('DATA_DIR_NOT_WRITABLE', { folder }, { cause: error }) : error
  if (code === IO_ERROR_SHARED_MEMORY) return new AppError('STORAGE_FULL', {}, { cause: error })
  switch (code & 0xff) {
    case FULL:
      return new AppError('STORAGE_FULL', {}, { cause: error })
    case NO_PERMISSION:
    case READ_ONLY:
    case CANNOT_OPEN:
      return new AppError('DATA_DIR_NOT_WRITABLE', { folder }, { cause: error })
    case BUSY:
    case LOCKED:
      return new AppError('DATABASE_LOCKED', { folder }, { cause: error })
    case CORRUPT:
    case NOT_A_DATABASE:
    case IO_ERROR:
      return new AppError('DATABASE_BROKEN', {}, { cause: error })
    default:
      return error
  }
}

function isClosedFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CLOSED_FILES.has(String(error.code))
}

function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown }
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode : null
}
