import { parentPort } from 'node:worker_threads'
import { decodePhoto } from './decode.ts'

/** The thread beside the conversation: a photo takes a tenth of a second to read, and nobody's answer waits for another's photo. */

export interface Work {
  id: number
  bytes: Uint8Array
}
/** `texts` null: the bytes could not be read as a picture. */
export interface Done {
  id: number
  texts: string[] | null
}

parentPort?.on('message', ({ id, bytes }: Work) => {
  const reply = (texts: string[] | null) => parentPort?.postMessage({ id, texts } satisfies Done)
  decodePhoto(bytes).then(reply, () => reply(null))
})
