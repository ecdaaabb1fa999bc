import { describe, distance, placeInWords, spoken, spokenDb, spokenPan, trackName, wordFor, type Change, type Collection, type Id, type ProjectData, type Scalar, type Sides } from "@max-booster/studio-core"
import { said } from "../../mix/spec"
import { effectOf, paramSpec } from "../../mix/targets"
import { placeOf, type ComparedRegion, type Comparison } from "./comparison"

/** What a line is about. */
export const parts = ["Project", "Tempo and meter", "Markers", "Track", "Mixer", "Effects", "Automation", "Regions", "Notes"] as const
export type Part = (typeof parts)[number]

/** Changes of one track ("" for the project's own), in words, by what they are about. */
export type Group = { trackId: Id; title: string; parts: { part: Part; lines: string[] }[] }

const MIXED = new Set(["gainDb", "pan", "mute", "solo", "soloSafe", "outputId"])
const partOf: Partial<Record<Collection, Part>> = { settings: "Project", tempos: "Tempo and meter", meters: "Tempo and meter", markers: "Markers", sends: "Mixer", inserts: "Effects", lanes: "Automation", points: "Automation", regions: "Regions", notes: "Notes" }

/** All that differs, in words, the project's own first, then track by track as they stand. */
export function inWords({ changes, before, after, tracks, meter }: Comparison): Group[] {
  const sides: Sides = { before, after, meter }
  const order = ["", ...tracks.map(({ id }) => id), "master"]
  return order.flatMap((trackId) => {
    const own = changes.filter((each) => each.trackId === trackId && each.collection !== "assets")
    const groups = own.some(({ collection, kind }) => collection === "tracks" && (kind === "added" || kind === "removed"))
      ? [{ part: "Track" as const, lines: lines(own, sides, trackId) }]
      : parts.map((part) => ({ part, lines: linesOf(part, own, sides, trackId) }))
    const told = groups.filter((group) => group.lines.length > 0)
    return told.length > 0 ? [{ trackId, title: trackId === "" ? "Project" : trackName(sides, trackId), parts: told }] : []
  })
}

function linesOf(part: Part, changes: readonly Change[], sides: Sides, trackId: Id): string[] {
  if (part === "Track" || part === "Mixer") {
    const own = changes.filter(({ collection }) => collection === "tracks").flatMap((each) => withFields(each, (key) => MIXED.has(key) === (part === "Mixer")))
    return [...lines(own, sides, trackId), ...(part === "Mixer" ? lines(changes.filter(({ collection }) => collection === "sends"), sides, trackId) : [])]
  }
  const own = changes.filter(({ collection }) => partOf[collection] === part)
  return part === "Effects" ? own.flatMap((each) => effectInWords(each, sides)) : lines(own, sides, trackId)
}

/** A change of these fields alone; none when there are none. */
function withFields(each: Change, keep: (key: string) => boolean): Change[] {
  if (!("after" in each)) return [each]
  const of = (fields: Record<string, Scalar | undefined>) => Object.fromEntries(Object.entries(fields).filter(([key]) => keep(key)))
  const after = of(each.after)
  return Object.keys(after).length > 0 ? [{ ...each, before: of(each.before), after }] : []
}

/** The core's lines without the track's name before them. */
function lines(changes: readonly Change[], sides: Sides, trackId: Id): string[] {
  const before = trackId === "" ? 0 : trackName(sides, trackId).length + 2
  return describe(changes, sides.before, sides.after).map(({ text }) => capital(text.slice(before)))
}

/** An effect's change with the names and units that its panel shows. */
function effectInWords(each: Change, sides: Sides): string[] {
  const [now, then] = [sides.after.inserts[each.id], sides.before.inserts[each.id]]
  const effect = effectOf({ effect: (now ?? then)?.effect ?? "" })
  const label = effect?.label ?? ((now ?? then)?.effect || "Effect")
  if (!("after" in each)) return [`${label} ${each.kind}`]
  return Object.entries(each.after).flatMap(([key, to]) => {
    if (key === "pos") return [`${label} moved among the effects`]
    if (key === "bypassed") return [`${label} ${to === true ? "bypassed" : "no longer bypassed"}`]
    if (key === "sidechainId") return [`${label} listens to ${trackName(sides, String(to)) || "its own track"}`]
    if (key === "assetId") return [`${label}: another impulse response`]
    if (!key.startsWith("p:")) return []
    const spec = effect && paramSpec(effect, key.slice(2))
    const value = (scalar: Scalar | undefined) => (spec ? said(spec, Number(scalar ?? spec.default)) : scalar === undefined ? "as it comes" : spoken(Number(scalar)))
    return [`${label}: ${(spec?.label ?? key.slice(2)).toLowerCase()} ${value(each.before[key])} → ${value(to)}`]
  })
}

/** What is different about one region, in words, a line for each thing. */
export function regionInWords(region: ComparedRegion, { before, after, meter, changes, tempos }: Comparison): string[] {
  const sides: Sides = { before, after, meter }
  const { from, to, trackId } = placeOf(region)
  const { secondsAt } = region.after ? tempos.after : tempos.before
  const where = `at ${placeInWords(from, sides)} on ${trackName(sides, trackId)}, ${spoken(secondsAt(to) - secondsAt(from))} s long`
  if (region.state === "added") return [`Added ${where}`]
  if (region.state === "removed") return [`Removed: it was ${where}`]
  if (region.state === "same") return [`The same in both, ${where}`]
  const own = changes.find(({ collection, id }) => collection === "regions" && id === region.id)
  const fields = own && "after" in own ? Object.keys(own.after) : []
  const notes = changes.filter(({ collection, id }) => collection === "notes" && ((after.notes[id] ?? before.notes[id])?.regionId === region.id))
  return [
    ...(region.before && region.after && region.before.from !== region.after.from ? [`Moved from ${placeInWords(region.before.from, sides)} to ${placeInWords(region.after.from, sides)}, ${way(region.after.from - region.before.from, sides)}`] : []),
    ...(region.before && region.after && region.before.trackId !== region.after.trackId ? [`Moved from ${trackName(sides, region.before.trackId)} to ${trackName(sides, region.after.trackId)}`] : []),
    ...fields.filter((key) => !["start", "trackId", "takeLane", "takeId"].includes(key)).map((key) => capital(regionField(key, own && "before" in own ? own.before[key] : undefined, own && "after" in own ? own.after[key] : undefined, sides))),
    ...lines(notes, { before, after, meter }, trackId).map((text) => `Notes: ${text}`),
  ]
}

const SECONDS = new Set(["offset", "length", "fadeIn", "fadeOut"])

function regionField(key: string, from: Scalar | undefined, to: Scalar | undefined, { before, after, meter }: Sides): string {
  if (typeof to === "boolean") return `${wordFor("regions", key)} ${to ? "on" : "off"}`
  if (key === "name") return `renamed from ${from || "nothing"} to ${to || "nothing"}`
  if (key === "colour") return "another color"
  if (key === "assetId") return `another recording: ${nameOfAsset(before, from)} → ${nameOfAsset(after, to)}`
  const value = (scalar: Scalar | undefined) => {
    if (key === "gainDb") return spokenDb(Number(scalar))
    if (key === "pan") return spokenPan(Number(scalar))
    if (key === "ticks" || key === "loopTicks") return Number(scalar) === 0 ? "none" : distance(Number(scalar), { before, after, meter })
    if (SECONDS.has(key)) return `${spoken(Number(scalar))} s`
    if (key === "transpose") return `${spoken(Number(scalar))} semitones`
    if (key === "ratio") return `${spoken(Number(scalar) * 100)} %`
    return typeof scalar === "number" ? spoken(scalar) : String(scalar ?? "none")
  }
  return `${wordFor("regions", key)} ${value(from)} → ${value(to)}`
}

const nameOfAsset = ({ assets }: ProjectData, id: Scalar | undefined) => assets[String(id)]?.name || "a recording"
const way = (by: number, sides: Sides) => `${distance(Math.abs(by), sides)} ${by < 0 ? "earlier" : "later"}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What a region is called for whoever does not see it: "Kick, moved: from 1 to 3". */
export function nameOfRegion(region: ComparedRegion, comparison: Comparison): string {
  return `${placeOf(region).region.name || "Region"}, ${region.state}: ${regionInWords(region, comparison).join(". ")}`
}

/** "2 regions added, 1 moved, 4 other changes", for a headline; nothing when they are the same. */
export function inShort({ regions, changes }: Comparison): string {
  const counts = (["added", "moved", "changed", "removed"] as const).map((state) => [state, regions.filter((region) => region.state === state).length] as const).filter(([, count]) => count > 0)
  const others = changes.filter(({ collection }) => !["regions", "notes", "assets"].includes(collection)).length
  const told = counts.map(([state, count], index) => `${count}${index === 0 ? ` region${count === 1 ? "" : "s"}` : ""} ${state}`)
  return [...told, ...(others > 0 ? [`${others} ${told.length > 0 ? "other " : ""}change${others === 1 ? "" : "s"}`] : [])].join(", ")
}
