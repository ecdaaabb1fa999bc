import { invalid } from "./errors"
import type { Paging, Range } from "./params"

/** A page of a list, as Stripe answers it. */
export interface ListPage {
  object: "list"
  data: object[]
  has_more: boolean
  url: string
}

/** Cuts a page out of `items` (newest first). @throws {StripeError} the cursor names no item */
export function pageOf(items: { id: string; created?: number }[], url: string, paging: Paging): ListPage {
  const limit = paging.limit ?? 10
  if (paging.starting_after !== undefined && paging.ending_before !== undefined) {
    throw invalid("Received both starting_after and ending_before parameters. Please pass in only one.")
  }
  const found = items.filter(({ created }) => inRange(created ?? 0, paging.created))
  const { starting_after: after, ending_before: before } = paging
  if (before !== undefined) {
    const end = indexOf(found, before, "ending_before")
    const start = Math.max(0, end - limit)
    return { object: "list", data: found.slice(start, end), has_more: start > 0, url }
  }
  const start = after === undefined ? 0 : indexOf(found, after, "starting_after") + 1
  return { object: "list", data: found.slice(start, start + limit), has_more: found.length > start + limit, url }
}

function indexOf(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index === -1) throw invalid(`No such object: '${id}'`, { code: "resource_missing", param })
  return index
}

/** Whether a moment lies in a range; without one, all do. */
export function inRange(created: number, range: Range | undefined): boolean {
  if (range === undefined) return true
  if (typeof range === "number") return created === range
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range
  return created > gt && created >= gte && created < lt && created <= lte
}
