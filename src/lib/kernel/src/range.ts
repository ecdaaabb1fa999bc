/** The bytes of a file that are asked for, both ends included; `whole`: all of it; `nowhere`: it has none of these (HTTP 416). */
export type Range = { from: number; to: number } | "whole" | "nowhere"

/** Reads a `Range` header (RFC 9110, 14.2). More than one range, or what is no range of bytes, is answered with the whole file, as the RFC permits. */
export function rangeOf(header: string | undefined, size: number): Range {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? []
  if (first === "" && last === "") return "whole"
  if (first === "") return Number(last) === 0 ? "nowhere" : { from: Math.max(size - Number(last), 0), to: size - 1 }
  if (last !== "" && Number(last) < Number(first)) return "whole"
  return Number(first) >= size ? "nowhere" : { from: Number(first), to: last === "" ? size - 1 : Math.min(Number(last), size - 1) }
}

/** The part of a stream of bytes that a range asks for; ends as soon as it has been had. */
export async function* sliceOf(bytes: AsyncIterable<Buffer>, { from, to }: { from: number; to: number }): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of bytes) {
    const part = chunk.subarray(Math.max(from - at, 0), Math.max(to + 1 - at, 0))
    at += chunk.length
    if (part.length > 0) yield part
    if (at > to) return
  }
}
