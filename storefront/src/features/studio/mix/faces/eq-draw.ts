import { HZ, hzAt, RANGE_DB, xOf, yOf } from "./eq-bands"
import type { Ink } from "./ink"

/** What is drawn of an EQ; sizes are those of the canvas. */
type Scene = { ink: Ink; sampleRate: number; spectrum: Float32Array | undefined; isBypassed: boolean; response: (hz: readonly number[]) => number[] }

/** Levels that a spectrum shows, dBFS. */
const FLOOR_DB = -96

/** Draws grid, spectrum and curve. */
export function drawEq(context: CanvasRenderingContext2D, width: number, height: number, { ink, sampleRate, spectrum, isBypassed, response }: Scene): void {
  context.clearRect(0, 0, width, height)
  drawGrid(context, width, height, ink)
  if (spectrum) drawSpectrum(context, width, height, { spectrum, sampleRate, colour: ink.wave })
  const xs = Array.from({ length: Math.max(2, Math.ceil(width / 2)) }, (_, at, length = Math.max(2, Math.ceil(width / 2))) => at / (length - 1))
  const line = response(xs.map(hzAt)).map((db, at) => [(xs[at] ?? 0) * width, yOf(db) * height] as const)
  context.beginPath()
  for (const [x, y] of line) context.lineTo(x, y)
  context.globalAlpha = isBypassed ? 0.35 : 1
  context.strokeStyle = ink.accent
  context.lineWidth = 2 * devicePixelRatio
  context.stroke()
  context.lineTo(width, height / 2)
  context.lineTo(0, height / 2)
  context.globalAlpha *= 0.14
  context.fillStyle = ink.accent
  context.fill()
  context.globalAlpha = 1
}

function drawGrid(context: CanvasRenderingContext2D, width: number, height: number, ink: Ink): void {
  context.fillStyle = ink.line
  for (let db = -RANGE_DB + 10; db < RANGE_DB; db += 10) context.fillRect(0, Math.round(yOf(db) * height), width, 1)
  context.font = `500 ${10 * devicePixelRatio}px 'Inter Variable', sans-serif`
  for (const hz of [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]) {
    const x = Math.round(xOf(hz) * width)
    context.fillStyle = ink.line
    context.fillRect(x, 0, 1, height)
    context.fillStyle = ink.muted
    context.fillText(hz >= 1_000 ? `${hz / 1_000}k` : String(hz), x + 3, height - 4)
  }
}

/** A spectrum by octaves, the loudest of the bins that a pixel spans. */
export function drawSpectrum(context: CanvasRenderingContext2D, width: number, height: number, { spectrum, sampleRate, colour }: { spectrum: Float32Array; sampleRate: number; colour: string }): void {
  const step = Math.max(1, Math.round(devicePixelRatio))
  const binOf = (hz: number) => (hz / (sampleRate / 2)) * spectrum.length
  context.beginPath()
  context.moveTo(0, height)
  for (let x = 0; x <= width; x += step) {
    const [from, to] = [binOf(hzAt(x / width)), binOf(Math.min(HZ.max, hzAt((x + step) / width)))]
    let db = Number.NEGATIVE_INFINITY
    for (let bin = Math.floor(from); bin <= Math.max(Math.floor(from), Math.ceil(to) - 1); bin++) db = Math.max(db, spectrum[bin] ?? FLOOR_DB)
    context.lineTo(x, height * Math.min(1, Math.max(0, db / FLOOR_DB)))
  }
  context.lineTo(width, height)
  context.fillStyle = colour
  context.globalAlpha = 0.5
  context.fill()
  context.globalAlpha = 1
}
