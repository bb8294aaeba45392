import { z } from 'zod'
import { openSealedFile } from '../../shared/sealed-file.ts'

/** What logs the account in again after a restart. It is the whole account, so it lies encrypted, readable by its owner alone. */

const session = z.object({
  /** The account's own id: another account's code is never taken for it. */
  uid: z.string().min(1),
  imei: z.string().min(1),
  /** Cookies are bound to it. */
  userAgent: z.string().min(1),
  /** As the package hands them out and takes them back. */
  cookies: z.array(z.looseObject({ key: z.string() })).min(1),
})

export type Session = z.output<typeof session>

export interface SessionFile {
  /** Null before the first login, and when the secret is another one. */
  read(): Session | null
  write(next: Session): void
}

export function openSessionFile(path: string, secret: string): SessionFile {
  const file = openSealedFile(path, { secret, purpose: 'zalo-personal session', owner: 'zalo-personal' })
  return {
    read: () => session.safeParse(file.read()).data ?? null,
    write: (next) => file.write(next),
  }
}
