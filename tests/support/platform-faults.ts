/** The fault script all fakes share: what goes wrong, at which method, how often. */

export type Fault = { method: string; times: number } & (
  | { kind: 'error'; code: number; description: string; parameters?: Record<string, unknown> }
  /** A proxy or captive portal answers with a page. */
  | { kind: 'html'; status: number }
  /** The socket is destroyed before anything is handled. */
  | { kind: 'drop' }
  /** Handled and recorded, then the socket is destroyed: the caller cannot know. */
  | { kind: 'accept-then-drop' }
  /** Never answered until the fake closes. */
  | { kind: 'hang' }
  | { kind: 'slow'; ms: number }
  /** Half a JSON body. */
  | { kind: 'truncate' }
)

/** Takes the first fault that fits, counting it down. */
export function takeFault(script: Fault[], method: string): Fault | null {
  const found = script.find((fault) => (fault.method === method || fault.method === '*') && fault.times > 0)
  if (!found) return null
  found.times -= 1
  return found
}
