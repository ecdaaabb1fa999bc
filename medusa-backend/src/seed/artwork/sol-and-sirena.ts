import type { Random } from "../render/random"
import { type Palette, SIDE, blob, circle, colorAt, document, rect, round } from "./svg"
import { breakTitle, line, sizeToFit } from "./type"
import type { House } from "./house"

const palette: Palette = { ground: "#ffd9a0", ink: "#3b1230", colors: ["#ff5a36", "#f7a600", "#0f8b8d", "#ec3f7c", "#fff4e2", "#5b2a86"] }
const FACE = "syne"

/** Sol & Sirena: cut paper, leaves, suns and waves on blocks of hot color. */
export const solAndSirena: House = {
  palette,
  sleeve({ title, producer, genre, random }) {
    const turn = Math.floor(random.next() * 4)
    const lines = breakTitle(title, 2)
    const size = Math.min(...lines.map((text) => sizeToFit(text, FACE, 1_340, lines.length > 1 ? 165 : 225)))
    return document(SIDE, SIDE, palette.ground, [
      patchwork(random, turn, SIDE, 1_010, 3, 2),
      rect(0, 1_010, SIDE, 490, colorAt(palette, 4)),
      ...lines.map((text, i) => line(text, { face: FACE, size, x: 70, y: 1_010 + 74 + size * (0.72 + i * 0.98) + (2 - lines.length) * 56, fill: palette.ink })),
      line(producer, { face: "space-grotesk", size: 32, x: 74, y: 1_450, fill: palette.ink }),
      line(genre, { face: "space-grotesk", size: 32, x: 1_426, y: 1_450, fill: palette.ink, anchor: "end" }),
    ], 0.1)
  },
  avatar: (random) => document(600, 600, colorAt(palette, 1), [circle(300, 300, 190, colorAt(palette, 0)), rays(300, 300, 215, 275, 18, colorAt(palette, 3)), leaf(300, 300, 150, random.between(-30, 30), colorAt(palette, 4))], 0.08),
  banner: (random) => document(1_800, 600, palette.ground, [patchwork(random, 1, 1_800, 600, 6, 2)], 0.08),
}

/** A grid of colored cards with one cut-out on each. */
function patchwork(random: Random, turn: number, width: number, height: number, columns: number, rows: number): string {
  const out: string[] = []
  const [w, h] = [width / columns, height / rows]
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = [column * w, row * h]
      const ground = turn + column + row * 2
      const shape = colorAt(palette, ground + 2 + Math.floor(random.next() * 2))
      const other = colorAt(palette, ground + 4)
      out.push(rect(x, y, w + 1, h + 1, colorAt(palette, ground)))
      out.push(cutOut((column + row * columns + turn) % 5, random, x + w / 2, y + h / 2, Math.min(w, h) * 0.42, shape, other))
    }
  return out.join("")
}

function cutOut(kind: number, random: Random, x: number, y: number, r: number, fill: string, other: string): string {
  switch (kind) {
    case 0: return rays(x, y, r * 0.72, r * 1.05, 16, fill) + circle(x, y, r * 0.62, fill) + circle(x, y, r * 0.34, other)
    case 1: return [-52, -18, 18, 52].map((angle, i) => leaf(x + angle * r * 0.009, y + r * 0.05, r * (i % 3 === 0 ? 0.82 : 1), angle, i % 2 ? fill : other)).join("")
    case 2: return [-0.62, 0, 0.62].map((dy, i) => wave(x, y + dy * r, r * 1.1, r * 0.2, i === 1 ? other : fill)).join("")
    case 3: return coral(random, x, y, r, fill)
    default: return circle(x, y, r * 0.95, fill) + `<path fill="${other}" d="M${round(x - r * 0.95)} ${round(y)}A${round(r * 0.95)} ${round(r * 0.95)} 0 0 0 ${round(x + r * 0.95)} ${round(y)}Z"/>` + circle(x, y - r * 0.4, r * 0.2, other)
  }
}

const rays = (x: number, y: number, inner: number, outer: number, count: number, fill: string): string =>
  Array.from({ length: count }, (_, n) => {
    const turn = (angle: number, radius: number) => `${round(x + Math.cos(angle) * radius)},${round(y + Math.sin(angle) * radius)}`
    const angle = (2 * Math.PI * n) / count
    const half = Math.PI / count / 1.8
    return `<polygon fill="${fill}" points="${turn(angle - half, inner)} ${turn(angle, outer)} ${turn(angle + half, inner)}"/>`
  }).join("")

/** A leaf with its midrib left out. @param angle degrees */
const leaf = (x: number, y: number, r: number, angle: number, fill: string): string =>
  `<path transform="rotate(${round(angle)} ${round(x)} ${round(y)})" fill="${fill}" d="M${round(x)} ${round(y + r)}C${round(x - r * 0.55)} ${round(y + r * 0.3)} ${round(x - r * 0.4)} ${round(y - r * 0.6)} ${round(x - 4)} ${round(y - r)}L${round(x - 4)} ${round(y + r * 0.7)}L${round(x + 4)} ${round(y + r * 0.7)}L${round(x + 4)} ${round(y - r)}C${round(x + r * 0.4)} ${round(y - r * 0.6)} ${round(x + r * 0.55)} ${round(y + r * 0.3)} ${round(x)} ${round(y + r)}Z"/>`

const wave = (x: number, y: number, r: number, height: number, color: string): string =>
  `<path fill="none" stroke="${color}" stroke-width="${round(height)}" stroke-linecap="round" d="M${round(x - r)} ${round(y)}Q${round(x - r * 0.75)} ${round(y - height * 1.6)} ${round(x - r * 0.5)} ${round(y)}T${round(x)} ${round(y)}T${round(x + r * 0.5)} ${round(y)}T${round(x + r)} ${round(y)}"/>`

function coral(random: Random, x: number, y: number, r: number, fill: string): string {
  const lobes = 7
  return blob(Array.from({ length: lobes * 2 }, (_, n): [number, number] => {
    const angle = (Math.PI * n) / lobes + random.between(-0.08, 0.08)
    const radius = r * (n % 2 === 0 ? random.between(0.9, 1.08) : random.between(0.38, 0.5))
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius]
  }), fill)
}
