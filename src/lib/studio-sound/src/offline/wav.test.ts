import { describe, expect, it } from "vitest"
import { encodeWav, type WavDepth } from "./wav"

/** What a file holds, read back. */
function decode(file: Uint8Array, depth: WavDepth, channels: number): number[][] {
  const view = new DataView(file.buffer)
  const bytes = depth === 16 ? 2 : depth === 24 ? 3 : 4
  const read = (at: number) => (depth === 16 ? view.getInt16(at, true) / 32_768 : depth === 24 ? ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608 : view.getFloat32(at, true))
  return Array.from({ length: channels }, (_, channel) => Array.from({ length: (file.length - 44) / bytes / channels }, (_, frame) => read(44 + (frame * channels + channel) * bytes)))
}

describe("WAV", () => {
  const left = Float32Array.from({ length: 4_000 }, (_, i) => Math.sin(i / 20) * 0.9)
  const right = left.map((sample) => -sample / 2)

  it.each([[24, 2 ** -23], ["32f", 0], [16, 2 ** -14]] as const)("keeps %s-bit samples within a step, channel by channel", (depth, step) => {
    const read = decode(encodeWav([left, right], 48_000, depth), depth, 2)
    for (const [channel, samples] of [left, right].entries()) samples.forEach((sample, i) => { expect(Math.abs((read[channel]?.[i] as number) - sample)).toBeLessThanOrEqual(step) })
  })

  it("holds what is over full scale at full scale", () => {
    expect(decode(encodeWav([Float32Array.of(2, -2)], 48_000, 24), 24, 1)[0]).toEqual([8_388_607 / 8_388_608, -1])
  })

  it("keeps a sound below one step of 16 bits in its dither, the same bytes each time, and leaves silence silent", () => {
    const quiet = Float32Array.from({ length: 20_000 }, () => 0.3 / 32_768)
    const file = encodeWav([quiet], 48_000, 16)
    const samples = decode(file, 16, 1)[0] ?? []
    expect((samples.reduce((sum, sample) => sum + sample, 0) / samples.length) * 32_768).toBeCloseTo(0.3, 1)
    expect(encodeWav([quiet], 48_000, 16)).toEqual(file)
    expect(Math.max(...(decode(encodeWav([new Float32Array(100)], 48_000, 16), 16, 1)[0] ?? []))).toBe(0)
  })
})
