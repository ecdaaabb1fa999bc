import type { Instrument, PlayedNote } from "@max-booster/studio-sound"
import { envelopeOf, fadeSeconds, levelAt, rateOf, velocityDb, zonesFor, type BankPreset, type BankZone, type EnvelopePart } from "./zones"

/** How fast a note ends that is cut off, s. */
const CUT_SECONDS = 0.012

/** A bank's sound with its samples as buffers, shared by all who play it. */
export type Sound = Pick<BankPreset, "zones"> & { buffers: AudioBuffer[] }

type Voice = { source: AudioBufferSourceNode; gain: GainNode; parts: readonly EnvelopePart[]; peak: number; zone: BankZone; start: number; end: number }

/** Plays the notes of a track with a sound of the bank, by native nodes: the same live and offline. */
export class Sampler implements Instrument {
  readonly output: GainNode
  private sound: Sound | undefined
  private readonly voices = new Set<Voice>()

  constructor(private readonly context: BaseAudioContext, sound: Sound | Promise<Sound | undefined>) {
    this.output = new GainNode(context)
    if (sound instanceof Promise) void sound.then((made) => { this.sound = made })
    else this.sound = sound
  }

  play({ pitch, velocity, time, seconds }: PlayedNote): void {
    for (const voice of this.begin(pitch, velocity, time)) this.release(voice, time + seconds)
  }

  /** Plays a note until it is let go; for keys that are pressed now. */
  hold(pitch: number, velocity: number): () => void {
    const voices = this.begin(pitch, velocity, this.context.currentTime)
    return () => { for (const voice of voices) this.release(voice, this.context.currentTime) }
  }

  silence(time: number): void {
    for (const voice of [...this.voices]) {
      if (voice.start >= time) this.end(voice)
      else if (voice.end > time) this.release(voice, time, CUT_SECONDS)
    }
  }

  dispose(): void {
    for (const voice of [...this.voices]) this.end(voice)
    this.output.disconnect()
  }

  private begin(pitch: number, velocity: number, at: number): Voice[] {
    const { sound, context } = this
    if (!sound) return []
    const time = Math.max(at, context.currentTime)
    const zones = zonesFor(sound, pitch, velocity)
    for (const { exclusive } of zones) {
      if (exclusive > 0) for (const voice of this.voices) if (voice.zone.exclusive === exclusive && voice.start < time && voice.end > time) this.release(voice, time, CUT_SECONDS)
    }
    return zones.flatMap((zone) => {
      const buffer = sound.buffers[zone.sample]
      if (!buffer) return []
      const source = new AudioBufferSourceNode(context, { buffer, playbackRate: rateOf(zone, pitch), ...(zone.loop && { loop: true, loopStart: zone.loop.from, loopEnd: zone.loop.to }) })
      const peak = 10 ** ((zone.gainDb + velocityDb(velocity)) / 20)
      const gain = new GainNode(context, { gain: 0 })
      const parts = envelopeOf(zone, pitch)
      const filter = zone.cutoffHz < 18_000 ? new BiquadFilterNode(context, { type: "lowpass", frequency: Math.min(zone.cutoffHz, context.sampleRate / 2), Q: 0 }) : undefined
      const pan = zone.pan === 0 ? undefined : new StereoPannerNode(context, { pan: zone.pan })
      ;[filter, gain, pan].reduce<AudioNode>((last, node) => (node ? last.connect(node) : last), source).connect(this.output)
      const voice: Voice = { source, gain, parts, peak, zone, start: time, end: Infinity }
      schedule(voice, time, Infinity)
      source.start(time, zone.offset)
      this.voices.add(voice)
      source.onended = () => { this.end(voice) }
      return [voice]
    })
  }

  private release(voice: Voice, at: number, seconds = fadeSeconds(voice.zone)): void {
    const time = Math.max(at, voice.start)
    if (time + seconds >= voice.end) return
    const { gain } = voice.gain
    // A note that fades away already only fades faster.
    const level = voice.end === Infinity || time <= voice.end - fadeSeconds(voice.zone) ? levelAt(voice.parts, time - voice.start) * voice.peak : undefined
    gain.cancelScheduledValues(level === undefined ? time : voice.start)
    if (level !== undefined) {
      schedule(voice, voice.start, time)
      gain.setValueAtTime(level, time)
      if (level > 0) gain.exponentialRampToValueAtTime(Math.max(1e-7, level * 1e-4), time + seconds)
    } else gain.setTargetAtTime(0, time, seconds / 4)
    voice.end = time + seconds
    voice.source.stop(voice.end)
  }

  private end(voice: Voice): void {
    if (!this.voices.delete(voice)) return
    voice.source.onended = null
    voice.source.stop()
    voice.source.disconnect()
    voice.gain.disconnect()
  }
}

/** Writes the envelope into the gain, as far as the note is held. */
function schedule({ gain: { gain }, parts, peak }: Voice, start: number, until: number): void {
  let before = 0
  gain.setValueAtTime(0, start)
  for (const part of parts) {
    const end = Math.min(start + part.until, until)
    const level = start + part.until <= until ? part.level : levelAt(parts, until - start)
    if (start + part.until > start) {
      if (part.way === "exponential" && before > 0) gain.exponentialRampToValueAtTime(Math.max(level, 1e-5) * peak, end)
      else gain.linearRampToValueAtTime(level * peak, end)
    } else gain.setValueAtTime(level * peak, start)
    before = level
    if (end === until) return
  }
}
