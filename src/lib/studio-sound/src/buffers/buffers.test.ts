import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encodeWav } from "../offline/wav"
import { BufferPool, CHUNK_FRAMES } from "./buffer-pool"
import { resampled } from "./resample"
import { inMemory, reversed } from "./sample-source"
import { bytesOf, openWav } from "./wav-source"

const sine = (hz: number, rate: number, frames: number) => Float32Array.from({ length: frames }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / rate))
const part = (length: number) => Promise.resolve({ length, numberOfChannels: 1 })

describe("the pool", () => {
  it("plays 64 stereo tracks of 3 minutes within 512 MB, and decodes no part twice on the way", async () => {
    const pool = new BufferPool<{ length: number; numberOfChannels: number }>()
    const window = 24_000
    let made = 0
    const held: { release(): void }[][] = []
    for (let from = 0; from < 180 * 48_000; from += window) {
      const chunk = Math.floor(from / CHUNK_FRAMES)
      held.push(await Promise.all(Array.from({ length: 64 }, (_, track) => pool.acquire(`${track}:${chunk}`, async () => { made++; return { length: CHUNK_FRAMES, numberOfChannels: 2 } }))))
      if (held.length > 4) for (const lease of held.shift() ?? []) lease.release()
    }
    expect(made).toBe(64 * Math.ceil((180 * 48_000) / CHUNK_FRAMES))
    expect(pool.peakBytes).toBeLessThanOrEqual(512 * 1024 * 1024)
    expect(pool.peakBytes).toBeGreaterThan(400 * 1024 * 1024)
  })

  it("gives many who ask at once the same part, made once", async () => {
    const pool = new BufferPool<{ length: number; numberOfChannels: number }>()
    let made = 0
    const leases = await Promise.all([1, 2, 3].map(() => pool.acquire("a", () => { made++; return part(10) })))
    expect([made, new Set(leases.map(({ buffer }) => buffer)).size, pool.bytes]).toEqual([1, 1, 40])
  })

  it("lets the longest unused go first, never what is in use, and makes it again when it is asked for", async () => {
    const pool = new BufferPool<{ length: number; numberOfChannels: number }>(100)
    const made: string[] = []
    const take = (key: string) => pool.acquire(key, () => { made.push(key); return part(10) })
    const a = await take("a")
    ;(await take("b")).release()
    ;(await take("c")).release()
    expect(pool.bytes).toBe(80)
    await take("a")
    await take("b")
    expect(made).toEqual(["a", "b", "c", "b"])
    await take("c")
    expect(pool.bytes).toBe(120)
    a.release()
    expect(pool.bytes).toBe(120)
  })

  it("forgets what could not be made", async () => {
    const pool = new BufferPool<{ length: number; numberOfChannels: number }>()
    await expect(pool.acquire("a", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone")
    expect((await pool.acquire("a", () => part(1))).buffer.length).toBe(1)
  })
})

describe("a source", () => {
  const left = sine(440, 48_000, 5_000)
  const right = sine(660, 48_000, 5_000)

  it.each([16, 24, "32f"] as const)("reads any part of a WAV of %s bits", async (depth) => {
    const source = await openWav(bytesOf(new Blob([encodeWav([left, right], 48_000, depth)])))
    expect([source.frames, source.channels, source.sampleRate]).toEqual([5_000, 2, 48_000])
    await fc.assert(fc.asyncProperty(fc.integer({ min: -100, max: 5_100 }), fc.integer({ min: 1, max: 600 }), async (from, count) => {
      const read = await source.read(from, count)
      for (const [channel, samples] of [left, right].entries()) read[channel]?.forEach((sample, i) => { expect(Math.abs(sample - (samples[from + i] ?? 0))).toBeLessThan(1e-4) })
    }), { numRuns: 20 })
  })

  it("refuses in words what it cannot read", async () => {
    await expect(openWav(bytesOf(new Blob(["no sound at all"])))).rejects.toThrow("This is no WAV file")
    const eight = encodeWav([left], 48_000, 16)
    new DataView(eight.buffer).setUint16(34, 8, true)
    await expect(openWav(bytesOf(new Blob([eight])))).rejects.toThrow("WAV of the kind 1/8")
  })

  it("backwards is the same from its end", async () => {
    const source = reversed(inMemory([left], 48_000))
    expect((await source.read(100, 50))[0]).toEqual(left.slice(4_850, 4_900).reverse())
  })

  it("at another rate is the same sine within -80 dB, read whole or in parts", async () => {
    const source = resampled(inMemory([sine(5_000, 44_100, 44_100)], 44_100), 48_000)
    const [whole] = await source.read(0, 40_000)
    const expected = sine(5_000, 48_000, 40_000)
    for (let i = 100; i < 39_000; i++) expect(Math.abs((whole?.[i] as number) - (expected[i] as number))).toBeLessThan(1e-4)
    expect((await source.read(12_345, 500))[0]).toEqual(whole?.slice(12_345, 12_845))
  })
})
