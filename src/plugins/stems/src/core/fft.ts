/** Magnitudes of the spectra of real signals of one size, by a radix-2 FFT whose tables are made once. */
export class Spectrum {
  /** Magnitudes of bins 0 to size / 2 of the last frame; overwritten by the next. */
  readonly magnitudes: Float64Array
  private readonly re: Float64Array
  private readonly im: Float64Array
  private readonly cos: Float64Array
  private readonly sin: Float64Array
  private readonly reversed: Uint32Array
  private readonly window: Float64Array

  /** @param size a power of two */
  constructor(private readonly size: number, windowAt: (phase: number) => number = hann) {
    const bits = Math.log2(size)
    if (!Number.isInteger(bits)) throw new RangeError(`FFT size ${size} is not a power of two`)
    this.magnitudes = new Float64Array(size / 2 + 1)
    this.re = new Float64Array(size)
    this.im = new Float64Array(size)
    this.cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.sin = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size))
    this.reversed = Uint32Array.from({ length: size }, (_, index) => reverse(index, bits))
    this.window = Float64Array.from({ length: size }, (_, n) => windowAt(n / size))
  }

  /** Transforms `size` samples that begin at `from`. */
  of(samples: Float32Array, from = 0): Float64Array {
    const { size, re, im, reversed, window, magnitudes } = this
    for (let n = 0; n < size; n++) {
      const at = reversed[n] as number
      re[at] = (samples[from + n] ?? 0) * (window[n] as number)
      im[at] = 0
    }
    for (let half = 1; half < size; half *= 2) this.butterflies(half)
    for (let k = 0; k <= size / 2; k++) magnitudes[k] = Math.sqrt((re[k] as number) ** 2 + (im[k] as number) ** 2)
    return magnitudes
  }

  private butterflies(half: number): void {
    const { size, re, im, cos, sin } = this
    const step = size / (half * 2)
    for (let start = 0; start < size; start += half * 2) {
      for (let k = 0; k < half; k++) {
        const c = cos[k * step] as number
        const s = sin[k * step] as number
        const low = start + k
        const high = low + half
        const a = re[high] as number
        const b = im[high] as number
        const tempRe = a * c + b * s
        const tempIm = b * c - a * s
        re[high] = (re[low] as number) - tempRe
        im[high] = (im[low] as number) - tempIm
        re[low] = (re[low] as number) + tempRe
        im[low] = (im[low] as number) + tempIm
      }
    }
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
