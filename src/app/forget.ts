import type { Effect } from '../conversation/turn-store.ts'

/** What is held of people outside the store goes when the store forgets them. */
export interface Holders {
  web: { forget(chat: string): void }
  files: { forget(learner: string): void }
  pictures: { forget(learner: string): void }
}

const WEB = 'web:web:'

/** Called with the effects of a stored turn: pages, files and pictures of whoever they erase go at once. */
export function forgetOutside({ web, files, pictures }: Holders, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type === 'personErased') {
      for (const lane of [effect.lane, ...(effect.elsewhere ?? [])]) page(lane)
      if (effect.learner !== null) learner(effect.learner)
    }
    if (effect.type === 'chatUnlinked') page(effect.lane)
    // The id is nobody's any more: what was drawn for it shows a record that has become another.
    if (effect.type === 'peopleLinked') for (const id of [effect.request.learner, effect.request.asker]) learner(id)
  }

  function page(lane: string): void {
    if (lane.startsWith(WEB)) web.forget(lane.slice(WEB.length))
  }

  function learner(id: string): void {
    files.forget(id)
    pictures.forget(id)
  }
}
