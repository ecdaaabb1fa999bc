import { SAMPLE_RATE, type Stereo, silence, toFrames } from "../stereo"

/** An echo that goes from side to side and grows darker. */
export type Echo = { seconds: number; feedback: number; dampingHz: number }

/** Ping-pong delay. @returns the wet signal only */
export function pingPong(input: Stereo, echo: Echo): Stereo {
  const frames = input.left.length
  const out = silence(frames)
  const length = Math.max(1, toFrames(echo.seconds))
  const lineLeft = new Float32Array(length)
  const lineRight = new Float32Array(length)
  const damping = 1 - Math.exp((-2 * Math.PI * echo.dampingHz) / SAMPLE_RATE)
  let smoothLeft = 0
  let smoothRight = 0
  for (let i = 0, at = 0; i < frames; i++, at = at + 1 === length ? 0 : at + 1) {
    smoothLeft += damping * ((lineLeft[at] ?? 0) - smoothLeft)
    smoothRight += damping * ((lineRight[at] ?? 0) - smoothRight)
    out.left[i] = smoothLeft
    out.right[i] = smoothRight
    lineLeft[at] = 0.5 * ((input.left[i] ?? 0) + (input.right[i] ?? 0)) + smoothRight * echo.feedback
    lineRight[at] = smoothLeft * echo.feedback
  }
  return out
}
