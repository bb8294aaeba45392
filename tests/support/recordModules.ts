import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

/** Preloaded into a child process (`node --import`): writes the address of every module it loads to the file `MODULES_SEEN`. */
const file = process.env.MODULES_SEEN
if (file === undefined) throw new Error('MODULES_SEEN names the file to write to')

registerHooks({
  load(url, context, next) {
    appendFileSync(file, `${url}\n`)
    return next(url, context)
  },
})
