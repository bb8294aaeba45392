import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'

/** The codes in a picture, read on this machine. Busy for up to a second: only `worker.ts` and measurements call it. */

/** More codes than a counter has stickers; the rest would not be told apart in one answer. */
const MOST_CODES = 4

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: MOST_CODES,
  textMode: 'Plain',
}

let ready: Promise<void> | undefined

/** Left to itself the package fetches its program from a server on the internet; it lies beside the package. */
async function prepare(): Promise<void> {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasm = await readFile(file)
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

/** Texts of the QR codes of a PNG or JPEG, each once; empty when there is none. Rejects on bytes that are no picture. */
export async function decodePhoto(bytes: Uint8Array): Promise<string[]> {
  ready ??= prepare()
  await ready
  const usual = await textsOf(bytes, OPTIONS)
  // Noise of a dark room breaks the modules up; closing them takes as long again, so it is the second try.
  return usual.length > 0 ? usual : textsOf(bytes, { ...OPTIONS, tryDenoise: true })
}

async function textsOf(bytes: Uint8Array, options: ReaderOptions): Promise<string[]> {
  const found = await readBarcodes(bytes, options)
  return [...new Set(found.filter(({ isValid }) => isValid).map(({ text }) => text))]
}
