import { counted } from "../command"
import { type Collection, type Id, type ProjectData, type Scalar } from "../records/schema"
import { meterMap } from "../time/meter"
import { wordFor } from "../words"
import { byTrack, type Change } from "./diff"
import { distance, fieldInWords, placeInWords, targetInWords, trackName, type Sides } from "./phrases"

/** A line about a track, or about the project ("" and no name before it). */
export type Line = { trackId: Id; text: string }

/** Changes in words for musicians, the project's first, then track by track: "Bass: volume −3.0 → −1.5 dB", "Lead: 2 regions moved by 1 bar". */
export function describe(changes: readonly Change[], before: ProjectData, after: ProjectData): Line[] {
  const sides: Sides = { before, after, meter: meterMap(Object.entries(after.meters)) }
  const groups = byTrack(changes)
  const own = linesOf(groups.get("") ?? [], sides).map((text) => ({ trackId: "", text: text.charAt(0).toUpperCase() + text.slice(1) }))
  groups.delete("")
  return [...own, ...[...groups].flatMap(([trackId, group]) => linesOf(group, sides).map((text) => ({ trackId, text: `${trackName(sides, trackId)}: ${text}` })))]
}

function linesOf(changes: readonly Change[], sides: Sides): string[] {
  const whole = changes.find(({ collection, kind }) => collection === "tracks" && (kind === "added" || kind === "removed"))
  const of = (collection: Collection) => changes.filter((each) => each.collection === collection)
  if (whole) {
    const inside = of("regions").length
    return [`track ${whole.kind}${inside === 0 ? "" : ` with ${inside} region${inside === 1 ? "" : "s"}`}`]
  }
  const single = (["settings", "tracks", "inserts", "sends", "lanes", "tempos", "meters", "markers"] as const).flatMap(of)
  return [...single.flatMap((each) => one(each, sides)), ...regions(of("regions"), sides), ...numbers("notes", of("notes")), ...points(of("points"), sides)]
}

/** A record that has a line for each of its changes. */
function one(each: Change, sides: Sides): string[] {
  const name = nameOf(each, sides)
  if (each.kind === "added" || each.kind === "removed") return [`${name} ${each.kind}${"tick" in each.record ? ` at ${placeInWords(each.record.tick, sides)}` : ""}`]
  if (each.kind === "moved" && each.collection !== "tracks") return [`${name} moved${each.after["tick"] === undefined ? "" : ` to ${placeInWords(Number(each.after["tick"]), sides)}`}`]
  const fields = Object.keys(each.after).map((key) => fieldInWords(each.collection, key, each, sides))
  switch (each.collection) {
    case "settings":
    case "tracks": return fields
    case "tempos":
    case "meters": {
      const tick = sides.after[each.collection][each.id]?.tick ?? 0
      return fields.map((text) => (tick === 0 ? text : `${text} at ${placeInWords(tick, sides)}`))
    }
    default: return fields.map((text) => `${name} ${text}`)
  }
}

/** Regions: those that went the same way together, the others one by one up to three, then by number. */
function regions(changes: readonly Change[], sides: Sides): string[] {
  const ways = new Map<string, number>()
  for (const each of changes) if (each.kind === "moved") {
    const by = Number(each.after["start"] ?? 0) - Number(each.before["start"] ?? 0)
    const from = each.after["trackId"] === undefined ? "" : ` from ${trackName(sides, String(each.before["trackId"]))}`
    const way = `moved${from}${by === 0 ? "" : ` by ${distance(by, sides)}`}`
    ways.set(way, (ways.get(way) ?? 0) + 1)
  }
  const changed = changes.filter((each) => each.kind === "changed")
  const words = new Set(changed.flatMap(({ after }) => Object.keys(after).map((key) => wordFor("regions", key))))
  return [
    ...numbers("regions", changes.filter(({ kind }) => kind === "added" || kind === "removed")),
    ...[...ways].map(([way, count]) => `${counted("regions", count)} ${way}`),
    ...(changed.length > 3 ? [`${changed.length} regions changed (${[...words].join(", ")})`]
      : changed.map((each) => `${nameOf(each, sides)} ${Object.keys(each.after).map((key) => fieldInWords("regions", key, each, sides)).join(", ")}`)),
  ]
}

/** "volume automation: 2 points added, 1 changed", a line for each lane. */
function points(changes: readonly Change[], sides: Sides): string[] {
  const lanes = new Map<string, Change[]>()
  for (const each of changes) {
    const point = sides.after.points[each.id] ?? sides.before.points[each.id]
    const lane = sides.after.lanes[point?.laneId ?? ""] ?? sides.before.lanes[point?.laneId ?? ""]
    const target = targetInWords(lane?.target ?? "", sides)
    lanes.set(target, [...(lanes.get(target) ?? []), each])
  }
  return [...lanes].flatMap(([target, each]) => numbers("points", each).map((text) => `${target} automation: ${text.replace("automation ", "")}`))
}

/** "2 notes added, 1 changed". */
function numbers(collection: Collection, changes: readonly Change[]): string[] {
  const counts = (["added", "removed", "moved", "changed"] as const).map((kind) => ({ kind, count: changes.filter((each) => each.kind === kind).length })).filter(({ count }) => count > 0)
  return counts.length === 0 ? [] : [counts.map(({ kind, count }, index) => `${index === 0 ? counted(collection, count).replace(/^(?!\d)/, "1 ") : count} ${kind}`).join(", ")]
}

function nameOf({ collection, id, ...each }: Change, sides: Sides): string {
  const record = ("record" in each ? each.record : (sides.after[collection as "regions"][id] ?? {})) as Partial<Record<string, Scalar>>
  switch (collection) {
    case "regions": return `“${record["name"] || "Region"}”`
    case "inserts": return String(record["effect"] || "effect")
    case "sends": return `send to ${trackName(sides, String(record["busId"] ?? ""))}`
    case "lanes": return `${targetInWords(String(record["target"] ?? ""), sides)} automation`
    case "markers": return `marker “${record["name"] ?? ""}”`
    default: return counted(collection, 1)
  }
}
