import { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import { StringOutputParser } from '@langchain/core/output_parsers'
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables'
import { settingsOf } from '../sides.ts'
import { CHUNKS, SameEmbeddings } from './langchain-parts.ts'

/** The documented retrieval chain over an index on disk, its model replaced by one that quotes at once what was retrieved. */

export interface PeerStartSettings {
  folder: string
  /** Null builds the index and stops. */
  question: string | null
}

const { folder, question } = settingsOf<PeerStartSettings>()
if (question === null) {
  const { RecursiveCharacterTextSplitter } = await import('@langchain/textsplitters')
  const { corpus, planTexts } = await import('../corpus.ts')
  const splitter = new RecursiveCharacterTextSplitter(CHUNKS)
  const texts = planTexts(corpus('plans'))
  const chunks = await splitter.createDocuments(
    texts.map(({ text }) => text),
    texts.map(({ plan }) => ({ plan })),
  )
  await (await HNSWLib.fromDocuments(chunks, new SameEmbeddings())).save(folder)
} else {
  const store = await HNSWLib.load(folder, new SameEmbeddings())
  const chain = RunnableSequence.from([
    { context: store.asRetriever(), question: new RunnablePassthrough<string>() },
    RunnableLambda.from(({ context }: { context: { pageContent: string; metadata: Record<string, unknown> }[] }) =>
      context.map((one) => `${one.pageContent} [${String(one.metadata.plan)}]`).join('\n'),
    ),
    new StringOutputParser(),
  ])
  process.stdout.write(`${await chain.invoke(question)}\n`)
}
