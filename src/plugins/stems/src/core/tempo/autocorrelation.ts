/** Normalized correlation of onset strengths with themselves or with later ones, for lags of 0 to `longest` frames. */
export type Correlation = Float32Array

/** How much `b` follows `a`, 1 when exactly. Sums of four at a time: this loop is most of a tempo's cost. */
export function correlate(a: Float32Array, b: Float32Array, longest: number): Correlation {
  const scale = Math.sqrt(energyOf(a) * energyOf(b))
  const result = new Float32Array(longest + 1)
  if (scale === 0) return result
  for (let lag = 0; lag <= longest; lag++) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0]
    let n = 0
    const last = a.length - lag
    for (; n + 3 < last; n += 4) {
      s0 += (a[n] as number) * (b[n + lag] as number)
      s1 += (a[n + 1] as number) * (b[n + lag + 1] as number)
      s2 += (a[n + 2] as number) * (b[n + lag + 2] as number)
      s3 += (a[n + 3] as number) * (b[n + lag + 3] as number)
    }
    for (; n < last; n++) s0 += (a[n] as number) * (b[n + lag] as number)
    // Fewer products at longer lags: without this, long periods would look weak in short loops.
    result[lag] = ((s0 + s1 + s2 + s3) / scale) * (a.length / Math.max(last, a.length / 4))
  }
  return result
}

/** The correlation about a lag that need not be whole, the best within a frame. */
export function around(correlation: Correlation, lag: number): number {
  const whole = Math.round(lag)
  if (whole < 1 || whole + 1 >= correlation.length) return 0
  return Math.max(correlation[whole - 1] as number, correlation[whole] as number, correlation[whole + 1] as number)
}

/** A series less its mean, of deviation 1; all 0 when nothing in it changes. */
export function centered(values: Float32Array): Float32Array {
  let mean = 0
  for (const value of values) mean += value / values.length
  const free = values.map((value) => value - mean)
  const deviation = Math.sqrt(energyOf(free) / Math.max(1, values.length))
  return deviation > 1e-9 ? free.map((value) => value / deviation) : free.fill(0)
}

function energyOf(values: Float32Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}
