import { expect, it } from "vitest"
import { Spectrum } from "./fft"

it("gives the magnitudes that the definition of the transform gives", () => {
  const size = 64
  const samples = Float32Array.from({ length: size + 3 }, (_, n) => Math.sin(n * 0.7) + 0.4 * Math.cos(n * 2.1) + ((n * 7_919) % 13) / 13)
  const found = new Spectrum(size, () => 1).of(samples, 3)
  for (let k = 0; k <= size / 2; k++) {
    let [re, im] = [0, 0]
    for (let n = 0; n < size; n++) {
      re += (samples[n + 3] ?? 0) * Math.cos((2 * Math.PI * k * n) / size)
      im += (samples[n + 3] ?? 0) * Math.sin((2 * Math.PI * k * n) / size)
    }
    expect(found[k]).toBeCloseTo(Math.hypot(re, im), 6)
  }
})

it("refuses a size that is no power of two", () => { expect(() => new Spectrum(100)).toThrow(RangeError) })
