/** Quarters of a note value's name: "1/8", "1/8 dotted", "1/4 triplet"; undefined for what is none. */
export function quartersOf(name: string): number | undefined {
  const match = /^1\/(\d+)(?: (dotted|triplet))?$/.exec(name)
  if (!match) return undefined
  return (4 / Number(match[1])) * (match[2] === "dotted" ? 1.5 : match[2] === "triplet" ? 2 / 3 : 1)
}

/** What the meter shows at most, dB. */
const MOST_DB = 30

/** Small reductions take most of the meter: that is where one works. */
export const widthOf = (db: number): number => Math.sqrt(Math.min(MOST_DB, Math.max(0, -db)) / MOST_DB)
