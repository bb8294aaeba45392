import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * A server that ends no connection by itself. Node's ends one that was idle for five seconds: on a busy machine just as it is used
 * again, and the request is lost on its way.
 */
export function patientServer(answer: RequestListener): Server {
  return createServer({ keepAliveTimeout: 0 }, answer)
}
