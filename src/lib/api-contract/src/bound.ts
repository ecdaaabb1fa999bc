import { z } from "zod"

/** How far a number among a license's terms may be set; `unlimited`: to null, too. */
export const boundSchema = z.object({ term: z.string(), lowest: z.number(), highest: z.number().nullable(), unlimited: z.boolean() })
export type Bound = z.infer<typeof boundSchema>

/** A typed limit as a number; nothing is unlimited (null) where there may be no limit; undefined when it is no number, or out of bounds. */
export function limitOf({ lowest, highest, unlimited }: Bound, typed: string): number | null | undefined {
  const plain = typed.trim().replace(/[ ,](?=\d{3})/g, "")
  if (plain === "") return unlimited ? null : undefined
  if (!/^\d{1,9}$/.test(plain)) return undefined
  const value = Number(plain)
  return value >= lowest && (highest === null || value <= highest) ? value : undefined
}

/** A limit as it is typed. */
export const typedLimit = (limit: unknown): string => (typeof limit === "number" ? String(limit) : "")

/** What may be typed: "500 to 10,000", "0 or more, or nothing for no limit". */
export function rangeWords({ lowest, highest, unlimited }: Bound): string {
  const range = highest === null ? `${lowest.toLocaleString("en-US")} or more` : `${lowest.toLocaleString("en-US")} to ${highest.toLocaleString("en-US")}`
  return unlimited ? `${range}, or nothing for no limit` : range
}

/** A term as people say it, "audioStreams": "Audio streams". */
export const termName = (term: string): string => (term === "years" ? "Term in years" : term.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase()))
