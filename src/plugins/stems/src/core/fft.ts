/** A complex radix-2 FFT of one size whose tables are made once. What is transformed is put in by `put`, and lies in `re` and `im` afterwards. */
export class Fft {
  readonly re: Float64Array
  readonly im: Float64Array
  private readonly cos: Float64Array
  private readonly sin: Float64Array
  private readonly reversed: Uint32Array

  /** @param size a power of two, at least 2 */
  constructor(readonly size: number) {
    const bits = Math.log2(size)
    if (!Number.isInteger(bits) || bits < 1) throw new RangeError(`FFT size ${size} is not a power of two`)
    this.re = new Float64Array(size)
    this.im = new Float64Array(size)
    this.cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.sin = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size))
    this.reversed = Uint32Array.from({ length: size }, (_, index) => reverse(index, bits))
  }

  put(n: number, re: number, im: number): void {
    const at = this.reversed[n] as number
    this.re[at] = re
    this.im[at] = im
  }

  transform(): void {
    for (let reach = 1; reach < this.size; reach *= 2) this.butterflies(reach)
  }

  private butterflies(reach: number): void {
    const { size, re, im, cos, sin } = this
    const step = size / (2 * reach)
    for (let k = 0; k < reach; k++) {
      const c = cos[k * step] as number
      const s = sin[k * step] as number
      for (let low = k; low < size; low += reach * 2) {
        const high = low + reach
        const a = re[high] as number
        const b = im[high] as number
        const turnedRe = a * c + b * s
        const turnedIm = b * c - a * s
        re[high] = (re[low] as number) - turnedRe
        im[high] = (im[low] as number) - turnedIm
        re[low] = (re[low] as number) + turnedRe
        im[low] = (im[low] as number) + turnedIm
      }
    }
  }
}

/** Magnitudes of the spectra of real signals of one size, by an FFT of half of it. */
export class Spectrum {
  /** Magnitudes of bins 0 to size / 2 of the last frame; overwritten by the next. */
  readonly magnitudes: Float64Array
  private readonly fft: Fft
  private readonly cos: Float64Array
  private readonly sin: Float64Array
  private readonly window: Float64Array

  /** @param size a power of two, at least 4 */
  constructor(size: number, windowAt: (phase: number) => number = hann) {
    this.fft = new Fft(size / 2)
    const half = size / 2
    this.magnitudes = new Float64Array(half + 1)
    this.cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.sin = Float64Array.from({ length: half }, (_, k) => Math.sin((2 * Math.PI * k) / size))
    this.window = Float64Array.from({ length: size }, (_, n) => windowAt(n / size))
  }

  /** Transforms `size` samples that begin at `from`; all must be there. */
  of(samples: Float32Array, from = 0): Float64Array {
    const { fft, window } = this
    // Even samples are the real part and odd ones the imaginary part of a signal of half the length.
    for (let n = 0; n < fft.size; n++) fft.put(n, (samples[from + 2 * n] as number) * (window[2 * n] as number), (samples[from + 2 * n + 1] as number) * (window[2 * n + 1] as number))
    fft.transform()
    return this.untangle()
  }

  /** Separates the spectra of even and odd samples, and joins them to that of all. */
  private untangle(): Float64Array {
    const { fft: { size: half, re, im }, cos, sin, magnitudes } = this
    const [re0, im0] = [re[0] as number, im[0] as number]
    magnitudes[0] = Math.abs(re0 + im0)
    magnitudes[half] = Math.abs(re0 - im0)
    for (let k = 1; k < half; k++) {
      const a = re[k] as number
      const b = im[k] as number
      const c = re[half - k] as number
      const d = im[half - k] as number
      const oddRe = b + d
      const oddIm = c - a
      const w = cos[k] as number
      const v = sin[k] as number
      const x = a + c + oddRe * w + oddIm * v
      const y = b - d + oddIm * w - oddRe * v
      magnitudes[k] = Math.sqrt(x * x + y * y) / 2
    }
    return magnitudes
  }
}

/** Window functions over a phase from 0 to 1. */
export const hann = (phase: number): number => 0.5 - 0.5 * Math.cos(2 * Math.PI * phase)
export const hamming = (phase: number): number => 25 / 46 - (21 / 46) * Math.cos(2 * Math.PI * phase)

function reverse(index: number, bits: number): number {
  let result = 0
  for (let bit = 0; bit < bits; bit++) result = (result << 1) | ((index >> bit) & 1)
  return result
}
