import { wrap, type Letters } from "@max-booster/paper"
import { BAR_STEP, BAR_WIDTH, type VideoLayout } from "./video-layout"

const MOST_LINES = 2
const SMALLEST = 0.6

/** A picture as SVG: shapes and numbers only, whatever the title is. */
export const svg = (width: number, height: number, content: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`)

/** Title and shop. */
export function drawWords({ words: { x, y, width, size, centered } }: VideoLayout, { title, artist }: { title: string; artist: string }, letters: Letters): string {
  const fitted = fit(title, letters, size, width)
  const shop = fit(artist, letters, size * 0.55, width, 1)
  const leftOf = (text: string, at: number) => (centered ? x + (width - letters.widthOf(text, at)) / 2 : x)
  const lines = fitted.lines.map((text, line) => letters.paths(text, { x: leftOf(text, fitted.size), y: y + line * fitted.size * 1.15, size: fitted.size }))
  const below = y + (fitted.lines.length - 1) * fitted.size * 1.15 + size * 0.95
  return `<g fill="#fff">${lines.join("")}</g><g fill="#fff" fill-opacity="0.72">${shop.lines.map((text) => letters.paths(text, { x: leftOf(text, shop.size), y: below, size: shop.size })).join("")}</g>`
}

/** Lines that fit: smaller letters first, then an ellipsis. */
function fit(text: string, letters: Letters, size: number, width: number, most = MOST_LINES): { lines: string[]; size: number } {
  for (let scale = 1; scale >= SMALLEST; scale -= 0.1) {
    const lines = wrap(text, letters, size * scale, width)
    if (lines.length <= most) return { lines, size: size * scale }
  }
  const smallest = size * SMALLEST
  const lines = wrap(text, letters, smallest, width - letters.widthOf("…", smallest)).slice(0, most)
  return { size: smallest, lines: [...lines.slice(0, -1), `${lines.at(-1) ?? ""}…`] }
}

/** The waveform's bars, from the left end of its box; 0 to 1. */
export function drawBars({ wave: { width, height } }: VideoLayout, bars: readonly number[], color: string): string {
  const left = (width - (bars.length - 1) * BAR_STEP - BAR_WIDTH) / 2
  const shapes = bars.map((bar, index) => {
    const tall = Math.max(BAR_WIDTH, bar * height)
    return `<rect x="${left + index * BAR_STEP}" y="${((height - tall) / 2).toFixed(1)}" width="${BAR_WIDTH}" height="${tall.toFixed(1)}" rx="${BAR_WIDTH / 2}"/>`
  })
  return `<g fill="${color}">${shapes.join("")}</g>`
}

/** A cover for a beat that has none: two colors of its own, rings like a record's, and its title. */
export function drawCover(size: number, title: string, seed: string, letters: Letters): Buffer {
  const hue = [...seed].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 360, 7)
  const rings = Array.from({ length: 9 }, (_, ring) => `<circle cx="${size * 0.78}" cy="${size * 0.24}" r="${size * (0.1 + ring * 0.09)}"/>`).join("")
  const { lines, size: letter } = fit(title, letters, size * 0.13, size * 0.84, 3)
  const words = lines.map((text, line) => letters.paths(text, { x: size * 0.08, y: size * 0.92 - (lines.length - 1 - line) * letter * 1.1, size: letter })).join("")
  return svg(size, size, `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 68% 46%)"/><stop offset="1" stop-color="hsl(${(hue + 48) % 360} 72% 20%)"/></linearGradient></defs><rect width="${size}" height="${size}" fill="url(#g)"/><g fill="none" stroke="#fff" stroke-opacity="0.16" stroke-width="${size * 0.006}">${rings}</g><g fill="#fff">${words}</g>`)
}
