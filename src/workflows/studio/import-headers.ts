import type { ImportedProject } from "./import-project"

/** Less than what anything between the shop and a browser takes as one header. */
const MOST_HEADER = 6_000

/** What an import is answered with; what was left out is JSON in percent-encoding, as many lines of it as a header holds. */
export function headersOf({ id, left }: ImportedProject): Record<string, string> {
  const written = (count: number) => encodeURIComponent(JSON.stringify(count < left.length ? [...left.slice(0, count), "and more"] : left))
  let count = left.length
  while (written(count).length > MOST_HEADER) count -= 1
  return { "X-Project-Id": id, ...(left.length > 0 && { "X-Left-Out": written(count) }) }
}
