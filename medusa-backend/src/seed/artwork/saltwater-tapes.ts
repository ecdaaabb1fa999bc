import type { Random } from "../render/random"
import { type Palette, SIDE, circle, colorAt, document, path, rect, round } from "./svg"
import { line, sizeToFit } from "./type"
import type { House } from "./house"

const palette: Palette = { ground: "#efe6d5", ink: "#1d3238", colors: ["#c8553d", "#1f5f66", "#e2a458", "#7fa8a0", "#2b3a3f"] }
const FACE = "dm-serif-display"

/** Saltwater Tapes: a low sun over layered tides, serif titles on warm paper. */
export const saltwaterTapes: House = {
  palette,
  sleeve({ title, producer, genre, random }) {
    const turn = Math.floor(random.next() * palette.colors.length)
    const sunX = random.between(480, 1_020)
    const size = sizeToFit(title, FACE, 1_260, 210)
    return document(SIDE, SIDE, palette.ground, [
      rect(60, 60, 1_380, 980, colorAt(palette, turn + 3)),
      `<clipPath id="window"><rect x="60" y="60" width="1380" height="980"/></clipPath><g clip-path="url(#window)">`,
      sun(sunX, random.between(430, 560), random.between(250, 330), turn),
      tides(random, turn, 60, 1_440, 560, 1_040, 7),
      "</g>",
      line(title, { face: FACE, size, x: 60, y: 1_085 + size * 0.82, fill: palette.ink }),
      path(`M60 1372H1440`, `stroke="${palette.ink}" stroke-width="3"`),
      line(producer, { face: "space-grotesk", size: 34, x: 60, y: 1_428, fill: palette.ink }),
      line(genre.toUpperCase(), { face: "space-grotesk", size: 30, x: 1_440, y: 1_428, fill: palette.ink, anchor: "end", tracking: 0.14 }),
    ])
  },
  avatar: (random) => document(600, 600, colorAt(palette, 3), [sun(300, 260, 150, 0, 7), tides(random, 0, 0, 600, 300, 600, 5, 0.5)], 0.08),
  banner: (random) => document(1_800, 600, colorAt(palette, 3), [sun(1_240, 300, 200, 0), tides(random, 0, 0, 1_800, 300, 600, 6)], 0.08),
}

/** A sun of rings, cut by thin bands as in an old print. */
function sun(x: number, y: number, radius: number, turn: number, rings = 9): string {
  return Array.from({ length: rings }, (_, n) =>
    circle(x, y, radius * (1 - n / rings), n % 2 === 0 ? colorAt(palette, turn) : colorAt(palette, turn + 2))).join("")
}

/** Waves in layers, the nearest darkest. */
function tides(random: Random, turn: number, left: number, right: number, top: number, bottom: number, layers: number, scale = 1): string {
  const order = [2, 0, 3, 1, 4, 1, 4]
  return Array.from({ length: layers }, (_, n) => {
    const base = top + ((bottom - top) * n) / layers
    const height = random.between(26, 58) * scale
    const length = random.between(240, 420) * scale
    const phase = random.between(0, length)
    let d = `M${left - length} ${bottom + 10}`
    for (let x = left - length - phase, up = true; x < right + length; x += length / 2, up = !up)
      d += `${x === left - length - phase ? "L" : "S"}${x === left - length - phase ? "" : `${round(x - length / 4)} ${round(base + (up ? -height : height))} `}${round(x)} ${round(base)}`
    const fill = colorAt(palette, turn + (order[n % order.length] ?? 0))
    return path(`${d}L${right + length} ${bottom + 10}Z`, `fill="${fill}"`)
  }).join("")
}
