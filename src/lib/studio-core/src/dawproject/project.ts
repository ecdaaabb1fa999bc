import { inOrder, valueAt } from "../automation"
import { seedFrom } from "../seed"
import { openProject, type Entry, type Project } from "../live"
import { fixed, PARAM, QUARTER, type Id, type ProjectData } from "../records/schema"
import { endOf, heardNotes, isHeard, ratioOf } from "../time/lengths"
import { notesOf } from "../commands/regions"
import { siblingsOf, trackOrder } from "../commands/tracks"
import { byPosition } from "../position"
import { el, writeXml, type Xml } from "./xml"

/** What a DAWproject file is made of: two documents and the names under which sounds lie beside them, by asset. */
export type DawProject = { projectXml: string; metadataXml: string; audio: ReadonlyMap<Id, string> }

/** Ways between points that are neither straight nor held are written as so many straight ones. */
const BEND_STEPS = 16
const MOST_GAIN = 4

/**
 * A project in the open format of DAWproject 1.0 (Project.xsd and MetaData.xsd, github.com/bitwig/dawproject): tracks, folders, buses, sends, regions, notes,
 * fades, automation, tempo, meter and markers. Effects travel by name and parameters; what plays backwards or transposed is said in the region's comment.
 * @param extensionOf how an asset's file ends, e.g. "wav"
 */
export function toDawProject(data: ProjectData, extensionOf: (assetId: Id) => string): DawProject {
  const project = openProject(seedFrom(data))
  const audio = new Map(Object.keys(data.assets).map((id) => [id, `audio/${id}.${extensionOf(id)}`]))
  const written = new Writer(project, audio).project()
  project.close()
  return { projectXml: writeXml(written), metadataXml: writeXml(el("MetaData", {}, [])), audio }
}

class Writer {
  /** Of parameters that automation names, by track and target. */
  private readonly parameters = new Map<string, { id: string; unit: string; toValue: (value: number) => number }>()

  constructor(private readonly from: Project, private readonly audio: ReadonlyMap<Id, string>) {}

  project(): Xml {
    const { tempo, meter } = this.from
    const { numerator, denominator } = meter.barAt(0)
    const master = this.from.get("tracks", fixed.master)
    const structure = el("Structure", {}, [...siblingsOf(this.from, "").map((track) => this.track(track)), ...(master ? [this.track({ ...master, id: fixed.master })] : [])])
    return el("Project", { version: "1.0" }, [
      el("Application", { name: "Max Booster", version: "1.0" }),
      el("Transport", {}, [this.real("tempo", "Tempo", "bpm", tempo.bpmAt(0), 10, 999), el("TimeSignature", { id: "meter", numerator, denominator })]),
      structure, this.arrangement(),
    ])
  }

  private track(track: Entry<"tracks">): Xml {
    const { id, kind, name, colour } = track
    const contentType = kind === "folder" ? "tracks" : kind === "instrument" ? "notes" : kind === "master" ? "audio notes" : "audio"
    return el("Track", { id: `t-${id}`, name, contentType, loaded: true, color: hex(colour) }, [this.channel(track), ...(kind === "folder" ? siblingsOf(this.from, id).map((each) => this.track(each)) : [])])
  }

  private channel({ id, kind, gainDb, pan, mute, solo, outputId, parentId }: Entry<"tracks">): Xml {
    const isSentTo = this.from.of("sends", "busId", id).length > 0
    const into = outputId !== "" ? outputId : parentId !== "" ? parentId : fixed.master
    const inserts = this.from.of("inserts", "trackId", id).sort(byPosition)
    const sends = this.from.of("sends", "trackId", id)
    return el("Channel", { id: `c-${id}`, audioChannels: 2, role: kind === "master" ? "master" : kind === "bus" ? (isSentTo ? "effect" : "submix") : kind === "folder" ? "submix" : "regular", solo, destination: kind === "master" ? undefined : `c-${into}` }, [
      inserts.length > 0 ? el("Devices", {}, inserts.map((insert) => this.device(insert))) : undefined,
      this.bool(`${id} mute`, "Mute", mute),
      this.known(`${id} pan`, "Pan", "normalized", pan, 0, 1, (value) => (value + 1) / 2),
      sends.length > 0 ? el("Sends", {}, sends.map((send) => el("Send", { destination: `c-${send.busId}`, type: send.pre ? "pre" : "post" }, [send.pan === 0 ? undefined : el("Pan", { unit: "normalized", value: (send.pan + 1) / 2, min: 0, max: 1 }), this.known(`${id} send:${send.id}`, "Volume", "linear", send.gainDb, 0, MOST_GAIN, toLinear)]))) : undefined,
      this.known(`${id} gain`, "Volume", "linear", gainDb, 0, MOST_GAIN, toLinear),
    ])
  }

  private device({ id, trackId, effect, version, bypassed, ...rest }: Entry<"inserts">): Xml {
    const parameters = Object.entries(rest).filter((entry): entry is [string, number] => entry[0].startsWith(PARAM))
    return el("BuiltinDevice", { id: `d-${id}`, deviceID: `max-booster.${effect}.${version}`, deviceName: effect, deviceRole: "audioFX", deviceVendor: "Max Booster", loaded: true }, [
      el("Parameters", {}, parameters.map(([key, value]) => this.known(`${trackId} insert:${id}:${key.slice(PARAM.length)}`, "RealParameter", "linear", value, undefined, undefined, (same) => same, key.slice(PARAM.length)))),
      this.bool(`d-${id} enabled`, "Enabled", !bypassed),
    ])
  }

  private arrangement(): Xml {
    const lanes = trackOrder(this.from).map((track) => el("Lanes", { track: `t-${track.id}` }, [el("Clips", {}, this.clips(track.id)), ...this.automation(track.id)]))
    const markers = this.from.all("markers").sort((a, b) => a.tick - b.tick)
    const tempos = this.from.all("tempos").sort((a, b) => a.tick - b.tick)
    const meters = this.from.all("meters").sort((a, b) => a.tick - b.tick)
    return el("Arrangement", { id: "arrangement" }, [
      el("Lanes", { timeUnit: "beats" }, lanes),
      markers.length > 0 ? el("Markers", { timeUnit: "beats" }, markers.map(({ tick, name, colour }) => el("Marker", { time: beats(tick), name, color: hex(colour) }))) : undefined,
      tempos.length > 1 ? el("TempoAutomation", { timeUnit: "beats", unit: "bpm" }, [el("Target", { parameter: "tempo" }), ...tempos.map(({ tick, bpm, ramp }) => el("RealPoint", { time: beats(tick), value: bpm, interpolation: ramp ? "linear" : "hold" }))]) : undefined,
      meters.length > 1 ? el("TimeSignatureAutomation", { timeUnit: "beats" }, [el("Target", { parameter: "meter" }), ...meters.map(({ tick, numerator, denominator }) => el("TimeSignaturePoint", { time: beats(tick), numerator, denominator }))]) : undefined,
    ])
  }

  private clips(trackId: Id): Xml[] {
    return this.from.of("regions", "trackId", trackId).filter(({ takeId, takeLane }) => takeId === "" || takeLane === 0).sort((a, b) => a.start - b.start).map((region) => {
      const { name, colour, start, fadeIn, fadeOut, transpose, reversed, gainDb } = region
      const comment = [reversed ? "plays backwards" : "", transpose === 0 ? "" : `transposed by ${transpose} semitones`, gainDb === 0 ? "" : `gain ${gainDb} dB`].filter(Boolean).join(", ")
      const common = { name, color: hex(colour), time: beats(start), duration: beats(endOf(region, this.from.tempo) - start), enable: isHeard(region), comment: comment === "" ? undefined : comment }
      if (region.kind === "notes") {
        const notes = heardNotes(region, notesOf(this.from, region.id))
        return el("Clip", { ...common, playStart: 0 }, [el("Notes", {}, notes.map(({ start: at, ticks, pitch, velocity }) => el("Note", { time: beats(at), duration: beats(ticks), channel: 0, key: pitch, vel: velocity / 127 })))])
      }
      return this.audioClip(region, { ...common, fadeTimeUnit: "seconds", fadeInTime: fadeIn, fadeOutTime: fadeOut })
    })
  }

  /** As recorded: in seconds of its file. At another speed: its file bent onto beats. */
  private audioClip(region: Entry<"regions">, common: Xml["attributes"]): Xml {
    const asset = this.from.get("assets", region.assetId)
    const seconds = asset ? asset.frames / asset.sampleRate : region.offset + region.length
    const ratio = ratioOf(region, this.from.tempo)
    const file = el("Audio", { name: asset?.name, algorithm: ratio === 1 ? "raw" : "stretch", channels: asset?.channels ?? 2, sampleRate: asset?.sampleRate ?? 48_000, duration: seconds }, [el("File", { path: this.audio.get(region.assetId) ?? `audio/${region.assetId}.wav` })])
    const loop = (toContent: (at: number) => number) => ({ playStart: toContent(region.offset), ...(region.loops > 1 && { loopStart: toContent(region.offset), loopEnd: toContent(region.offset + region.length) }) })
    if (ratio === 1) return el("Clip", { ...common, contentTimeUnit: "seconds", ...loop((at) => at) }, [file])
    const beatsAt = (at: number) => ((at / ratio) * this.from.tempo.bpmAt(region.start)) / 60
    return el("Clip", { ...common, contentTimeUnit: "beats", ...loop(beatsAt) }, [el("Warps", { timeUnit: "beats", contentTimeUnit: "seconds" }, [file, el("Warp", { time: 0, contentTime: 0 }), el("Warp", { time: beatsAt(seconds), contentTime: seconds })])])
  }

  private automation(trackId: Id): Xml[] {
    return this.from.of("lanes", "trackId", trackId).flatMap(({ id, target, mode }) => {
      const parameter = this.parameters.get(`${trackId} ${target}`)
      const points = inOrder(this.from.of("points", "laneId", id), target)
      if (!parameter || mode === "off" || points.length === 0) return []
      const written = target === "mute"
        ? points.map(({ tick, value }) => el("BoolPoint", { time: beats(tick), value: value >= 0.5 }))
        : points.flatMap((point, index) => {
            const next = points[index + 1]
            const at = (tick: number) => el("RealPoint", { time: beats(tick), value: parameter.toValue(valueAt(points, tick) ?? point.value), interpolation: point.curve === 2 ? "hold" : "linear" })
            const isStraight = !next || point.curve === 2 || (point.curve === 0 && parameter.unit !== "linear")
            return isStraight ? [at(point.tick)] : Array.from({ length: BEND_STEPS }, (_, step) => at(point.tick + ((next.tick - point.tick) * step) / BEND_STEPS))
          })
      return [el("Points", { unit: target === "mute" ? undefined : parameter.unit }, [el("Target", { parameter: parameter.id }), ...written])]
    })
  }

  /** A parameter that automation may name. */
  private known(key: string, element: string, unit: string, value: number, min: number | undefined, max: number | undefined, toValue: (value: number) => number, name = element): Xml {
    const id = `p-${this.parameters.size}`
    this.parameters.set(key, { id, unit, toValue })
    return el(element, { id, name, unit, value: toValue(value), min, max })
  }

  private bool(key: string, element: string, value: boolean): Xml {
    const id = `p-${this.parameters.size}`
    this.parameters.set(key, { id, unit: "", toValue: (same) => same })
    return el(element, { id, name: element, value })
  }

  private real(id: string, element: string, unit: string, value: number, min: number, max: number): Xml {
    return el(element, { id, name: element, unit, value, min, max })
  }
}

const hex = (colour: string) => (/^#[0-9a-f]{6}$/i.test(colour) ? colour : undefined)
const beats = (ticks: number) => ticks / QUARTER
const toLinear = (db: number) => Math.min(MOST_GAIN, 10 ** (db / 20))
