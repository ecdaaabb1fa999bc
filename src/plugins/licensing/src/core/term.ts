const DAY_MS = 86_400_000

/**
 * The last day of a term of years, "2034-11-24": its first day (UTC) so many years later. A year without that day, as after
 * 29 February, ends with the last day of the month. Null when the term has no end, or the years are not known.
 */
export function lastDayOf(from: string | Date, years: unknown): string | null {
  if (typeof years !== "number") return null
  const first = new Date(from)
  const [year, month, day] = [first.getUTCFullYear() + years, first.getUTCMonth(), first.getUTCDate()]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayOf(new Date(Date.UTC(year, month, Math.min(day, lastOfMonth))))
}

/** The day of a moment in UTC, "2026-11-24". */
export const dayOf = (at: string | Date): string => new Date(at).toISOString().slice(0, 10)

/** So many days after a day. */
export const plusDays = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * DAY_MS))

/** Days from one day to another; below 0 when the other was before. */
export const daysUntil = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** What decides when a license runs. `starts_on`: of a renewal, the day after the license before it ends. */
export type Run = { paid_at: string | Date; facts: { terms?: Record<string, unknown> | undefined; replaces?: { starts_on: string | null } | undefined } }

/** The first and the last day of a license. A renewal that is paid late starts with its payment. */
export function termOf({ paid_at, facts }: Run): { starts_on: string; ends_on: string | null } {
  const [paid, planned] = [dayOf(paid_at), facts.replaces?.starts_on ?? ""]
  const starts_on = planned > paid ? planned : paid
  return { starts_on, ends_on: lastDayOf(starts_on, facts.terms?.["years"]) }
}
