import type { Played } from "./placement"

/** What stands beside a take's samples while they are recorded: all that is needed to put it where it was played. */
export type TakeMeta = {
  version: 1
  id: string
  projectId: string
  trackIds: string[]
  name: string
  sampleRate: number
  channels: 1 | 2
  /** Epoch milliseconds. */
  startedAt: number
  /** Tick where playing began: where the take goes when the rest is not known. */
  cursor: number
  /** Missing until the first sound came. */
  played?: Played & { firstFrame: number; latencyFrames: number; punch?: { from: number; to: number } | undefined }
  /** Of the finished file, once it lies among the sounds. */
  hash?: string
}

export const HEADER_BYTES = 44

/** The head of a WAV of 32-bit floats. Without a number of frames it says "as much as there is": so a file that was never finished can be read. */
export function wavHead({ sampleRate, channels }: { sampleRate: number; channels: number }, frames?: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(HEADER_BYTES)
  const view = new DataView(head.buffer)
  const text = (at: number, words: string) => { for (let n = 0; n < words.length; n++) view.setUint8(at + n, words.charCodeAt(n)) }
  const bytes = frames === undefined ? 0xffff_ffff : Math.min(0xffff_ffff - HEADER_BYTES, frames * channels * 4)
  text(0, "RIFF")
  view.setUint32(4, Math.min(0xffff_ffff, bytes + HEADER_BYTES - 8), true)
  text(8, "WAVEfmt ")
  view.setUint32(16, 16, true)
  view.setUint16(20, 3, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * channels * 4, true)
  view.setUint16(32, channels * 4, true)
  view.setUint16(34, 32, true)
  text(36, "data")
  view.setUint32(40, bytes, true)
  return head
}

/** Whole frames in a file of so many bytes: a crash may have cut the last one. */
export const framesIn = (bytes: number, channels: number): number => Math.max(0, Math.floor((bytes - HEADER_BYTES) / (channels * 4)))

/** Samples of a block as they stand in the file. */
export function interleaved(channels: readonly Float32Array[], count: number): Float32Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0
  const made = new Float32Array(frames * count)
  for (let channel = 0; channel < count; channel++) {
    const samples = channels[channel] ?? channels[0]
    for (let frame = 0; frame < frames; frame++) made[frame * count + channel] = samples?.[frame] ?? 0
  }
  return made
}

/** Reads what stands beside a take; undefined where it is none or was cut off. */
export function readMeta(text: string): TakeMeta | undefined {
  try {
    const read = JSON.parse(text) as Partial<TakeMeta> | null
    const isWhole = read?.version === 1 && typeof read.id === "string" && typeof read.projectId === "string" && Array.isArray(read.trackIds) && (read.sampleRate ?? 0) > 0 && (read.channels === 1 || read.channels === 2)
    return isWhole ? (read as TakeMeta) : undefined
  } catch {
    return undefined
  }
}
