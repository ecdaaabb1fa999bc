import { type Collection, type Id, type ProjectData, type Scalar } from "../records/schema"
import { formatPosition, type MeterMap } from "../time/meter"
import { spoken, spokenDb, spokenPan, wordFor } from "../words"
import { type Fields } from "./diff"

/** What names and places are taken from. */
export type Sides = { before: ProjectData; after: ProjectData; meter: MeterMap }

/** One field's change: "volume −3.0 → −1.5 dB", "mute on", "renamed from Bass to Sub". */
export function fieldInWords(collection: Collection, key: string, { before, after }: { before: Fields; after: Fields }, sides: Sides): string {
  const [from, to] = [before[key], after[key]]
  const word = wordFor(collection, key)
  if (typeof to === "boolean") return `${word} ${to ? "on" : "off"}`
  switch (key) {
    case "name": return `renamed from ${from || "nothing"} to ${to || "nothing"}`
    case "colour": return "color changed"
    case "pos": return "moved among the others"
    case "gainDb": return `${word} ${spokenDb(Number(from)).replace(" dB", "")} → ${spokenDb(Number(to))}`
    case "bpm":
    case "sourceBpm": return `${word} ${valueInWords(key, from, sides)} → ${valueInWords(key, to, sides)} bpm`
    default: return `${word} ${valueInWords(key, from, sides)} → ${valueInWords(key, to, sides)}`
  }
}

function valueInWords(key: string, value: Scalar | undefined, sides: Sides): string {
  switch (key) {
    case "pan": return spokenPan(Number(value))
    case "start":
    case "tick": return placeInWords(Number(value), sides)
    case "outputId": return trackName(sides, String(value)) || "Master"
    case "parentId":
    case "sidechainId":
    case "trackId": return trackName(sides, String(value)) || "none"
    default: return typeof value === "number" ? spoken(value) : value === undefined || value === "" ? "none" : String(value)
  }
}

/** What a lane moves: "volume", "compressor threshold", "send to Reverb". */
export function targetInWords(target: string, sides: Sides): string {
  const [what = "", id = "", param = ""] = target.split(":")
  const { inserts, sends } = { inserts: { ...sides.before.inserts, ...sides.after.inserts }, sends: { ...sides.before.sends, ...sides.after.sends } }
  if (what === "insert") return `${inserts[id]?.effect || "effect"} ${param}`
  return what === "send" ? `send to ${trackName(sides, sends[id]?.busId ?? "")}` : wordFor("tracks", what === "gain" ? "gainDb" : what)
}

/** A track's name as it is now, or was. */
export const trackName = ({ before, after }: Sides, id: Id): string => after.tracks[id]?.name || before.tracks[id]?.name || (id === "" ? "" : "Track")

/** "5", "5.3", "5.3.240": no longer than it must be. */
export const placeInWords = (tick: number, { meter }: Sides): string => formatPosition(meter, tick).replace(/(\.1)?\.000$/, "")

/** "1 bar", "2 beats back", "120 ticks". */
export function distance(ticks: number, { meter }: Sides): string {
  const { start, end, beatTicks } = meter.barAt(0)
  const [unit, size] = ticks % (end - start) === 0 ? ["bar", end - start] : ticks % beatTicks === 0 ? ["beat", beatTicks] : ["tick", 1]
  const count = Math.abs(ticks) / size
  return `${count} ${unit}${count === 1 ? "" : "s"}${ticks < 0 ? " back" : ""}`
}
