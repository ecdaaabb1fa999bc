import type { Random } from "../random"
import { type Stereo, silence, toFrames } from "../stereo"
import type { Instrument, Note } from "./instrument"

/** Longest sound after a note was let go. */
const TAIL = toFrames(1.8)
/** Steps of velocity, and of length in frames, that sound the same. */
const VELOCITIES = 10
const LENGTH_GRID = 441

/**
 * Plays an instrument and remembers each different note (pitch, length, velocity in tenths, bends), as a sampler would:
 * a pad that repeats its four chords is synthesized once.
 */
export function sampled(instrument: Instrument, random: Random): (out: Stereo, note: Note) => void {
  const memory = new Map<string, Stereo>()
  return (out, note) => {
    const like: Note = {
      ...note, start: 0,
      frames: Math.max(LENGTH_GRID, Math.round(note.frames / LENGTH_GRID) * LENGTH_GRID),
      velocity: Math.round(note.velocity * VELOCITIES) / VELOCITIES,
      bends: note.bends.map(({ at, midi }) => ({ at: Math.round(at / LENGTH_GRID) * LENGTH_GRID, midi })),
    }
    const name = JSON.stringify(like)
    const sound = memory.get(name) ?? synthesize(instrument, like, random.fork(name))
    memory.set(name, sound)
    addAt(out.left, sound.left, note.start)
    addAt(out.right, sound.right, note.start)
  }
}

function synthesize(instrument: Instrument, note: Note, random: Random): Stereo {
  const sound = silence(note.frames + TAIL)
  instrument(sound, note, random)
  let end = sound.left.length
  while (end > 0 && Math.abs(sound.left[end - 1] ?? 0) + Math.abs(sound.right[end - 1] ?? 0) < 1e-6) end--
  return { left: sound.left.subarray(0, end), right: sound.right.subarray(0, end) }
}

function addAt(target: Float32Array, sound: Float32Array, start: number): void {
  const end = Math.min(sound.length, target.length - start)
  for (let i = 0; i < end; i++) target[start + i] = (target[start + i] ?? 0) + (sound[i] ?? 0)
}
