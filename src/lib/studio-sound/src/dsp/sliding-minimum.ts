/** The least of the last so many values, in constant time on average (monotonic queue). */
export class SlidingMinimum {
  private readonly values: Float64Array
  private readonly born: Float64Array
  private head = 0
  private size = 0
  private now = 0

  /** @param width how many values, 1 or more */
  constructor(private readonly width: number) {
    this.values = new Float64Array(width)
    this.born = new Float64Array(width)
  }

  /** Takes a value and gives the least of the last `width`. */
  push(value: number): number {
    while (this.size > 0 && (this.values[this.index(this.size - 1)] as number) >= value) this.size--
    if (this.size > 0 && (this.born[this.head] as number) <= this.now - this.width) {
      this.head = this.index(1)
      this.size--
    }
    const tail = this.index(this.size++)
    this.values[tail] = value
    this.born[tail] = this.now++
    return this.values[this.head] as number
  }

  private index(offset: number): number {
    const at = this.head + offset
    return at >= this.width ? at - this.width : at
  }
}
