import { ButtonLink } from "@/components/button"

/** Previous and next page of a list. */
export function Pages({ path = "/beats", count, offset, limit, search }: { path?: string; count: number; offset: number; limit: number; search: Record<string, string> }) {
  if (count <= limit) return null
  const at = (to: number) => `${path}?${new URLSearchParams({ ...search, offset: String(to) })}`
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 pt-4">
      {offset > 0 ? <ButtonLink href={at(Math.max(0, offset - limit))} tone="quiet">Previous</ButtonLink> : <span />}
      <p className="tabular text-sm text-muted">{offset + 1}–{Math.min(offset + limit, count)} of {count}</p>
      {offset + limit < count ? <ButtonLink href={at(offset + limit)} tone="quiet">Next</ButtonLink> : <span />}
    </nav>
  )
}
