/**
 * The last day of a term of years, "2034-11-24": the day of the payment (UTC) so many years later. A year without that day, as after
 * 29 February, ends with the last day of the month. Null when the term has no end, or the years are not known.
 */
export function lastDayOf(paidAt: string | Date, years: unknown): string | null {
  if (typeof years !== "number") return null
  const paid = new Date(paidAt)
  const [year, month, day] = [paid.getUTCFullYear() + years, paid.getUTCMonth(), paid.getUTCDate()]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day, lastOfMonth))).toISOString().slice(0, 10)
}
