import type { AnyAudioEffect, AnyParamBinding, ParamTarget } from "@max-booster/extension-api/effects"
import { stereo } from "../stereo"
import { Control, GLIDE_SECONDS } from "./param"

/** Frames by which an effect delays in a context. */
export const latencyOf = ({ latencyFrames }: AnyAudioEffect, sampleRate: number): number => (typeof latencyFrames === "number" ? latencyFrames : latencyFrames(sampleRate))

/** Values of all parameters of an effect: what is given, held in its range, else the defaults. */
export const valuesOf = ({ params }: AnyAudioEffect, given: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(params).map(([name, { default: usual, min, max }]) => [name, Math.min(max, Math.max(min, given[name] ?? usual))]))

const targetsIn = (binding: AnyParamBinding | undefined): readonly ParamTarget[] =>
  binding === undefined || "set" in binding ? [] : "target" in binding ? [binding] : binding

/**
 * An effect in a chain. Bypassed, its input goes through a delay of its latency instead; both are cross-faded, and the effect goes on
 * hearing, so that it comes back as if it had never been away.
 */
export class Insert {
  readonly input: AudioNode
  readonly output: AudioNode
  readonly latency: number
  readonly instance: ReturnType<AnyAudioEffect["create"]>
  /** Of each parameter. */
  readonly controls: ReadonlyMap<string, Control>
  private readonly wet: GainNode | undefined
  private dry: GainNode | undefined
  private readonly values: Record<string, number> = {}
  private isBypassed = false

  /** @param fixed it will be bypassed throughout, or never: what only switching needs is left out */
  constructor(private readonly context: BaseAudioContext, readonly effect: AnyAudioEffect, fixed?: { bypassed: boolean }) {
    this.latency = latencyOf(effect, context.sampleRate)
    this.instance = effect.create(context)
    this.controls = new Map(Object.entries(this.instance.bind).map(([name, binding]) => [name, new Control(context, targetsIn(binding))]))
    this.input = this.instance.input
    this.output = this.instance.output
    if (fixed?.bypassed) this.input = this.output = this.delay()
    if (fixed) return
    this.input = new GainNode(context, stereo)
    this.wet = new GainNode(context)
    this.output = new GainNode(context)
    this.input.connect(this.instance.input)
    this.instance.output.connect(this.wet).connect(this.output)
  }

  /** Takes values; what is left out stands at its default. A choice may change what others mean, so it comes first. */
  set(given: Readonly<Record<string, number | undefined>>): void {
    const values = valuesOf(this.effect, given)
    const changed = Object.keys(values).filter((name) => this.values[name] !== values[name])
    if (changed.length === 0) return
    Object.assign(this.values, values)
    const { bind } = this.instance
    let hasChosen = false
    for (const name of changed) {
      const binding = bind[name]
      if (!binding || !("set" in binding)) continue
      binding.set(values[name] as number)
      hasChosen = true
    }
    for (const name of changed) this.controls.get(name)?.set(values[name] as number)
    if (hasChosen) for (const control of this.controls.values()) control.apply()
  }

  bypass(isBypassed: boolean): void {
    if (isBypassed === this.isBypassed || !this.wet) return
    this.isBypassed = isBypassed
    const delaySeconds = this.dry ? 0 : this.latency / this.context.sampleRate
    this.dry ??= this.dryPath()
    this.fade(this.dry.gain, isBypassed ? 1 : 0, delaySeconds)
    this.fade(this.wet.gain, isBypassed ? 0 : 1, delaySeconds)
  }

  dispose(): void {
    this.instance.dispose?.()
    for (const node of [this.input, this.instance.output, this.wet, this.output]) node?.disconnect()
  }

  /** What it holds at first is silence: a fade waits until sound has come through. */
  private fade(gain: AudioParam, to: number, afterSeconds: number): void {
    const at = this.context.currentTime + afterSeconds
    if (this.context.currentTime === 0) gain.value = to
    else {
      gain.cancelScheduledValues(0)
      gain.setValueAtTime(1 - to, at)
      gain.linearRampToValueAtTime(to, at + GLIDE_SECONDS)
    }
  }

  private dryPath(): GainNode {
    const dry = new GainNode(this.context, { gain: 0 })
    const from = this.latency === 0 ? this.input : this.input.connect(this.delay())
    from.connect(dry).connect(this.output)
    return dry
  }

  /** As late as the effect. */
  private delay(): DelayNode {
    const seconds = this.latency / this.context.sampleRate
    return new DelayNode(this.context, { delayTime: seconds, maxDelayTime: seconds + 0.001, ...stereo })
  }
}
