import { type Behaviour, reply } from './server.ts'

function status(code: number, headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ error: { message: 'no', type: 'error', code: null } }))
  }
}

/** Every way a service fails that we heard of, and how the product names it. */
export const BROKEN: Record<string, { behaviour: Behaviour; why: string }> = {
  'half a JSON': {
    why: 'unreadable',
    behaviour: (_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end('{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"Mỗi xã')
    },
  },
  'an HTML page': {
    why: 'unreadable',
    behaviour: (_, response) => {
      response.setHeader('content-type', 'text/html')
      response.end('<html><body>Bad gateway</body></html>')
    },
  },
  'no choices': {
    why: 'unreadable',
    behaviour: (_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end('{"id":"x","choices":[]}')
    },
  },
  'an empty reply': { why: 'unreadable', behaviour: (_, response) => reply(response, '  \n') },
  'a refused key (401)': { why: 'auth', behaviour: status(401) },
  'an unknown model (404)': { why: 'auth', behaviour: status(404) },
  'too many requests (429)': { why: 'limit', behaviour: status(429, { 'retry-after': '7' }) },
  'its own error (500)': { why: 'server', behaviour: status(500) },
  'a cut connection': { why: 'network', behaviour: (_, response) => response.destroy() },
  'a redirect to another host': { why: 'network', behaviour: status(307, { location: 'https://model.example/v1' }) },
}
