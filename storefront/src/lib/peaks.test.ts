import { describe, expect, it } from "vitest"
import { columnsOf, readPeaks, waveFor } from "./peaks"

const waves = [{ url: "fine", pixels: 30_000 }, { url: "middle", pixels: 3_750 }, { url: "coarse", pixels: 469 }]

describe("the level of a waveform", () => {
  it("is the coarsest that has a pixel for each column of the screen", () => {
    expect(waveFor(waves, 300)?.url).toBe("coarse")
    expect(waveFor(waves, 469)?.url).toBe("coarse")
    expect(waveFor(waves, 800 * 2)?.url).toBe("middle")
    expect(waveFor(waves, 3_751)?.url).toBe("fine")
  })

  it("is the finest when none has, and nothing when there is none", () => {
    expect(waveFor(waves, 100_000)?.url).toBe("fine")
    expect(waveFor([], 100)).toBeUndefined()
  })
})

function file(version: 1 | 2, channels: number, values: number[]): ArrayBuffer {
  const header = [version, 1, 44_100, 256, values.length / 2 / channels, ...(version === 2 ? [channels] : [])]
  const buffer = new ArrayBuffer(header.length * 4 + values.length)
  const view = new DataView(buffer)
  header.forEach((field, at) => { view.setInt32(at * 4, field, true) })
  values.forEach((value, at) => { view.setInt8(header.length * 4 + at, value) })
  return buffer
}

describe("a waveform's file", () => {
  it("gives each pixel its largest excursion, over both channels", () => {
    expect([...readPeaks(file(1, 1, [-127, 20, -10, 127]))]).toEqual([1, 1])
    expect([...readPeaks(file(2, 2, [-1, 2, -127, 3, 0, 0, 0, 0]))]).toEqual([1, 0])
  })

  it("is refused when it is something else", () => {
    expect(() => readPeaks(new TextEncoder().encode("<html>not found, sorry</html>").buffer as ArrayBuffer)).toThrow("Not a waveform")
  })

  it("is drawn into fewer columns without losing a peak, and into more without gaps", () => {
    expect(columnsOf([0.1, 0.9, 0.2, 0.3], 2)).toEqual([0.9, 0.3])
    expect(columnsOf([0.5, 1], 4)).toEqual([0.5, 0.5, 1, 1])
  })
})
