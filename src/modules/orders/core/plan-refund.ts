import { allocate } from "@max-booster/kernel"

/** Where the money of a line is; what was refunded before is already taken off. Minor units, none negative. */
export type LineLeft = { id: string; fee: bigint; tax: bigint; shares: readonly { id: string; amount: bigint }[] }

/** What comes back of a line: `amount` = `fee` + `tax` + the shares. */
export type RefundedLine = { id: string; amount: bigint; fee: bigint; tax: bigint; shares: { id: string; amount: bigint }[] }

/** What can still be given back for a line. */
export const refundable = ({ fee, tax, shares }: LineLeft): bigint => shares.reduce((sum, { amount }) => sum + amount, fee + tax)

/**
 * Divides a refund of a line over those who hold its money, in proportion to what each still holds. Any sequence of refunds that
 * gives the whole line back takes from each exactly what he had.
 * @throws {RangeError} when the amount is not above zero, more than the line has left, or no multiple of `step`
 */
export function refundLine(line: LineLeft, amount: bigint, step = 1n): RefundedLine {
  const left = refundable(line)
  if (amount % step !== 0n) throw new RangeError(`A refund in this currency is a multiple of ${step} of its smallest units; ${amount} is not`)
  if (amount <= 0n || amount > left) throw new RangeError(`A refund of ${amount} is not within what line ${line.id} has left: ${left}`)
  const [fee = 0n, tax = 0n, ...shares] = allocate(amount, [line.fee, line.tax, ...line.shares.map((share) => share.amount)], step)
  return { id: line.id, amount, fee, tax, shares: line.shares.map(({ id }, i) => ({ id, amount: shares[i] ?? 0n })) }
}

/**
 * Divides a refund over lines in proportion to what each has left.
 * @throws {RangeError} when the amount is not above zero, more than all have left, or no multiple of `step`
 */
export function refundAcross(lines: readonly LineLeft[], amount: bigint, step = 1n): RefundedLine[] {
  const left = lines.map(refundable)
  const whole = left.reduce((sum, each) => sum + each, 0n)
  if (amount <= 0n || amount > whole) throw new RangeError(`A refund of ${amount} is not within what is left: ${whole}`)
  return allocate(amount, left, step).flatMap((part, i) => {
    const line = lines[i]
    return line && part > 0n ? [refundLine(line, part, step)] : []
  })
}
