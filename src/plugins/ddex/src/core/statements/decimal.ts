import { decimalsOf } from "@max-booster/kernel"

/** Decimal places that amounts are kept with: distributors give up to ten, spreadsheets up to seventeen. */
export const PLACES = 18

/** Digits that are parted, if at all, in threes. */
const THREES = { comma: /^[-+]?(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d*)(?:,|e|-|$)[^.]*$/i, point: /^[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d*)(?:\.|e|-|$)[^,]*$/i }

/**
 * An amount as a file writes it, exactly: "0.0034567891", "1.234,56", "(12.50)", "-3", "€ 4,20", "1.2E-05". Null when it is no number, has
 * more than eighteen decimals that count, or thousands that are not in threes: "1,23" is not read as 123 where the point begins the decimals.
 * @param comma whether the comma begins the decimals
 */
export function parseDecimal(text: string, comma: boolean): bigint | null {
  const bare = text.replace(/[\s\u00A0\u202F']/g, "").replace(/^(\(?[-+]?)[\p{Sc}]|[\p{Sc}](\)?)$/gu, "$1$2")
  const inBrackets = /^\((.+)\)$/.exec(bare)?.[1]
  const written = inBrackets ?? bare
  if (!(comma ? THREES.comma : THREES.point).test(written)) return null
  const plain = written.replaceAll(comma ? "." : ",", "").replace(",", ".")
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:e([-+]?\d{1,2}))?(-?)$/i.exec(plain)
  if (!match) return null
  const [, sign = "", whole = "", fraction = "", exponent = "0", after = ""] = match
  if (whole === "" && fraction === "") return null
  const shift = PLACES + Number(exponent) - fraction.length
  const digits = BigInt(whole + fraction)
  const divisor = shift < 0 ? 10n ** BigInt(-shift) : 1n
  if (digits % divisor !== 0n) return null
  const value = shift < 0 ? digits / divisor : digits * 10n ** BigInt(shift)
  return (sign === "-") !== (after === "-") || inBrackets !== undefined ? -value : value
}

/** An exact amount as text, without needless zeros: 3n * 10^15 -> "0.003". */
export function writeDecimal(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(PLACES + 1, "0")
  const fraction = digits.slice(-PLACES).replace(/0+$/, "")
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -PLACES)}${fraction && `.${fraction}`}`
}

/** Reads what `writeDecimal` wrote. @throws {SyntaxError} when it is no decimal */
export function readDecimal(text: string): bigint {
  const amount = parseDecimal(text, false)
  if (amount === null) throw new SyntaxError(`"${text}" is not a decimal`)
  return amount
}

/**
 * Rounds exact amounts of one currency to minor units, once: the whole is rounded half away from zero, and the parts sum to it (each is rounded down, and what
 * is left goes to those with the largest remainders, ties by position).
 */
export function toMinor(parts: readonly bigint[], currency: string): bigint[] {
  const unit = 10n ** BigInt(PLACES - decimalsOf(currency))
  const exact = parts.reduce((sum, part) => sum + part, 0n)
  const size = exact < 0n ? -exact : exact
  const whole = ((size + unit / 2n) / unit) * (exact < 0n ? -1n : 1n)
  const floors = parts.map((part) => floorDiv(part, unit))
  const left = Number(whole - floors.reduce((sum, part) => sum + part, 0n))
  const order = parts.map((part, index) => ({ index, remainder: part - floorDiv(part, unit) * unit }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of order.slice(0, left)) floors[index] = (floors[index] ?? 0n) + 1n
  return floors
}

const floorDiv = (a: bigint, b: bigint) => (a >= 0n ? a / b : -((-a + b - 1n) / b))
