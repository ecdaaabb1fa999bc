import { Recorder, type RecordedBlock } from "@max-booster/studio-sound"
import { chirp, find, judge, LONGEST_SECONDS } from "./latency"

const TRIES = 5
/** Between two test sounds: a late one must not be taken for the next. */
const EVERY_SECONDS = LONGEST_SECONDS + 0.15

/** Plays test sounds and hears when they come back. @returns the delay, or why it was not found, in words */
export async function measure(context: AudioContext, input: AudioNode): Promise<{ seconds: number; spreadMs: number } | { refused: string }> {
  await context.resume()
  const { sampleRate } = context
  const pattern = chirp(sampleRate)
  const blocks: RecordedBlock[] = []
  const recorder = new Recorder(context, input, (block) => { blocks.push(block) })
  const first = Math.ceil((context.currentTime + 0.3) * sampleRate)
  const frames = Array.from({ length: TRIES }, (_, index) => first + Math.round(index * EVERY_SECONDS * sampleRate))
  const buffer = new AudioBuffer({ length: pattern.length, sampleRate })
  buffer.copyToChannel(pattern, 0)
  for (const frame of frames) {
    const source = new AudioBufferSourceNode(context, { buffer })
    source.connect(context.destination)
    source.start(frame / sampleRate)
  }
  const until = ((frames.at(-1) ?? first) / sampleRate) + EVERY_SECONDS
  while (context.currentTime < until && context.state === "running") await rest(50)
  await recorder.stop()
  const tries: Parameters<typeof judge>[0][number][] = []
  for (const frame of frames) {
    const found = find(pattern, windowOf(blocks, frame, Math.round(LONGEST_SECONDS * sampleRate)))
    tries.push(found && { seconds: found.frame / sampleRate, likeness: found.likeness })
    await rest(0) // each search takes some 50 ms: the page lives between them
  }
  return judge(tries)
}

const rest = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms) })

/** The louder side of what was recorded from a frame of the context on. */
function windowOf(blocks: readonly RecordedBlock[], from: number, frames: number): Float32Array {
  const sides = [0, 1].map((side) => {
    const samples = new Float32Array(frames)
    for (const { frame, channels } of blocks) {
      const heard = channels[side] ?? channels[0]
      if (!heard) continue
      const skip = Math.max(0, from - frame)
      if (skip < heard.length && frame + skip - from < frames) samples.set(heard.subarray(skip, Math.min(heard.length, skip + frames - (frame + skip - from))), frame + skip - from)
    }
    return samples
  })
  const energy = (samples: Float32Array) => samples.reduce((sum, sample) => sum + sample * sample, 0)
  return sides.reduce((best, samples) => (energy(samples) > energy(best) ? samples : best), sides[0] ?? new Float32Array(frames))
}
