import { parseDecimal } from "./decimal"

/** How a file writes its cells. */
export const delimiters = [",", ";", "\t", "|"] as const
export type Delimiter = (typeof delimiters)[number]

/** What parts the cells: the sign that stands equally often, and most, in the first lines, outside of quotes. */
export function delimiterOf(text: string): Delimiter {
  const lines = bareLines(text).slice(0, 20)
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const most = Math.max(0, ...counts)
    return { delimiter, score: most === 0 ? 0 : counts.filter((count) => count === most).length * 100 + most }
  })
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter
}

/** Lines with what is in quotes left out. A line that is not whole is left out, too. */
function bareLines(text: string): string[] {
  const lines = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r\n|\n|\r/)
  return (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== "")
}

/**
 * Whether the comma begins the decimals. A sign that stands twice in a number parts thousands; of two signs the last begins the decimals; of one, more or
 * fewer than three digits after it do. Without any such number: by the delimiter, since who writes decimal commas parts cells by something else.
 */
export function isDecimalComma(numbers: readonly string[], delimiter: Delimiter): boolean {
  let [comma, point] = [0, 0]
  for (const number of numbers) {
    const sign = decimalSignOf(number)
    if (sign === ",") comma += 1
    if (sign === ".") point += 1
  }
  return comma === point ? delimiter === ";" : comma > point
}

function decimalSignOf(text: string): "," | "." | null {
  if (parseDecimal(text, true) === null && parseDecimal(text, false) === null) return null
  const [commas, points] = [text.split(",").length - 1, text.split(".").length - 1]
  if (commas > 0 && points > 0) return text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : "."
  const [sign, other, count] = commas > 0 ? [",", ".", commas] as const : [".", ",", points] as const
  if (count === 0) return null
  if (count > 1) return other
  return /[.,]\d{3}$/.test(text.trim()) && !/^-?0[.,]/.test(text.trim()) ? null : sign
}
