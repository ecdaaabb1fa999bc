import { toAmplitude } from "@max-booster/mastering/decibels"
import type { Effects } from "../effects"
import type { InsertRecord, TrackRecord } from "../records"
import { METER } from "../worklets/names"
import type { PeakReport } from "../worklets/reports"
import { Insert } from "./insert"
import type { Instrument, InstrumentOf } from "./instrument"
import { Control } from "./param"

const stereo = { channelCount: 2, channelCountMode: "explicit" } as const

type Placed = InsertRecord & { id: string }

/**
 * The channel of a track: what is played and what comes from others, inserts, mute, fader, pan. Everything is stereo: a mono sound is
 * heard on both sides, and panning has equal power (StereoPannerNode's law for stereo: at the centre nothing is turned down).
 */
export class Strip {
  /** After inserts and mute, before the fader: pre-fader sends and side-chains. */
  readonly pre: GainNode
  readonly output: StereoPannerNode
  readonly controls: { readonly gain: Control; readonly pan: Control; readonly mute: Control }
  inserts: { id: string; insert: Insert }[] = []
  instrument: Instrument | undefined
  private readonly fader: GainNode
  private readonly junction: GainNode
  private waiting: DelayNode | undefined
  private waitFrames = 0
  private instrumentName = ""
  private meter: AudioWorkletNode | undefined

  /** @param isFixed nothing will be patched: nodes that only hold a place are left out */
  constructor(private readonly context: BaseAudioContext, private readonly isFixed = false) {
    // Always stereo: a filter whose last source ends would fall back to mono, and forget what it holds.
    this.junction = new GainNode(context, stereo)
    this.pre = new GainNode(context, stereo)
    this.fader = new GainNode(context)
    this.output = new StereoPannerNode(context, { channelCount: 2, channelCountMode: "explicit" })
    this.junction.connect(this.pre)
    this.pre.connect(this.fader).connect(this.output)
    this.controls = {
      gain: new Control(context, [{ target: this.fader.gain, map: toAmplitude }]),
      pan: new Control(context, [{ target: this.output.pan }]),
      mute: new Control(context, [{ target: this.pre.gain, map: (value) => (value >= 0.5 ? 0 : 1) }]),
    }
  }

  /** Where other tracks come in. */
  get head(): AudioNode {
    return this.junction
  }

  /** Where regions and instruments play; it waits for what comes from other tracks. */
  get entry(): AudioNode {
    return this.waiting ?? this.head
  }

  set(track: TrackRecord, instrumentOf: InstrumentOf | undefined): void {
    this.controls.gain.set(track.gainDb)
    this.controls.pan.set(track.pan)
    this.controls.mute.set(track.mute ? 1 : 0)
    const name = track.kind === "instrument" ? track.instrument : ""
    if (name === this.instrumentName) return
    this.instrumentName = name
    this.instrument?.dispose()
    this.instrument = name && instrumentOf ? instrumentOf(name, this.context, track) : undefined
  }

  /** Brings the chain to these inserts, in order; those that stay keep their state. An effect that is not known is passed over. */
  setInserts(records: readonly Placed[], effects: Effects): void {
    const before = new Map(this.inserts.map((each) => [each.id, each]))
    const next = records.flatMap((record) => {
      const effect = effects.get(record.effect)
      if (!effect) return []
      const known = before.get(record.id)
      if (known?.insert.effect !== effect) return [{ id: record.id, insert: new Insert(this.context, effect, this.isFixed && !record.bypassed) }]
      before.delete(record.id)
      return [known]
    })
    const isSame = next.length === this.inserts.length && next.every(({ insert }, at) => this.inserts[at]?.insert === insert)
    if (!isSame) this.rewire(next)
    for (const { insert } of before.values()) if (!next.some((each) => each.insert === insert)) insert.dispose()
    for (const record of records) {
      const insert = this.insert(record.id)
      insert?.set(Object.fromEntries(Object.keys(insert.effect.params).map((name) => [name, record[`p:${name}`]])))
      insert?.bypass(record.bypassed)
    }
  }

  insert(id: string): Insert | undefined {
    return this.inserts.find((each) => each.id === id)?.insert
  }

  /** How long what it plays waits, frames. What plays already is not led anew: it is planned anew a moment later. */
  wait(frames: number): void {
    if (frames !== this.waitFrames) {
      this.waitFrames = frames
      const seconds = frames / this.context.sampleRate
      this.waiting = frames > 0 ? new DelayNode(this.context, { delayTime: seconds, maxDelayTime: seconds + 0.001 }) : undefined
      this.waiting?.connect(this.head)
    }
    this.instrument?.output.disconnect()
    this.instrument?.output.connect(this.entry)
  }

  /** Calls back 30 times a second with the peaks after the fader. */
  onPeaks(listener: (peaks: [number, number]) => void): void {
    if (!this.meter) {
      this.meter = new AudioWorkletNode(this.context, METER, { numberOfOutputs: 0, channelCount: 2, channelCountMode: "explicit" })
      this.output.connect(this.meter)
    }
    this.meter.port.onmessage = ({ data }: MessageEvent<PeakReport>) => listener(data.peaks)
  }

  dispose(): void {
    this.instrument?.dispose()
    for (const { insert } of this.inserts) insert.dispose()
    this.meter?.port.postMessage("end")
    for (const node of [this.waiting, this.junction, this.pre, this.fader, this.output]) node?.disconnect()
  }

  private rewire(next: { id: string; insert: Insert }[]): void {
    this.junction.disconnect()
    for (const { insert } of this.inserts) insert.output.disconnect()
    this.inserts = next
    next.reduce<AudioNode>((last, { insert }) => {
      last.connect(insert.input)
      return insert.output
    }, this.junction).connect(this.pre)
  }
}
