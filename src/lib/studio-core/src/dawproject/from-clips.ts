import { QUARTER, type Asset, type Id, type Note, type Region } from "../records/schema"
import { type TempoMap } from "../time/tempo"
import { type Left } from "./left"
import { child, childrenOf, colourOf, isTrue, numberIn, Refusal, textOf, type Read } from "./parse"

/** What a sound of the file is, by its path in it. Where nothing is known of its form, that which the file says of it counts. */
export type DawSound = Pick<Asset, "hash"> & Partial<Pick<Asset, "name" | "frames" | "sampleRate" | "channels">>

export type Unit = "beats" | "seconds"
/** A stretch of the timeline (ticks, not rounded) on which some content is played from one place on, so often as it goes round. */
type Shown = { at: number; end: number; from: number; unit: Unit; length: number; loops: number }
/** What clips around a content say of it. Their fades count where the content begins and ends with them. */
type Look = { name: string; colour: string; muted: boolean; comment: string; fades: { at: number; end: number; fadeIn: number; fadeOut: number } }
type OnTrack = { id: Id; takes: Region["kind"] | null; name: string }

/** What is looked at, again and again where clips share a content. */
const MOST_WORK = 2_000_000
const MOST_REGIONS = 50_000
const MOST_NOTES = 200_000
const DEEPEST = 12
/** Less than this of a beat or a second is how studios round. */
const CLOSE = 1e-6

export const unitOf = (element: Read, key: string, otherwise: Unit): Unit => { const unit = textOf(element, key); return unit === "beats" || unit === "seconds" ? unit : otherwise }

/** Lays clips, and clips within clips, as regions of one level. */
export class ClipReader {
  readonly regions: Record<Id, Partial<Region>> = {}
  readonly notes: Record<Id, Partial<Note>> = {}
  readonly assets: Record<Id, Asset> = {}
  private work = 0
  private regionCount = 0
  private noteCount = 0

  constructor(private readonly from: { tempo: TempoMap; sounds: ReadonlyMap<string, DawSound>; byId: ReadonlyMap<string, Read>; left: Left; isOurs: boolean }) {}

  /** A clip on the timeline itself. @throws {Refusal} the file makes more of itself than any project needs */
  lay(clip: Read, unit: Unit, track: OnTrack): void {
    this.clip(clip, track, { at: 0, end: Infinity, from: 0, unit, length: Infinity, loops: 1 }, { name: "", colour: "", muted: false, comment: "", fades: { at: -1, end: -1, fadeIn: 0, fadeOut: 0 } }, 0)
  }

  private clip(clip: Read, track: OnTrack, within: Shown, around: Look, depth: number): void {
    this.spend(1)
    const [time, content] = [numberIn(clip, "time"), clip.children[0] ?? this.from.byId.get(textOf(clip, "reference"))]
    const name = textOf(clip, "name") || around.name
    if (!content) return
    const [unit, fadeUnit] = [unitOf(clip, "contentTimeUnit", within.unit), unitOf(clip, "fadeTimeUnit", within.unit)]
    const from = numberIn(clip, "playStart") ?? 0
    const place = time === undefined ? NaN : this.tickOf(within, time)
    // A fade that begins before the clip, into a crossfade, is written below 0: the clip begins with it, as far as its content goes back.
    const early = Math.min(Math.max(0, from), Math.max(0, -(numberIn(clip, "fadeInTime") ?? 0)) * this.scale(fadeUnit, unit, place))
    const [start, playStart] = [early > 0 ? Math.max(0, this.tickOf({ at: place, from: 0, unit }, -early)) : place, from - early]
    const [duration, playStop] = [numberIn(clip, "duration"), numberIn(clip, "playStop")]
    const stop = duration !== undefined && time !== undefined ? this.tickOf(within, time + duration) : this.tickOf({ at: place, from, unit }, playStop ?? lengthOf(content))
    if (depth > DEEPEST || !Number.isFinite(start) || !Number.isFinite(stop) || textOf(clip, "duration") !== "" && duration === undefined) { this.from.left.add("clips whose place or length cannot be read", name || track.name); return }
    const [at, end] = [Math.max(start, within.at), Math.min(stop, within.end)]
    if (!(end > at)) return
    const fade = (key: string, tick: number) => Math.abs(numberIn(clip, key) ?? 0) * this.secondsOf(fadeUnit, tick)
    const look: Look = {
      name, colour: colourOf(clip) || around.colour, muted: around.muted || (textOf(clip, "enable") !== "" && !isTrue(clip, "enable")), comment: textOf(clip, "comment") || around.comment,
      fades: {
        at, end,
        fadeIn: at > start + CLOSE ? 0 : fade("fadeInTime", at) || (at - around.fades.at < 1 ? around.fades.fadeIn : 0),
        fadeOut: end < stop - CLOSE ? 0 : fade("fadeOutTime", end) || (around.fades.end - end < 1 ? around.fades.fadeOut : 0),
      },
    }
    const loop = [numberIn(clip, "loopStart"), numberIn(clip, "loopEnd")] as const
    for (const piece of this.passes(at, end, unit, playStart, this.spanOf(unit, start, at), loop)) this.content(content, track, piece, look, depth)
  }

  /** From where it begins to the end of its loop, and from then on the loop. */
  private passes(at: number, end: number, unit: Unit, playStart: number, skipped: number, [loopStart = 0, loopEnd = 0]: readonly [number?, number?]): Shown[] {
    const [round, total] = [loopEnd - loopStart, this.spanOf(unit, at, end)]
    const toEnd = loopEnd - playStart - skipped
    const piece = (from: number, begin: number, length: number, loops = 1): Shown => ({ at: this.tickOf({ at, from: 0, unit }, begin), end: this.tickOf({ at, from: 0, unit }, begin + length * loops), from, unit, length, loops })
    if (!(round > CLOSE) || loopEnd <= playStart || total <= toEnd + CLOSE) return [piece(playStart + skipped, 0, total)]
    const first = toEnd > CLOSE ? toEnd : round - ((-toEnd) % round)
    const from = loopEnd - first
    if (Math.abs(from - loopStart) < CLOSE) return [piece(loopStart, 0, round, total / round)]
    return total <= first + CLOSE ? [piece(from, 0, total)] : [piece(from, 0, first), piece(loopStart, first, round, (total - first) / round)]
  }

  private content(content: Read, track: OnTrack, shown: Shown, look: Look, depth: number): void {
    this.spend(content.children.length)
    switch (content.name) {
      case "Audio": this.sound(content, content, track, shown, look); return
      case "Warps": this.warped(content, track, shown, look); return
      case "Notes": this.line(content, track, shown, look); return
      case "Clips": this.nested(content, track, shown, look, depth); return
      case "Lanes": for (const each of content.children) this.content(each, track, shown, look, depth + DEEPEST / 6); return
      case "Video": this.from.left.add("video", look.name || track.name); return
      default: this.from.left.add("automation and expressions within clips", look.name || track.name)
    }
  }

  private nested(content: Read, track: OnTrack, shown: Shown, look: Look, depth: number): void {
    const clips = childrenOf(content, "Clip")
    const unit = unitOf(content, "timeUnit", shown.unit)
    const [only] = clips
    const [time, duration] = [numberIn(only, "time") ?? NaN, numberIn(only, "duration") ?? NaN]
    const inside = only?.children[0]
    // A loop around one sound stays a loop.
    if (only && inside && clips.length === 1 && shown.loops !== 1 && unitOf(only, "contentTimeUnit", unit) === shown.unit && textOf(only, "loopEnd") === "" && time <= shown.from + CLOSE && time + duration >= shown.from + shown.length - CLOSE) {
      this.content(inside, track, { ...shown, from: shown.from - time + (numberIn(only, "playStart") ?? 0) }, { ...look, name: textOf(only, "name") || look.name }, depth + 1)
      return
    }
    for (let pass = 0; pass < shown.loops - CLOSE; pass += 1) {
      const at = this.tickOf({ ...shown, from: 0 }, pass * shown.length)
      const end = Math.min(shown.end, this.tickOf({ at, from: 0, unit: shown.unit }, shown.length))
      const view = { ...shown, at, end, from: shown.from * this.scale(shown.unit, unit, at), unit, loops: 1 }
      for (const each of clips) this.clip(each, track, view, look, depth + 1)
      this.spend(1)
    }
  }

  /** A sound that is bent onto another time: as fast as it is on the whole of what is shown. */
  private warped(warps: Read, track: OnTrack, shown: Shown, look: Look): void {
    const audio = child(warps, "Audio")
    const points = childrenOf(warps, "Warp").flatMap((each) => { const [time, to] = [numberIn(each, "time"), numberIn(each, "contentTime")]; return time === undefined || to === undefined ? [] : [{ time, to }] }).sort((a, b) => a.time - b.time)
    if (!audio || points.length < 2 || unitOf(warps, "contentTimeUnit", "seconds") !== "seconds") { this.from.left.add("clips whose time is bent in a way that this studio does not know", look.name || track.name); return }
    const scale = this.scale(shown.unit, unitOf(warps, "timeUnit", shown.unit), shown.at)
    const toSource = (at: number) => {
      const after = points.findIndex(({ time }) => time > at * scale)
      const next = after < 0 ? points.length - 1 : Math.max(1, after)
      const [a, b] = [points[next - 1] ?? { time: 0, to: 0 }, points[next] ?? { time: 1, to: 1 }]
      return a.to + (b.time > a.time ? ((at * scale - a.time) * (b.to - a.to)) / (b.time - a.time) : 0)
    }
    const [from, to, middle] = [toSource(shown.from), toSource(shown.from + shown.length), toSource(shown.from + shown.length / 2)]
    if (points.length > 2 && Math.abs((from + to) / 2 - middle) > 0.005) this.from.left.add("changes of speed within clips, which play evenly", look.name || track.name)
    this.sound(audio, warps, track, shown, look, { offset: from, length: to - from })
  }

  private sound(audio: Read, content: Read, track: OnTrack, shown: Shown, look: Look, source?: { offset: number; length: number }): void {
    const path = soundPath(audio)
    const sound = this.from.sounds.get(path)
    if (!sound) { this.from.left.add("sounds that are not in the file", path || look.name); return }
    if (track.takes !== "audio") { this.from.left.add("clips that their track cannot hold here", look.name || track.name); return }
    const scale = this.scale(shown.unit, "seconds", shown.at)
    const { offset, length } = source ?? { offset: shown.from * scale, length: shown.length * scale }
    if (!(length > 0)) { this.from.left.add("clips whose place or length cannot be read", look.name || track.name); return }
    const isInBeats = source !== undefined && unitOf(content, "timeUnit", shown.unit) === "beats"
    const sourceBpm = isInBeats ? (60 * shown.length * this.scale(shown.unit, "beats", shown.at)) / length : 0
    const speed = source === undefined ? {} : sourceBpm >= 1 && sourceBpm <= 999 ? { sourceBpm } : { ratio: length / (shown.length * scale) }
    const { sampleRate = numberIn(audio, "sampleRate") ?? 48_000 } = sound
    this.assets[sound.hash] = { hash: sound.hash, name: textOf(audio, "name") || (sound.name ?? path), frames: sound.frames ?? Math.round((numberIn(audio, "duration") ?? 0) * sampleRate), sampleRate, channels: sound.channels ?? numberIn(audio, "channels") ?? 2 }
    this.region({ kind: "audio", assetId: sound.hash, offset: rounded(offset), length: rounded(length), loops: shown.loops, ...speed, ...saidIn(this.from.isOurs ? look.comment : "") }, track, shown, look)
  }

  private line(content: Read, track: OnTrack, shown: Shown, look: Look): void {
    if (track.takes !== "notes") { this.from.left.add("clips that their track cannot hold here", look.name || track.name); return }
    const unit = unitOf(content, "timeUnit", shown.unit)
    const scale = this.scale(unit, shown.unit, shown.at)
    const regionId = this.region({ kind: "notes", ticks: Math.round(shown.end) - Math.round(shown.at), loopTicks: shown.loops === 1 ? 0 : Math.round(this.tickOf({ ...shown, from: 0 }, shown.length) - shown.at) }, track, shown, look)
    for (const note of childrenOf(content, "Note")) {
      const [time, duration, pitch] = [numberIn(note, "time"), numberIn(note, "duration"), numberIn(note, "key")]
      if (time === undefined || duration === undefined || pitch === undefined) { this.from.left.add("notes that cannot be read", look.name || track.name); continue }
      if (note.children.length > 0) this.from.left.add("automation and expressions within clips", look.name || track.name)
      const begin = time * scale
      if (begin < shown.from - CLOSE || begin >= shown.from + shown.length - CLOSE) continue
      if ((this.noteCount += 1) > MOST_NOTES) throw new Refusal("This DAWproject holds more notes than a project can.")
      const start = this.tickOf(shown, begin) - shown.at
      this.notes[`n${this.noteCount}`] = { regionId, start: Math.round(start), ticks: Math.max(1, Math.round(this.tickOf(shown, begin + duration * scale) - shown.at - start)), pitch, velocity: Math.max(1, Math.round((numberIn(note, "vel") ?? 0.8) * 127)) }
    }
  }

  private region(fields: Partial<Region>, track: OnTrack, { at, end }: Shown, { name, colour, muted, fades }: Look): Id {
    const id = `r${(this.regionCount += 1)}`
    if (this.regionCount > MOST_REGIONS) throw new Refusal("This DAWproject has more clips than a project can.")
    this.regions[id] = { ...fields, trackId: track.id, name, colour, muted, start: Math.round(at), fadeIn: at - fades.at < 1 ? fades.fadeIn : 0, fadeOut: fades.end - end < 1 ? fades.fadeOut : 0 }
    return id
  }

  private spend(work: number): void {
    if ((this.work += work) > MOST_WORK) throw new Refusal("This DAWproject repeats its clips more often than any project needs to.")
  }

  /** The tick of a place in a content that is shown. */
  private tickOf({ at, from, unit }: Pick<Shown, "at" | "from" | "unit">, place: number): number {
    return unit === "beats" ? at + (place - from) * QUARTER : this.from.tempo.ticksAt(this.from.tempo.secondsAt(at) + place - from)
  }
  private spanOf(unit: Unit, from: number, to: number): number {
    return unit === "beats" ? (to - from) / QUARTER : this.from.tempo.secondsAt(to) - this.from.tempo.secondsAt(from)
  }
  private secondsOf(unit: Unit, tick: number): number {
    return unit === "seconds" ? 1 : 60 / this.from.tempo.bpmAt(tick)
  }
  private scale(from: Unit, to: Unit, tick: number): number {
    return from === to ? 1 : this.secondsOf(from, tick) / this.secondsOf(to, tick)
  }
}

/** To a billionth: what went through beats and seconds comes back as it was set. */
const rounded = (value: number) => Math.round(value * 1e9) / 1e9

/** Where a sound lies in the file; "" for what lies outside of it. */
export function soundPath(audio: Read): string {
  const path = textOf(child(audio, "File"), "path").replaceAll("\\", "/").replace(/^\.\//, "")
  return isTrue(child(audio, "File"), "external") || /^\/|^[a-z]+:|(^|\/)\.\.(\/|$)/i.test(path) ? "" : path
}

/** How long a content is that a clip does not cut, in its own unit. */
const lengthOf = (content: Read): number =>
  content.name === "Audio" ? (numberIn(content, "duration") ?? NaN) : content.children.reduce((end, each) => Math.max(end, (numberIn(each, "time") ?? 0) + (numberIn(each, "duration") ?? 0)), 0)

/** What the format has no words for, as this studio writes it into a clip's comment. */
const saidIn = (comment: string): Partial<Region> => ({
  reversed: comment.includes("plays backwards"), transpose: Number(/transposed by (-?[\d.]+) semitones/.exec(comment)?.[1] ?? 0), gainDb: Number(/gain (-?[\d.e-]+) dB/.exec(comment)?.[1] ?? 0),
})
