import type { SpanQuery } from "@max-booster/api-contract"

const DAY_MS = 24 * 3_600_000

/** Ranges by name, in days until today; the months are whole ones and the running one. */
export const ranges = [["7", "7 days"], ["30", "30 days"], ["90", "90 days"], ["year", "12 months"]] as const
export type RangeName = (typeof ranges)[number][0] | "own"

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text

/** The span of days (UTC, both included) that an address asks for; 30 days when it asks for nothing that makes sense. */
export function spanOf(asked: { range?: string; from?: string; to?: string }, now: Date): { name: RangeName; span: SpanQuery; problem: string | null } {
  const today = dayOf(now.getTime())
  const last = (days: number): SpanQuery => ({ from: dayOf(Date.parse(today) - (days - 1) * DAY_MS), to: today })
  if (asked.range === "own") {
    if (!isDay(asked.from) || !isDay(asked.to)) return { name: "own", span: last(30), problem: "Choose a first and a last day. Until then these are the last 30 days." }
    if (asked.from > asked.to) return { name: "own", span: { from: asked.to, to: asked.from }, problem: null }
    return Date.parse(asked.to) - Date.parse(asked.from) > 3 * 366 * DAY_MS ? { name: "own", span: last(30), problem: "At most three years at once. These are the last 30 days." } : { name: "own", span: { from: asked.from, to: asked.to }, problem: null }
  }
  if (asked.range === "year") return { name: "year", span: { from: dayOf(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1)), to: today }, problem: null }
  const named = ranges.find(([name]) => name === asked.range)?.[0] ?? "30"
  return { name: named, span: last(Number(named)), problem: null }
}
