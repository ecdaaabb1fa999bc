import { formatMoney, type MoneyJson } from "@max-booster/kernel"

export { formatMoney }

/** A price as a shop writes it: nothing is "Free". */
export const formatPrice = (price: MoneyJson): string => (price.amount === "0" ? "Free" : formatMoney(price))

/** A length as people read it: 83_000 -> "1:23". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

/** A tempo without needless decimals. */
export const formatBpm = (bpm: number): string => String(Math.round(bpm * 10) / 10)

/** A day as people read it. */
export const formatDate = (iso: string): string => new Intl.DateTimeFormat("en-US", { dateStyle: "medium" }).format(new Date(iso))

/** A day without a time, "2028-02-29", as people read it. */
export const formatDay = (day: string): string => new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day))

/** A month as people read it: "2026-11" -> "November 2026". */
export const formatMonth = (month: string): string => (/^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01`)) : month)

/** A file size as people read it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`
}
