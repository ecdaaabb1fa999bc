/** The interpolating filter of ITU-R BS.1770-5, Annex 2: four phases of twelve taps. Phases 3 and 4 are 2 and 1 reversed. */
const FIRST = [0.0017089843750, 0.0109863281250, -0.0196533203125, 0.0332031250000, -0.0594482421875, 0.1373291015625, 0.9721679687500, -0.1022949218750, 0.0476074218750, -0.0266113281250, 0.0148925781250, -0.0083007812500]
const SECOND = [-0.0291748046875, 0.0292968750000, -0.0517578125000, 0.0891113281250, -0.1665039062500, 0.4650878906250, 0.7797851562500, -0.2003173828125, 0.1015625000000, -0.0582275390625, 0.0330810546875, -0.0189208984375]
const PHASES = [FIRST, SECOND, [...SECOND].reverse(), [...FIRST].reverse()].map((phase) => Float64Array.from(phase))
const TAPS = 12
/** Frames by which what it finds lies behind: the peaks are those between this many and one fewer frames ago. */
export const TRUE_PEAK_DELAY = 6

/** Peaks between samples, four times oversampled. */
export class TruePeak {
  /** Twice, so that the last twelve lie together. */
  private readonly ring = new Float64Array(TAPS * 2)
  private at = 0

  /** Takes a sample. @returns the largest size of the four points around six frames before */
  push(sample: number): number {
    this.at = this.at === 0 ? TAPS - 1 : this.at - 1
    this.ring[this.at] = this.ring[this.at + TAPS] = sample
    let peak = 0
    for (let phase = 0; phase < PHASES.length; phase++) {
      const taps = PHASES[phase] as Float64Array
      let sum = 0
      for (let tap = 0; tap < TAPS; tap++) sum += (taps[tap] as number) * (this.ring[this.at + tap] as number)
      if (sum < 0) sum = -sum
      if (sum > peak) peak = sum
    }
    return peak
  }
}
