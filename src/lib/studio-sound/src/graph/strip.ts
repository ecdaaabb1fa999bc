import { toAmplitude } from "@max-booster/mastering/decibels"
import type { Effects } from "../effects"
import type { InsertRecord, TrackRecord } from "../records"
import { isStereo, stereo } from "../stereo"
import { METER } from "../worklets/names"
import type { PeakReport } from "../worklets/reports"
import { Insert } from "./insert"
import type { Instrument, InstrumentOf } from "./instrument"
import { Control } from "./param"

type Placed = InsertRecord & { id: string }

/**
 * The channel of a track: what is played and what comes from others, inserts, mute, fader, pan. Everything is stereo: a mono sound is
 * heard on both sides, and panning has equal power (StereoPannerNode's law for stereo: at the centre nothing is turned down).
 */
export class Strip {
  readonly controls: { readonly gain: Control; readonly pan: Control; readonly mute: Control }
  inserts: { id: string; insert: Insert }[] = []
  instrument: Instrument | undefined
  private readonly junction: GainNode
  private readonly mute: GainNode | undefined
  private readonly fader: GainNode | undefined
  private readonly panner: StereoPannerNode | undefined
  private waiting: DelayNode | undefined
  private waitFrames = 0
  private instrumentName = ""
  private meter: AudioWorkletNode | undefined

  /** @param fixed nothing will be patched: what stands at its neutral value and has no lane (by target) is left out */
  constructor(private readonly context: BaseAudioContext, private readonly fixed?: { track: TrackRecord; moved: ReadonlySet<string> }) {
    const isNeeded = (target: string, isNeutral: (track: TrackRecord) => boolean) => !fixed || fixed.moved.has(target) || !isNeutral(fixed.track)
    this.junction = new GainNode(context, stereo)
    this.mute = isNeeded("mute", ({ mute }) => !mute) ? new GainNode(context, stereo) : undefined
    this.fader = isNeeded("gain", ({ gainDb }) => gainDb === 0) ? new GainNode(context, stereo) : undefined
    this.panner = isNeeded("pan", ({ pan }) => pan === 0) ? new StereoPannerNode(context, stereo) : undefined
    this.controls = {
      gain: new Control(context, this.fader ? [{ target: this.fader.gain, map: toAmplitude }] : []),
      pan: new Control(context, this.panner ? [{ target: this.panner.pan }] : []),
      mute: new Control(context, this.mute ? [{ target: this.mute.gain, map: (value) => (value >= 0.5 ? 0 : 1) }] : []),
    }
    this.wire([])
  }

  /** Where other tracks come in: a stereo sum of all, which the first effect makes by itself where nothing is patched. */
  get head(): AudioNode {
    const first = this.inserts[0]?.insert.input
    return this.fixed && first && isStereo(first) ? first : this.junction
  }

  /** After inserts and mute, before the fader: pre-fader sends and side-chains. */
  get pre(): AudioNode {
    return this.mute ?? this.inserts.at(-1)?.insert.output ?? this.junction
  }

  get output(): AudioNode {
    return this.panner ?? this.fader ?? this.pre
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
      if (known?.insert.effect !== effect) return [{ id: record.id, insert: new Insert(this.context, effect, this.fixed && record) }]
      before.delete(record.id)
      return [known]
    })
    const isSame = next.length === this.inserts.length && next.every(({ insert }, at) => this.inserts[at]?.insert === insert)
    if (!isSame) this.wire(next)
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
      this.waiting = frames > 0 ? new DelayNode(this.context, { delayTime: seconds, maxDelayTime: seconds + 0.001, ...stereo }) : undefined
      this.waiting?.connect(this.head)
    }
    this.instrument?.output.disconnect()
    this.instrument?.output.connect(this.entry)
  }

  /** Calls back 30 times a second with the peaks after the fader. */
  onPeaks(listener: (peaks: [number, number]) => void): void {
    if (!this.meter) {
      this.meter = new AudioWorkletNode(this.context, METER, { numberOfOutputs: 0, ...stereo })
      this.output.connect(this.meter)
    }
    this.meter.port.onmessage = ({ data }: MessageEvent<PeakReport>) => listener(data.peaks)
  }

  dispose(): void {
    this.instrument?.dispose()
    for (const { insert } of this.inserts) insert.dispose()
    this.meter?.port.postMessage("end")
    for (const node of [this.waiting, this.junction, this.mute, this.fader, this.panner]) node?.disconnect()
  }

  private wire(next: { id: string; insert: Insert }[]): void {
    this.junction.disconnect()
    for (const { insert } of this.inserts) insert.output.disconnect()
    this.inserts = next
    const after = [this.mute, this.fader, this.panner].filter((node) => node !== undefined)
    const chain = [...next.map(({ insert }) => insert), ...after.map((node) => ({ input: node, output: node }))]
    if (chain[0] && this.head === this.junction) this.junction.connect(chain[0].input)
    for (const [at, { input }] of chain.entries()) chain[at - 1]?.output.connect(input)
  }
}
