import { SAMPLE_RATE, type Stereo, silence, toFrames } from "../stereo"

/** A room: seconds to fall by 60 dB, delay before it answers, and how dark its tail is (Hz). */
export type Room = { decaySeconds: number; preDelaySeconds: number; dampingHz: number }

const LINES_MS = [29.7, 37.1, 41.1, 43.7, 53.3, 59.9, 67.1, 73.9]
/** Shorter than the shortest line, so that a whole block can be read before it is written. */
const BLOCK = 1_024

type Line = { readonly memory: Float32Array; at: number; damped: number; readonly gain: number; readonly block: Float32Array }

/**
 * Feedback delay network of eight lines mixed by a Hadamard matrix, worked in blocks. Source: J. Stautner and M. Puckette,
 * "Designing multi-channel reverberators". @returns the wet signal only
 */
export function reverb(input: Stereo, room: Room): Stereo {
  const frames = input.left.length
  const out = silence(frames)
  const lines = LINES_MS.map((ms): Line => {
    const length = toFrames(ms / 1_000)
    return { memory: new Float32Array(length), at: 0, damped: 0, gain: Math.pow(10, (-3 * length) / (room.decaySeconds * SAMPLE_RATE)), block: new Float32Array(BLOCK) }
  })
  const damping = 1 - Math.exp((-2 * Math.PI * room.dampingHz) / SAMPLE_RATE)
  const preDelay = toFrames(room.preDelaySeconds)
  for (let start = 0; start < frames; start += BLOCK) {
    const count = Math.min(BLOCK, frames - start)
    lines.forEach((line, n) => {
      read(line, count, damping)
      addScaled(n % 2 === 0 ? out.left : out.right, start, line.block, count, n === 4 || n === 5 ? -0.35 : 0.35)
    })
    for (let half = 1; half < 8; half *= 2)
      lines.forEach((line, n) => {
        const other = lines[n + half]
        if (other && (n & half) === 0) butterfly(line.block, other.block, count)
      })
    lines.forEach((line, n) => write(line, n % 2 === 0 ? input.left : input.right, start - preDelay, count))
  }
  return out
}

/** Reads a block from a line, darkened and weakened. */
function read(line: Line, count: number, damping: number): void {
  const { memory, block, gain } = line
  let { at, damped } = line
  for (let i = 0; i < count; i++) {
    damped += damping * ((memory[at] ?? 0) - damped)
    block[i] = damped * gain
    if (++at === memory.length) at = 0
  }
  line.damped = damped
}

/** Writes the mixed block and the new input over what was read. */
function write(line: Line, input: Float32Array, from: number, count: number): void {
  const { memory, block } = line
  let { at } = line
  for (let i = 0; i < count; i++) {
    memory[at] = (block[i] ?? 0) * 0.3535533906 + (from + i >= 0 ? (input[from + i] ?? 0) : 0)
    if (++at === memory.length) at = 0
  }
  line.at = at
}

function butterfly(a: Float32Array, b: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    a[i] = x + y
    b[i] = x - y
  }
}

function addScaled(out: Float32Array, start: number, block: Float32Array, count: number, gain: number): void {
  for (let i = 0; i < count; i++) out[start + i] = (out[start + i] ?? 0) + (block[i] ?? 0) * gain
}
