import type { splitWishSchema, SplitsView } from "@max-booster/api-contract"
import type { z } from "zod"
import { evenly, parsePercent, toTyped, WHOLE } from "../../splits/percent"
import { parsePrice, toTyped as toTypedPrice } from "../beat/price"

/** A share as it is typed. `email` null: the shop's own. `publishing` null: the same as revenue. */
export type SplitRow = { key: number; name: string; email: string | null; role: string; revenue: string; publishing: string | null }

/** A split as it is typed. `day` empty: as soon as everybody has agreed. `recoup` null: nothing is recovered first. */
export type SplitDraft = { rows: SplitRow[]; day: string; recoup: { key: number; amount: string } | null }

/** What is wrong with a row, by field, in sentences. */
export type RowFaults = Partial<Record<"name" | "email" | "role" | "revenue" | "publishing", string>>

/** What to begin with: the newest version, or everything for the shop itself. */
export function toDraft({ versions }: SplitsView, shop: string): SplitDraft {
  const [newest] = versions
  const shares = newest?.shares.filter(({ revenue_points, publishing_points, is_own }) => is_own || revenue_points + publishing_points > 0) ?? []
  if (!newest || shares.length === 0) return { rows: [{ key: 0, name: shop, email: null, role: "producer", revenue: "100", publishing: null }], day: "", recoup: null }
  const rows = shares.map(({ name, email, role, revenue_points, publishing_points, is_own }, key) => ({
    key, name, email: is_own ? null : (email ?? ""), role, revenue: toTyped(revenue_points), publishing: publishing_points === revenue_points ? null : toTyped(publishing_points),
  }))
  const recouping = newest.recoup && rows.find(({ email }) => email === newest.recoup?.email)
  return { rows, day: "", recoup: newest.recoup && recouping ? { key: recouping.key, amount: toTypedPrice(newest.recoup.amount) } : null }
}

/** A row more, with what is missing in the columns. */
export function withRow(rows: readonly SplitRow[]): SplitRow[] {
  const left = Math.max(0, WHOLE - sums(rows).revenue)
  return [...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: "", email: "", role: "", revenue: toTyped(left), publishing: null }]
}

/** The same for everybody. */
export function evened(rows: readonly SplitRow[]): SplitRow[] {
  const parts = evenly(rows.length)
  return rows.map((row, i) => ({ ...row, revenue: toTyped(parts[i] ?? 0), publishing: null }))
}

/** What both columns add up to, as far as they can be read. */
export const sums = (rows: readonly SplitRow[]) => ({
  revenue: rows.reduce((sum, { revenue }) => sum + (parsePercent(revenue) ?? 0), 0),
  publishing: rows.reduce((sum, row) => sum + (parsePercent(publishingOf(row)) ?? 0), 0),
})

/** The publishing percentage of a row as it is shown. */
export const publishingOf = ({ revenue, publishing }: SplitRow): string => publishing ?? revenue

/** What is wrong with each row, by its key. */
export function faultsOf(rows: readonly SplitRow[]): Map<number, RowFaults> {
  return new Map(rows.map((row) => [row.key, faultsOfRow(row, rows)]))
}

function faultsOfRow(row: SplitRow, rows: readonly SplitRow[]): RowFaults {
  const email = row.email?.trim().toLowerCase()
  const isTwice = rows.some((other) => other.key !== row.key && other.email?.trim().toLowerCase() === email)
  const bad = "Between 0 and 100, at most two decimals"
  return {
    ...(row.name.trim() === "" && { name: "Write a name" }),
    ...(email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) ? { email: "Write an e-mail address, like name@example.com" } : email !== undefined && isTwice ? { email: "This address stands here twice" } : {}),
    ...(row.role.trim() === "" && { role: "Write a role, like producer" }),
    ...(parsePercent(row.revenue) === null && { revenue: bad }),
    ...(parsePercent(publishingOf(row)) === null && { publishing: bad }),
  }
}

/** A draft as the backend takes it, or null while something cannot be read. */
export function toWish({ rows, day, recoup }: SplitDraft, currency: string): z.input<typeof splitWishSchema> | null {
  const amount = recoup && parsePrice(recoup.amount, currency)
  const recouping = recoup && rows.find(({ key }) => key === recoup.key)
  const isBad = [...faultsOf(rows).values()].some((faults) => Object.keys(faults).length > 0)
  if (isBad || (recoup && (!amount || amount.amount === "0" || !recouping))) return null
  return {
    shares: rows.map((row) => ({ name: row.name, email: row.email, role: row.role, revenue_points: parsePercent(row.revenue) ?? 0, publishing_points: parsePercent(publishingOf(row)) ?? 0 })),
    effective_from: day || null, recoup: amount && recouping ? { email: recouping.email, amount } : null,
  }
}
