import { parseDocument } from 'yaml'
import type { z } from 'zod'
import vi from 'zod/v4/locales/vi.js'
import type { Findings } from './content-problem.ts'

/** Zod's own sentences in Vietnamese: authors read them. */
const vietnamese = vi().localeError

/** A YAML list or map checked against its schema, or null with every mistake reported by line or by path. */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, found: Findings): T | null {
  const document = parseDocument(text.normalize('NFC').replace(/^\uFEFF/u, ''), { prettyErrors: true })
  // A tab makes every line below it an error too; the author mends the tabs first.
  const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT')
  for (const { code, message, linePos } of tabs.length > 0 ? tabs : document.errors) {
    const at = `line ${linePos?.[0].line ?? 1}`
    if (code === 'DUPLICATE_KEY') found.error(at, 'file.keyTwice')
    else if (code === 'TAB_AS_INDENT') found.error(at, 'file.tab')
    else found.error(at, 'file.yaml', { message: message.split('\n')[0] ?? '' })
  }
  if (document.errors.length > 0) return null
  const read: unknown = document.toJS()
  const result = schema.safeParse(read, { error: vietnamese })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    found.error(itemName(issue.path, read), 'front.invalid', { message: issue.message })
  }
  return null
}

/** A path with list entries named by their own id where they have one: `quiz.qr-04.q2.stem`, `facts.F1.at`. */
function itemName(path: readonly PropertyKey[], root: unknown): string {
  const parts: string[] = []
  let node: unknown = root
  for (const step of path) {
    const next = member(node, step)
    const name = typeof step === 'number' ? (member(next, 'id') ?? member(next, 'term') ?? step + 1) : step
    parts.push(String(name))
    node = next
  }
  return parts.join('.') || 'file'
}

function member(node: unknown, key: PropertyKey): unknown {
  return typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined
}
