import type { Embedder } from '../retrieval/embedder.ts'
import { type ModelFolder, readModelFolder } from './model-folder.ts'
import { startModelThread } from './thread.ts'

/** An embedder on this machine, from a folder the operator put there. Nothing is fetched and nothing is sent. */
export interface LocalModel {
  folder: ModelFolder
  /** Makes the vectors of the content. */
  content: Embedder
  /** @throws AppError EMBEDDING_MODEL_FAILED, also once `signal` says that nobody waits */
  ofQuestion(text: string, signal?: AbortSignal): Promise<Float32Array>
  close(): Promise<void>
}

/** Texts the model reads at once. A question waits for no more than these: its turn comes after the batch at work. */
const ROWS = 8

/** @throws AppError EMBEDDING_MODEL_FAILED for a folder that holds no model we can run; `embed` too */
export async function openLocalModel(path: string): Promise<LocalModel> {
  const folder = readModelFolder(path)
  const thread = await startModelThread(folder)
  const { question, content } = folder.prefixes
  return {
    folder,
    content: {
      id: `onnx:${folder.name}:${thread.hash.slice(0, 32)}:${thread.dimensions}`,
      dimensions: thread.dimensions,
      batch: 2 * ROWS,
      async embed(texts) {
        // Texts of like length together: each is padded to the longest beside it, and padding takes as long as words.
        const order = [...texts.keys()].sort((a, b) => (texts[a]?.length ?? 0) - (texts[b]?.length ?? 0))
        const vectors: Float32Array[] = []
        for (let from = 0; from < order.length; from += ROWS) {
          const rows = order.slice(from, from + ROWS)
          const made = await thread.vectorsOf(rows.map((at) => content + (texts[at] ?? '')))
          for (const [n, vector] of made.entries()) vectors[rows[n] as number] = vector
        }
        return vectors
      },
    },
    ofQuestion: async (text, signal) => {
      const [vector] = await thread.vectorsOf([question + text], signal)
      return vector as Float32Array
    },
    close: () => thread.close(),
  }
}
