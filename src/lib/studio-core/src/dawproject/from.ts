import { cleanProject } from "../document"
import { fixed, QUARTER, type Id, type Marker, type Meter, type ProjectData, type Tempo } from "../records/schema"
import { tempoMap, type TempoMap } from "../time/tempo"
import { refused, type Verdict } from "../verdict"
import { ClipReader, soundPath, unitOf, type DawSound, type Unit } from "./from-clips"
import { inTurn, PointReader, ticksOf } from "./from-points"
import { readTracks } from "./from-tracks"
import { Left } from "./left"
import { child, childrenOf, colourOf, numberIn, readXml, Refusal, textOf, type Read } from "./parse"

export type { DawSound }

/** A DAWproject that was read: which of its files are sounds, and what becomes of it once they are known. */
export type OpenedDawProject = {
  done: true
  /** Paths in the zip, each once. */
  sounds: string[]
  /**
   * The project, and in words what of the file is not in it. Sounds that are not given are left out with their clips, and told.
   * @param sounds what is known of them, by path; their hashes become the ids of assets
   */
  projectWith(sounds: ReadonlyMap<string, DawSound>, name: string): { done: true; project: ProjectData; left: string[] } | Refused
}
type Refused = Verdict & { done: false }

/**
 * Reads the `project.xml` of a DAWproject 1.0 (Project.xsd, github.com/bitwig/dawproject) for a new project: tracks, folders, buses, sends, clips as
 * regions, notes, fades, automation of the mixer, tempo, meter and markers. Ids are new and the same each time. Never throws, whatever is in the text.
 */
export function fromDawProject(xml: string): OpenedDawProject | Refused {
  const read = readXml(xml)
  if (!("root" in read)) return read
  const { root } = read
  if (root.name !== "Project") return refused("The project.xml of this file is not that of a DAWproject.")
  if (!/^1(\.\d+)*$/.test(textOf(root, "version"))) return refused(`This DAWproject is of version ${textOf(root, "version").slice(0, 20) || "unknown"}; the studio reads version 1.0.`)
  const [sounds, byId] = [new Set<string>(), new Map<string, Read>()]
  const look = (element: Read) => {
    if (element.name === "Audio") sounds.add(soundPath(element))
    if (element.attributes["id"]) byId.set(element.attributes["id"], element)
    for (const each of element.children) look(each)
  }
  look(root)
  sounds.delete("")
  return {
    done: true, sounds: [...sounds],
    projectWith: (known, name) => {
      try {
        return { done: true, ...projectOf(root, byId, known, name) }
      } catch (error) {
        if (error instanceof Refusal) return refused(error.message)
        throw error
      }
    },
  }
}

function projectOf(root: Read, byId: ReadonlyMap<string, Read>, sounds: ReadonlyMap<string, DawSound>, name: string): { project: ProjectData; left: string[] } {
  const left = new Left()
  const arrangement = child(root, "Arrangement")
  const { tempos, meters, tempo } = readTime(child(root, "Transport"), arrangement)
  const noted = new Set<string>()
  eachTimeline(child(arrangement, "Lanes"), "", (element, track) => { if (holdsNotes(element)) noted.add(track) })
  const { trackOf, aims, ...mixer } = readTracks(child(root, "Structure"), (track) => noted.has(track), left)
  const clips = new ClipReader({ tempo, sounds, byId, left, isOurs: textOf(child(root, "Application"), "name") === "Max Booster" })
  const points = new PointReader(tempo, aims, left)
  const markers: Partial<Marker>[] = []
  const mark = (element: Read, unit: Unit) => {
    for (const each of childrenOf(element, "Marker")) {
      const time = numberIn(each, "time")
      if (time !== undefined) markers.push({ tick: Math.round(ticksOf(time, unit, tempo)), name: textOf(each, "name"), colour: colourOf(each) })
    }
  }
  eachTimeline(child(arrangement, "Lanes"), "", (element, trackRef, unit) => {
    const id = trackOf.get(trackRef) ?? ""
    const { kind = "", name: trackName = "" } = mixer.tracks[id] ?? {}
    const track = { id, name: trackName, takes: kind === "audio" ? ("audio" as const) : kind === "instrument" ? ("notes" as const) : null }
    if (element.name === "Points") points.read(element, unit, trackName)
    else if (/^markers$/i.test(element.name)) mark(element, unit)
    else if (id === "") left.add("clips that belong to no track")
    else if (element.name === "Clips") for (const clip of childrenOf(element, "Clip")) clips.lay(clip, unit, track)
    else if (element.name === "Notes") clips.lay({ name: "Clip", attributes: { time: "0" }, children: [element] }, unit, track)
    else if (element.name === "Video") left.add("video", trackName)
    else if (element.name !== "ClipSlot") left.add("sounds outside of clips", trackName)
  })
  const marks = child(arrangement, "Markers")
  if (marks) mark(marks, unitOf(marks, "timeUnit", "beats"))
  if (child(root, "Scenes")?.children.length) left.add("scenes of the clip launcher")
  const { regions, notes, assets } = clips
  const rates = new Set(Object.values(assets).map(({ sampleRate }) => sampleRate))
  const settings = { name, sampleRate: rates.size === 1 && rates.has(44_100) ? 44_100 : 48_000 }
  const draft = { settings, ...mixer, assets, regions, notes, lanes: points.lanes, points: points.points, markers: Object.fromEntries(markers.map((each, index) => [`m${index + 1}`, each])), tempos, meters }
  return { project: cleanProject(draft as unknown as Partial<ProjectData>), left: left.toWords() }
}

/** Calls for every timeline of the arrangement that is none of lanes, with the track that it belongs to. */
function eachTimeline(element: Read | undefined, track: string, visit: (element: Read, track: string, unit: Unit) => void, unit: Unit = "beats"): void {
  if (!element) return
  const [own, inUnit] = [textOf(element, "track") || track, unitOf(element, "timeUnit", unit)]
  if (element.name === "Lanes") for (const each of element.children) eachTimeline(each, own, visit, inUnit)
  else visit(element, own, inUnit)
}

const holdsNotes = (element: Read): boolean => element.name === "Notes" || element.children.some(holdsNotes)

/** Tempo and meter at the beginning, and how they change. */
function readTime(transport: Read | undefined, arrangement: Read | undefined): { tempos: Record<Id, Partial<Tempo>>; meters: Record<Id, Partial<Meter>>; tempo: TempoMap } {
  const [changes, meterChanges] = [child(arrangement, "TempoAutomation"), child(arrangement, "TimeSignatureAutomation")]
  const given = childrenOf(changes, "RealPoint").flatMap((each) => { const [time, bpm] = [numberIn(each, "time"), numberIn(each, "value")]; return time === undefined || bpm === undefined || time < 0 ? [] : [{ time, bpm, ramp: textOf(each, "interpolation") === "linear" }] }).sort((a, b) => a.time - b.time)
  const tempos: Record<Id, Partial<Tempo>> = { [fixed.first]: { tick: 0, bpm: given[0]?.bpm ?? numberIn(child(transport, "Tempo"), "value"), ramp: given[0]?.time === 0 && given[0].ramp } }
  const unit = changes ? unitOf(changes, "timeUnit", "beats") : "beats"
  // Where changes stand in seconds, each is placed by the one before it.
  let before = { time: 0, tick: 0, bpm: given[0]?.bpm ?? 120, ramp: given[0]?.ramp ?? false }
  for (const [index, { time, bpm, ramp }] of given.entries()) {
    const mean = before.ramp && bpm > 0 && before.bpm > 0 && bpm !== before.bpm ? (bpm - before.bpm) / Math.log(bpm / before.bpm) : before.bpm
    before = { time, tick: unit === "beats" ? time * QUARTER : before.tick + ((time - before.time) * QUARTER * mean) / 60, bpm, ramp }
    if (time > 0) tempos[inTurn("b", index)] = { tick: Math.round(before.tick), bpm, ramp }
  }
  const tempo = tempoMap(Object.entries(cleanProject({ tempos } as unknown as Partial<ProjectData>).tempos))
  const signature = child(transport, "TimeSignature")
  const meterOf = (element: Read | undefined) => ({ numerator: numberIn(element, "numerator"), denominator: numberIn(element, "denominator") })
  const meters: Record<Id, Partial<Meter>> = { [fixed.first]: { tick: 0, ...meterOf(signature) } as Partial<Meter> }
  for (const [index, each] of childrenOf(meterChanges, "TimeSignaturePoint").entries()) {
    const tick = Math.round(ticksOf(numberIn(each, "time") ?? 0, meterChanges ? unitOf(meterChanges, "timeUnit", "beats") : "beats", tempo))
    meters[tick <= 0 ? fixed.first : inTurn("s", index)] = { tick, ...meterOf(each) } as Partial<Meter>
  }
  return { tempos, meters, tempo }
}
