'use strict'
// Compiled modules are kept between starts. Given with --require, so that even the first TypeScript file comes from the cache:
// reading TypeScript costs more than running it.
require('node:module').enableCompileCache()
