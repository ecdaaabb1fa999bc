import { between } from "../position"
import { fixed, PARAM, type Id, type Insert, type Send, type Track } from "../records/schema"
import { type Left } from "./left"
import { child, childrenOf, colourOf, isTrue, numberIn, Refusal, textOf, type Read } from "./parse"

/** What automation may aim at, and what its numbers mean here. */
export type Aim = { trackId: Id; target: string; isGain: boolean; toValue: (value: number, unit: string) => number }

/** The mixer of a file, under new ids; `trackOf` and `aims` find them by those of the file. */
export type ReadTracks = {
  tracks: Record<Id, Partial<Track>>
  sends: Record<Id, Partial<Send>>
  inserts: Record<Id, Partial<Insert>>
  trackOf: ReadonlyMap<string, Id>
  aims: ReadonlyMap<string, Aim>
}

const MOST_TRACKS = 2_000
const MOST_SENDS = 8_000
const QUIETEST = -144
const OURS = /^max-booster\.([\w-]{1,90})\.(\d{1,6})$/

/** Reads tracks with their channels. @param hasNotes whether there are notes on the timeline of a track that may hold sound, too @throws {Refusal} there are too many */
export function readTracks(structure: Read | undefined, hasNotes: (track: string) => boolean, left: Left): ReadTracks {
  const tracks: Record<Id, Partial<Track>> = { [fixed.master]: { name: "Master" } }
  const [sends, inserts]: [Record<Id, Partial<Send>>, Record<Id, Partial<Insert>>] = [{}, {}]
  const [trackOf, channelOf, aims] = [new Map<string, Id>(), new Map<string, Id>(), new Map<string, Aim>()]
  const channels: { id: Id; channel: Read }[] = []
  const count = { tracks: 0, sends: 0, inserts: 0 }
  let isMastered = false

  const walk = (elements: readonly Read[], parentId: Id) => {
    let pos = ""
    for (const element of elements) {
      const channel = element.name === "Channel" ? element : child(element, "Channel")
      const [role, content] = [textOf(channel, "role"), textOf(element, "contentType").split(/\s+/)]
      const name = textOf(element, "name") || textOf(channel, "name")
      if (role === "vca" || (content[0] === "video" && content.length === 1)) { left.add(role === "vca" ? "VCA faders" : "video tracks", name); continue }
      const below = childrenOf(element, "Track")
      const isFolder = below.length > 0 || content.includes("tracks")
      const isMaster = !isFolder && role === "master" && !isMastered
      const isBus = element.name === "Channel" || ["effect", "submix", "master"].includes(role)
      const takesNotes = content.includes("notes") && (!content.includes("audio") || hasNotes(textOf(element, "id")))
      const id = isMaster ? fixed.master : `t${(count.tracks += 1)}`
      if (count.tracks > MOST_TRACKS) throw new Refusal(`This DAWproject has more than ${MOST_TRACKS} tracks.`)
      if (isMaster) isMastered = true
      else pos = between(pos, "")
      known(trackOf, element, id)
      known(channelOf, channel, id)
      if (channel) channels.push({ id, channel })
      tracks[id] = {
        kind: isMaster ? "master" : isFolder ? "folder" : isBus ? "bus" : takesNotes ? "instrument" : "audio",
        name, colour: colourOf(element), pos: isMaster ? "" : pos, parentId, ...mixOf(id, channel),
        ...(takesNotes && !isFolder && !isBus && { instrument: "soundfont:0:0" }),
      }
      walk(below, id)
    }
  }

  const mixOf = (trackId: Id, channel: Read | undefined): Partial<Track> => {
    const [volume, pan, mute] = [child(channel, "Volume"), child(channel, "Pan"), child(channel, "Mute")]
    known(aims, pan, { trackId, target: "pan", isGain: false, toValue: panOf(pan).toValue })
    known(aims, mute, { trackId, target: "mute", isGain: false, toValue: (value) => value })
    return { gainDb: level(trackId, "gain", volume), pan: panOf(pan).pan, mute: isTrue(mute, "value"), solo: isTrue(channel, "solo") }
  }
  const level = (trackId: Id, target: string, volume: Read | undefined): number => {
    const own = textOf(volume, "unit")
    known(aims, volume, { trackId, target, isGain: true, toValue: (value, unit) => toDb(value, unit || own) })
    const value = numberIn(volume, "value")
    return value === undefined ? 0 : toDb(value, own)
  }

  walk(structure?.children.filter(({ name }) => name === "Track" || name === "Channel") ?? [], "")
  for (const { id, channel } of channels) {
    const track = tracks[id]
    const into = channelOf.get(textOf(channel, "destination"))
    if (track && into !== undefined && into !== fixed.master && into !== track.parentId) {
      if (tracks[into]?.kind === "bus") track.outputId = into
      else left.add("outputs into other tracks; they go to their folder or the master", track.name)
    }
    for (const send of childrenOf(child(channel, "Sends"), "Send")) {
      const busId = channelOf.get(textOf(send, "destination"))
      const isOff = child(send, "Enable") !== undefined && !isTrue(child(send, "Enable"), "value")
      if (busId === undefined || tracks[busId]?.kind !== "bus" || isOff) { left.add("sends that are off or do not lead to a bus", track?.name); continue }
      if (count.sends >= MOST_SENDS) throw new Refusal(`This DAWproject has more than ${MOST_SENDS} sends.`)
      const sendId = `s${(count.sends += 1)}`
      sends[sendId] = { trackId: id, busId, gainDb: level(id, `send:${sendId}`, child(send, "Volume")), pan: panOf(child(send, "Pan")).pan, pre: textOf(send, "type") === "pre" }
    }
    readDevices(id, channel)
  }
  return { tracks, sends, inserts, trackOf, aims }

  /** Effects of this studio come back; those of others cannot sound here. */
  function readDevices(trackId: Id, channel: Read): void {
    let pos = ""
    for (const device of child(channel, "Devices")?.children ?? []) {
      const [, effect, version] = OURS.exec(textOf(device, "deviceID")) ?? []
      if (effect === undefined) { left.add("effects and instruments of the other studio", textOf(device, "deviceName") || textOf(device, "name")); continue }
      const id = `i${(count.inserts += 1)}`
      const insert: Record<string, string | number | boolean> = { trackId, effect, version: Number(version), pos: (pos = between(pos, "")), bypassed: child(device, "Enabled") !== undefined && !isTrue(child(device, "Enabled"), "value") }
      for (const parameter of child(device, "Parameters")?.children ?? []) {
        const [name, value] = [textOf(parameter, "name"), numberIn(parameter, "value")]
        if (value !== undefined) insert[`${PARAM}${name}`] = value
        known(aims, parameter, { trackId, target: `insert:${id}:${name}`, isGain: false, toValue: (same) => same })
      }
      inserts[id] = insert as Partial<Insert>
    }
  }
}

/** What has an id in the file is found by it. */
function known<T>(found: Map<string, T>, element: Read | undefined, value: T): void {
  const id = textOf(element, "id")
  if (id !== "") found.set(id, value)
}

/** A level as dB, to a ten-thousandth: what went through a linear scale comes back as it was set. */
const toDb = (value: number, unit: string): number => (unit === "decibel" ? value : value <= 0 ? QUIETEST : Math.max(QUIETEST, rounded(20 * Math.log10(value))))

/** A place between left and right, whatever range the file gives it. */
function panOf(element: Read | undefined): { pan: number; toValue: (value: number) => number } {
  const [min, max] = [numberIn(element, "min") ?? (textOf(element, "unit") === "normalized" ? 0 : -1), numberIn(element, "max") ?? 1]
  const toValue = (value: number) => (max > min ? rounded(((value - min) / (max - min)) * 2 - 1) : 0)
  const value = numberIn(element, "value")
  return { pan: value === undefined ? 0 : toValue(value), toValue }
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4
