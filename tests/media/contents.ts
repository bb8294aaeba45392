import { readContent } from '../../src/knowledge/content-files.ts'
import type { Guide } from '../../src/knowledge/guide.ts'

/** Every guide that can be read. What cannot is for `hvs check` to say; pictures and sheets are held to the others meanwhile. */
export const guides: Guide[] = readContent(new URL('../../knowledge', import.meta.url).pathname).guides.map(
  ({ guide }) => guide,
)

export function guideNamed(id: string): Guide {
  const found = guides.find((guide) => guide.id === id)
  if (!found) throw new Error(`no guide ${id}`)
  return found
}
