import { counted } from "../command"
import { type Collection, type Id, type ProjectData, type Scalar } from "../records/schema"
import { formatPosition, meterMap, type MeterMap } from "../time/meter"
import { spoken, spokenDb, spokenPan, wordFor } from "../words"
import { byTrack, type Change, type Fields } from "./diff"

/** A line about a track, or about the project ("" and no name before it). */
export type Line = { trackId: Id; text: string }

type Both = { before: ProjectData; after: ProjectData; meter: MeterMap }

/** Changes in words for musicians, track by track: "Bass: volume −3.0 → −1.5 dB", "Lead: 2 regions moved by 1 bar". */
export function describe(changes: readonly Change[], before: ProjectData, after: ProjectData): Line[] {
  const both: Both = { before, after, meter: meterMap(Object.entries(after.meters)) }
  return [...byTrack(changes)].sort(([a], [b]) => (a === "" ? -1 : b === "" ? 1 : 0)).flatMap(([trackId, group]) => {
    const name = trackName(both, trackId)
    return linesOf(group, both).map((text) => ({ trackId, text: trackId === "" ? text.charAt(0).toUpperCase() + text.slice(1) : `${name}: ${text}` }))
  })
}

function linesOf(changes: readonly Change[], both: Both): string[] {
  const whole = changes.find(({ collection, kind }) => collection === "tracks" && (kind === "added" || kind === "removed"))
  if (whole) {
    const inside = changes.filter((each) => each.collection === "regions" && each.kind === whole.kind).length
    return [`track ${whole.kind}${inside > 0 ? ` with ${inside === 1 ? "1 region" : `${inside} regions`}` : ""}`]
  }
  const of = (collection: Collection) => changes.filter((each) => each.collection === collection)
  return [
    ...[...of("settings"), ...of("tracks"), ...of("inserts"), ...of("sends"), ...of("tempos"), ...of("meters"), ...of("markers")].flatMap((each) => one(each, both)),
    ...regions(of("regions"), both), ...numbers("notes", of("notes")), ...numbers("points", of("points")), ...numbers("lanes", of("lanes")),
  ]
}

function one(each: Change, both: Both): string[] {
  const called = nameOf(each, both)
  if (each.kind === "added" || each.kind === "removed") return [`${called} ${each.kind}${"tick" in each.record ? ` at ${placeOf(each.record.tick, both)}` : ""}`]
  const isOwn = each.collection === "tracks" || each.collection === "settings" || each.collection === "tempos" || each.collection === "meters"
  const tick = each.collection === "tempos" || each.collection === "meters" ? both.after[each.collection][each.id]?.tick : undefined
  if (each.collection !== "tracks" && each.kind === "moved") return [`${called} moved${each.after["tick"] === undefined ? "" : ` to ${placeOf(Number(each.after["tick"]), both)}`}`]
  return Object.keys(each.after).map((key) => `${isOwn ? "" : `${called} `}${field(each.collection, key, each.before, each.after, both)}${tick ? ` at ${placeOf(tick, both)}` : ""}`)
}

/** One field's change: "volume −3.0 → −1.5 dB", "muted", "renamed from Bass to Sub". */
function field(collection: Collection, key: string, before: Fields, after: Fields, both: Both): string {
  const [from, to] = [before[key], after[key]]
  const word = wordFor(collection, key)
  if (typeof to === "boolean") return `${word} ${to ? "on" : "off"}`
  if (key === "name") return `renamed from ${from || "nothing"} to ${to || "nothing"}`
  if (key === "colour") return "color changed"
  if (key === "pos") return "moved among the others"
  const say = (value: Scalar | undefined): string => {
    if (key === "gainDb") return spokenDb(Number(value))
    if (key === "pan") return spokenPan(Number(value))
    if (key === "outputId" || key === "parentId" || key === "sidechainId" || key === "trackId") return trackName(both, String(value)) || (key === "outputId" ? "Master" : "none")
    if (key === "start" || key === "tick") return placeOf(Number(value), both)
    return typeof value === "number" ? spoken(value) : value === undefined || value === "" ? "none" : String(value)
  }
  // One unit for both: "−3.0 → −1.5 dB".
  const unit = key === "gainDb" ? " dB" : key === "bpm" || key === "sourceBpm" ? " bpm" : ""
  return `${word} ${unit === " dB" ? say(from).replace(unit, "") : say(from)} → ${say(to)}${unit === " bpm" ? unit : ""}`
}

/** Regions: those that went the same way together, the others one by one up to three, then by number. */
function regions(changes: readonly Change[], both: Both): string[] {
  const added = numbers("regions", changes.filter(({ kind }) => kind === "added" || kind === "removed"))
  const ways = new Map<string, number>()
  const moved = changes.filter((each) => each.kind === "moved")
  for (const each of moved) {
    const [from, to] = [each.before, each.after]
    const by = to["start"] === undefined ? 0 : Number(to["start"]) - Number(from["start"])
    const onto = to["trackId"] === undefined ? "" : ` from ${trackName(both, String(from["trackId"]))}`
    const way = `moved${onto}${by === 0 ? "" : ` by ${distance(by, both)}`}`
    ways.set(way, (ways.get(way) ?? 0) + 1)
  }
  const changed = changes.filter((each) => each.kind === "changed")
  const each = changed.length > 3 ? [`${changed.length} regions changed (${[...new Set(changed.flatMap(({ after }) => Object.keys(after).map((key) => wordFor("regions", key))))].join(", ")})`]
    : changed.flatMap((change) => `${nameOf(change, both)} ${Object.keys(change.after).map((key) => field("regions", key, change.before, change.after, both)).join(", ")}`)
  return [...added, ...[...ways].map(([way, count]) => `${counted("regions", count)} ${way}`), ...each]
}

/** "2 notes added, 1 changed". */
function numbers(collection: Collection, changes: readonly Change[]): string[] {
  const counts = (["added", "removed", "moved", "changed"] as const).flatMap((kind) => {
    const count = changes.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [{ kind, count }]
  })
  return counts.length === 0 ? [] : [counts.map(({ kind, count }, index) => `${index === 0 ? counted(collection, count) : count} ${kind}`).join(", ")]
}

const trackName = ({ before, after }: Both, id: Id) => after.tracks[id]?.name || before.tracks[id]?.name || (id === "" ? "" : "Track")

function nameOf({ collection, id, ...each }: Change, both: Both): string {
  const record = ("record" in each ? each.record : (both.after[collection as "regions"][id] ?? {})) as Partial<Record<string, Scalar>>
  switch (collection) {
    case "regions": return `“${record["name"] || "Region"}”`
    case "inserts": return String(record["effect"] || "Effect")
    case "sends": return `send to ${trackName(both, String(record["busId"] ?? ""))}`
    case "markers": return `marker “${record["name"] ?? ""}”`
    default: return counted(collection, 1)
  }
}

const placeOf = (tick: number, { meter }: Both) => formatPosition(meter, tick).replace(/(\.1)?\.000$/, "")

/** "1 bar", "2 beats back", "120 ticks". */
function distance(ticks: number, { meter }: Both): string {
  const { start, end, beatTicks } = meter.barAt(0)
  const [unit, size] = [["bar", end - start], ["beat", beatTicks], ["tick", 1]].find(([, size]) => ticks % Number(size) === 0) as [string, number]
  const count = Math.abs(ticks) / size
  return `${count} ${unit}${count === 1 ? "" : "s"}${ticks < 0 ? " back" : ""}`
}
