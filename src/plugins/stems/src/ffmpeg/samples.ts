import { once } from "node:events"
import { Writable } from "node:stream"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { UPLOAD_LIMITS } from "../core/limits"

/** In large packets: FFmpeg's cost is by the packet. */
const DECODED = ["-af", "asetnsamples=n=65536:p=0", "-c:a", "pcm_s16le"]
/** Samples that are in the file as they are wanted. */
const AS_THEY_ARE = ["-c:a", "copy"]

/**
 * Decodes a checked file and hands its samples over while they come: whole frames, interleaved, 16 bits. They are valid only during the call.
 * @param cwd the job's folder
 */
export async function streamSamples({ path, channels, codec }: { path: string; channels: number; codec?: string }, cwd: string, signal: AbortSignal, onSamples: (samples: Int16Array) => void): Promise<void> {
  const frameBytes = channels * 2
  let rest: Buffer = Buffer.alloc(0)
  const reader = new Writable({
    // fluent-ffmpeg takes the closing of a stream for a failure, even after its end.
    autoDestroy: false, emitClose: false, highWaterMark: 1024 ** 2,
    write(chunk: Buffer, _encoding, done) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const whole = bytes.length - (bytes.length % frameBytes)
      rest = bytes.subarray(whole)
      onSamples(toSamples(bytes.subarray(0, whole)))
      done()
    },
  })
  const read = once(reader, "finish")
  await runFfmpeg({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }],
    // FFmpeg would empty its buffer after each packet, some 90 times a second of sound.
    outputs: [{ path: reader, options: ["-map", "0:a:0", ...(codec === "pcm_s16le" ? AS_THEY_ARE : DECODED), "-flush_packets", "0", "-f", "s16le"] }],
    cwd, signal,
  })
  await read
}

/** A view where the bytes lie right for it, else a copy. */
function toSamples(bytes: Buffer): Int16Array {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer)
  return new Int16Array(aligned.buffer, aligned.byteOffset, aligned.length / 2)
}
