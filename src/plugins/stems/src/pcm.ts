import { createReadStream } from "node:fs"

/** Streams a raw 32-bit float file as samples, some 1.5 s at a time, giving other work its turn between. */
export async function* samplesOfFile(path: string, signal?: AbortSignal): AsyncGenerator<Float32Array> {
  for await (const samples of wholeSamples(createReadStream(path, { highWaterMark: 256 * 1024, signal }) as AsyncIterable<Buffer>)) {
    yield samples
    await new Promise((resolve) => { setImmediate(resolve) })
  }
}

/** Bytes of 32-bit floats as samples; what a chunk has of a frame waits for the next. @param channels interleaved */
export async function* wholeSamples(chunks: AsyncIterable<Buffer>, channels = 1): AsyncGenerator<Float32Array> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = bytes.length - (bytes.length % (4 * channels))
    rest = bytes.subarray(whole)
    yield toSamples(bytes.subarray(0, whole))
  }
}

/** A view where the bytes are aligned to four, as a Float32Array wants them, else a copy. */
function toSamples(bytes: Buffer): Float32Array {
  if (bytes.byteOffset % 4 === 0) return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const samples = new Float32Array(bytes.length / 4)
  Buffer.from(samples.buffer).set(bytes)
  return samples
}
