import { Embeddings } from '@langchain/core/embeddings'
import { localEmbedder } from '../../../src/retrieval/embedder.ts'

/** Our local embedder behind LangChain's interface: the peer's vectors are the same as ours. */
export class SameEmbeddings extends Embeddings {
  readonly #embedder = localEmbedder()

  constructor() {
    super({})
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return documents.map((text) => [...this.#embedder.embedNow(text)])
  }

  override async embedQuery(text: string): Promise<number[]> {
    return [...this.#embedder.embedNow(text)]
  }
}

/** The splitter's size in the documentation. */
export const CHUNKS = { chunkSize: 1000, chunkOverlap: 200 } as const
