/** SHA-256 of bytes that come in parts (FIPS 180-4): the browser's own wants all of them in memory at once. */
export class Sha256 {
  private readonly state = Uint32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19)
  private readonly words = new Uint32Array(64)
  private readonly block = new Uint8Array(64)
  private filled = 0
  private bytes = 0

  update(part: Uint8Array): this {
    this.bytes += part.length
    let at = 0
    while (at < part.length) {
      const count = Math.min(64 - this.filled, part.length - at)
      this.block.set(part.subarray(at, at + count), this.filled)
      this.filled += count
      at += count
      if (this.filled === 64) this.mix()
    }
    return this
  }

  /** Ends it. */
  hex(): string {
    const bits = this.bytes * 8
    const rest = new Uint8Array(((this.filled < 56 ? 56 : 120) - this.filled) + 8)
    rest[0] = 0x80
    const view = new DataView(rest.buffer)
    view.setUint32(rest.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(rest.length - 4, bits >>> 0)
    this.update(rest)
    return [...this.state].map((word) => word.toString(16).padStart(8, "0")).join("")
  }

  private mix(): void {
    const { words: w, block, state } = this
    const view = new DataView(block.buffer)
    for (let n = 0; n < 16; n++) w[n] = view.getUint32(n * 4)
    for (let n = 16; n < 64; n++) {
      const [a, b] = [w[n - 15] as number, w[n - 2] as number]
      w[n] = (w[n - 16] as number) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (w[n - 7] as number) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
    for (let n = 0; n < 64; n++) {
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (K[n] as number) + (w[n] as number)) | 0
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g; g = f; f = e; e = (d + first) | 0; d = c; c = b; b = a; a = (first + second) | 0
    }
    for (const [n, value] of [a, b, c, d, e, f, g, h].entries()) state[n] = (state[n] as number) + value
    this.filled = 0
  }
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, worked out in whole numbers. */
const K = (() => {
  const primes: bigint[] = []
  for (let n = 2n; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0n)) primes.push(n)
  return Uint32Array.from(primes, (prime) => {
    const wanted = prime << 96n
    let [low, high] = [0n, 1n << 35n]
    while (high - low > 1n) {
      const middle = (low + high) >> 1n
      if (middle ** 3n <= wanted) low = middle
      else high = middle
    }
    return Number(low & 0xffff_ffffn)
  })
})()
