/** How many waiting items share one transaction at most: keeps a burst from holding up everything else. */
const GROUP = 500

interface Waiting<In, Out> {
  item: In
  resolve: (out: Out) => void
  reject: (error: unknown) => void
}

/**
 * Lets what arrives in the same moment share one transaction, and so one wait for the disk. Each caller's promise settles
 * after its commit; when the shared commit fails, each is tried alone.
 */
export function groupCommit<In, Out>(writeAll: (items: readonly In[]) => Out[]): (item: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = []

  function flush(): void {
    const group = waiting.slice(0, GROUP)
    waiting = waiting.slice(GROUP)
    if (waiting.length > 0) setImmediate(flush)
    write(group)
  }

  function write(group: readonly Waiting<In, Out>[]): void {
    try {
      const results = writeAll(group.map(({ item }) => item))
      group.forEach(({ resolve }, index) => {
        resolve(results[index] as Out)
      })
    } catch (error) {
      // One item that cannot be written must not take its neighbours along.
      if (group.length > 1) for (const one of group) write([one])
      else group[0]?.reject(error)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ item, resolve, reject })
    })
}
