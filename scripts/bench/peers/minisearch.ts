import MiniSearch from 'minisearch'
import { corpus } from '../corpus.ts'
import type { SearchSettings } from '../ours/search.ts'
import { printResult, settingsOf } from '../sides.ts'

/** MiniSearch as documented, over the same places as ours. */

const settings = settingsOf<SearchSettings>()
const search = new MiniSearch({ idField: 'address', fields: ['text'] })
search.addAll(corpus(settings.corpus).passages.map(({ address, text }) => ({ address, text })))

printResult({
  found: settings.queries.map((query) =>
    search
      .search(query)
      .slice(0, settings.k)
      .map(({ id }) => String(id)),
  ),
})
