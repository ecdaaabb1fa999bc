import type { Credit, CreditRole, ReleaseDocument, ReleaseTrack } from "@max-booster/api-contract"
import { isSameName } from "@max-booster/kernel"

/** A track as a sentence names it. */
export const nameOf = (document: ReleaseDocument, track: ReleaseTrack): string => (track.title.trim() ? `“${track.title.trim()}”` : `Track ${document.tracks.indexOf(track) + 1}`)

export const personOf = (document: ReleaseDocument, key: string) => document.people.find(({ id }) => id === key)

/** Who has a role, by name, each once. */
export const namesIn = (document: ReleaseDocument, credits: readonly Credit[], ...roles: readonly CreditRole[]): string[] =>
  [...new Set(credits.filter(({ role }) => roles.includes(role)).map(({ person }) => personOf(document, person)?.name.trim() ?? ""))].filter((name) => name !== "")

/** A track's artists: its own, or else the release's. */
export const mainArtistsOf = (document: ReleaseDocument, track: ReleaseTrack): string[] => {
  const own = namesIn(document, track.credits, "main")
  return own.length > 0 ? own : namesIn(document, document.credits, "main")
}

export const hasName = (names: readonly string[], name: string): boolean => names.some((one) => isSameName(one, name))

/** The first free key such as P3. */
export function freeKey(taken: readonly { id: string }[], letter: string): string {
  for (let number = taken.length + 1; ; number++) if (!taken.some(({ id }) => id === `${letter}${number}`)) return `${letter}${number}`
}

/** "a, b and c". */
export const listed = (parts: readonly string[]): string => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`)

export const number = (value: number): string => value.toLocaleString("en")

/** A length as 3:05. */
export const minutes = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, "0")}`

/** Seconds with one decimal. */
export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

