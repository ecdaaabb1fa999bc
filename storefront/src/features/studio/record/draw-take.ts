import { extremesOf, levelFor, type Peaks } from "../audio/peaks"
import { toPx, type View } from "../view/geometry"
import type { TakeLane } from "./takes"

/** Draws a take on its lane: what is heard of it on a ground of its own, the rest faint. */
export function drawTake(surface: HTMLCanvasElement, { lane: { take, end, chosen }, view, colour, peaks, rate }: { lane: TakeLane; view: View; colour: string; peaks: Peaks | undefined; rate: number }): void {
  const context = surface.getContext("2d")
  if (!context) return
  const { clientWidth: width, clientHeight: height } = surface
  const ratio = Math.min(3, window.devicePixelRatio || 1)
  surface.width = Math.round(width * ratio)
  surface.height = Math.round(height * ratio)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  const [left, right] = [toPx(view, take.start), toPx(view, end)]
  context.fillStyle = colour
  context.globalAlpha = 0.1
  context.fillRect(left, 2, right - left, height - 4)
  const heard = chosen.map(({ from, to }) => [toPx(view, from), toPx(view, to)] as const)
  context.globalAlpha = 0.35
  for (const [from, to] of heard) context.fillRect(from, 2, to - from, height - 4)
  if (!peaks) return
  const framesPerPx = (take.length * rate) / (right - left)
  const level = levelFor(peaks, framesPerPx)
  for (let px = Math.max(0, Math.floor(left)); px < Math.min(width, right); px++) {
    const frame = take.offset * rate + (px - left) * framesPerPx
    const [low, high] = extremesOf(level, frame, frame + framesPerPx)
    context.globalAlpha = heard.some(([from, to]) => px >= from && px < to) ? 1 : 0.35
    context.fillRect(px, height / 2 - high * (height / 2 - 4), 1, Math.max(1, (high - low) * (height / 2 - 4)))
  }
  context.globalAlpha = 1
}
