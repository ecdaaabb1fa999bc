import type { Random } from "../render/random"
import { type Palette, SIDE, colorAt, document, polygon, rect } from "./svg"
import { breakTitle, line, sizeToFit } from "./type"
import type { House } from "./house"

const palette: Palette = { ground: "#0d0d0f", ink: "#f2efe9", colors: ["#e5352b", "#f2efe9", "#8b8c8f", "#3a3b3f"] }
const FACE = "anton"

/** Concrete Choir: towers in brutal perspective, lit windows, condensed capitals over the whole width. */
export const concreteChoir: House = {
  palette,
  sleeve({ title, producer, genre, random }) {
    const lines = breakTitle(title.toUpperCase(), 2)
    const sizes = lines.map((text) => sizeToFit(text, FACE, 1_380, 470))
    const accent = colorAt(palette, 0)
    const isInverted = random.next() < 0.35
    const ground = isInverted ? accent : palette.ground
    let y = 1_440
    const set = lines.map((text, i) => ({ text, size: sizes[i] ?? 300 })).reverse().map(({ text, size }) => {
      const drawn = line(text, { face: FACE, size, x: 56, y, fill: isInverted ? palette.ground : palette.ink })
      y -= size * 0.93
      return drawn
    })
    return document(SIDE, SIDE, ground, [
      towers(random, SIDE, y - 10, isInverted),
      rect(0, y + 8, SIDE, SIDE - y, ground),
      ...set,
      line(producer.toUpperCase(), { face: "space-grotesk", size: 30, x: 60, y: 96, fill: palette.ink, tracking: 0.2 }),
      line(genre.toUpperCase(), { face: "space-grotesk", size: 30, x: 1_440, y: 96, fill: palette.ink, anchor: "end", tracking: 0.2 }),
    ], 0.16)
  },
  avatar: (random) => document(600, 600, colorAt(palette, 0), [towers(random, 600, 600, true, 0.55)], 0.12),
  banner: (random) => document(1_800, 600, palette.ground, [towers(random, 1_800, 600, false, 0.6)], 0.14),
}

/** Slabs of a housing block seen from below: a lit face, a dark face, rows of windows of which a few burn. */
function towers(random: Random, width: number, bottom: number, isInverted: boolean, scale = 1): string {
  const out: string[] = []
  const accent = isInverted ? palette.ink : colorAt(palette, 0)
  if (!isInverted) out.push(polygon([[width * random.between(0.1, 0.3), 0], [width * random.between(0.55, 0.8), 0], [width * 1.05, bottom], [width * 0.25, bottom]], "#1b1b1f"))
  let x = -40 * scale
  while (x < width) {
    const slab = random.between(210, 400) * scale
    const top = bottom * random.between(0.12, 0.62)
    const lean = random.between(20, 90) * scale
    const side = slab * random.between(0.25, 0.4)
    out.push(polygon([[x, top + lean], [x + slab - side, top], [x + slab - side, bottom], [x, bottom]], isInverted ? "#17171a" : colorAt(palette, 3)))
    out.push(polygon([[x + slab - side, top], [x + slab, top + lean * 0.8], [x + slab, bottom], [x + slab - side, bottom]], isInverted ? "#000000" : "#222226"))
    const columns = Math.max(2, Math.floor((slab - side) / (62 * scale)))
    const pitch = (slab - side) / columns
    for (let row = 0; top + lean + 40 * scale + row * 66 * scale < bottom; row++)
      for (let column = 0; column < columns; column++) {
        const slope = lean * (1 - (column + 0.5) / columns)
        const isLit = random.next() < 0.1
        out.push(rect(x + column * pitch + pitch * 0.2, top + slope + 34 * scale + row * 66 * scale, pitch * 0.6, 36 * scale, isLit ? accent : isInverted ? "#2c2c31" : "#17171a"))
      }
    x += slab + random.between(-30, 30) * scale
  }
  return out.join("")
}
