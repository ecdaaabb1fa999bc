/** A whole column of a split in basis points. */
export const WHOLE = 10_000

/** Basis points as people read them: 3_334 -> "33.34%". */
export const percent = (points: number): string => `${String(points / 100)}%`

/** Basis points as they are typed: 3_334 -> "33.34". */
export const toTyped = (points: number): string => String(points / 100)

/** A typed percentage in basis points, or null when it is none: "33.34", "33,34" and "50 %" are taken, "a third" and "120" are not. */
export function parsePercent(typed: string): number | null {
  const [, whole, , fraction = ""] = /^(\d{1,3})([.,](\d{0,2}))?$/.exec(typed.trim().replace(/\s*%$/, "")) ?? []
  if (whole === undefined) return null
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, "0"))
  return points <= WHOLE ? points : null
}

/** The whole in equal parts; the points that are left go to the first ones. */
export function evenly(count: number): number[] {
  const least = Math.floor(WHOLE / count)
  return Array.from({ length: count }, (_, i) => least + (i < WHOLE - least * count ? 1 : 0))
}

/** How far a column is from whole, in words; null when it is. */
export function offBy(sum: number): string | null {
  if (sum === WHOLE) return null
  return sum < WHOLE ? `${percent(WHOLE - sum)} missing` : `${percent(sum - WHOLE)} too much`
}
