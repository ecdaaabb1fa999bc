import { capNames, type CapName, type SoldCaps, type UsageRow } from "@max-booster/api-contract"

/** What a licensee reported: totals to date, of the uses it names. */
export type UsageReport = { totals: Partial<Record<CapName, number>>; as_of: string }

/** From this share of a cap on, percent, a higher license is offered. */
export const NEAR = 80

/** By cap the limit of a license; of one from before there were seven caps, of those that it has. */
export function limitsOf(caps: SoldCaps): { cap: CapName; limit: number | null }[] {
  if (!("musicVideos" in caps)) return capNames.map((cap) => ({ cap, limit: caps[cap] }))
  const { audioStreams, copies, musicVideos, radioStations, paidPerformances } = caps
  return [
    { cap: "audioStreams", limit: audioStreams }, { cap: "copies", limit: copies }, { cap: "monetizedVideos", limit: musicVideos }, { cap: "radioStations", limit: radioStations },
    { cap: "paidPerformances", limit: paidPerformances ? null : 0 },
  ]
}

/** Use against caps. Of each cap the newest report that names it counts: a later one corrects an earlier. @param reports in the order in which they came */
export function usageOf(caps: SoldCaps, reports: readonly UsageReport[]): UsageRow[] {
  return limitsOf(caps).map(({ cap, limit }) => {
    const newest = [...reports].reverse().find(({ totals }) => totals[cap] !== undefined)
    const used = newest?.totals[cap] ?? null
    return { cap, limit, used, as_of: newest?.as_of ?? null, ...levelOf(used ?? 0, limit) }
  })
}

function levelOf(used: number, limit: number | null): Pick<UsageRow, "percent" | "level"> {
  if (limit === null) return { percent: null, level: "fine" }
  if (limit === 0) return used > 0 ? { percent: 100, level: "reached" } : { percent: null, level: "fine" }
  const percent = Math.floor((used * 100) / limit)
  return { percent, level: percent >= 100 ? "reached" : percent >= NEAR ? "near" : "fine" }
}
