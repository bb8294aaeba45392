import type { Config } from '../config.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { fillLine, operatorLines } from '../replies/operator.ts'
import { describeSenses } from './senses-line.ts'

/** The three lines of a start that went well: where it is, which channels are on, what it works with. */

export interface Announced {
  url: string
  /** `off`: why a channel is not on; null when it is. */
  channels: readonly { name: string; off: string | null }[]
  config: Config
  catalog: Catalog
  engine: string
  /** What words the answers. */
  model: string
}

/** What an operator reads at a start: where it runs, which channels are on or off and why, what it holds. */
export function announce(
  print: (line: string) => void,
  { url, channels, config, catalog, engine, model }: Announced,
): void {
  print(fillLine(operatorLines.ready, { url }))
  print(fillLine(operatorLines.channels, { channels: channels.map(describe).join(' · ') }))
  print(
    fillLine(operatorLines.data, {
      folder: config.DATA_DIR,
      places: [...catalog.plans.values()].reduce((sum, plan) => sum + plan.places.length, 0),
      guides: catalog.guides.size,
      engine,
      answers: model,
      senses: describeSenses(config),
    }),
  )
}

function describe({ name, off }: Announced['channels'][number]): string {
  return off === null
    ? fillLine(operatorLines.channelOn, { name })
    : fillLine(operatorLines.channelOff, { name, why: off })
}
