import type { MeterRecord } from "../records"

const QUARTER = 960
const CLICK_MS = 30

/** A beat of the meter. */
export type Beat = { readonly tick: number; /** The first of its bar. */ readonly isAccented: boolean }

/** Where clicks go; with a pair those on the first of a bar go a way of their own. */
export type ClickTo = AudioNode | { readonly beat: AudioNode; readonly accent: AudioNode }

/** The node of a click. */
export const clickNode = (to: ClickTo, isAccented: boolean): AudioNode => ("beat" in to ? (isAccented ? to.accent : to.beat) : to)

/** The beats between two ticks, the second not included. @param meters in order, the first at tick 0 */
export function beatsBetween(meters: readonly MeterRecord[], from: number, to: number): Beat[] {
  return meters.flatMap(({ tick, numerator, denominator }, index) => {
    const length = (4 * QUARTER) / denominator
    const end = Math.min(to, meters[index + 1]?.tick ?? to)
    const beats: Beat[] = []
    for (let beat = Math.max(0, Math.ceil((from - tick) / length)); tick + beat * length < end; beat++) beats.push({ tick: tick + beat * length, isAccented: beat % numerator === 0 })
    return beats
  })
}

/** A click: a decaying sine, higher on the first of a bar. */
export function clickBuffer(sampleRate: number, isAccented: boolean): AudioBuffer {
  const length = Math.round((CLICK_MS / 1_000) * sampleRate)
  const buffer = new AudioBuffer({ length, numberOfChannels: 1, sampleRate })
  const hz = isAccented ? 1_760 : 880
  buffer.copyToChannel(Float32Array.from({ length }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / sampleRate) * (1 - i / length) ** 4), 0)
  return buffer
}
