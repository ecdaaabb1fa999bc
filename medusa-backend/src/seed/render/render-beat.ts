import { arrangeChords, arrangeDrums, arrangeLine, frameAt, sectionSpans, stretchesOf } from "./arrange"
import { type Composition, type Group, type Track, formSeconds, groups, stepSeconds } from "./composition"
import { pingPong } from "./dsp/delay"
import { lufsOfParts } from "./dsp/loudness"
import { master, scale } from "./dsp/mastering"
import { reverb } from "./dsp/reverb"
import { MovingLowpass } from "./dsp/state-variable-filter"
import { sampled } from "./instruments/sampler"
import { type Random, seededRandom } from "./random"
import { type Stereo, addMono, fromDb, mixInto, silence, toFrames } from "./stereo"

/** Seconds of reverberation after the last bar. */
export const TAIL_SECONDS = 2.5
const TAKES = 4

/** A rendered beat: the master, and the groups as they were before mastering. */
export type RenderedBeat = { readonly master: Stereo; readonly stems: Readonly<Record<Group, Stereo>> }

/**
 * Turns a composition into sound, the same bytes for the same seed: tracks -> balance -> groups and sends -> sweeps -> master.
 * @param seed decides the human part: timing, velocities, takes
 */
export function renderBeat(composition: Composition, seed: number): RenderedBeat {
  const random = seededRandom(seed)
  const frames = toFrames(formSeconds(composition) + TAIL_SECONDS)
  const stems: Record<Group, Stereo> = { drums: silence(frames), bass: silence(frames), harmony: silence(frames), melody: silence(frames), ambience: silence(frames) }
  const sends = { reverb: silence(frames), echo: silence(frames) }
  const pump = pumpOf(composition, frames, random)
  const sound = silence(frames)
  for (const [name, track] of Object.entries(composition.tracks)) {
    renderTrack(composition, name, track, sound, random)
    const ranges = soundingRanges(composition, name, track, frames)
    const parts = ranges.map((range) => cut(sound, range))
    ranges.forEach((range, n) => {
      const part = parts[n] ?? silence(0)
      for (const insert of track.inserts ?? []) insert(part, random.fork(`${name}/${range.from}`))
      if (track.duck) duck(part, pump.subarray(range.from, range.to), track.duck)
    })
    const gain = fromDb(track.lufs - lufsOfParts(parts))
    if (!Number.isFinite(gain)) continue
    ranges.forEach((range, n) => {
      const part = parts[n] ?? silence(0)
      mixInto(cut(stems[track.group], range), part, gain)
      if (track.reverb) mixInto(cut(sends.reverb, range), part, gain * track.reverb)
      if (track.echo) mixInto(cut(sends.echo, range), part, gain * track.echo)
    })
  }
  const { steps, feedback, dampingHz } = composition.echo
  const echoes = pingPong(sends.echo, { seconds: steps * stepSeconds(composition), feedback, dampingHz })
  mixInto(sends.reverb, echoes, 0.25)
  mixInto(stems.ambience, echoes, 1)
  mixInto(stems.ambience, reverb(sends.reverb, composition.room), 1)
  const mix = silence(frames)
  for (const group of groups) {
    sweepSections(composition, stems[group])
    mixInto(mix, stems[group], 1)
  }
  return { master: fadeEnd(master(mix)), stems }
}

/** Frames in which a track can be heard: its sections with three seconds to ring, joined where they meet. */
function soundingRanges(composition: Composition, name: string, track: Track, frames: number): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  for (const { from, steps } of stretchesOf(composition, name, track)) {
    // Strokes may come a little before the beat.
    const start = Math.max(0, frameAt(composition, from) - toFrames(0.05))
    const end = Math.min(frames, frameAt(composition, from + steps) + toFrames(3))
    const last = ranges.at(-1)
    if (last && start <= last.to) last.to = end
    else ranges.push({ from: start, to: end })
  }
  return ranges
}

/** A view of a stretch of a sound. */
const cut = ({ left, right }: Stereo, { from, to }: { from: number; to: number }): Stereo =>
  ({ left: left.subarray(from, to), right: right.subarray(from, to) })

/** One track alone: its notes played, panned. */
function renderTrack(composition: Composition, name: string, track: Track, out: Stereo, random: Random): void {
  out.left.fill(0)
  out.right.fill(0)
  const hand = random.fork(`${name}/hand`)
  const sound = random.fork(`${name}/sound`)
  switch (track.kind) {
    case "drum": {
      const takes = Array.from({ length: TAKES }, (_, n) => track.sound(sound.fork(String(n))))
      arrangeDrums(composition, name, track, hand).forEach(({ start, velocity }, n) =>
        addMono(out, takes[n % TAKES] ?? new Float32Array(0), start, Math.pow(velocity, 1.4), track.pan ?? 0))
      break
    }
    case "chords":
    case "line": {
      const play = sampled(track.instrument, sound)
      const notes = track.kind === "chords" ? arrangeChords(composition, name, track, hand) : arrangeLine(composition, name, track, hand)
      for (const note of notes) play(out, note)
      break
    }
    case "texture":
      for (const { from, steps } of stretchesOf(composition, name, track)) {
        const start = frameAt(composition, from)
        track.texture(out, start, frameAt(composition, from + steps) - start, sound)
      }
  }
  if (track.kind !== "drum" && track.pan) balance(out, track.pan)
}

/** 1 at each stroke of the kick, falling to 0 within a quarter of a second. */
function pumpOf(composition: Composition, frames: number, random: Random): Float32Array {
  const pump = new Float32Array(frames)
  const kick = composition.tracks.kick
  if (kick?.kind !== "drum") return pump
  const curve = Float32Array.from({ length: toFrames(0.26) }, (_, i) => Math.min(1, i / 120) * Math.pow(1 - i / toFrames(0.26), 1.6))
  for (const { start, velocity } of arrangeDrums(composition, "kick", kick, random.fork("kick/hand"))) {
    const end = Math.min(curve.length, frames - start)
    for (let i = 0; i < end; i++) {
      const value = velocity * (curve[i] ?? 0)
      if (value > (pump[start + i] ?? 0)) pump[start + i] = value
    }
  }
  return pump
}

function duck({ left, right }: Stereo, pump: Float32Array, depth: number): void {
  for (let i = 0; i < pump.length; i++) {
    const gain = 1 - depth * (pump[i] ?? 0)
    left[i] = (left[i] ?? 0) * gain
    right[i] = (right[i] ?? 0) * gain
  }
}

function balance({ left, right }: Stereo, pan: number): void {
  for (let i = 0; i < left.length; i++) {
    left[i] = (left[i] ?? 0) * Math.min(1, 1 - pan)
    right[i] = (right[i] ?? 0) * Math.min(1, 1 + pan)
  }
}

/** Plays each section that has a sweep through its moving low-pass. */
function sweepSections(composition: Composition, { left, right }: Stereo): void {
  for (const { section, from, steps } of sectionSpans(composition)) {
    if (!section.sweep) continue
    const [fromHz, toHz] = section.sweep
    const [start, end] = [frameAt(composition, from), frameAt(composition, from + steps)]
    for (const channel of [left, right]) {
      const filter = new MovingLowpass()
      for (let i = start; i < end; i++) {
        if ((i - start) % 64 === 0) filter.tune(fromHz * Math.pow(toHz / fromHz, (i - start) / (end - start)), 0.15)
        const dry = channel[i] ?? 0
        const wet = filter.process(dry)
        // The last 20 ms cross over to the open sound, so that the filter's end does not click.
        const open = Math.max(0, 1 - (end - i) / 882)
        channel[i] = wet + (dry - wet) * open
      }
    }
  }
}

/** Whether nobody would hear it: -60 dBFS at most. */
export const isSilent = (sound: Stereo): boolean => peakOf(sound) < 0.001

const peakOf = ({ left, right }: Stereo) => [left, right].reduce((high, channel) => channel.reduce((a, b) => Math.max(a, Math.abs(b)), high), 0)

/** Fades the last half second to silence. */
function fadeEnd(sound: Stereo): Stereo {
  const fade = toFrames(0.5)
  const last = { left: sound.left.subarray(-fade), right: sound.right.subarray(-fade) }
  for (let i = 0; i < fade; i++) {
    last.left[i] = (last.left[i] ?? 0) * (1 - i / fade)
    last.right[i] = (last.right[i] ?? 0) * (1 - i / fade)
  }
  return sound
}

/** Scales a stem in place so that all stems of a beat together stay below full scale; levels between stems are kept. */
export function fitStems(stems: RenderedBeat["stems"]): void {
  const peak = Math.max(...groups.map((group) => peakOf(stems[group])))
  const gain = peak > 0.89 ? 0.89 / peak : 1
  for (const group of groups) scale(stems[group], gain)
}
