import { localEmbedder } from '../../../src/retrieval/embedder.ts'
import { careful, obedient } from './honest.ts'
import type { Behaviour } from './server.ts'

/** Asked for by this name, the model says all that the rules said, more plainly; by any other, as little as it can. */
const CAREFUL = 'gia-lap-ky'

/** A service as one would rent it: an obedient model at `/chat/completions`, usable vectors at `/embeddings`, 404 elsewhere. */
export function wholeService(): Behaviour {
  const { embedNow } = localEmbedder()
  return (call, response) => {
    if (call.path.endsWith('/chat/completions')) return (call.model === CAREFUL ? careful : obedient)(call, response)
    response.setHeader('content-type', 'application/json')
    if (!call.path.endsWith('/embeddings')) return void response.writeHead(404).end('{"error":{"message":"no"}}')
    const data = call.input.map((text, index) => ({ object: 'embedding', index, embedding: [...embedNow(text)] }))
    const usage = { prompt_tokens: 1, total_tokens: 1 }
    response.end(JSON.stringify({ object: 'list', data, model: 'stand-in', usage }))
  }
}
