import type { AnyAudioEffect } from "@max-booster/extension-api/effects"
import { seeded } from "../dsp/random"
import { latencyOf, valuesOf } from "../graph/insert"
import { type EffectRender, renderEffect } from "./render-effect"

export { play, renderEffect, type EffectRender } from "./render-effect"

/** The two functions of a test runner, and where a page finds processors: the package's own unless said. */
export type Runner = { describe(name: string, body: () => void): void; it(name: string, body: () => Promise<void>): void; worklets?: readonly string[] }

const RATE = 48_000
const FRAMES = 16_384

/** Seeded noise with pauses, in two channels that differ. */
export function testSound(frames = FRAMES): [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] {
  const random = seeded(7)
  const channel = () => Float32Array.from({ length: frames }, (_, i) => (i % 4_096 < 3_072 ? 0.5 * (random() * 2 - 1) : 0))
  return [channel(), channel()]
}

/** The largest size of a sample, or of the difference of two sounds. */
export const peakOf = (samples: Float32Array, other?: Float32Array): number => samples.reduce((peak, sample, i) => Math.max(peak, Math.abs(sample - (other?.[i] ?? 0))), 0)

const claim = (isTrue: boolean, otherwise: string) => { if (!isTrue) throw new Error(otherwise) }

/**
 * What every audio effect owes, as tests that need Web Audio: run them in a browser, e.g. by `testInChromium`.
 */
export function testAudioEffect(effect: AnyAudioEffect, { describe, it, worklets }: Runner): void {
  const sound = testSound()
  const render = (options: EffectRender = {}, channels: readonly Float32Array<ArrayBuffer>[] = sound, frames = FRAMES) => renderEffect(effect, channels, frames, { ...(worklets ? { worklets } : {}), ...options })
  const defaults = valuesOf(effect, {})
  const names = Object.keys(effect.params)

  describe(`audio effect ${effect.id}`, () => {
    it("answers an impulse as late as it declares", async () => {
      for (const sampleRate of [44_100, RATE]) {
        const latency = latencyOf(effect, sampleRate)
        claim(Number.isInteger(latency) && latency >= 0, `a latency of ${latency} frames at ${sampleRate} Hz`)
        const impulse = Float32Array.from({ length: 1_024 }, (_, i) => (i === 512 ? 0.5 : 0))
        const [out] = await render({ sampleRate }, [impulse, impulse])
        const at = out.reduce((best, sample, i) => (Math.abs(sample) > Math.abs(out[best] as number) ? i : best), 0) - 512
        claim(peakOf(out) > 0, "nothing comes out")
        claim(at >= latency - 4 && at <= latency + sampleRate / 1_000, `declares ${latency} frames at ${sampleRate} Hz; its answer is loudest after ${at}`)
      }
    })

    it("is its input, delayed by its latency, while it is bypassed", async () => {
      const [left, right] = await render({ bypassed: true })
      const latency = latencyOf(effect, RATE)
      for (const [out, input] of [[left, sound[0]], [right, sound[1]]] as const) claim(peakOf(out.subarray(latency), input) < 1e-6, `differs by ${peakOf(out.subarray(latency), input)}`)
    })

    it("renders finite samples at the ends of every range, for each choice and each preset", async () => {
      const ends = names.flatMap((name) => {
        const { min, max, choices } = effect.params[name] as AnyAudioEffect["params"][string]
        return (choices ? choices.map((_, at) => at) : [min, max]).map((value) => ({ label: `${name} at ${value}`, values: { [name]: value } }))
      })
      for (const { label, values } of [...ends, ...(effect.presets ?? [])]) {
        const out = await render({ values: values as Record<string, number> }, sound, 4_096)
        claim(out.every((samples) => samples.every(Number.isFinite)), `${label}: a sample is no number`)
      }
    })

    it("has three presets or more", async () => { claim((effect.presets?.length ?? 0) >= 3, `has ${effect.presets?.length ?? 0}`) })

    it("gives the same twice", async () => {
      const [once, again] = [await render(), await render()]
      claim(peakOf(once[0], again[0]) === 0 && peakOf(once[1], again[1]) === 0, "differs")
    })

    it("makes nothing out of silence, and ends with its tail", async () => {
      const silence = new Float32Array(FRAMES)
      claim(peakOf((await render({}, [silence, silence]))[0]) === 0, "sounds by itself")
      const end = FRAMES + latencyOf(effect, RATE) + Math.ceil((effect.tailSeconds?.(defaults) ?? 0) * RATE)
      const [out] = await render({}, sound, end + FRAMES)
      claim(peakOf(out.subarray(end)) < 10 ** (-90 / 20), `is at ${peakOf(out.subarray(end))} after its tail`)
    })

    it("keeps its channels apart when what played into it has ended", async () => {
      const end = FRAMES / 2 + 37
      const [ended, silent] = [sound.map((samples) => samples.slice(0, end)), sound.map((samples) => samples.map((sample, i) => (i < end ? sample : 0)))]
      for (const { label, values } of effect.presets ?? []) {
        const [once, again] = [await render({ values: values as Record<string, number> }, ended), await render({ values: values as Record<string, number> }, silent)]
        for (const side of [0, 1] as const) claim(peakOf(once[side], again[side]) < 10 ** (-90 / 20), `${label}: after its source's end it differs by ${peakOf(once[side], again[side])} from what silence brings: its filters and delays want \`channelCount: 2, channelCountMode: "explicit"\``)
      }
    })

    it("gives what stands still when a lane holds the same value, and no two parameters move the same AudioParam", async () => {
      const still = await render()
      const owners = new Map<AudioParam, string>()
      for (const name of names) {
        const { choices, automatable } = effect.params[name] as AnyAudioEffect["params"][string]
        if (choices || automatable === false) continue
        const lane = await render({ prepare: (insert) => {
          owners.clear()
          for (const each of names) for (const { target } of insert.controls.get(each)?.targets ?? []) {
            claim(!owners.has(target), `${each} and ${owners.get(target)} move the same`)
            owners.set(target, each)
          }
          const control = insert.controls.get(name)
          const targets = control?.targets ?? []
          claim(targets.length > 0, `${name} moves nothing`)
          control?.automate(true)
          for (const { target, map = (value: number) => value } of targets) {
            const value = map(defaults[name] as number)
            target.setValueAtTime(value, 0)
            target.linearRampToValueAtTime(value, FRAMES / RATE)
          }
        } })
        claim(peakOf(lane[0], still[0]) < 1e-5, `${name}: differs by ${peakOf(lane[0], still[0])}`)
      }
    })

    it("has the side-chain input that it declares", async () => {
      const context = new OfflineAudioContext(2, 128, RATE)
      for (const url of worklets ?? ["/worklets.js"]) await context.audioWorklet.addModule(url)
      const instance = effect.create(context)
      claim(Boolean(instance.sidechain) === Boolean(effect.sidechain), effect.sidechain ? "declares one and has none" : "has one and declares none")
      instance.dispose?.()
    })
  })
}
