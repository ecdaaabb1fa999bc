/**
 * Reads a whole body and keeps so many bytes of it. A request that is left half read is cut, and takes its answer with it.
 * @returns null when it is longer
 */
export async function readBody(request: AsyncIterable<unknown>, mostBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
  }
  return size > mostBytes ? null : Buffer.concat(chunks)
}
