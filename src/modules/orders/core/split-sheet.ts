import { ok, refuse, type Result } from "@max-booster/kernel"

/** A column of a sheet, whole: basis points. */
export const WHOLE = 10_000
/** Shares of one sheet at most, the shop's own included. */
export const MOST_SHARES = 20

/** One party's part; points are basis points of revenue and of publishing. */
export type Share = { partyId: string; name: string; role: string; revenuePoints: number; publishingPoints: number }

/** An advance or cost that one party recovers first; `amount` in minor units. */
export type Recoupment = { partyId: string; amount: bigint; currency: string }

/** What a shop proposes for a recording. `ownerId` is the shop, which is a party like the others. */
export type SplitProposal = { ownerId: string; shares: readonly Share[]; recoup: Recoupment | null }

/** A version of a sheet. `inForceFrom` is set when everybody has agreed: from then on it may count. */
export type Version = { version: number; inForceFrom: Date | null }

export type ShareState = "pending" | "agreed" | "declined"

/** Whether a proposal divides everything, once: or the first thing that is wrong with it, in words. */
export function checkSplit(proposal: SplitProposal): Result<SplitProposal> {
  const { ownerId, shares, recoup } = proposal
  if (shares.length > MOST_SHARES) return refuse("too_many_shares", `A split has at most ${MOST_SHARES} shares; this one has ${shares.length}.`)
  if (!shares.some(({ partyId }) => partyId === ownerId)) return refuse("owner_missing", "Your own share is missing. Write it down, also when it is 0%.")
  const twice = shares.find(({ partyId }, i) => shares.findIndex((other) => other.partyId === partyId) !== i)
  if (twice) return refuse("party_twice", `${twice.name} stands in it twice. Put both parts into one share.`)
  for (const share of shares) {
    if (![share.revenuePoints, share.publishingPoints].every(isPoints)) return refuse("bad_points", `The share of ${share.name} must be between 0% and 100% with at most two decimals.`)
    if (share.partyId !== ownerId && isNothing(share)) return refuse("empty_share", `${share.name} gets neither revenue nor publishing. Give a share or take the row out.`)
  }
  for (const [column, sum] of [["Revenue", total(shares.map((s) => s.revenuePoints))], ["Publishing", total(shares.map((s) => s.publishingPoints))]] as const) {
    if (sum !== WHOLE) return refuse("bad_sum", `${column} adds up to ${percent(sum)}, not to 100%.`)
  }
  if (recoup && recoup.amount <= 0n) return refuse("bad_recoupment", "What is recovered first must be more than nothing.")
  if (recoup && !shares.some(({ partyId }) => partyId === recoup.partyId)) return refuse("bad_recoupment", "Only a party of the split can recover something first.")
  return ok(proposal)
}

/**
 * When a version is meant to count from: at once, or from the beginning of a day (UTC), never in the past.
 * @param day ISO 8601 calendar date, or null for "as soon as everybody has agreed"
 */
export function effectiveFrom(day: string | null, now: Date): Result<Date> {
  if (day === null) return ok(now)
  const start = new Date(`${day}T00:00:00.000Z`)
  if (Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== day) return refuse("bad_date", `${day} is no day. Write it like ${now.toISOString().slice(0, 10)}.`)
  if (day < now.toISOString().slice(0, 10)) return refuse("in_the_past", "A split cannot begin in the past: what was sold stays divided as it was.")
  return ok(start > now ? start : now)
}

/** From when a version counts: its date or the last agreement, whichever is later; null while somebody has not agreed. */
export function inForceFrom(effective: Date, states: readonly ShareState[], now: Date): Date | null {
  if (!states.every((state) => state === "agreed")) return null
  return effective > now ? effective : now
}

/** The version that counts at a time: the newest that everybody agreed to and whose time has come. */
export function versionAt<V extends Version>(versions: readonly V[], at: Date): V | null {
  return versions.filter((v) => v.inForceFrom !== null && v.inForceFrom <= at).reduce<V | null>((best, v) => (best && best.version > v.version ? best : v), null)
}

/** Versions that count now or will, because everybody agreed: what a newer one would change. */
export function standing<V extends Version>(versions: readonly V[], now: Date): V[] {
  const current = versionAt(versions, now)?.version ?? 0
  return versions.filter((v) => v.inForceFrom !== null && v.version >= current)
}

/** Parties of standing versions whom a new one leaves out: nobody loses a share without agreeing, so they are asked with nothing. */
export function leavers(proposed: readonly Share[], standingShares: readonly Share[]): Share[] {
  const known = new Set(proposed.map(({ partyId }) => partyId))
  const gone = new Map(standingShares.filter((s) => !known.has(s.partyId) && !isNothing(s)).map((s) => [s.partyId, s]))
  return [...gone.values()].map((share) => ({ ...share, revenuePoints: 0, publishingPoints: 0 }))
}

/** Basis points as people read them: 3 334 is "33.34%". */
export const percent = (points: number): string => `${String(points / 100)}%`

/** A share of nothing: its party leaves. */
export const isNothing = (share: Pick<Share, "revenuePoints" | "publishingPoints">): boolean => share.revenuePoints === 0 && share.publishingPoints === 0

const isPoints = (points: number) => Number.isInteger(points) && points >= 0 && points <= WHOLE
const total = (points: readonly number[]) => points.reduce((a, b) => a + b, 0)
