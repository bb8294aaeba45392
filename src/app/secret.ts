import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { randomId } from '../shared/ids.ts'

/** `APP_SECRET`, or one made once and kept in the data folder, readable by its owner alone. */
export function appSecret(config: Config): string {
  if (config.APP_SECRET) return config.APP_SECRET
  const file = join(config.DATA_DIR, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const secret = `${randomId()}${randomId()}`
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return secret
}
