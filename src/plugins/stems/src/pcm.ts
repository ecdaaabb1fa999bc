import { createReadStream } from "node:fs"

/** Streams a raw 32-bit float file as samples, some 1.5 s at a time, giving other work its turn between. */
export async function* samplesOfFile(path: string, signal?: AbortSignal): AsyncGenerator<Float32Array> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024, signal }) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = bytes.length - (bytes.length % 4)
    rest = bytes.subarray(whole)
    yield toSamples(bytes.subarray(0, whole))
    await new Promise((resolve) => { setImmediate(resolve) })
  }
}

/** Copies: a Float32Array wants its bytes aligned to four. */
function toSamples(bytes: Buffer): Float32Array {
  const samples = new Float32Array(bytes.length / 4)
  Buffer.from(samples.buffer).set(bytes)
  return samples
}
