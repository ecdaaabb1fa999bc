import type { Random } from "../render/random"
import { type Palette, SIDE, circle, colorAt, document, path, round } from "./svg"
import { line, sizeToFit } from "./type"
import type { House } from "./house"

const palette: Palette = { ground: "#11123a", ink: "#f3f1ff", colors: ["#ff4d9d", "#38e1d6", "#ffd166", "#7a5cff"] }
const FACE = "space-grotesk"

/** Parallax Works: interference of drawn lines around one solid disc; titles set like a drafting sheet. */
export const parallaxWorks: House = {
  palette,
  sleeve({ title, producer, genre, random }) {
    const turn = Math.floor(random.next() * palette.colors.length)
    const size = sizeToFit(title, FACE, 1_360, 190, -0.03)
    return document(SIDE, SIDE, palette.ground, [
      ...interference(random, turn, SIDE, SIDE, 1),
      `<rect y="1190" width="1500" height="310" fill="${palette.ground}"/>`,
      path("M70 1190H1430M70 1408H1430", `stroke="${palette.ink}" stroke-width="2.5"`),
      line(title, { face: FACE, size, x: 66, y: 1_190 + 109 + size * 0.34, fill: palette.ink, tracking: -0.03 }),
      line(producer, { face: FACE, size: 32, x: 70, y: 1_460, fill: colorAt(palette, turn) }),
      line(genre, { face: "space-grotesk-light", size: 32, x: 1_430, y: 1_460, fill: palette.ink, anchor: "end" }),
    ], 0.07)
  },
  avatar: (random) => document(600, 600, palette.ground, interference(random, 0, 600, 600, 0.42), 0.06),
  banner: (random) => document(1_800, 600, palette.ground, interference(random, 3, 1_800, 600, 0.7), 0.06),
}

/** A disc, then two families of lines whose distances differ a little: one straight, one of circles or waves. */
function interference(random: Random, turn: number, width: number, height: number, scale: number): string[] {
  const [cx, cy] = [width * random.between(0.36, 0.64), height * random.between(0.34, 0.46)]
  const radius = 380 * scale
  const gradient = `<linearGradient id="disc" x1="0" y1="0" x2="0.35" y2="1"><stop offset="0" stop-color="${colorAt(palette, turn)}"/><stop offset="0.55" stop-color="${colorAt(palette, turn + 3)}"/><stop offset="1" stop-color="${palette.ground}"/></linearGradient>`
  const angle = random.between(-24, 24)
  const pitch = 26 * scale
  const reach = width + height
  let straight = ""
  for (let y = -reach; y < reach; y += pitch) straight += `M${-reach} ${round(y)}H${round(reach * 2)}`
  const [ox, oy] = [cx + random.between(-260, 260) * scale, cy + random.between(120, 420) * scale]
  const rings = Array.from({ length: Math.ceil(reach / (pitch * 1.07)) }, (_, n) => n * pitch * 1.07 + 8)
  return [
    gradient, circle(cx, cy, radius, "url(#disc)"),
    path(straight, `stroke="${colorAt(palette, turn + 1)}" stroke-width="${round(7 * scale)}" opacity="0.85" transform="rotate(${round(angle)} ${round(cx)} ${round(cy)})"`),
    ...rings.map((r) => `<circle cx="${round(ox)}" cy="${round(oy)}" r="${round(r)}" fill="none" stroke="${palette.ground}" stroke-width="${round(12.5 * scale)}"/>`),
    `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(radius)}" fill="none" stroke="${colorAt(palette, turn + 2)}" stroke-width="${round(6 * scale)}"/>`,
  ]
}
