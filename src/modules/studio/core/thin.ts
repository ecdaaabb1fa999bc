/** A version as thinning sees it. */
export type Thinnable = { id: string; branch: string; created_at: Date; is_kept: boolean }

const DAY = 24 * 3_600_000
const [WHOLE_DAYS, DAILY_DAYS] = [1, 30]

/**
 * Which automatic versions may go: all of the last day stay, then the newest of each day for a month, then the newest of each week. Days and weeks are
 * counted from the epoch, so that a second run takes nothing away that the first one left. What `is_kept` says stays always.
 */
export function versionsToForget(versions: readonly Thinnable[], now: Date): string[] {
  const newestFirst = versions.filter(({ is_kept }) => !is_kept).sort((a, b) => b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1))
  const seen = new Set<string>()
  return newestFirst.flatMap(({ id, branch, created_at }) => {
    const age = now.getTime() - created_at.getTime()
    if (age < WHOLE_DAYS * DAY) return []
    const period = age < DAILY_DAYS * DAY ? `day ${Math.floor(created_at.getTime() / DAY)}` : `week ${Math.floor(created_at.getTime() / (7 * DAY))}`
    const slot = `${branch} ${period}`
    if (seen.has(slot)) return [id]
    seen.add(slot)
    return []
  })
}
