/**
 * The body of a response, as long as it is no longer than `most` bytes: a platform may announce less than it sends, so the
 * rest is never read into memory.
 * @throws Error for an error status, and for a body that is longer
 */
export async function bytesAtMost(response: Response, most: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0)
  if (!response.ok || announced > most) {
    await response.body?.cancel()
    throw new Error(`file not usable: HTTP ${response.status}, ${announced} bytes announced`)
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    // Leaving the loop cancels the rest.
    if (size > most) throw new Error(`file not usable: more than ${most} bytes`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
