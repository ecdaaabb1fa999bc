/** Side of a sleeve in pixels. */
export const SIDE = 1_500

/** What a drawing may use: a palette per producer, shared by sleeves, avatar and banner. */
export type Palette = { readonly ground: string; readonly ink: string; readonly colors: readonly string[] }

/** A color of a palette by number, wrapping around. */
export const colorAt = ({ colors, ink }: Palette, index: number): string => colors[((index % colors.length) + colors.length) % colors.length] ?? ink

/** Wraps shapes into an SVG document over a ground color, with a fine paper grain on top. */
export function document(width: number, height: number, ground: string, shapes: readonly string[], grain = 0.1): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
    + `<defs><filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="2" seed="7" stitchTiles="stitch"/>`
    + `<feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 1.6 -0.55"/></filter>`
    + `<clipPath id="edge"><rect width="${width}" height="${height}"/></clipPath></defs>`
    + `<g clip-path="url(#edge)"><rect width="${width}" height="${height}" fill="${ground}"/>${shapes.join("")}`
    + `<rect width="${width}" height="${height}" filter="url(#grain)" opacity="${grain}"/></g></svg>`
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = ""): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" ${more}/>`
export const circle = (x: number, y: number, radius: number, fill: string, more = ""): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" ${more}/>`
export const polygon = (points: readonly (readonly [number, number])[], fill: string, more = ""): string =>
  `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ")}" fill="${fill}" ${more}/>`
export const path = (d: string, more: string): string => `<path d="${d}" ${more}/>`

/** A closed smooth curve through points (Catmull-Rom as cubic Béziers). */
export function blob(points: readonly (readonly [number, number])[], fill: string): string {
  const at = (i: number) => points[(i + points.length) % points.length] ?? [0, 0]
  const curves = points.map((_, i) => {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    return `C${round(p1[0] + (p2[0] - p0[0]) / 6)} ${round(p1[1] + (p2[1] - p0[1]) / 6)} ${round(p2[0] - (p3[0] - p1[0]) / 6)} ${round(p2[1] - (p3[1] - p1[1]) / 6)} ${round(p2[0])} ${round(p2[1])}`
  })
  return `<path fill="${fill}" d="M${round(at(0)[0])} ${round(at(0)[1])}${curves.join("")}Z"/>`
}

/** Two decimals are enough for print. */
export const round = (value: number): number => Math.round(value * 100) / 100
