import type { ReleaseCard, ReleaseDocument, ReleaseStatus, ReleaseView } from "@max-booster/api-contract"
import { completenessOf } from "./readiness"
import type { ReleaseRow, StatusRow } from "./release-row"

/** A release as its producer sees it. */
export function toView({ id, document, revision, artwork, created_at, updated_at }: ReleaseRow, statuses: readonly StatusRow[]): ReleaseView {
  return { id, document, revision, artwork, completeness: completenessOf(document, artwork), statuses: statusesOf({ document, updated_at }, statuses), created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
}

/** A line of the list. */
export function toCard({ id, document, artwork, updated_at }: ReleaseRow, statuses: readonly StatusRow[]): ReleaseCard {
  const { done, of } = completenessOf(document, artwork)
  const { title, kind, tracks, release_date, upc } = document
  return { id, title, artist: artistOf(document), kind, tracks: tracks.length, release_date, artwork_url: artwork?.url ?? null, upc, completeness: { done, of }, statuses: statusesOf({ document, updated_at }, statuses), updated_at: updated_at.toISOString() }
}

/** The main artists by name: "Ana & Ben". */
export function artistOf({ credits, people }: Pick<ReleaseDocument, "credits" | "people">): string {
  const names = credits.filter(({ role }) => role === "main").map(({ person }) => people.find(({ id }) => id === person)?.name ?? "").filter((name) => name !== "")
  return names.length < 3 ? names.join(" & ") : `${names.slice(0, -1).join(", ")} & ${names.at(-1) ?? ""}`
}

/** Of every target that is chosen, and of those that have the release though it was taken out. */
function statusesOf({ document, updated_at }: Pick<ReleaseRow, "document" | "updated_at">, statuses: readonly StatusRow[]): ReleaseStatus[] {
  const chosen = document.targets.map((target): ReleaseStatus => toStatus(statuses.find((status) => status.target === target)) ?? { target, state: "draft", at: updated_at.toISOString(), source: "product", reason: null, url: null, artwork_url: null })
  const left = statuses.filter(({ target, state }) => !document.targets.includes(target) && state !== "draft" && state !== "ready")
  return [...chosen, ...left.flatMap((status) => toStatus(status) ?? [])]
}

const toStatus = (row: StatusRow | undefined): ReleaseStatus | null => (row ? { target: row.target, state: row.state, at: row.at.toISOString(), source: row.source, reason: row.reason, url: row.url, artwork_url: row.artwork_url } : null)
