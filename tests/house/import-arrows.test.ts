import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../../src')

/** Which folders of `src` a folder may import from, besides itself. `shared`, `errors` and `config` are open to all but `config` only to the edges. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  shared: [],
  errors: [],
  config: ['errors'],
  replies: ['shared', 'errors'],
  openai: ['shared', 'errors', 'retrieval/embedder'],
  onnx: ['shared', 'errors', 'replies', 'retrieval/embedder'],
  knowledge: ['shared', 'errors', 'replies'],
  privacy: ['shared', 'errors', 'replies', 'channels/channel'],
  retrieval: ['shared', 'errors', 'knowledge'],
  media: ['shared', 'errors', 'knowledge', 'replies', 'openai'],
  assistant: ['shared', 'errors', 'retrieval', 'knowledge', 'privacy', 'replies', 'openai'],
  learning: ['shared', 'errors', 'knowledge', 'replies'],
  conversation: [
    'shared',
    'errors',
    'assistant',
    'learning',
    'knowledge',
    'privacy',
    'replies',
    'media',
    'channels/channel',
    'delivery/outbox',
  ],
  delivery: [
    'shared',
    'errors',
    'learning',
    'replies',
    'channels/channel',
    'conversation/turn-store',
    'conversation/desk-store',
  ],
  storage: [
    'shared',
    'errors',
    'learning',
    'conversation/turn-store',
    'conversation/link-store',
    'conversation/desk-store',
    'delivery/outbox',
    'delivery/daily-store',
    'channels/channel',
  ],
  'channels/channel': [],
  'channels/*': [
    'shared',
    'errors',
    'channels/channel',
    'channels/connection',
    'channels/download',
    'channels/http',
    'channels/plain-text',
    'channels/text-parts',
    'channels/webhook',
    'replies',
  ],
  cli: [
    'shared',
    'errors',
    'config',
    'conversation',
    'delivery',
    'assistant',
    'learning',
    'knowledge',
    'retrieval',
    'privacy',
    'media',
    'replies',
    'openai',
    'channels/channel',
  ],
}

/** Each outside package has one door; a second importer would make it hard to replace. Prefix match on the file's path. */
const DOORS: Record<string, readonly string[]> = {
  telegraf: ['channels/telegram/'],
  'zca-js': ['channels/zalo-personal/zca.ts'],
  openai: ['openai/'],
  '@langchain/openai': ['assistant/langchain.ts'],
  '@langchain/core': ['assistant/langchain.ts'],
  langchain: ['assistant/langchain.ts'],
  'hnswlib-node': ['retrieval/dense.ts'],
  pino: ['shared/log.ts'],
  'ts-fsrs': ['learning/review.ts'],
  'node:sqlite': ['storage/sqlite/'],
  yaml: ['knowledge/'],
  hono: ['channels/web/', 'app.ts', 'app/'],
  '@hono/node-server': ['app.ts', 'app/'],
  '@resvg/resvg-js': ['media/raster.ts'],
  '@expo-google-fonts/be-vietnam-pro': ['media/font.ts'],
  pdfkit: ['media/'],
  qrcode: ['media/qr.ts'],
  'zxing-wasm': ['media/qr-photo/decode.ts'],
  'onnxruntime-web': ['onnx/session.ts'],
  '@huggingface/tokenizers': ['onnx/tokens.ts'],
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|(?:import|import\.meta\.resolve|createRequire\(import\.meta\.url\)\.resolve)\(\s*['"]([^'"]+)['"]\s*\)/g

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

const imports = files(SRC).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => ({
    file: relative(SRC, file),
    target: match[1] ?? match[2] ?? '',
  })),
)

/** The rule row a file falls under: `channels/channel.ts` alone, `channels/telegram/…` as `channels/*`, else its first folder. */
function roomOf(path: string): string {
  if (path === 'channels/channel.ts') return 'channels/channel'
  if (path.startsWith('channels/')) return 'channels/*'
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? ''
}

/** The part that names one neighbour: adapters must not import each other. */
function adapterOf(path: string): string | null {
  const [first, second] = path.split('/')
  return first === 'channels' && path.split('/').length > 2 ? (second ?? null) : null
}

function allowed(from: string, to: string): boolean {
  const room = roomOf(from)
  const target = to.replace(/\.ts$/, '')
  if (/^(main|app)\.ts$/.test(from) || from === 'cli/main.ts' || from.startsWith('app/')) return true
  if (target === 'app' || target === 'main' || target.startsWith('app/')) return false
  if (room === 'channels/*' && roomOf(to) === 'channels/*' && adapterOf(from) === adapterOf(to)) return true
  if (room !== 'channels/*' && roomOf(to) === room) return true
  return (MAY_IMPORT[room] ?? []).some((open) => target === open || target.startsWith(`${open}/`))
}

describe('the house keeps its arrows pointing down', () => {
  it('reads imports at all', () => {
    expect(imports.length).toBeGreaterThan(50)
  })

  it('lets every folder import only what the house map allows', () => {
    const upward = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, target }) => ({ file, to: relative(SRC, resolve(SRC, dirname(file), target)) }))
      .filter(({ file, to }) => !allowed(file, to))
      .map(({ file, to }) => `${file} -> ${to}`)
    expect(upward).toEqual([])
  })

  it('has a rule for every room there is, and for none that is gone', () => {
    const rooms = new Set(files(SRC).map((file) => roomOf(relative(SRC, file))))
    const free = ['main', 'app']
    expect([...rooms].filter((room) => !free.includes(room)).toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted())
  })

  it('has no door for a package that nothing imports', () => {
    const unused = Object.keys(DOORS).filter(
      (name) => !imports.some(({ target }) => target === name || target.startsWith(`${name}/`)),
    )
    expect(unused).toEqual([])
  })

  it('gives each outside package one door', () => {
    const strays = imports
      .filter(({ target }) => !target.startsWith('.'))
      .filter(({ file, target }) => {
        const door = Object.entries(DOORS).find(([name]) => target === name || target.startsWith(`${name}/`))
        return door !== undefined && !door[1].some((path) => file.startsWith(path))
      })
      .map(({ file, target }) => `${file} -> ${target}`)
    expect(strays).toEqual([])
  })

  it('keeps process.env in the configuration and in the two mains', () => {
    const readers = files(SRC)
      .filter((file) => readFileSync(file, 'utf8').includes('process.env'))
      .map((file) => relative(SRC, file))
      .filter((file) => !['config.ts', 'main.ts', 'cli/main.ts'].includes(file))
    expect(readers).toEqual([])
  })

  it('never lets the product import its scripts or tests', () => {
    const strays = imports.filter(({ target }) => /(^|\/)\.\.\/(scripts|tests)\//.test(target)).map(({ file }) => file)
    expect(strays).toEqual([])
  })
})
