import type { ContributorRole } from "@max-booster/api-contract"

/** Roles as split sheets name them, in anybody's words, and what they are in credits. */
const words: readonly (readonly [RegExp, ContributorRole])[] = [
  [/master/i, "mastering-engineer"], [/\bmix/i, "mixing-engineer"], [/produc|beat/i, "producer"], [/lyric|topline|text/i, "lyricist"], [/arrang/i, "arranger"],
  [/vocal|sing|rap/i, "vocalist"], [/writ|compos/i, "composer"], [/guitar|bass|drum|keys|piano|play|perform|musician/i, "performer"],
]

/** What somebody is credited as. Who holds a part of the composition wrote it, whatever else he did. */
export function creditsOfRole(role: string, isWriter: boolean): ContributorRole[] {
  const named = words.filter(([word]) => word.test(role)).map(([, credit]) => credit)
  const wrote = named.some((credit) => credit === "composer" || credit === "lyricist" || credit === "arranger")
  return [...named, ...(isWriter && !wrote ? (["composer"] as const) : [])]
}

/** The part that somebody has in the composition. */
export function shareRoleOf(role: string): "composer" | "lyricist" | "arranger" {
  const named = creditsOfRole(role, true)
  return named.includes("composer") ? "composer" : named.includes("lyricist") ? "lyricist" : "arranger"
}
