import { join } from 'node:path'
import { createApi } from '../../../src/channels/zalo-oa/api.ts'
import { openTokenFile } from '../../../src/channels/zalo-oa/token-file.ts'
import { createTokens } from '../../../src/channels/zalo-oa/tokens.ts'
import { exclusively } from '../../../src/storage/sqlite/exclusive.ts'

/** A process that renews its token again and again and uses each once, until somebody kills it. Arguments: folder, root, app id, secrets. */

const [folder = '', root = '', appId = '', appSecret = '', refreshToken = '', rounds = '1000000'] =
  process.argv.slice(2)
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

const tokens = createTokens({
  appId,
  appSecret,
  refreshToken,
  oauthRoot: root,
  file: openTokenFile(join(folder, 'zalo-oa.token'), 'a secret of at least thirty-two signs', appId),
  exclusively: (work) => exclusively(join(folder, 'zalo-oa.lock'), work, () => pause(5)),
  now: Date.now,
})
const api = createApi({ root, tokens })

process.stdout.write('ready\n')
let refused: string | null = null
for (let round = 0; round < Number(rounds); round += 1) {
  // Whoever else renewed meanwhile has done it for this process as well.
  refused = refused === null ? await tokens.access() : await tokens.instead(refused)
  await api.aboutUs()
}
