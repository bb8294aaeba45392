'use strict'
// Given with --require, so that even the first TypeScript file is found and read quickly: finding and reading modules costs more
// than running them.
const { enableCompileCache, registerHooks } = require('node:module')

// Compiled modules are kept between starts.
enableCompileCache()

const ZOD_LOCALES = /(?<=\/zod\/v4\/)\w+\/external\.js$|(?<=\/zod\/v4\/)core\/index\.js$/u

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context
    if (parentURL === undefined || specifier[0] !== '.') return next(specifier, context)
    // Our own imports name their file in full, so there is nothing to look for: no link to follow, no package to ask for its kind.
    if (specifier.endsWith('.ts'))
      return { url: new URL(specifier, parentURL).href, format: 'module-typescript', shortCircuit: true }
    // Sixty languages of messages, each a file: zod loads them all with itself, and speaks English unless told otherwise.
    if (specifier === '../locales/index.js' && ZOD_LOCALES.test(parentURL)) return next('../locales/en.js', context)
    return next(specifier, context)
  },
})
