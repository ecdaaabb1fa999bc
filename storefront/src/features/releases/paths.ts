import type { ReleaseDocument } from "@max-booster/api-contract"

/** The parts of the editor, in their order. */
export const sections = [["basics", "Basics"], ["cover", "Cover"], ["tracks", "Tracks"], ["people", "People and credits"], ["deals", "Deals"], ["targets", "Targets"], ["identifiers", "Identifiers"], ["ai", "AI and training"], ["readiness", "Readiness"], ["deliver", "Deliver"]] as const
export type SectionId = (typeof sections)[number][0]

const homes: Readonly<Record<string, SectionId>> = { artwork: "cover", tracks: "tracks", people: "people", credits: "people", deals: "deals", targets: "targets", upc: "identifiers", grid: "identifiers", sender: "identifiers" }

/** The part of the editor where a field stands. */
export function sectionOf(path: string): SectionId {
  const [first = "", , third] = path.split(".")
  return first === "tracks" && third === "ai" ? "ai" : homes[first] ?? "basics"
}

/** A path with keys: `tracks.0.title` is `tracks.K2.title` where the first track has that key. */
export function keyed(document: Pick<ReleaseDocument, "tracks" | "people" | "deals">, path: string): string {
  const [first = "", second = "", ...rest] = path.split(".")
  if (first !== "tracks" && first !== "people" && first !== "deals") return path
  const items: readonly { id: string }[] = document[first]
  const item = items.find(({ id }) => id === second) ?? (/^\d+$/.test(second) ? items[Number(second)] : undefined)
  return item ? [first, item.id, ...rest].join(".") : path
}

/** The key of the track that a path is in. */
export const trackOf = (path: string): string | null => /^tracks\.([\w-]+)/.exec(path)?.[1] ?? null

/** A path and what is around it, the nearest first: `tracks.K2.p_line.year`, `tracks.K2.p_line`, `tracks.K2`, `tracks`. */
export function around(path: string): string[] {
  const parts = path.split(".")
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("."))
}

/** The id of a field's control. */
export const fieldId = (path: string): string => `at-${path.replaceAll(".", "-")}`
