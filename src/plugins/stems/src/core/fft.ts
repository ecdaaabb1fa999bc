/** Magnitudes of the spectra of real signals of one size: a complex radix-2 FFT of half the size whose tables are made once. */
export class Spectrum {
  /** Magnitudes of bins 0 to size / 2 of the last frame; overwritten by the next. */
  readonly magnitudes: Float64Array
  private readonly half: number
  private readonly re: Float64Array
  private readonly im: Float64Array
  private readonly cos: Float64Array
  private readonly sin: Float64Array
  private readonly reversed: Uint32Array
  private readonly window: Float64Array

  /** @param size a power of two, at least 4 */
  constructor(size: number, windowAt: (phase: number) => number = hann) {
    const bits = Math.log2(size) - 1
    if (!Number.isInteger(bits) || bits < 1) throw new RangeError(`FFT size ${size} is not a power of two`)
    this.half = size / 2
    this.magnitudes = new Float64Array(this.half + 1)
    this.re = new Float64Array(this.half)
    this.im = new Float64Array(this.half)
    this.cos = Float64Array.from({ length: this.half }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.sin = Float64Array.from({ length: this.half }, (_, k) => Math.sin((2 * Math.PI * k) / size))
    this.reversed = Uint32Array.from({ length: this.half }, (_, index) => reverse(index, bits))
    this.window = Float64Array.from({ length: size }, (_, n) => windowAt(n / size))
  }

  /** Transforms `size` samples that begin at `from`; all must be there. */
  of(samples: Float32Array, from = 0): Float64Array {
    const { half, re, im, reversed, window } = this
    // Even samples are the real part and odd ones the imaginary part of a signal of half the length.
    for (let n = 0; n < half; n++) {
      const at = reversed[n] as number
      re[at] = (samples[from + 2 * n] as number) * (window[2 * n] as number)
      im[at] = (samples[from + 2 * n + 1] as number) * (window[2 * n + 1] as number)
    }
    for (let reach = 1; reach < half; reach *= 2) this.butterflies(reach)
    return this.untangle()
  }

  private butterflies(reach: number): void {
    const { half, re, im, cos, sin } = this
    const step = half / reach
    for (let k = 0; k < reach; k++) {
      const c = cos[k * step] as number
      const s = sin[k * step] as number
      for (let low = k; low < half; low += reach * 2) {
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

  /** Separates the spectra of even and odd samples, and joins them to that of all. */
  private untangle(): Float64Array {
    const { half, re, im, cos, sin, magnitudes } = this
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
